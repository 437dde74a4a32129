"""Look at a built site with tools that it does not need itself, and write what they say.

`dist/audit.md` and `dist/audit.json`: valid HTML, links, accessibility, weight, Lighthouse and
Firefox. Node's packages are installed into a folder of the user's cache, outside the repository.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from playwright.sync_api import sync_playwright  # noqa: E402

from tools.audit.access import audit_access  # noqa: E402
from tools.audit.browsers import audit_firefox, audit_lighthouse  # noqa: E402
from tools.audit.findings import Audit, Part, as_markdown  # noqa: E402
from tools.audit.html import audit_html  # noqa: E402
from tools.audit.links import audit_links  # noqa: E402
from tools.audit.pages import pages_of, typical  # noqa: E402
from tools.audit.server import served  # noqa: E402
from tools.audit.weights import audit_weights  # noqa: E402
from tools.book.chromium import find_chromium  # noqa: E402

AXE = ROOT / "tests" / "browser" / "vendor" / "axe.min.js"
PACKAGES = ROOT / "tools" / "audit"
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PARTS = ("html", "links", "access", "weight", "lighthouse", "firefox")


def main() -> int:
    """Return 0 where everything is as it ought to be, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="for the report")
    parser.add_argument("--sample", type=int, help="of each kind of page, axe looks at so many")
    parser.add_argument("--only", nargs="*", default=PARTS, choices=PARTS, help="parts to look at")
    arguments = parser.parse_args()
    site: Path = arguments.site.resolve()
    if not (site / "index.html").is_file():
        sys.stderr.write(f"there is no site in {site}; run make site\n")
        return 1
    parts = []
    for part in _audit(site, arguments.sample, frozenset(arguments.only)):
        sys.stdout.write(f"{part.title}: {part.skipped or f'{len(part.faults)} faults'}\n")
        sys.stdout.flush()
        parts.append(part)
    audit = Audit(site.name, parts)
    _write(audit, arguments.output)
    return 1 if audit.has_faults else 0


def _audit(site: Path, sample: int | None, only: frozenset[str]) -> Iterator[Part]:
    pages = pages_of(site)
    each_kind = typical(pages)
    tools = installed()
    chromium = find_chromium() or ""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if "html" in only:
        yield audit_html(site, tools)
    if "links" in only:
        yield audit_links(site)
    with served(site) as address:
        english = tuple(page for page in each_kind if page.language == "en")
        if "weight" in only:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
                yield audit_weights(browser, address, each_kind)
                browser.close()
        if "lighthouse" in only:
            yield audit_lighthouse(tools, chromium, FLAGS, address, english)
        if "firefox" in only:
            yield audit_firefox(tools, firefox, address, each_kind)
        if "access" in only:
            looked_at = pages if sample is None else typical(pages, sample)
            yield audit_access(chromium, FLAGS, address, looked_at, AXE)


def installed() -> Path:
    """Install Node's packages as they are locked, once; return the folder that they are in."""
    lock = PACKAGES / "package-lock.json"
    name = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "polyglot-atlas" / f"audit-{name}"
    if not (folder / "complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for file in (lock, PACKAGES / "package.json"):
            shutil.copy(file, folder)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True)
        (folder / "complete").touch()
    return folder


def _write(audit: Audit, output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    (output / "audit.md").write_text(as_markdown(audit), encoding="utf-8")
    data = json.dumps(audit.as_data(), indent=1, ensure_ascii=False)
    (output / "audit.json").write_text(f"{data}\n", encoding="utf-8")
    sys.stdout.write(f"{output / 'audit.md'}\n")


if __name__ == "__main__":
    sys.exit(main())
