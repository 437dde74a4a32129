"""Example paths through decision flows that run otherwise than they did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge_base.check.flows import follow
from knowledge_base.diff.changes import Both, Change
from knowledge_base.diff.sides import Side
from knowledge_base.model.decisions import Flow


def path_changes(old: Side, new: Side) -> Iterator[Change]:
    """Yield each example of the older flows that now passes other answers or ends elsewhere."""
    for name, flow in old.base.flows.items():
        later = new.base.flows.get(name)
        if later is not None:
            yield from _of_flow(flow, later)


def _of_flow(flow: Flow, later: Flow) -> Iterator[Change]:
    for number, example in enumerate(flow.examples):
        before, after = way(flow, example.answers), way(later, example.answers)
        if before != after:
            yield Change(
                f"flow:{flow.id}",
                "path",
                Both.of(example.text),
                later.place,
                f"examples.{number}",
                before=" → ".join(before),
                after=" → ".join(after),
                before_text=_end(flow, example.answers),
                after_text=_end(later, example.answers),
            )


def way(flow: Flow, answers: Mapping[str, str]) -> list[str]:
    """Return the steps that the answers lead through, and where they end or get stuck."""
    questions = {question.id: question for question in flow.questions}
    steps, node = list[str](), flow.start
    while node in questions and node in answers and len(steps) <= len(questions):
        ways = {answer.id: answer.to for answer in questions[node].answers}
        if answers[node] not in ways:
            break
        steps.append(f"{node}={answers[node]}")
        node = ways[answers[node]]
    return [*steps, f"{node}?" if node in questions else node]


def _end(flow: Flow, answers: Mapping[str, str]) -> Both | None:
    """Return the recommendation that the answers lead to, None where they lead to none."""
    end, _ = follow(flow, answers)
    return next((Both.of(o.title) for o in flow.outcomes if o.id == end), None)
