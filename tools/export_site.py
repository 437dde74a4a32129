"""Write the site as plain Markdown, with assets and a minimal mkdocs.yml for each language.

Another engine can build what is in `dist/export/`: it needs none of our hooks or templates. A
claim's evidence stands where the claim is at home; elsewhere its marker leads there.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pymdownx.superfences  # type: ignore[import-untyped]
import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.derive.site import NavigationItem  # noqa: E402
from knowledge_base.edition_pages import RenderedEdition, render_edition  # noqa: E402
from knowledge_base.model.base import LANGUAGES, Language  # noqa: E402
from knowledge_base.problems import DataError  # noqa: E402

CONFIGURATIONS: dict[Language, str] = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
ASSETS = ("vendor/mermaid.min.js", "vendor/LICENSES.txt", "images/logo.svg", "images/favicon.svg")
HEAD = "# Written by `make export`. Any MkDocs with Material builds it, without our hook.\n\n"


def main() -> int:
    """Return 0 where the export was written and swapped in, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--output", type=Path, help="the export's folder (default: dist/export)")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    output = (arguments.output or root / "dist" / "export").resolve()
    if output.exists() and not is_export(output):
        sys.stderr.write(f"{output} holds something else; name another folder\n")
        return 1
    try:
        write_aside(root, output)
    except DataError as error:
        sys.stderr.write(f"{error}\nNothing was exported; the previous export is untouched.\n")
        return 1
    sys.stdout.write(f"The export is in {output}\n")
    return 0


def is_export(folder: Path) -> bool:
    """Tell whether a folder holds nothing but an export, so that it may be replaced."""
    return folder.is_dir() and all(
        (path / "mkdocs.yml").is_file()
        and (path / "mkdocs.yml").read_text(encoding="utf-8").startswith(HEAD)
        for path in folder.iterdir()
    )


def write_aside(root: Path, output: Path) -> None:
    """Export every language beside `output`, then put the new export in its place."""
    output.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".export.", dir=output.parent))
    try:
        new = aside / "new"
        for language in LANGUAGES:
            export_language(root, new / language, language)
        if output.exists():
            output.rename(aside / "old")
        new.rename(output)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def export_language(root: Path, folder: Path, language: Language) -> None:
    """Write one language: its pages, the hand-written ones, assets and configuration."""
    with (root / CONFIGURATIONS[language]).open("rb") as file:
        configuration = yaml_load(file)
    docs = folder / "docs"
    shutil.copytree(root / configuration["docs_dir"], docs)
    hand_written = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
    templates = root / "overrides" / "generated"
    edition = render_edition(root / "data", templates, language)
    for name, content in (*edition.markdown_pages(hand_written), *edition.files.items()):
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in ASSETS:
        path = docs / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "overrides" / "assets" / name, path)
    text = HEAD + configuration_text(edition, configuration, language)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def configuration_text(
    edition: RenderedEdition, configuration: dict[str, Any], language: Language
) -> str:
    """Return a configuration of MkDocs and Material alone."""
    fence = {
        "name": "mermaid",
        "class": "mermaid",
        "format": pymdownx.superfences.fence_code_format,
    }
    extensions = {
        **configuration["markdown_extensions"],
        "md_in_html": {},
        "pymdownx.superfences": {"custom_fences": [fence]},
    }
    settings = {
        "site_name": edition.title,
        "site_description": edition.tagline,
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "logo": "assets/images/logo.svg",
            "favicon": "assets/images/favicon.svg",
        },
        "plugins": ["search"],
        "extra_javascript": ["assets/vendor/mermaid.min.js"],
        "markdown_extensions": [{name: options} for name, options in extensions.items()],
        "validation": {"omitted_files": "ignore", "links": {"anchors": "warn"}},
        "nav": [*map(_nav, edition.navigation), *configuration["nav"]],
    }
    return yaml.dump(settings, allow_unicode=True, sort_keys=False, width=10_000)


def _nav(item: NavigationItem) -> dict[str, Any]:
    return {item.title: item.src_uri or [_nav(child) for child in item.items]}


if __name__ == "__main__":
    sys.exit(main())
