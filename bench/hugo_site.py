"""The exported pages as a Hugo site: the same content, navigation and addresses."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

THEME = Path(__file__).resolve().parent / "hugo"
_INDEX_LINK = re.compile(r"(?<=\()((?:\.\./|[\w.-]+/)*)index\.md(?=[)#])")


def write_hugo_site(export: Path, folder: Path) -> None:
    """Write content, theme and navigation of one exported language into a new folder."""
    shutil.copytree(THEME, folder)
    docs = export / "docs"
    shutil.copytree(docs, folder / "content", ignore=shutil.ignore_patterns("*.md", "data"))
    if (docs / "data").is_dir():
        shutil.copytree(docs / "data", folder / "static" / "data", ignore=_only_files)
    for page in docs.rglob("*.md"):
        name = page.relative_to(docs).as_posix()
        path = folder / "content" / hugo_name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(hugo_text(page.read_text(encoding="utf-8")), encoding="utf-8")
    with (export / "mkdocs.yml").open("rb") as file:
        settings = yaml_load(file)
    _write_json(folder / "data" / "nav.json", navigation(settings["nav"], docs))
    _write_json(folder / "hugo.json", {**HUGO_SETTINGS, "title": settings["site_name"]})


HUGO_SETTINGS: dict[str, Any] = {
    "baseURL": "http://localhost:8000/en/",
    "disableKinds": ["taxonomy", "term", "rss"],
    "outputs": {"home": ["html", "json"]},
    "markup": {
        "goldmark": {
            "renderer": {"unsafe": True},
            "parser": {"attribute": {"block": True, "title": True}},
            "renderHooks": {"link": {"useEmbedded": "always"}},
        },
        "highlight": {"noClasses": False},
        "tableOfContents": {"startLevel": 2, "endLevel": 3},
    },
}
"""Raw HTML as it stands, links to pages' files resolved, and a search index of all pages."""


def hugo_name(name: str) -> str:
    """Return a page's file: an index becomes a section's, which can have pages beside it."""
    return re.sub(r"(^|/)index\.md$", r"\1_index.md", name)


def hugo_text(text: str) -> str:
    """Return a page with its links to indexes as the files are called here."""
    return _INDEX_LINK.sub(r"\1_index.md", text)


def url_of(name: str) -> str:
    """Return a page's address from the site's root."""
    return "/" + re.sub(r"(index)?\.md$", "/", name).replace("//", "/").lstrip("/")


def navigation(items: list[Any], docs: Path) -> list[dict[str, Any]]:
    """Return a navigation of MkDocs as titles, addresses, and the addresses below."""
    return [_item(item, docs) for item in items]


def _item(item: Any, docs: Path) -> dict[str, Any]:
    if isinstance(item, str):
        return _item({_title(docs / item): item}, docs)
    ((title, value),) = item.items()
    if isinstance(value, str):
        return {"title": title, "url": url_of(value), "urls": [url_of(value)], "items": []}
    inner = navigation(value, docs)
    urls = [url for each in inner for url in each["urls"]]
    return {"title": title, "url": "", "urls": urls, "items": inner}


def _title(page: Path) -> str:
    heading = re.search(r"^# (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return heading[1] if heading else page.stem


def _only_files(_: str, names: list[str]) -> Iterator[str]:
    return (name for name in names if name.endswith(".md"))


def _write_json(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
