"""Decision flows: the graph, and the same as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.derive.addresses import DECIDE_PAGE, Address, address_of
from knowledge_base.derive.claim_views import ClaimView, cited
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.flow_graph import flow_graph
from knowledge_base.derive.graphs import Graph
from knowledge_base.derive.links import related_links
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.model.decisions import Answer, Example, Flow, Outcome, Question


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer and where it leads."""

    id: str
    words: Words
    to: Link
    claims: tuple[ClaimView, ...]
    judgement: Words | None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, numbered in the order of the data."""

    id: str
    words: Words
    explain: Words | None
    see: Link | None
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """A recommendation with what it stands on."""

    id: str
    words: Words
    subjects: tuple[Link, ...]
    reason: Words
    claims: tuple[ClaimView, ...]
    judgement: Words | None
    see: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A situation, the answers in it, and where they lead."""

    words: Words
    steps: tuple[Link, ...]
    outcome: Link


@dataclass(frozen=True, slots=True)
class FlowView:
    """A flow's page."""

    title: Words
    summary: Words
    graph: Graph
    start: Link
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    examples: tuple[ExampleView, ...]
    related: tuple[Link, ...]


def flow_pages(edition: Edition, connections: Connections) -> Iterator[PageView]:
    """Yield the page of every flow."""
    trail = (Link(edition.heading("decide"), Address(DECIDE_PAGE)),)
    for flow in edition.base.flows.values():
        view = flow_view(edition, connections, flow)
        yield PageView(
            address_of(edition.base, "flow", flow.id).src_uri,
            "flow",
            edition.words(flow.title),
            edition.words(flow.summary),
            view,
            made_from(edition, [flow.place]),
            trail,
            hides=("navigation",),
        )


def flow_view(edition: Edition, connections: Connections, flow: Flow) -> FlowView:
    """Return the view of one flow."""
    page = address_of(edition.base, "flow", flow.id).src_uri
    nodes = {q.id: Link(edition.words(q.text), Address(page, q.id)) for q in flow.questions}
    nodes |= {o.id: Link(edition.words(o.title), Address(page, o.id)) for o in flow.outcomes}
    return FlowView(
        title=edition.words(flow.title),
        summary=edition.words(flow.summary),
        graph=flow_graph(edition, flow, page),
        start=nodes[flow.start],
        questions=tuple(_question(edition, question, nodes) for question in flow.questions),
        outcomes=tuple(_outcome(edition, outcome) for outcome in flow.outcomes),
        examples=tuple(_example(edition, flow, example, nodes) for example in flow.examples),
        related=related_links(edition, connections, ("flow", flow.id)),
    )


def _question(edition: Edition, question: Question, nodes: dict[str, Link]) -> QuestionView:
    return QuestionView(
        question.id,
        edition.words(question.text),
        edition.words(question.explain) if question.explain else None,
        edition.follow([question.see])[0] if question.see else None,
        tuple(_answer(edition, answer, nodes) for answer in question.answers),
    )


def _answer(edition: Edition, answer: Answer, nodes: dict[str, Link]) -> AnswerView:
    judgement = edition.words(answer.judgement) if answer.judgement else None
    claims = cited(edition, answer.claims)
    return AnswerView(answer.id, edition.words(answer.text), nodes[answer.to], claims, judgement)


def _outcome(edition: Edition, outcome: Outcome) -> OutcomeView:
    return OutcomeView(
        outcome.id,
        edition.words(outcome.title),
        edition.links("subject", outcome.subjects),
        edition.words(outcome.reason),
        cited(edition, outcome.claims),
        edition.words(outcome.judgement) if outcome.judgement else None,
        edition.follow(outcome.see),
    )


def _example(edition: Edition, flow: Flow, example: Example, nodes: dict[str, Link]) -> ExampleView:
    questions = {question.id: question for question in flow.questions}
    steps = []
    for question, chosen in example.answers.items():
        answer = next(a for a in questions[question].answers if a.id == chosen)
        steps.append(Link(edition.words(answer.text), nodes[question].address))
    return ExampleView(edition.words(example.text), tuple(steps), nodes[example.outcome])
