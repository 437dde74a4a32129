"""The Content-Security-Policy that a built site works under, made from what its pages hold.

Scripts come from the site itself; the few that stand in pages are named by their digests. Two files
at the site's root say it: `content-security-policy.txt`, the policy alone, and `_headers`, which
some hosts obey as it is. There is no `<meta>` with it, for a site opened from a folder has no
origin that the policy could name.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

POLICY_FILE = "content-security-policy.txt"
HEADERS_FILE = "_headers"
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
_TYPE = re.compile(r'\stype="([^"]*)"')
_SOURCE = re.compile(r"\ssrc=")
_RUN = {"", "module", "text/javascript", "application/javascript"}
"""Types of scripts that browsers run; any other holds data."""

DIRECTIVES = {
    # Whatever is not named below; browsers may fetch the next page before it is asked for.
    "default-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "script-src": "'self'",
    # The diagram library writes style elements and attributes.
    "style-src": "'self' 'unsafe-inline'",
    # The theme's style sheets have their icons in them.
    "img-src": "'self' data:",
    "font-src": "'self'",
    # The search index, the site map, pages that are stepped to, notes of other pages.
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""What goes well with it."""


def main() -> int:
    """Print the policy for the pages of a folder: several releases, say."""
    parser = argparse.ArgumentParser(description="Print the policy for the pages of a folder.")
    parser.add_argument("folder", type=Path)
    sys.stdout.write(f"{policy_of(texts_of(parser.parse_args().folder))}\n")
    return 0


def texts_of(site: Path) -> Iterator[str]:
    """Yield the pages of a folder, in order."""
    for file in sorted(site.rglob("*.html")):
        yield file.read_text(encoding="utf-8")


def write_policy(site: Path) -> str:
    """Write the policy of a built site, both languages together, and return it."""
    policy = policy_of(texts_of(site))
    (site / POLICY_FILE).write_text(f"{policy}\n", encoding="utf-8")
    headers = {"Content-Security-Policy": policy} | OTHERS
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    (site / HEADERS_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return policy


def policy_of(pages: Iterable[str]) -> str:
    """Return the policy under which all of some pages work."""
    scripts = {script for page in pages for script in inline_scripts(page)}
    digests = sorted(f"'sha256-{digest(script)}'" for script in scripts)
    directives = DIRECTIVES | {"script-src": " ".join((DIRECTIVES["script-src"], *digests))}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def inline_scripts(page: str) -> set[str]:
    """Return the scripts that stand in a page and are run."""
    return {
        text
        for attributes, text in _SCRIPT.findall(page)
        if not _SOURCE.search(attributes) and _type(attributes) in _RUN
    }


def _type(attributes: str) -> str:
    found = _TYPE.search(attributes)
    return unescape(found[1]).strip().lower() if found else ""


def digest(script: str) -> str:
    """Return a script's digest as a policy names it."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


if __name__ == "__main__":
    sys.exit(main())
