"""Where a template of ours stands in for one of the theme's, it differs in what it says alone."""

from __future__ import annotations

import re
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest

OURS = Path(__file__).resolve().parents[2] / "overrides" / "partials"
THEIRS = Path(material.__file__).parent / "templates" / "partials"
HEAD = re.compile(r"\A\{#-.*?-#\}\n", re.DOTALL)
TABINDEX = ' tabindex="{{ tabindex }}"'
CLAIM = "As in Material"
LABEL = ' for="__toc"'
HAS_BOX = (
    "page in nav.pages and "
    '(page.parent.children | selectattr("is_index") | first if page.parent) != page'
)

EDITS = {
    "javascripts/base.html": [
        (
            '(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e))',
            "(e,_,t=__md_scope)=>{try{return JSON.parse((_||localStorage).getItem("
            't.pathname+"."+e))}catch(e){return null}}',
        ),
        (
            "(e,_,t=localStorage,a=__md_scope)=>{try{t.setItem",
            "(e,_,t,a=__md_scope)=>{try{(t||localStorage).setItem",
        ),
    ],
    "javascripts/outdated.html": [
        ('new URL("{{ base_url }}")', 'new URL("{{ base_url }}",location)')
    ],
    "nav-item.html": [
        (TABINDEX, f"{{% if tabindex %}}{TABINDEX}{{% endif %}}"),
        (
            'aria-labelledby="{{ path }}_label"',
            'aria-label="{{ render_title(nav_item) | striptags | trim | e }}"',
        ),
    ],
    "toc.html": [(LABEL, f"{{% if {HAS_BOX} %}}{LABEL}{{% endif %}}")],
}
"""What each override changes in the theme's template of the same name."""


def without_head(path: Path) -> str:
    """Return a template without the comment that it begins with."""
    return HEAD.sub("", path.read_text(encoding="utf-8"), count=1)


@pytest.mark.parametrize("name", EDITS)
def test_an_override_is_the_theme_s_template_but_for_its_edits(name: str) -> None:
    expected = without_head(THEIRS / name)
    for old, new in EDITS[name]:
        assert old in expected, f"{name}: the theme does not say {old!r} any more"
        expected = expected.replace(old, new)
    assert without_head(OURS / name) == expected


def test_each_override_that_says_so_is_compared_with_the_theme_s_template() -> None:
    ours = {path: path.read_text(encoding="utf-8") for path in OURS.rglob("*.html")}
    copies = {path.relative_to(OURS).as_posix() for path, text in ours.items() if CLAIM in text}
    assert copies == set(EDITS)


@pytest.mark.parametrize("name", EDITS)
def test_an_override_says_which_release_it_is_made_from(name: str) -> None:
    first = (OURS / name).read_text(encoding="utf-8").splitlines()[0]
    pinned = Path(__file__).resolve().parents[2] / "requirements.txt"
    version = re.search(
        r"^mkdocs-material==(\S+)", pinned.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert version
    assert f"{CLAIM} {version[1]}" in first
