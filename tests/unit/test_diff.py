"""The semantic difference: what changed in the content, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.diff.changes import Difference
from knowledge_base.diff.compare import compare
from knowledge_base.diff.wording import as_markdown, as_text, summary
from knowledge_base.load.load import load_knowledge_base
from knowledge_base.translations import digest
from tests.factories import (
    COMPARISON,
    CRITERIA,
    EXPERIMENT,
    FILES,
    FLOW,
    LOCK,
    PRESET,
    REFERENCES,
    ROOT,
    TABLE,
    TEMPLATE,
    Edit,
    write,
)
from tools.diff_data import as_html

BOTH = (
    COMPARISON,
    "{en: Both free memory., zh: 两者都释放内存。}",
    "{en: Both do., zh: 两者皆然。}",
)
ENGLISH = (COMPARISON, "en: Both free memory.", "en: Both free memory in time.")
DISPUTED = (
    COMPARISON,
    "        basis: opinion\nverdict",
    "        basis: opinion\n        review: {status: disputed, reason: {en: Hm., zh: 唔。}, "
    "references: [go-faq], reviewed: 2026-11-20}\nverdict",
)
_ROW = FILES[TABLE][FILES[TABLE].index("  - id: trading") :]
_OTHER_ROW = _ROW.replace("id: trading", "id: chatting").replace("for-trading", "for-chatting")
ROWS, TURNED_ROWS = (_ROW, _ROW + _OTHER_ROW), (_ROW, _OTHER_ROW + _ROW)
PLACE = f"data/{COMPARISON}"


def difference(
    folder: Path,
    *edits: Edit,
    files: dict[str, str | bytes] | None = None,
    older: tuple[Edit, ...] = (),
) -> Difference:
    """Return what changes when the small knowledge base is edited."""
    old, _ = load_knowledge_base(write(folder / "old", *older))
    new, faults = load_knowledge_base(write(folder / "new", *edits, files=files))
    assert faults == ()
    return compare(old, new)


def told(folder: Path, *edits: Edit, files: dict[str, str | bytes] | None = None) -> list[str]:
    return as_text(difference(folder, *edits, files=files), "old", "new").splitlines()[2:]


def test_reordered_keys_and_reflowed_texts_are_no_change(tmp_path: Path) -> None:
    found = difference(
        tmp_path,
        (
            COMPARISON,
            "          basis: documented\n          quantity: {metric: pause, max: 1, unit: ms}\n",
            "          quantity: {unit: ms, max: 1.0, metric: pause}\n"
            "          basis: documented\n",
        ),
        (COMPARISON, "en: Both free memory.", "en: Both\n           free memory."),
        (COMPARISON, "zh: 两者都释放内存。}", "zh: 两者都\n           释放内存。}"),
        (COMPARISON, "related: [flow:choose]\n", "# A comment.\n\nrelated:\n  - flow:choose\n"),
    )
    assert found == Difference()
    assert summary(found) == "no change of content"


def test_a_reworded_claim_is_told_in_both_languages(tmp_path: Path) -> None:
    assert told(tmp_path, BOTH) == [
        "Reworded",
        f"  claim:both-free-memory text ({PLACE}:30)",
        "      en − Both free memory.",
        "      en + Both do.",
        "      zh − 两者都释放内存。",
        "      zh + 两者皆然。",
    ]


def test_a_text_of_which_only_the_english_changed_is_stale(tmp_path: Path) -> None:
    stale = [
        "Translations gone stale",
        "  (Only the English changed: change the Chinese too, or confirm it with make format.)",
        f"  claim:both-free-memory text ({PLACE}:30)",
        "      Both free memory in time.",
    ]
    assert told(tmp_path, ENGLISH)[-4:] == stale


def test_a_confirmed_translation_is_not_stale(tmp_path: Path) -> None:
    pair = f"{digest('Both free memory in time.')} {digest('两者都释放内存。')}"
    lock = f"translations:\n  claim:both-free-memory.text: {pair}\n"
    found = difference(tmp_path, ENGLISH, files={LOCK: lock})
    assert found.count() == {"reworded": 1}


def test_a_changed_figure_is_told_as_readers_see_it(tmp_path: Path) -> None:
    assert told(tmp_path, (COMPARISON, "max: 1,", "min: 1, max: 2,"))[:5] == [
        "Figures changed",
        f"  claim:go-pauses-briefly ({PLACE}:11)",
        "      Go pauses for at most 1 ms.",
        "      en − Pause ≤ 1 ms",
        "      en + Pause 1–2 ms",
    ]


def test_a_review_moves_certainty_and_says_why(tmp_path: Path) -> None:
    assert told(tmp_path, DISPUTED) == [
        "Reviewed anew",
        f"  claim:both-free-memory ({PLACE}:29)",
        "      Both free memory.",
        "      none → disputed",
        "      en − nothing",
        "      en + Hm.",
        "      zh − nothing",
        "      zh + 唔。",
        "      with reference:go-faq",
        "",
        "Certainty moved",
        f"  claim:both-free-memory ({PLACE}:29)",
        "      Both free memory.",
        "      low → very-low, because now: review-disputed",
        "      with reference:go-faq",
        "",
        "Addresses added",
        "  evidence/reviews/disputed/",
    ]


def test_a_reason_that_no_longer_applies_is_told(tmp_path: Path) -> None:
    review = (
        "          review:\n            status: wrong\n"
        "            reason: {en: Some crates collect., zh: 有的类库会回收。}\n"
        "            correction: {en: The language has none., zh: 语言本身没有。}\n"
        "            references: [go-faq]\n            reviewed: 2026-11-20\n"
    )
    lines = told(tmp_path, (COMPARISON, review, ""))
    assert "      wrong → none" in lines
    assert "      very-low → moderate, because no longer: review-wrong" in lines


def test_a_kind_of_reference_alone_can_move_certainty(tmp_path: Path) -> None:
    supported = (COMPARISON, DISPUTED[1], DISPUTED[2].replace("disputed", "supported"))
    old, _ = load_knowledge_base(write(tmp_path / "old", supported))
    general = (REFERENCES, "kind: documentation", "kind: survey")
    new, _ = load_knowledge_base(write(tmp_path / "new", supported, general))
    found = compare(old, new)
    assert [(c.kind, c.before, c.after, c.because) for c in found.changes] == [
        ("certainty", "moderate", "low", ("-reference-agrees",)),
        ("edited", "documentation", "survey", ()),
    ]


def test_claims_that_came_and_went_are_told_with_their_sources(tmp_path: Path) -> None:
    renamed = (EXPERIMENT, "id: go-pause-measured", "id: go-pause-timed")
    place = f"(data/{EXPERIMENT}:12)"
    assert told(tmp_path, renamed) == [
        "Added",
        f"  claim:go-pause-timed {place}",
        "      Half of all pauses are short.",
        "      with source:survey",
        "",
        "Removed",
        f"  claim:go-pause-measured {place}",
        "      Half of all pauses are short.",
        "      with source:survey",
        "",
        "Addresses dropped",
        "  experiments/pauses/#go-pause-measured",
    ]


def test_a_claim_that_moved_is_told_by_names(tmp_path: Path) -> None:
    verdict = FILES_VERDICT
    moved = (COMPARISON, f"verdict:\n{verdict}", "verdict: []\n")
    row = (TABLE, "    cites: [rust-never-pauses]\n", "")
    claims = (
        TABLE,
        "    claims:\n",
        "    claims:\n" + "".join(f"    {s}\n" for s in verdict.splitlines()),
    )
    lines = told(tmp_path, moved, row, claims)
    assert lines[:4] == [
        "Moved",
        f"  claim:rust-for-steady-latency (data/{TABLE}:11)",
        "      Rust for steady latency.",
        "      comparison:memory-management verdict → table:scenarios rows.trading.claims",
    ]


FILES_VERDICT = """\
  - id: rust-for-steady-latency
    text: {en: Rust for steady latency., zh: 要稳定延迟就选 Rust。}
    subjects: [rust]
    sources: [{source: survey, at: conclusion}]
    basis: opinion
"""


def test_an_id_that_was_reused_for_something_else_is_told_first(tmp_path: Path) -> None:
    other = (
        COMPARISON,
        "{en: Both free memory., zh: 两者都释放内存。}\n        subjects: [go, rust]",
        "{en: Channels cost little., zh: 通道开销低。}\n        subjects: [go]",
    )
    assert told(tmp_path, other)[:3] == [
        "Ids that now mean something else",
        "  (An id is an address for ever: give the new statement an id of its own.)",
        f"  claim:both-free-memory ({PLACE}:29)",
    ]


@pytest.mark.parametrize("edit", [BOTH, (COMPARISON, "subjects: [go, rust]", "subjects: [go]")])
def test_a_statement_of_the_same_things_is_not_a_reused_id(tmp_path: Path, edit: Edit) -> None:
    assert "reused" not in difference(tmp_path, edit).count()


def test_a_flow_that_answers_otherwise_names_its_example_paths(tmp_path: Path) -> None:
    lines = told(tmp_path, (FLOW, "to: take-rust, judg", "to: take-go, judg"))
    start = lines.index("Example paths that run otherwise")
    assert lines[start : start + 6] == [
        "Example paths that run otherwise",
        f"  flow:choose examples.0 (data/{FLOW}:1)",
        "      A steady service.",
        "      latency=yes → team=yes → take-rust → latency=yes → team=yes → take-go",
        "      en − Rust",
        "      en + Go",
    ]
    assert f"  flow:choose questions.team.answers.yes.to (data/{FLOW}:15)" in lines


def test_an_example_whose_answer_is_gone_is_told(tmp_path: Path) -> None:
    answer = (
        FLOW,
        "id: yes, text: {en: Yes, zh: 是}, to: team",
        "id: sure, text: {en: Yes, zh: 是}, to: team",
    )
    found = difference(tmp_path, answer, (FLOW, "latency: yes", "latency: sure"))
    paths = [(c.before, c.after) for c in found.changes if c.kind == "path"]
    assert paths == [("latency=yes → team=yes → take-rust", "latency?")]


def test_a_ranking_that_moved_is_told_in_order(tmp_path: Path) -> None:
    rated = (CRITERIA, "value: 5", "value: 1")
    lines = told(tmp_path, rated, (PRESET, "winner: rust", "winner: go"))
    start = lines.index("Rankings moved")
    assert lines[start : start + 4] == [
        "Rankings moved",
        f"  preset:steady-service (data/{PRESET}:1)",
        "      A steady service",
        "      rust > go → go > rust",
    ]


def test_a_claim_that_fell_moves_the_rankings_that_stood_on_it(tmp_path: Path) -> None:
    wrong = "        review: {status: wrong, reason: {en: Hm., zh: 唔。}, "
    wrong += "correction: {en: No., zh: 否。}, references: [go-faq], reviewed: 2026-11-20}\n"
    fallen = (
        COMPARISON,
        "        basis: opinion\nverdict",
        f"        basis: opinion\n{wrong}verdict",
    )
    found = difference(tmp_path, fallen)
    rankings = [(c.before, c.after) for c in found.changes if c.kind == "ranking"]
    assert rankings == [("rust > go", "rust (go)")]


def test_entries_that_came_or_went_are_told_once(tmp_path: Path) -> None:
    lines = told(tmp_path, (TABLE, "id: trading\n", "id: markets\n"))
    assert [line for line in lines if line.startswith("  table:")] == [
        f"  table:scenarios rows.markets (data/{TABLE}:6)",
        f"  table:scenarios rows.trading (data/{TABLE}:6)",
    ]


def test_another_order_is_told_as_such(tmp_path: Path) -> None:
    price, why = "  - {en: The price., zh: 代价。}\n", "  - {en: Why., zh: 原因。}\n"
    old, _ = load_knowledge_base(write(tmp_path / "old", (TEMPLATE, price, why + price)))
    new, _ = load_knowledge_base(write(tmp_path / "new", (TEMPLATE, price, price + why)))
    told = [(change.kind, change.record, change.at) for change in compare(old, new).changes]
    assert told == [("reordered", "template:trade-off", "missing")]


def test_another_order_of_entries_with_ids_is_told_as_such(tmp_path: Path) -> None:
    (change,) = difference(tmp_path, (TABLE, *TURNED_ROWS), older=((TABLE, *ROWS),)).changes
    assert (change.kind, change.record, change.at) == ("reordered", "table:scenarios", "rows")


def test_pages_that_came_and_went_are_told(tmp_path: Path) -> None:
    renamed = [
        (name, "flow:choose", "flow:pick") for name, text in FILES.items() if "flow:choose" in text
    ]
    found = difference(tmp_path, (FLOW, "id: choose\n", "id: pick\n"), *renamed)
    assert found.addresses_added == ("decide/flows/pick/",)
    assert found.addresses_dropped == ("decide/flows/choose/",)


def test_matrices_hold_the_changed_rows_before_and_after(tmp_path: Path) -> None:
    found = difference(
        tmp_path, (COMPARISON, "en: Rust has no collector.", "en: No <b>collector</b>.")
    )
    (matrix,) = found.matrices
    assert (matrix.title, matrix.columns) == ("Memory model", ("Go", "Rust"))
    (row,) = matrix.rows
    assert row.before[0] == row.after[0]
    assert [cell[0].text for cell in (row.before[1], row.after[1])] == [
        "Rust has no collector.",
        "No <b>collector</b>.",
    ]
    html = as_html(found, "old", "new")
    assert "<del>Rust has no collector." in html
    assert "<ins>No &lt;b&gt;collector&lt;/b&gt;." in html


def test_markdown_shows_what_the_data_says_as_typed(tmp_path: Path) -> None:
    hostile = "en: '# <img> [x](http://y) @octocat | `a`'"
    lines = as_markdown(
        difference(tmp_path, (COMPARISON, "en: Both free memory.", hostile)), "a_b", "c"
    )
    assert lines.startswith("### What changes in the content: a\\_b → c\n")
    assert "  - en \\+ \\# &lt;img\\> \\[x\\]\\(http\\://y\\) @\u2060octocat \\| \\`a\\`\n" in lines


def test_long_lists_are_cut_in_a_comment_and_say_so(tmp_path: Path) -> None:
    fields = "".join(f"  - {{id: f{n}, title: {{en: F{n}, zh: F{n}}}}}\n" for n in range(45))
    found = difference(tmp_path, (ROOT, "fields:\n", f"fields:\n{fields}"))
    assert "- … and 5 more\n" in as_markdown(found, "a", "b")
    assert as_text(found, "a", "b").count("field:f") == 45


def test_what_an_older_revision_cannot_tell_is_left_out_and_said(tmp_path: Path) -> None:
    old, faults = load_knowledge_base(write(tmp_path / "old", (COMPARISON, "dimension:", "area:")))
    new, _ = load_knowledge_base(write(tmp_path / "new"))
    found = compare(old, new, faults)
    assert found.changes == ()
    assert found.addresses_added == ()
    assert found.not_compared[0] == (
        f"{PLACE}:1:1: dimension: the key 'dimension' is missing; add it"
    )
    assert found.not_compared[-1].startswith("certainty and addresses: ")
    text = as_text(found, "old", "new")
    assert "Not compared: the older data cannot be read here\n" in text
