"""A decision flow as a graph: resolved nodes and edges, without any diagram syntax."""

from __future__ import annotations

from functools import cache

from knowledge_base.derive.addresses import Address
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.graphs import Direction, Edge, Graph, Node
from knowledge_base.model.decisions import Flow

MAX_ANSWERS_PER_STEP = 5
"""On average, for a flow to be drawn downwards: more would not fit side by side."""


def flow_graph(edition: Edition, flow: Flow, page: str) -> Graph:
    """Return a flow's graph; nodes without a page of their own lead to the text on `page`."""
    names = [*(q.id for q in flow.questions), *(o.id for o in flow.outcomes)]
    ids = {name: f"n{number}" for number, name in enumerate(names, 1)}
    questions = tuple(
        Node(ids[q.id], "question", edition.say(q.text), _target(edition, q.see, page, q.id))
        for q in flow.questions
    )
    outcomes = tuple(
        Node(
            ids[o.id],
            "outcome",
            edition.say(o.title),
            _target(edition, o.see[0] if o.see else None, page, o.id),
        )
        for o in flow.outcomes
    )
    edges = tuple(
        Edge(ids[question.id], ids[answer.to], edition.say(answer.text))
        for question in flow.questions
        for answer in question.answers
    )
    title, description = edition.say(flow.title), edition.say(flow.summary)
    return Graph(title, description, (*questions, *outcomes), edges, _direction(flow))


def _direction(flow: Flow) -> Direction:
    """A flow with many answers and few steps is drawn to the right: downwards it would be flat."""
    questions = {question.id: question for question in flow.questions}

    @cache
    def steps(name: str) -> int:
        answers = questions[name].answers if name in questions else ()
        return max((1 + steps(answer.to) for answer in answers), default=0)

    answers = sum(len(question.answers) for question in flow.questions)
    return "LR" if answers / steps(flow.start) > MAX_ANSWERS_PER_STEP else "TD"


def _target(edition: Edition, reference: str | None, page: str, anchor: str) -> Address:
    if reference is None:
        return Address(page, anchor)
    return edition.follow([reference])[0].address
