"""Pack a built site so that it can be read from a folder, without a server.

A browser that opens a file finds no page behind the name of a folder and lets no script read other
files. So links name the page in the folder, and pages are always loaded whole. Nothing else
differs: what scripts need is in scripts that a page loads.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.load.load import load_knowledge_base  # noqa: E402

NAME = "polyglot-atlas-offline"
INDEX = "index.html"
WITHOUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "_headers", "content-security-policy.txt")
"""Files that only a server, or whoever asks one, has a use for."""
PICTURES = "assets/images/cards/"
"""What is shown beside links to pages, which nobody links to here."""
INSTANT = re.compile(r'"navigation\.instant[\w.]*",?\s*')
"""Turning to pages without loading them whole needs a server; asked for, it stops every script."""
_ATTRIBUTE = re.compile(r'(\s(?:xlink:)?href=")([^"]*)(")')
_CLICK = re.compile(r'(click n\d+ href (?:"|&#34;|&quot;))([^"&]*)()')
_REFRESH = re.compile(r'(content="\d+; url=)([^"]*)(")')
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_SCRIPT = re.compile(r"(<script[^>]*>)(.*?)(</script>)", re.DOTALL)


def main() -> int:
    """Return 0 where the copy was packed, 1 where there is no site to pack."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="for the copy")
    arguments = parser.parse_args()
    if not (arguments.site / INDEX).is_file():
        sys.stderr.write(f"there is no site in {arguments.site}; run make site\n")
        return 1
    base, _ = load_knowledge_base(ROOT / "data")
    day = base.site.as_of
    arguments.output.mkdir(parents=True, exist_ok=True)
    file = arguments.output / f"{NAME}-{day.isoformat()}.zip"
    with tempfile.TemporaryDirectory() as folder:
        write_offline(arguments.site, Path(folder))
        pack(Path(folder), file, day)
    sys.stdout.write(f"{file}\n")
    return 0


def write_offline(site: Path, folder: Path) -> None:
    """Write a copy of a site into a folder that can be opened without a server."""
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        if file.name in WITHOUT or PICTURES in name:
            continue
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".html":
            copy.write_text(offline_page(file.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(file, copy)


def offline_page(html: str) -> str:
    """Return a page whose links name files, and which is loaded whole whenever it is turned to."""
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    """Yield a page in pieces: what scripts say stays, but for the theme's settings."""
    end = 0
    for script in _SCRIPT.finditer(html):
        yield _with_files(html[end : script.start(2)])
        yield INSTANT.sub("", script[2]) if 'id="__config"' in script[1] else script[2]
        end = script.end(2)
    yield _with_files(html[end:])


def _with_files(html: str) -> str:
    for pattern in (_ATTRIBUTE, _CLICK, _REFRESH):
        html = pattern.sub(lambda found: f"{found[1]}{file_of(found[2])}{found[3]}", html)
    return html


def file_of(link: str) -> str:
    """Return a link with the page's file where it names a folder."""
    path = re.split(r"[?#]", link, maxsplit=1)[0]
    if not path or _SCHEME.match(path):
        return link
    if path.endswith("/"):
        return f"{path}{INDEX}{link[len(path) :]}"
    if path.rpartition("/")[2] in (".", ".."):
        return f"{path}/{INDEX}{link[len(path) :]}"
    return link


def pack(folder: Path, file: Path, day: date) -> None:
    """Pack a folder, the same bytes for the same content; `day` dates every file in it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{file.stem}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # whatever the system is that packs
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes(), compresslevel=9)


if __name__ == "__main__":
    sys.exit(main())
