"""The model: strict, immutable, and aware of where everything stands."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from knowledge_base.load.files import FILE_KINDS
from knowledge_base.model.base import Record
from knowledge_base.model.claims import Quantity
from knowledge_base.model.knowledge_base import LINKABLE, Kind, KnowledgeBase, claims_of
from knowledge_base.model.root import Root
from knowledge_base.problems import Place
from knowledge_base.yaml_tree import PLACE_KEY
from tests.factories import COMPARISON


def every_record() -> set[type[Record]]:
    """Return all classes of records."""
    found, waiting = set[type[Record]](), [Record]
    while waiting:
        for record in waiting.pop().__subclasses__():
            if record not in found and record.__module__.startswith("knowledge_base.model."):
                found.add(record)
                waiting.append(record)
    return found


@pytest.mark.parametrize("record", sorted(every_record(), key=str))
def test_a_record_is_immutable_and_documented(record: type[Record]) -> None:
    assert record.model_config.get("frozen")
    assert record.__doc__


@pytest.mark.parametrize("kind", FILE_KINDS.values(), ids=list(FILE_KINDS))
def test_the_schema_of_a_file_does_not_show_places(kind: object) -> None:
    model = getattr(kind, "model", Root)
    schema = str(model.model_json_schema())
    assert "'place'" not in schema
    assert "\0" not in schema


def test_every_kind_has_at_least_one_record(base: KnowledgeBase) -> None:
    for kind in set(get_args(Kind)) - {"translation"}:  # recorded by make format, not written
        assert base.of(kind), kind


def test_linkable_kinds_are_kinds() -> None:
    assert set(LINKABLE) <= set(get_args(Kind))


def test_a_record_knows_its_file_and_line(base: KnowledgeBase) -> None:
    claim = base.claims["rust-never-pauses"].claim
    assert claim.place == Place(f"data/{COMPARISON}", 18, 11)
    assert claim.place.of("basis") == Place(f"data/{COMPARISON}", 21, 11)


def test_a_record_cannot_be_changed(base: KnowledgeBase) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(base.subjects["go"], "name", "Golang")  # noqa: B010 - the type checker knows better


def test_claims_are_placed_where_they_are_stated(base: KnowledgeBase) -> None:
    placed = {name: (claim.kind, claim.owner, claim.path) for name, claim in base.claims.items()}
    assert placed == {
        "go-pauses-briefly": ("comparison", "memory-management", "aspects[0].cells.go[0]"),
        "rust-never-pauses": ("comparison", "memory-management", "aspects[0].cells.rust[0]"),
        "both-free-memory": ("comparison", "memory-management", "aspects[0].across[0]"),
        "rust-for-steady-latency": ("comparison", "memory-management", "verdict[0]"),
        "go-pause-measured": ("experiment", "pauses", "series[0].cells.go[0]"),
        "rewrite-before": ("case", "rewrite", "results[0].before"),
        "rust-for-trading": ("table", "scenarios", "rows[0].claims[0]"),
    }


def test_a_claim_is_about_its_cell_or_its_subjects_or_its_case(base: KnowledgeBase) -> None:
    subjects = {name: claim.subjects for name, claim in base.claims.items()}
    assert subjects["go-pauses-briefly"] == ("go",)
    assert subjects["both-free-memory"] == ("go", "rust")
    assert subjects["rewrite-before"] == ("go", "rust")


def test_records_without_claims_state_none(base: KnowledgeBase) -> None:
    assert list(claims_of(base.flows["choose"], "flow")) == []


def test_yardsticks_are_not_compared(base: KnowledgeBase) -> None:
    assert [subject.id for subject in base.compared] == ["go", "rust"]


@pytest.mark.parametrize(
    ("numbers", "is_quantity"),
    [
        ({"value": "1"}, True),
        ({"min": "1"}, True),
        ({"max": "1"}, True),
        ({"min": "1", "max": "2"}, True),
        ({}, False),
        ({"value": "1", "min": "1"}, False),
    ],
)
def test_a_quantity_is_a_value_or_a_range(numbers: dict[str, str], is_quantity: bool) -> None:
    data = {"metric": "pause", "unit": "ms", PLACE_KEY: Place("data/a.yaml"), **numbers}
    if is_quantity:
        assert Quantity.model_validate(data).unit == "ms"
    else:
        with pytest.raises(ValidationError, match="neither one value nor a range"):
            Quantity.model_validate(data)
