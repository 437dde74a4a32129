"""Ask the shipped search, in a browser, all that tests/browser/queries.yaml lists, and report.

The report says how often the expected page comes first or among the first three, by language, names
every miss, and says what the index weighs and how long readers wait. `--copies 13` asks an index
that holds everything so many times, as a larger site would.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from knowledge_base.model.base import LANGUAGES  # noqa: E402
from knowledge_base.render.search_index import BYTES_OF_PART  # noqa: E402
from tools.book.chromium import find_chromium  # noqa: E402
from tools.search_parts import in_smaller_parts, read_index  # noqa: E402

QUERIES = ROOT / "tests" / "browser" / "queries.yaml"
PATIENCE = 60_000
ASK = """async (queries) => {
  const box = document.querySelector(".kb-search"), field = box.querySelector("input");
  const root = document.querySelector(".md-logo").href.replace(/index\\.html$/, "");
  const until = (is) => new Promise((done) => {
    const look = () => is() ? done() : setTimeout(look, 1);
    look();
  });
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    field.value = query;
    field.dispatchEvent(new Event("input"));
    await until(() => box.dataset.state === "done");
    answers.push({
      milliseconds: performance.now() - start,
      found: [...box.querySelectorAll("a.kb-found-link")].map(
        (link) => link.href.replace(root, "").replace("index.html", "")),
    });
  }
  return answers;
}"""
"""Types each query and returns the addresses found, in the order that readers see."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what it found."""

    query: str
    finds: tuple[str, ...]
    how: str
    found: tuple[str, ...]
    milliseconds: float

    @property
    def rank(self) -> int | None:
        """At which place the expected page is found, 1 being the first; None where it is not."""
        places = (place for place, each in enumerate(self.found, 1) if self.is_expected(each))
        return next(places, None)

    def is_expected(self, address: str) -> bool:
        """Tell whether a result is an expected entry, or leads into an expected page."""
        page = address.partition("#")[0]
        entries = {each for each in self.finds if "#" in each}
        return address in entries or (page in self.finds and address not in entries)


def main() -> int:
    """Return 0 where the search is as good as it has to be, 1 otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "search.md")
    parser.add_argument("--copies", type=int, default=1, help="how often the index holds all")
    arguments = parser.parse_args()
    from tests.browser.support import served

    with served(arguments.site.resolve()) as site, sync_playwright() as playwright:
        program = find_chromium()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        parts = [
            _of_language(browser, site.address, site.folder, language, arguments.copies)
            for language in LANGUAGES
        ]
        browser.close()
    text = "# Search\n\n" + "\n".join(part for part, _ in parts)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return 0 if all(good for _, good in parts) else 1


def queries() -> dict[str, list[dict[str, Any]]]:
    """Return the queries by language."""
    read: dict[str, list[dict[str, Any]]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return read


def ask(page: Page, listed: list[dict[str, Any]]) -> list[Asked]:
    """Ask all that is listed, on a page of the site."""
    answers = page.evaluate(ASK, [each["query"] for each in listed])
    return [
        Asked(
            each["query"],
            tuple(each["finds"]),
            each["how"],
            tuple(answer["found"]),
            answer["milliseconds"],
        )
        for each, answer in zip(listed, answers, strict=True)
    ]


def share(asked: list[Asked], most: int) -> float:
    """Return which share of the queries finds the expected page among the first so many."""
    return sum(1 for each in asked if each.rank and each.rank <= most) / len(asked)


def serve_index(page: Page, files: dict[str, str]) -> None:
    """Let a page load other files for its index."""

    def answer(route: Route) -> None:
        name = "search/" + route.request.url.partition("?")[0].rpartition("/")[2]
        route.fulfill(body=files[name], content_type="text/javascript")

    page.route("**/search/*.js*", answer)


def _of_language(
    browser: Browser, address: str, folder: Path, language: str, copies: int
) -> tuple[str, bool]:
    files = read_index(folder / language)
    page = browser.new_page(base_url=f"{address}/")
    page.set_default_timeout(PATIENCE)
    if copies > 1:
        files = in_smaller_parts(files, BYTES_OF_PART, copies)
        serve_index(page, files)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{language}/")
    page.wait_for_load_state("networkidle")
    loaded.clear()
    listed = queries()[language]
    first = ask(page, listed[:1])[0]
    names = [url.partition("?")[0].rpartition("/search/")[2] for url in loaded if "/search/" in url]
    asked = [first, *ask(page, listed[1:])]
    page.close()
    weights = _weights(files, [f"search/{name}" for name in names])
    # Copies of a page are as good as the page, and take its place.
    good = copies > 1 or (share(asked, 3) >= 0.95 and share(asked, 1) >= 0.8)
    return _report(language, asked, first, weights, copies), good


def _weights(files: dict[str, str], first: list[str]) -> list[str]:
    def sizes(texts: list[str]) -> str:
        raw = sum(len(text.encode()) for text in texts)
        packed = sum(len(gzip.compress(text.encode(), mtime=0)) for text in texts)
        return f"{len(texts)} files, {raw:,} bytes, {packed:,} with gzip"

    return [
        f"- the whole index: {sizes(list(files.values()))}",
        f"- loaded for the first query: {sizes([files[name] for name in first])}",
    ]


def _report(
    language: str, asked: list[Asked], first: Asked, weights: list[str], copies: int
) -> str:
    count = len(asked)
    times = sorted(each.milliseconds for each in asked if each is not first)
    lines = [
        f"## {language}",
        "",
        f"- first: {sum(each.rank == 1 for each in asked)} of {count} ({share(asked, 1):.1%})",
        f"- among the first three: {round(share(asked, 3) * count)} of {count}"
        f" ({share(asked, 3):.1%})"
        if copies == 1
        else f"- {copies} copies of each page, which take each other's places behind the first",
        *weights,
        f"- from typing to results: {first.milliseconds:.0f} ms for the first query, with scripts"
        f" and index to load; then {statistics.median(times):.0f} ms in the median,"
        f" {times[int(len(times) * 0.95)]:.0f} ms at the 95th percentile",
        "",
        *(_miss(each) for each in asked if each.rank != 1 and copies == 1),
        "",
    ]
    return "\n".join(lines)


def _miss(asked: Asked) -> str:
    where = f"place {asked.rank}" if asked.rank else "not found"
    best = asked.found[0] if asked.found else "nothing"
    return f"- {where} ({asked.how}): `{asked.query}` finds `{best}` before `{asked.finds[0]}`"


if __name__ == "__main__":
    sys.exit(main())
