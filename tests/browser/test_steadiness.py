"""Nothing that is being read moves when scripts and letters come."""

from __future__ import annotations

import pytest

from tests.browser.support import Site, Visitor, go

MOST = 0.1
"""What Core Web Vitals call good."""
WATCH = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(entry)))
  .observe({ type: "layout-shift", buffered: true });"""
MOVED = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return window.shifts.reduce((sum, { value }) => sum + value, 0);
}"""


@pytest.mark.parametrize(
    "kind", ["home", "topic", "matrix", "situations", "checklist", "calculator", "flow"]
)
def test_what_is_read_stays_where_it_is(visitor: Visitor, site: Site, kind: str) -> None:
    page = visitor(viewport={"width": 390, "height": 844})
    page.add_init_script(WATCH)
    go(page, site.typical(kind, "en"))
    page.wait_for_function("window.document$ && document.querySelector('.kb-press')")
    assert page.evaluate(MOVED) < MOST
