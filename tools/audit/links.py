"""Whether every link and anchor within the site leads somewhere, on every page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.audit.findings import Fault, Part

_ID = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)=(?:"([^"]*)"|([^\s>"']+))""")
_LINK = re.compile(r"""<(?:a|link|img|script|source)\s[^<>]*?(?:href|src)="([^"]*)\"""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r"(<script[^>]*>).*?</script>", re.DOTALL)


def audit_links(site: Path) -> Part:
    """Follow every link of every page that stays on the site."""
    files = sorted(site.rglob("*.html"))
    found = 0
    faults: list[Fault] = []
    ids = cache(ids_of)
    for file in files:
        page = file.relative_to(site).as_posix()
        for link in links_of(file):
            found += 1
            faults += _faults(site, page, link, ids)
    return Part("Links", f"{found} links within the site on {len(files)} pages", tuple(faults))


def links_of(file: Path) -> list[str]:
    """Return the links of a page that may lead to the site itself."""
    text = _COMMENT.sub("", _SCRIPT.sub(r"\1", file.read_text(encoding="utf-8")))
    links = (unescape(found) for found in _LINK.findall(text))
    return [link for link in dict.fromkeys(links) if not urlsplit(link).scheme]


def ids_of(file: Path) -> frozenset[str]:
    """Return the anchors of a page."""
    text = file.read_text(encoding="utf-8")
    return frozenset(unescape(one or other) for one, other in _ID.findall(text))


def _faults(
    site: Path, page: str, link: str, ids: Callable[[Path], frozenset[str]]
) -> Iterator[Fault]:
    parts = urlsplit(link)
    path = unquote(parts.path)
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), path or "."))
    file = site / joined.lstrip("/") if path else site / page
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        yield Fault(page, "a link leads to nothing", link)
    elif file.suffix == ".html" and unquote(parts.fragment) not in {"", *ids(file)}:
        yield Fault(page, "a link names an anchor that is not there", link)
