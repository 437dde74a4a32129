"""A page that mermaid2 has not read is the page that it would have written, but for spelling."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from mermaid2.plugin import MarkdownMermaidPlugin  # type: ignore[import-untyped]

import quick_diagrams

GENERATED, HAND_WRITTEN = "topics/a/b.md", "about.md"
CONFIG: Any = SimpleNamespace(
    extra={"edition": SimpleNamespace(pages={GENERATED: None})},
    get=lambda _, default: default,
)
DIAGRAM = '<div class="mermaid">\nflowchart TD\n  n1["a"] --> n2["b &amp; &lt;c&gt;"]\n</div>'


@pytest.fixture
def mermaid() -> Callable[[str, Any], str]:
    """Return mermaid2's event as the site configures it."""
    plugin = MarkdownMermaidPlugin()
    plugin.load_config({"arguments": {"startOnLoad": False, "securityLevel": "strict"}})
    plugin._full_config = {"markdown_extensions": []}
    plugin._mermaid_args = plugin.config["arguments"]
    plugin._javascript = "assets/vendor/mermaid.min.js"

    def event(output: str, page: Any) -> str:
        written: str = plugin.on_post_page(output, config=CONFIG, page=page)
        return written

    return event


def page(src_uri: str) -> Any:
    file = SimpleNamespace(src_uri=src_uri)
    return SimpleNamespace(title="A", url="topics/a/b/", file=file)


def html(body: str) -> str:
    head = '<html><head><script src="diagrams.js"></script><title>mermaid</title></head>'
    return f"<!doctype html>{head}<body class='a'>\n{body}\n<p>c&nbsp;d</p>\n</body></html>\n"


def quickly(mermaid: Callable[[str, Any], str], output: str, page: Any) -> str:
    """Send a page through mermaid2 with our events around it."""
    before, after = quick_diagrams.on_post_page.methods
    stand_in = before(output, page=page, config=CONFIG)
    assert len(stand_in) < 200
    return str(after(mermaid(stand_in, page), page=page, config=CONFIG))


def test_the_plugin_is_the_one_that_was_read() -> None:
    assert version("mkdocs-mermaid2-plugin") == "1.2.3"


@pytest.mark.parametrize("diagrams", [1, 3])
def test_a_page_with_diagrams_gets_the_scripts_that_the_plugin_adds(
    mermaid: Callable[[str, Any], str], diagrams: int
) -> None:
    output = html(DIAGRAM * diagrams)
    quick = quickly(mermaid, output, page(GENERATED))
    assert quick.count("<script") == output.count("<script") + 2
    assert str(BeautifulSoup(quick, "html.parser")) == mermaid(output, page(GENERATED))


def test_a_page_that_only_names_the_library_stays_as_it_is(
    mermaid: Callable[[str, Any], str],
) -> None:
    output = html("<p>mermaid</p>")
    assert quickly(mermaid, output, page(GENERATED)) == output


def test_a_page_that_was_written_by_hand_is_the_plugins(
    mermaid: Callable[[str, Any], str],
) -> None:
    output = html("<pre><code class='language-mermaid'>flowchart TD</code></pre>")
    before, after = quick_diagrams.on_post_page.methods
    hand_written = page(HAND_WRITTEN)
    assert before(output, page=hand_written, config=CONFIG) == output
    written = mermaid(output, hand_written)
    assert "mermaid.initialize" in written
    assert after(written, page=hand_written, config=CONFIG) == written
