"""References to nothing."""

from __future__ import annotations

from pathlib import Path

from tests.factories import (
    CALCULATOR,
    CASE,
    CHECKLIST,
    COMPARISON,
    FILES,
    FLOW,
    PROJECTS,
    TABLE,
    TEMPLATE,
    TERMS,
    Edit,
    problems,
)
from tests.unit.bad_input.cases import tell


def unknown(kind: str, name: str, advice: str) -> str:
    """Return what is said of a name that no record has."""
    return f"there is no {kind} '{name}'; {advice}"


CLAIMS = (
    "known: both-free-memory, go-pause-measured, go-pauses-briefly, rewrite-before, "
    "rust-for-steady-latency, rust-for-trading, rust-never-pauses"
)


@tell(
    (
        "a claim's source",
        [(COMPARISON, "{source: survey, at: conclusion}", "{source: surveys, at: conclusion}")],
        [
            f"data/{COMPARISON}:38:16: verdict[0].sources[0].source: "
            + unknown("source", "surveys", "did you mean 'survey'?")
        ],
    ),
    (
        "a source's section",
        [(COMPARISON, "{source: survey, at: conclusion}", "{source: survey, at: conclusions}")],
        [
            f"data/{COMPARISON}:38:32: verdict[0].sources[0].at: the source 'survey' has no "
            "section 'conclusions'; did you mean 'conclusion'?"
        ],
    ),
    (
        "a cell's subject",
        [(COMPARISON, "      rust:\n", "      ruts:\n")],
        [
            f"data/{COMPARISON}:9:5: aspects[0].cells: "
            + unknown("subject", "ruts", "did you mean 'rust'?")
        ],
    ),
    (
        "a claim's subject",
        [(COMPARISON, "subjects: [rust]", "subjects: [java]")],
        [
            f"data/{COMPARISON}:37:5: verdict[0].subjects: "
            + unknown("subject", "java", "known: go, rust")
        ],
    ),
    (
        "a claim's project",
        [(COMPARISON, "[tokio]", "[tokyo]")],
        [
            f"data/{COMPARISON}:16:11: aspects[0].cells.go[0].projects: "
            + unknown("project", "tokyo", "did you mean 'tokio'?")
        ],
    ),
    (
        "a figure's metric",
        [(COMPARISON, "metric: pause", "metric: pauze")],
        [
            f"data/{COMPARISON}:15:22: aspects[0].cells.go[0].quantity.metric: "
            + unknown("metric", "pauze", "did you mean 'pause'?")
        ],
    ),
    (
        "a figure's baseline",
        [(COMPARISON, "max: 1, unit", "max: 1, baseline: c, unit")],
        [
            f"data/{COMPARISON}:15:45: aspects[0].cells.go[0].quantity.baseline: "
            + unknown("subject", "c", "known: go, rust")
        ],
    ),
    (
        "a review's reference",
        [(COMPARISON, "[go-faq]", "[go-fak]")],
        [
            f"data/{COMPARISON}:26:13: aspects[0].cells.rust[0].review.references: "
            + unknown("reference", "go-fak", "did you mean 'go-faq'?")
        ],
    ),
    (
        "a comparison's dimension",
        [(COMPARISON, "dimension: memory-model", "dimension: memory-modell")],
        [
            f"data/{COMPARISON}:2:1: dimension: "
            + unknown("dimension", "memory-modell", "did you mean 'memory-model'?")
        ],
    ),
    (
        "an answer's claim",
        [(FLOW, "[rust-for-steady-latency]", "[nonsense]")],
        [
            f"data/{FLOW}:10:53: questions[0].answers[0].claims: "
            + unknown("claim", "nonsense", CLAIMS)
        ],
    ),
    (
        "an outcome's claim",
        [(FLOW, "[rust-never-pauses, rust-for", "[rust-never-pause, rust-for")],
        [
            f"data/{FLOW}:27:5: outcomes[1].claims: "
            + unknown("claim", "rust-never-pause", "did you mean 'rust-never-pauses'?")
        ],
    ),
    (
        "an outcome's subject",
        [(FLOW, "subjects: [rust]", "subjects: [java]")],
        [
            f"data/{FLOW}:25:5: outcomes[1].subjects: "
            + unknown("subject", "java", "known: go, rust")
        ],
    ),
    (
        "a row's subject",
        [(TABLE, "    subjects: [rust]\n    claims", "    subjects: [java]\n    claims")],
        [f"data/{TABLE}:9:5: rows[0].subjects: " + unknown("subject", "java", "known: go, rust")],
    ),
    (
        "a row's claim",
        [(TABLE, "[rust-never-pauses]", "[nonsense]")],
        [f"data/{TABLE}:16:5: rows[0].cites: " + unknown("claim", "nonsense", CLAIMS)],
    ),
    (
        "a claim that gives a row's reason",
        [(TABLE, "cites: [rust-never-pauses]", "reasons: [nonsense]")],
        [f"data/{TABLE}:16:5: rows[0].reasons: " + unknown("claim", "nonsense", CLAIMS)],
    ),
    (
        "a row without a reason",
        [(TABLE, FILES[TABLE][FILES[TABLE].index("    claims:") :], "")],
        [
            f"data/{TABLE}:6:5: rows[0]: the row has no reason; "
            "state it in 'claims', or in 'reasons'",
        ],
    ),
    (
        "a row's constraint",
        [(TABLE, "[steadiness]", "[steadines]")],
        [
            f"data/{TABLE}:17:5: rows[0].constraints: "
            + unknown("constraint", "steadines", "did you mean 'steadiness'?"),
        ],
    ),
    (
        "the claim of a template's entry",
        [(TEMPLATE, "[both-free-memory]", "[nonsense]")],
        [f"data/{TEMPLATE}:10:68: entries[0].cites: " + unknown("claim", "nonsense", CLAIMS)],
    ),
    (
        "an item's claim",
        [(CHECKLIST, "[both-free-memory]", "[nonsense]")],
        [
            f"data/{CHECKLIST}:9:60: groups[0].items[0].cites: "
            + unknown("claim", "nonsense", CLAIMS)
        ],
    ),
    (
        "a checklist's source",
        [(CHECKLIST, "source: survey", "source: poll")],
        [
            f"data/{CHECKLIST}:4:12: sources[0].source: "
            + unknown("source", "poll", "known: survey")
        ],
    ),
    (
        "a calculator's claim",
        [(CALCULATOR, "[both-free-memory]", "[nonsense]")],
        [f"data/{CALCULATOR}:5:1: cites: " + unknown("claim", "nonsense", CLAIMS)],
    ),
    (
        "a case's subject",
        [(CASE, "[go, rust]", "[go, rsut]")],
        [f"data/{CASE}:3:1: subjects: " + unknown("subject", "rsut", "did you mean 'rust'?")],
    ),
    (
        "a project's field",
        [(PROJECTS, "field: runtimes", "field: runtime")],
        [
            f"data/{PROJECTS}:5:5: projects[tokio].field: "
            + unknown("field", "runtime", "did you mean 'runtimes'?")
        ],
    ),
    (
        "a project's subject",
        [(PROJECTS, "[rust]", "[java]")],
        [
            f"data/{PROJECTS}:6:5: projects[tokio].subjects: "
            + unknown("subject", "java", "known: go, rust")
        ],
    ),
    (
        "a project's successor",
        [(PROJECTS, "status: confirmed", "status: renamed\n    successor: tokio-2")],
        [
            f"data/{PROJECTS}:9:5: projects[tokio].successor: "
            + unknown("project", "tokio-2", "did you mean 'tokio'?")
        ],
    ),
    (
        "a related record",
        [(COMPARISON, "[flow:choose]", "[flow:chose]")],
        [f"data/{COMPARISON}:40:1: related: " + unknown("flow", "chose", "did you mean 'choose'?")],
    ),
    (
        "a related kind",
        [(COMPARISON, "[flow:choose]", "[flows:choose]")],
        [
            f"data/{COMPARISON}:40:1: related: 'flows' is not a kind of record that has a page; "
            "did you mean 'flow'?"
        ],
    ),
    (
        "a question's page",
        [(FLOW, "see: comparison:memory-management", "see: comparison:speed")],
        [
            f"data/{FLOW}:8:5: questions[0].see: "
            + unknown("comparison", "speed", "known: memory-management")
        ],
    ),
    (
        "a term's page",
        [(TERMS, "[comparison:memory-management]", "[experiment:pause]")],
        [
            f"data/{TERMS}:6:5: terms[latency].see: "
            + unknown("experiment", "pause", "did you mean 'pauses'?")
        ],
    ),
    (
        "a link in a text",
        [(COMPARISON, "en: Both free memory.", 'en: "Both [free](term:latencies) memory."')],
        [
            f"data/{COMPARISON}:30:16: aspects[0].across[0].text.en: "
            + unknown("term", "latencies", "did you mean 'latency'?")
        ],
    ),
)
def test_references_to_nothing(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines
