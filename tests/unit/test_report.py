"""The report of what to look after: dead links and lapses."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from knowledge_base.check.check import load_and_check
from tests.build.project import ROOT, run
from tests.factories import PROJECTS, REFERENCES, TERMS, load, write
from tools.report import addresses, answer, dead_links, report

TOOL = str(ROOT / "tools" / "report.py")


class _Handler(BaseHTTPRequestHandler):
    """Answers with the status that the path names."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.lstrip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """Serve on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "wrong"),
    [(200, None), (403, None), (429, None), (404, "404 Not Found"), (410, "410 Gone")],
)
def test_an_answer_says_whether_a_link_leads_somewhere(
    host: str, status: int, wrong: str | None
) -> None:
    assert answer(f"{host}/{status}") == wrong


def test_a_host_that_is_not_there_is_told() -> None:
    assert "refused" in (answer("http://127.0.0.1:9/") or "")


def test_every_address_is_asked_once_wherever_it_stands(tmp_path: Path) -> None:
    base = load(
        tmp_path,
        (TERMS, "{en: Time until an answer., zh: 得到回答的时间。}",
         '{en: "See [it](https://a.example/).", zh: "见[它](https://a.example/)。"}'),
        (PROJECTS, "    status: confirmed\n", "    status: confirmed\n    home: https://b.example/\n"),
    )  # fmt: skip
    assert sorted(addresses(base)) == [
        "https://a.example/",
        "https://b.example/",
        "https://go.dev/doc/faq",
    ]


def test_dead_links_and_lapses_are_listed_with_their_places(tmp_path: Path) -> None:
    base, lapses = load_and_check(write(tmp_path, (TERMS, "{en: latency, zh: 延迟}", "{en: wait}")))
    text = report(dead_links(base, lambda _: "404 Not Found"), lapses)
    assert text == (
        "## Links that lead nowhere (1)\n\n"
        f"- https://go.dev/doc/faq: 404 Not Found (`data/{REFERENCES}:2`)\n\n"
        "## Editorial lapses (1)\n\n"
        f"- `{lapses[0]}`\n"
    )
    assert report((), ()) == ""


def test_a_long_list_of_lapses_is_cut(tmp_path: Path) -> None:
    _, lapses = load_and_check(write(tmp_path, (TERMS, "{en: latency, zh: 延迟}", "{en: wait}")))
    assert report((), lapses * 103).endswith("- and 3 more, which `make check` lists\n")


def test_a_report_of_nothing_takes_the_last_one_away(tmp_path: Path, host: str) -> None:
    data = write(tmp_path, (REFERENCES, "https://go.dev/doc/faq", f"{host}/404"))
    output = tmp_path / "report.md"
    arguments = (TOOL, "--data", str(data), "--output", str(output))
    assert run(*arguments).output == f"{output}\n"
    assert f"{host}/404: 404 Not Found" in output.read_text(encoding="utf-8")
    write(tmp_path, (REFERENCES, "https://go.dev/doc/faq", f"{host}/200"))
    assert run(*arguments).output == "nothing to report\n"
    assert not output.exists()


def test_faults_in_the_data_are_told_instead(tmp_path: Path) -> None:
    data = write(tmp_path, files={TERMS: "terms: []\n"})
    outcome = run(TOOL, "--data", str(data))
    assert outcome.status == 1
    assert outcome.errors.startswith("data/glossary.yaml:1:8: terms: the list is too short")
