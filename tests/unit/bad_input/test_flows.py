"""Decision flows with cycles, dead ends and branches without evidence."""

from __future__ import annotations

from pathlib import Path

from tests.factories import (
    FILES,
    FLOW,
    Edit,
    problems,
)
from tests.unit.bad_input.cases import tell

FLOW_ANSWERS = "".join(FILES[FLOW].splitlines(keepends=True)[13:16])
NO_EXAMPLE = (
    FLOW,
    "examples:\n  - text: {en: A steady service., zh: 稳定的服务。}\n"
    "    answers: {latency: yes, team: yes}\n    outcome: take-rust\n",
    "",
)


@tell(
    (
        "a circle",
        [(FLOW, "to: take-rust,", "to: latency,"), NO_EXAMPLE],
        [
            f"data/{FLOW}:6:5: questions[0]: the answers lead in a circle: latency → team → "
            "latency; let one of them lead on to an outcome",
            f"data/{FLOW}:23:5: outcomes[1]: no answers lead to 'take-rust'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "two circles",
        [
            (FLOW, "to: take-rust,", "to: latency,"),
            (FLOW, "to: take-go, judgement", "to: team, judgement"),
            (FLOW, "to: take-go, claims", "to: take-rust, claims"),
        ],
        [
            f"data/{FLOW}:6:5: questions[0]: the answers lead in a circle: latency → team → "
            "latency; let one of them lead on to an outcome",
            f"data/{FLOW}:12:5: questions[1]: the answers lead in a circle: team → team; "
            "let one of them lead on to an outcome",
            f"data/{FLOW}:18:5: outcomes[0]: no answers lead to 'take-go'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "an answer that leads nowhere",
        [(FLOW, "to: take-rust,", "to: take-rusty,")],
        [
            f"data/{FLOW}:15:43: questions[1].answers[0].to: the answer leads to 'take-rusty', "
            "which is neither question nor outcome; did you mean 'take-rust'?"
        ],
    ),
    (
        "a question without answers",
        [
            (
                FLOW,
                FLOW_ANSWERS,
                "",
            )
        ],
        [
            f"data/{FLOW}:12:5: questions[1].answers: the question 'team' has 0 answer(s): "
            "a dead end; give two answers or more",
            f"data/{FLOW}:20:5: outcomes[1]: no answers lead to 'take-rust'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "an outcome that no answers lead to",
        [(FLOW, "to: take-rust,", "to: take-go,"), NO_EXAMPLE],
        [
            f"data/{FLOW}:23:5: outcomes[1]: no answers lead to 'take-rust'; "
            "let an answer lead there, or remove it"
        ],
    ),
    (
        "a question that no answers lead to",
        [(FLOW, "to: team,", "to: take-rust,")],
        [
            f"data/{FLOW}:12:5: questions[1]: no answers lead to 'team'; "
            "let an answer lead there, or remove it",
        ],
    ),
    (
        "a start that is no question",
        [(FLOW, "start: latency", "start: latencey")],
        [
            f"data/{FLOW}:4:1: start: the flow starts at 'latencey', which is not a question; "
            "did you mean 'latency'?"
        ],
    ),
    (
        "an example that ends elsewhere",
        [(FLOW, "    outcome: take-rust", "    outcome: take-go")],
        [
            f"data/{FLOW}:31:5: examples[0].outcome: the answers lead to 'take-rust', not to "
            "'take-go'; correct one of the two"
        ],
    ),
    (
        "an example that leaves a question open",
        [(FLOW, "{latency: yes, team: yes}", "{latency: yes}")],
        [
            f"data/{FLOW}:30:5: examples[0].answers: the question 'team' is met and not answered; "
            "answer every question met"
        ],
    ),
    (
        "an example that gives another answer",
        [(FLOW, "{latency: yes, team: yes}", "{latency: yes, team: maybe}")],
        [
            f"data/{FLOW}:30:5: examples[0].answers: the question 'team' has no answer 'maybe'; "
            "answer every question met"
        ],
    ),
    (
        "an example that answers what nobody asked",
        [(FLOW, "{latency: yes, team: yes}", "{latency: yes, team: yes, hue: red}")],
        [
            f"data/{FLOW}:30:5: examples[0].answers: 'hue' is not a question of this flow; "
            "known: latency, team"
        ],
    ),
    (
        "an answer without evidence",
        [(FLOW, ", claims: [rust-for-steady-latency]", "")],
        [
            f"data/{FLOW}:10:9: questions[0].answers[0]: the answer 'yes' cites no claim and no "
            "judgement of ours; add 'claims', or 'judgement' with the reason"
        ],
    ),
    (
        "an outcome without evidence",
        [(FLOW, "    claims: [rust-never-pauses, rust-for-steady-latency]\n", "")],
        [
            f"data/{FLOW}:23:5: outcomes[1]: the outcome 'take-rust' cites no claim and no "
            "judgement of ours; add 'claims', or 'judgement' with the reason"
        ],
    ),
)
def test_decision_flows(tmp_path: Path, edits: list[Edit], lines: list[str]) -> None:
    assert problems(tmp_path, *edits) == lines
