"""Rules for decision flows: every combination of answers ends in exactly one outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from knowledge_base.check.scores import has_fallen
from knowledge_base.check.walk import Found
from knowledge_base.model.decisions import Example, Flow, Outcome, Question
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import Problem, suggest


def check_flows(base: KnowledgeBase) -> Iterator[Problem]:
    """A flow has a start, no cycle, no dead end, and nothing that cannot be reached."""
    for flow in base.flows.values():
        questions = {question.id: question for question in flow.questions}
        yield from _check_ways(flow, questions)
        yield from _check_reachable(flow, questions)


def _check_ways(flow: Flow, questions: Mapping[str, Question]) -> Iterator[Problem]:
    nodes = {*questions, *(outcome.id for outcome in flow.outcomes)}
    yield from _check_start(flow, questions)
    yield from _check_answers(flow, nodes)
    yield from _check_cycles(questions)


def _check_start(flow: Flow, questions: Mapping[str, Question]) -> Iterator[Problem]:
    if flow.start not in questions:
        wrong = f"the flow starts at '{flow.start}', which is not a question"
        yield Found("", flow).problem("flow-start", "start", wrong, suggest(flow.start, questions))


def _check_answers(flow: Flow, nodes: set[str]) -> Iterator[Problem]:
    for number, question in enumerate(flow.questions):
        found = Found(f"questions[{number}]", question)
        if len(question.answers) < 2:
            count = len(question.answers)
            wrong = f"the question '{question.id}' has {count} answer(s): a dead end"
            yield found.problem("flow-dead-end", "answers", wrong, "give two answers or more")
        for index, answer in enumerate(question.answers):
            if answer.to not in nodes:
                wrong = f"the answer leads to '{answer.to}', which is neither question nor outcome"
                place = Found(f"questions[{number}].answers[{index}]", answer)
                yield place.problem("flow-dead-end", "to", wrong, suggest(answer.to, nodes))


def _check_cycles(questions: Mapping[str, Question]) -> Iterator[Problem]:
    done: set[str] = set()
    numbers = {name: number for number, name in enumerate(questions)}
    for question in questions:
        for cycle in _cycles_from(question, questions, done):
            wrong = "the answers lead in a circle: " + " → ".join(cycle)
            found = Found(f"questions[{numbers[cycle[0]]}]", questions[cycle[0]])
            yield found.problem("flow-cycle", "", wrong, "let one of them lead on to an outcome")


def _cycles_from(
    start: str, questions: Mapping[str, Question], done: set[str]
) -> Iterator[list[str]]:
    """Yield each circle met from `start`; questions seen to the end join `done`."""
    path: dict[str, Iterator[str]] = {}

    def enter(name: str) -> None:
        path[name] = iter(dict.fromkeys(answer.to for answer in questions[name].answers))

    if start not in done:
        enter(start)
    while path:
        name, targets = next(reversed(path.items()))
        target = next((t for t in targets if t in questions and t not in done), None)
        if target is None:
            del path[name]
            done.add(name)
        elif target in path:
            way = list(path)
            yield [*way[way.index(target) :], target]
        else:
            enter(target)


def reachable(flow: Flow) -> set[str]:
    """Return the ids of all questions and outcomes that some answers lead to."""
    questions = {question.id: question for question in flow.questions}
    seen: set[str] = set()
    waiting = [flow.start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [a.to for a in questions[name].answers] if name in questions else []
    return seen


def _check_reachable(flow: Flow, questions: Mapping[str, Question]) -> Iterator[Problem]:
    seen = reachable(flow)
    if seen - {*questions, *(outcome.id for outcome in flow.outcomes)}:
        return  # Where an answer leads nowhere, what it was meant to reach is not known.
    lists: dict[str, tuple[Question | Outcome, ...]] = {
        "questions": flow.questions,
        "outcomes": flow.outcomes,
    }
    for key, nodes in lists.items():
        for number, node in enumerate(nodes):
            if node.id not in seen:
                wrong = f"no answers lead to '{node.id}'"
                right = "let an answer lead there, or remove it"
                yield Found(f"{key}[{number}]", node).problem("flow-unreachable", "", wrong, right)


def check_flow_evidence(base: KnowledgeBase) -> Iterator[Problem]:
    """Every branch and outcome cites claims that stand, or is marked as our own judgement."""
    for flow in base.flows.values():
        for number, question in enumerate(flow.questions):
            for index, answer in enumerate(question.answers):
                found = Found(f"questions[{number}].answers[{index}]", answer)
                yield from _check_evidence(base, found, "answer")
        for number, outcome in enumerate(flow.outcomes):
            yield from _check_evidence(base, Found(f"outcomes[{number}]", outcome), "outcome")


def _check_evidence(base: KnowledgeBase, found: Found, kind: str) -> Iterator[Problem]:
    claims, judgement = found.record.claims, found.record.judgement
    if not claims and judgement is None:
        yield _without_evidence(found, kind)
    elif claims and judgement is None and all(has_fallen(base, claim) for claim in claims):
        wrong = f"the {kind} '{found.record.id}' rests only on claims called wrong or outdated"
        right = "cite one that stands, or give 'judgement' with the reason"
        yield found.problem("flow-evidence", "claims", wrong, right)


def _without_evidence(found: Found, kind: str) -> Problem:
    wrong = f"the {kind} '{found.record.id}' cites no claim and no judgement of ours"
    return found.problem("flow-evidence", "", wrong, "add 'claims', or 'judgement' with the reason")


def check_flow_examples(base: KnowledgeBase) -> Iterator[Problem]:
    """Every example path ends where it says."""
    for flow in base.flows.values():
        if any(_check_ways(flow, {question.id: question for question in flow.questions})):
            continue  # Where a way is broken, that is the fault, not what is said of it.
        for number, example in enumerate(flow.examples):
            found = Found(f"examples[{number}]", example)
            end, wrong = follow(flow, example.answers)
            if end is None:
                yield found.problem("flow-example", "answers", wrong, "answer every question met")
            elif end != example.outcome:
                wrong = f"the answers lead to '{end}', not to '{example.outcome}'"
                yield found.problem("flow-example", "outcome", wrong, "correct one of the two")
            else:
                yield from _check_unasked(flow, found)


def follow(flow: Flow, answers: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the outcome that the answers lead to, or None and what stopped the way."""
    questions = {question.id: question for question in flow.questions}
    node, seen = flow.start, set[str]()
    while node in questions:
        if node in seen:
            return None, f"the answers lead in a circle at '{node}'"
        seen.add(node)
        if node not in answers:
            return None, f"the question '{node}' is met and not answered"
        ways = {answer.id: answer.to for answer in questions[node].answers}
        if answers[node] not in ways:
            return None, f"the question '{node}' has no answer '{answers[node]}'"
        node = ways[answers[node]]
    return node, ""


def _check_unasked(flow: Flow, found: Found) -> Iterator[Problem]:
    example: Example = found.record
    known = {question.id for question in flow.questions}
    for name in example.answers:
        if name not in known:
            wrong = f"'{name}' is not a question of this flow"
            yield found.problem("flow-example", "answers", wrong, suggest(name, known))
