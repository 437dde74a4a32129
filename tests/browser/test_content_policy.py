"""The policy that a build writes is in force in every test, and forbids what it should.

That no page breaks it is what every other test shows: a breach is an error in the console.
"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.support import Site, go, watch_of
from tools.content_policy import POLICY_FILE

ADD = """() => {
  const script = document.createElement("script");
  script.textContent = "window.wasRun = true";
  document.body.append(script);
  const picture = document.createElement("img");
  const done = new Promise((resolve) => picture.addEventListener("error", resolve));
  picture.src = "https://elsewhere.example.org/pixel.png";
  return done.then(() => Boolean(window.wasRun));
}"""


def test_every_answer_brings_the_policy_of_the_build(page: Page, site: Site) -> None:
    policy = (site.folder / POLICY_FILE).read_text(encoding="utf-8").strip()
    answer = page.goto("zh/")
    assert answer is not None
    assert answer.headers["content-security-policy"] == policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert 1 < scripts.count("'sha256-") < 20


def test_a_strange_script_is_not_run_and_no_other_host_is_asked(page: Page) -> None:
    go(page, "en/")
    assert page.evaluate(ADD) is False
    faults = watch_of(page).faults
    refused = [fault for fault in faults if "violates the following" in fault]
    assert len(refused) == 2, faults
    assert "script-src" in refused[0]
    assert "img-src" in refused[1]
    assert all("elsewhere.example.org" in fault for fault in faults if fault not in refused)
    faults.clear()
