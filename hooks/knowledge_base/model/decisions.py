"""Records that help to decide: flows, tables, checklists, calculators and templates."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from knowledge_base.model.base import ById, Id, Line, Record, Reference, Text, without_place
from knowledge_base.model.claims import Citation, Claim

Variable = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


class Answer(Record):
    """One way to answer a question; leads on to a question or an outcome of the same flow."""

    id: Id
    text: Text
    to: Id
    claims: tuple[Id, ...] = ()
    """Claims that bear on taking this branch."""
    judgement: Text | None = None
    """Our own reason, where no claim bears on it."""


class Question(Record):
    """A question of a flow."""

    id: Id
    text: Text
    explain: Text | None = None
    """How to find the answer."""
    see: Reference | None = None
    """The page that the question's node links to."""
    answers: tuple[Answer, ...] = ()


class Outcome(Record):
    """Where a flow ends."""

    id: Id
    title: Text
    """The recommendation, short enough for a node."""
    subjects: tuple[Id, ...] = ()
    """What is recommended."""
    reason: Text
    claims: tuple[Id, ...] = ()
    judgement: Text | None = None
    see: tuple[Reference, ...] = ()


class Example(Record):
    """A path through a flow that is run as a test."""

    text: Text
    answers: ById[Id]
    """Question to answer."""
    outcome: Id


class Flow(Record):
    """A decision flow: questions, answers, outcomes."""

    id: Id
    title: Text
    summary: Text
    start: Id
    questions: tuple[Question, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = ()
    related: tuple[Reference, ...] = ()


class TableRow(Record):
    """A situation, what is recommended in it, and the claims that say so."""

    id: Id
    situation: Text
    recommendation: Text
    subjects: tuple[Id, ...] = ()
    """What is recommended; empty where it depends."""
    constraints: tuple[Id, ...] = ()
    """What limits the choice in this situation, from the root's constraints."""
    claims: tuple[Claim, ...] = ()
    """The reason, as the source gives it, where it stands nowhere else; each names `subjects`."""
    reasons: tuple[Id, ...] = ()
    """Claims that give the reason and are stated elsewhere."""
    cites: tuple[Id, ...] = ()
    """Claims stated elsewhere that bear on the row."""

    @model_validator(mode="after")
    def _has_a_reason(self) -> Self:
        if not self.claims and not self.reasons:
            raise ValueError("the row has no reason", "state it in 'claims', or in 'reasons'")
        return self


class DecisionTable(Record):
    """Situation, recommendation, reason."""

    id: Id
    title: Text
    question: Text
    summary: Text
    rows: tuple[TableRow, ...] = Field(min_length=1)
    related: tuple[Reference, ...] = ()


class ChecklistItem(Record):
    """One thing to do or to ask."""

    id: Id
    text: Text
    why: Text | None = None
    cites: tuple[Id, ...] = ()


class ChecklistGroup(Record):
    """Items that belong together."""

    id: Id
    title: Text
    items: tuple[ChecklistItem, ...] = Field(min_length=1)


class Checklist(Record):
    """A list to tick off."""

    id: Id
    title: Text
    summary: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    groups: tuple[ChecklistGroup, ...] = Field(min_length=1)
    related: tuple[Reference, ...] = ()


class Input(Record):
    """A number that a reader enters."""

    id: Variable
    """The variable's name in the formula."""
    label: Text
    unit: Line
    default: float
    min: float
    max: float


class Output(Record):
    """The number that a calculator gives."""

    label: Text
    unit: Line


class WorkedExample(Record):
    """Inputs and the result that the formula must give, run as a test."""

    text: Text
    inputs: Annotated[dict[Variable, float], BeforeValidator(without_place)]
    result: float


class Calculator(Record):
    """A formula with its inputs; the formula knows `+ - * / **`, brackets, `min` and `max`."""

    id: Id
    title: Text
    summary: Text
    sources: tuple[Citation, ...] = Field(min_length=1)
    cites: tuple[Id, ...] = ()
    inputs: tuple[Input, ...] = Field(min_length=1)
    formula: Line
    output: Output
    examples: tuple[WorkedExample, ...] = Field(min_length=1)
    related: tuple[Reference, ...] = ()


class TemplateField(Record):
    """A column of a decision record."""

    id: Id
    title: Text
    explain: Text
    """What to write there."""


class TemplateEntry(Record):
    """A decision of the source, written into the template as an example."""

    id: Id
    values: ById[Text]
    """Field to what the source tells; a field that it leaves out is left out."""
    cites: tuple[Id, ...] = Field(min_length=1)
    """The claims that tell it."""


class DecisionTemplate(Record):
    """A way to record decisions, for readers to fill in, with the source's own entries."""

    id: Id
    title: Text
    summary: Text
    use: Text
    """How to use it."""
    sources: tuple[Citation, ...] = Field(min_length=1)
    fields: tuple[TemplateField, ...] = Field(min_length=2)
    entries: tuple[TemplateEntry, ...] = ()
    missing: tuple[Text, ...] = ()
    """What is lost or unclear in the source."""
    related: tuple[Reference, ...] = ()
