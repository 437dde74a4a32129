"""The policy under which a site works: what it takes from its pages, and what it forbids."""

from __future__ import annotations

from pathlib import Path

from tools.content_policy import HEADERS_FILE, POLICY_FILE, inline_scripts, policy_of, write_policy

ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
"""The digest of `alert(1)`, made by another tool."""


def directives(policy: str) -> dict[str, list[str]]:
    """Return a policy's directives with their sources."""
    return {part.split()[0]: part.split()[1:] for part in policy.split("; ")}


def test_a_script_in_a_page_is_named_by_its_digest() -> None:
    found = directives(policy_of(["<script>alert(1)</script>"]))
    assert found["script-src"] == ["'self'", ALERT]


def test_data_and_files_are_no_scripts_in_a_page() -> None:
    page = (
        '<script id="a" type="application/json">{"b": 1}</script>'
        '<script type="application/ld+json">{}</script>'
        '<script src="a.js"></script><script src="b.js" defer></script>'
        '<script type="text/JavaScript">one()</script><script type="module">two()</script>'
        '<script data-src="c">three()</script>'
    )
    assert inline_scripts(page) == {"one()", "two()", "three()"}


def test_each_script_is_named_once_and_in_one_order() -> None:
    pages = ["<script>b</script><script>alert(1)</script>", "<script>b</script>"]
    policy = policy_of(pages)
    assert policy == policy_of(reversed(pages))
    assert policy.count("sha256-") == 2


def test_nothing_is_taken_from_another_host_and_no_script_from_anywhere_else() -> None:
    found = directives(policy_of([]))
    assert found["default-src"] == ["'self'"]
    assert found["object-src"] == found["frame-src"] == ["'none'"]
    assert found["script-src"] == ["'self'"]
    assert {source for sources in found.values() for source in sources} == {
        *("'none'", "'self'", "'unsafe-inline'", "data:"),
    }
    assert [name for name, sources in found.items() if "'unsafe-inline'" in sources] == [
        "style-src"
    ]


def test_a_site_gets_the_policy_alone_and_as_headers(tmp_path: Path) -> None:
    (tmp_path / "en" / "a").mkdir(parents=True)
    (tmp_path / "en" / "a" / "index.html").write_text("<script>alert(1)</script>")
    policy = write_policy(tmp_path)
    assert ALERT in policy
    assert (tmp_path / POLICY_FILE).read_text() == f"{policy}\n"
    assert (tmp_path / HEADERS_FILE).read_text().splitlines() == [
        "/*",
        f"  Content-Security-Policy: {policy}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: strict-origin-when-cross-origin",
    ]
