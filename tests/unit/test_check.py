"""Rules that relate records to each other; bad input of the issue's list has its own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge_base.check.check import RULES, RULES_OF_USE, check, load_and_check
from knowledge_base.check.flows import follow, reachable
from knowledge_base.check.walk import all_records
from knowledge_base.model.base import Text
from knowledge_base.model.claims import Claim
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import DataError
from tests.factories import (
    CALCULATOR,
    COMPARISON,
    FILES,
    LABELS,
    PROJECTS,
    REFERENCES,
    ROOT,
    SOURCES,
    TEMPLATE,
    TERMS,
    Edit,
    problems,
    write,
)

REVIEW = f"data/{COMPARISON}:23:13: aspects[0].cells.rust[0].review"


def test_every_rule_says_what_it_asks() -> None:
    for rule in (*RULES, *RULES_OF_USE):
        assert rule.__doc__


def test_a_good_knowledge_base_has_no_problems(base: KnowledgeBase) -> None:
    assert check(base) == ()


def test_lapses_come_with_the_knowledge_base(tmp_path: Path) -> None:
    base, lapses = load_and_check(write(tmp_path, (LABELS, ", zh: 首页", "")))
    assert [lapse.rule for lapse in lapses] == ["translation"]
    assert base.labels["home"].zh is None


def test_lapses_are_not_told_among_errors(tmp_path: Path) -> None:
    data = write(tmp_path, (LABELS, ", zh: 首页", ""), (CALCULATOR, "result: 20", "result: 21"))
    with pytest.raises(DataError) as refused:
        load_and_check(data)
    assert [problem.rule for problem in refused.value.problems] == ["calculator-example"]


# Claims and their reviews


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        (
            [(COMPARISON, "projects: [tokio]", "projects: [tokio]\n          subjects: [go]")],
            [
                f"data/{COMPARISON}:17:11: aspects[0].cells.go[0].subjects: the claim stands in a "
                "subject's cell and names subjects as well; "
                "remove 'subjects', or move the claim to 'across'"
            ],
        ),
        (
            [(COMPARISON, "    subjects: [rust]\n", "")],
            [
                f"data/{COMPARISON}:35:5: verdict[0]: the claim does not say who it is about; "
                "add 'subjects'"
            ],
        ),
        (
            [
                (
                    COMPARISON,
                    "            correction: {en: The language has none., zh: 语言本身没有。}\n",
                    "",
                )
            ],
            [
                f"{REVIEW}: the claim is called wrong and nothing is put in its place; "
                "add 'correction'"
            ],
        ),
        (
            [(REFERENCES, "kind: documentation", "kind: survey")],
            [
                f"data/{COMPARISON}:26:13: aspects[0].cells.rust[0].review.references: the claim "
                "is called wrong without an authoritative reference; "
                "add one to 'references', or call the claim 'disputed'"
            ],
        ),
        (
            [(COMPARISON, "2026-11-20", "2026-11-22")],
            [
                f"data/{COMPARISON}:27:13: aspects[0].cells.rust[0].review.reviewed: the review is "
                "dated 2026-11-22, after the data (2026-11-21); "
                "correct the date, or 'site.as_of'"
            ],
        ),
    ],
    ids=[
        "a claim in a cell names no subjects",
        "a claim outside a cell names its subjects",
        "a wrong claim is corrected",
        "a wrong claim is refuted by an authority",
        "no review is later than the data",
    ],
)
def test_claims(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_a_disputed_claim_needs_neither_correction_nor_authority(tmp_path: Path) -> None:
    correction = "            correction: {en: The language has none., zh: 语言本身没有。}\n"
    assert not problems(
        tmp_path,
        (COMPARISON, "status: wrong", "status: disputed"),
        (COMPARISON, correction, ""),
        (REFERENCES, "kind: documentation", "kind: survey"),
    )


def test_a_share_may_pass_a_hundred_where_the_metric_is_not_bounded(tmp_path: Path) -> None:
    assert not problems(
        tmp_path,
        (ROOT, "{id: share, ", "{id: share, bounded: false, "),
        ("experiments/pauses.yaml", "value: 50", "value: 150"),
    )


def test_figures_may_stand_in_any_unit_that_compares(tmp_path: Path) -> None:
    assert not problems(tmp_path, (COMPARISON, "max: 1, unit: ms", "max: 1, unit: week"))


# Calculators


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        (
            [(CALCULATOR, "tasks * stack", "tasks % stack")],
            [
                f"data/{CALCULATOR}:9:1: formula: the formula uses more than arithmetic (Mod); "
                "use + - * / **, brackets, min, max and the inputs' names"
            ],
        ),
        (
            [(CALCULATOR, "tasks * stack", "tasks * stak")],
            [
                f"data/{CALCULATOR}:9:1: formula: the formula uses 'stak', which is not an input; "
                "did you mean 'stack'?"
            ],
        ),
        (
            [(CALCULATOR, "tasks * stack", "tasks * 2")],
            [
                f"data/{CALCULATOR}:6:1: inputs: the input 'stack' is not used in the formula; "
                "use it, or remove it"
            ],
        ),
        (
            [(CALCULATOR, "tasks * stack", "stack / (tasks - 10)")],
            [
                f"data/{CALCULATOR}:9:1: formula: the formula divides by zero at the defaults; "
                "change one of them",
                f"data/{CALCULATOR}:12:33: examples[0].inputs: the formula divides by zero; "
                "give every input a value that works",
            ],
        ),
        (
            [(CALCULATOR, "{tasks: 10, stack: 2}", "{tasks: 10}")],
            [
                f"data/{CALCULATOR}:12:33: examples[0].inputs: the variable 'stack' has no value; "
                "give every input a value that works"
            ],
        ),
        (
            [(CALCULATOR, "{tasks: 10, stack: 2}", "{tasks: 10, stack: 2, stock: 3}")],
            [
                f"data/{CALCULATOR}:12:33: examples[0].inputs: 'stock' is not an input; "
                "did you mean 'stack'?"
            ],
        ),
        (
            [(CALCULATOR, "result: 20", "result: 21")],
            [
                f"data/{CALCULATOR}:12:64: examples[0].result: the formula gives 20, not 21; "
                "correct one of the two"
            ],
        ),
        (
            [(CALCULATOR, "default: 10,", "default: 0,")],
            [
                f"data/{CALCULATOR}:7:58: inputs[0].default: the default 0 is not between 1 and "
                "1e+06; let min ≤ default ≤ max"
            ],
        ),
    ],
    ids=[
        "a formula is arithmetic",
        "a formula uses inputs",
        "every input is used",
        "a formula has a value at the defaults",
        "an example gives every input",
        "an example gives nothing else",
        "an example has the right result",
        "a default lies between its bounds",
    ],
)
def test_calculators(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        (
            [(TEMPLATE, "wanted: {en: Trade., zh: 交易。}", "wantde: {en: Trade., zh: 交易。}")],
            [
                f"data/{TEMPLATE}:10:27: entries[0].values: the template 'trade-off' has no field "
                "'wantde'; did you mean 'wanted'?"
            ],
        ),
        (
            [(TEMPLATE, "{wanted: {en: Trade., zh: 交易。}}", "{}")],
            [
                f"data/{TEMPLATE}:10:27: entries[0].values: the entry fills in no field; "
                "give a value for one, or remove the entry"
            ],
        ),
    ],
    ids=["an entry fills in fields that there are", "an entry fills in something"],
)
def test_templates(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines


def test_what_a_term_is_sought_by_is_not_one_of_its_forms(tmp_path: Path) -> None:
    sought = f"{LATENCY}\n    sought: {{en: [delay, Wait], zh: [延迟]}}"
    assert problems(tmp_path, (TERMS, LATENCY, sought)) == [
        "data/glossary.yaml:5:14: terms[latency].sought.en: 'Wait' is a form of the term already; "
        "remove it here",
        "data/glossary.yaml:5:33: terms[latency].sought.zh: '延迟' is a form of the term already; "
        "remove it here",
    ]


# What nothing uses

LATENCY = "{en: latency, zh: 延迟}\n    aliases: {en: [wait]}"
BLOG = """\
sources:
  - id: blog
    title: {en: A blog, zh: 博客}
    short: {en: Blog, zh: 博客}
    character: opinion
    description: {en: Opinions., zh: 观点。}
    sections: [{id: all, title: {en: All, zh: 全部}}]
"""


SIZE = "  - {id: size, title: {en: Size, zh: 大小}, unit: MB, better: lower}\n"


@pytest.mark.parametrize(
    ("edits", "line"),
    [
        (
            [(SOURCES, "sources:\n", BLOG)],
            "data/sources.yaml:2:5: sources[blog]: nothing uses the source 'blog'",
        ),
        (
            [
                (COMPARISON, "            references: [go-faq]\n", ""),
                (COMPARISON, "status: wrong", "status: outdated"),
            ],
            "data/references.yaml:2:5: references[go-faq]: nothing uses the reference 'go-faq'",
        ),
        (
            [(ROOT, "metrics:\n", f"metrics:\n{SIZE}")],
            "data/comparisons.yaml:20:5: metrics[size]: nothing uses the metric 'size'",
        ),
        (
            [(COMPARISON, "          projects: [tokio]\n", "")],
            f"data/{PROJECTS}:2:5: projects[tokio]: nothing uses the project 'tokio'",
        ),
        (
            [(ROOT, "fields:\n", "fields:\n  - {id: web, title: {en: Web, zh: 网络}}\n")],
            "data/comparisons.yaml:23:5: fields[web]: nothing uses the field 'web'",
        ),
        (
            [(TERMS, LATENCY, "{en: jitter, zh: 抖动}")],
            "data/glossary.yaml:2:5: terms[latency]: no text uses the term 'latency'",
        ),
    ],
    ids=["a source", "a reference", "a metric", "a project", "a field", "a term"],
)
def test_what_nothing_uses_is_an_error(tmp_path: Path, edits: list[Edit], line: str) -> None:
    assert problems(tmp_path, *edits) == [f"{line}; use it, or remove it"]


def test_the_successor_of_a_project_is_used(tmp_path: Path) -> None:
    successor = FILES[PROJECTS].replace("id: tokio\n", "id: tokio-2\n")
    edit = (PROJECTS, "status: confirmed", "status: renamed\n    successor: tokio-2")
    assert not problems(tmp_path, edit, files={"projects/more.yaml": successor})


def test_a_misspelt_reference_does_not_make_its_target_unused(tmp_path: Path) -> None:
    assert len(problems(tmp_path, (COMPARISON, "projects: [tokio]", "projects: [tokyo]"))) == 1


def test_many_unknown_names_of_one_list_are_told_together(tmp_path: Path) -> None:
    names = ", ".join(f"x{number}" for number in range(13))
    lines = problems(tmp_path, (COMPARISON, "projects: [tokio]", f"projects: [{names}]"))
    assert len(lines) == 11
    assert (
        f"data/{COMPARISON}:16:11: aspects[0].cells.go[0].projects: "
        "there is no project for 3 more names; check the whole list"
    ) in lines


# Flows and walks


def test_a_flow_is_followed_to_its_outcome(base: KnowledgeBase) -> None:
    flow = base.flows["choose"]
    assert follow(flow, {"latency": "yes", "team": "no"}) == ("take-go", "")
    assert follow(flow, {"latency": "yes"}) == (
        None,
        "the question 'team' is met and not answered",
    )


def test_following_a_circle_ends(base: KnowledgeBase) -> None:
    flow = base.flows["choose"]
    answer = flow.questions[0].answers[0].model_copy(update={"to": "latency"})
    question = flow.questions[0].model_copy(update={"answers": (answer,)})
    circle = flow.model_copy(update={"questions": (question,)})
    assert follow(circle, {"latency": "yes"}) == (
        None,
        "the answers lead in a circle at 'latency'",
    )


def test_what_can_be_reached_is_known(base: KnowledgeBase) -> None:
    assert reachable(base.flows["choose"]) == {"latency", "team", "take-go", "take-rust"}


def test_a_walk_meets_every_claim_with_its_path(base: KnowledgeBase) -> None:
    claims = [found for found in all_records(base) if isinstance(found.record, Claim)]
    met = {found.record.id: found.path for found in claims}
    assert met == {name: placed.path for name, placed in base.claims.items()}


def test_a_walk_meets_every_text(base: KnowledgeBase) -> None:
    records = [found.record for found in all_records(base)]
    texts = {record.en for record in records if isinstance(record, Text)}
    assert {"Atlas", "Home", "Both free memory.", "Team", "Ours.", "Ten."} <= texts


def test_a_term_within_a_word_is_not_used(tmp_path: Path) -> None:
    edit = (TERMS, LATENCY, "{en: tim, zh: 抖}")
    line = "data/glossary.yaml:2:5: terms[latency]: no text uses the term 'latency'"
    assert problems(tmp_path, edit) == [f"{line}; use it, or remove it"]


def test_a_term_after_a_word_that_holds_it_is_used(tmp_path: Path) -> None:
    edits = [(TERMS, LATENCY, "{en: tim, zh: 抖}"), (LABELS, "en: Home", "en: Tims and a TIM")]
    assert problems(tmp_path, *edits) == []
