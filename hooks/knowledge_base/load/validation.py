"""A tree of YAML nodes to a record of the model, each fault at its line and column."""

from __future__ import annotations

import types
import typing
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from knowledge_base.load.wording import word
from knowledge_base.model.base import Record
from knowledge_base.problems import Place, Problem, is_close, shorten
from knowledge_base.yaml_tree import PLACE_KEY, Node

R = TypeVar("R", bound=Record)
Location = tuple[int | str, ...]


def validate(model: type[R], tree: Node) -> tuple[R | None, list[Problem]]:
    """Return the record, or None with every fault of the tree's form."""
    try:
        return model.model_validate(tree.plain()), []
    except ValidationError as error:
        details = [dict(detail) for detail in error.errors(include_url=False)]
        return None, [_problem(detail, model, tree) for detail in _causes(details)]


def _causes(details: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the faults that do not merely follow from another one.

    A list counts as too short when its entries are at fault; a key counts as missing
    when it is there and misspelt.
    """
    at_fault = {loc[:length] for loc in (d["loc"] for d in details) for length in range(len(loc))}
    unknown = defaultdict(list)
    for detail in details:
        if detail["type"] == "extra_forbidden":
            unknown[detail["loc"][:-1]].append(str(detail["loc"][-1]).lower())
    for detail in details:
        parent, name = detail["loc"][:-1], str(detail["loc"][-1] if detail["loc"] else "")
        is_short = detail["type"] == "too_short" and detail["loc"] in at_fault
        is_misspelt = detail["type"] == "missing" and is_close(name, unknown.get(parent, ()))
        if not is_short and not is_misspelt:
            yield detail


def path_of(location: Location) -> str:
    """Write a location as authors see it: `aspects[0].cells.go`."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{shorten(step)}"
    return path.removeprefix(".")


def _problem(detail: dict[str, Any], model: type[BaseModel], tree: Node) -> Problem:
    location: Location = tuple(detail["loc"])
    if location and location[-1] == "[key]":
        location = location[:-1]
        detail = {**detail, "loc": location}
        place = place_at(tree, location, of_key=True)
    else:
        place = place_at(tree, location, of_key=detail["type"] == "extra_forbidden")
    owner = _model_at(model, location[:-1])
    fields = _fields_of(owner) if owner else {}
    known = [key for key in fields if key != PLACE_KEY]
    info = fields.get(str(location[-1])) if location else None
    wrong, right = word(detail, known, info.description if info else None)
    return Problem(place, path_of(location), wrong, right, f"form-{detail['type']}")


def place_at(tree: Node, location: Location, *, of_key: bool = False) -> Place:
    """Return where `location` stands, or the nearest node above it that there is."""
    node = tree
    for number, step in enumerate(location):
        is_last = number == len(location) - 1
        if isinstance(node.value, dict) and step in node.value:
            if is_last and of_key:
                return node.key_places[str(step)]
            node = node.value[str(step)]
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            break
    return node.place


def _fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return a model's fields by the keys that authors write."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Follow a location through the model's annotations to the record type there."""
    current: Any = model
    for step in location:
        if isinstance(current, type) and issubclass(current, BaseModel):
            info = _fields_of(current).get(str(step))
            current = _bare(info.annotation) if info else None
        else:
            arguments = [a for a in typing.get_args(current) if a is not Ellipsis]
            current = _bare(arguments[-1]) if arguments else None
        if current is None:
            return None
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _bare(annotation: Any) -> Any:
    """Drop `| None` and `Annotated` from an annotation."""
    if typing.get_origin(annotation) is typing.Annotated:
        return _bare(typing.get_args(annotation)[0])
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        rest = [a for a in typing.get_args(annotation) if a is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else None
    return annotation
