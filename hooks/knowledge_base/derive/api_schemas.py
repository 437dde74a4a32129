"""JSON Schemas of the data for machines, made from the model, and the list of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from knowledge_base.derive.api import CLAIMS, LICENCE, MAJOR, Collection, files_of_collections
from knowledge_base.derive.certainty import Level
from knowledge_base.model.base import LANGUAGES

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "description": "A text in the file's language."}
_CLAIM: Schema = {"type": "string", "description": "The id of a claim."}


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class RecordData(_Data):
    """What every record has besides what authors write."""

    page: str | None
    """Where it is shown, from the language's root; null where no page shows it by itself."""
    data_file: str
    """The file that it is written in."""
    data_line: int
    """The line in that file where it begins."""
    untranslated: list[str]
    """JSON pointers to texts that are there in the other language only, and are given in that."""


class ReasonData(_Data):
    """A rule that moved a claim's certainty."""

    rule: str
    steps: int
    """How many levels: below zero down, above zero up."""


class CertaintyData(_Data):
    """How certain a claim is, derived and never typed in."""

    level: Level
    start: Level
    """The level that its basis starts at."""
    reasons: list[ReasonData]


class SanityCheckData(_Data):
    """A sanity check that the claim stands under."""

    check: str
    holds: bool
    computation: str


class ClaimData(RecordData):
    """What is derived of a claim."""

    subjects: list[str]
    """Who it is about, the cell's subject included."""
    stated_in: str
    """The record that states it, as `kind:id`."""
    aspect: str | None
    """The title of its row."""
    figure: str | None
    """The quantity as readers see it."""
    certainty: CertaintyData
    disagreements: list[str]
    """Ids of the disagreements that it is part of."""
    sanity_checks: list[SanityCheckData]
    cited_by: list[str]
    """The decisions that stand on it, as `kind:id`."""
    cite: str
    """How to cite it."""


def api_schemas() -> dict[str, Schema]:
    """Return the schema of each file by the file's name."""
    return {name: _file_schema(held) for name, held in files_of_collections().items()}


def _file_schema(held: tuple[Collection, ...]) -> Schema:
    definitions: Schema = {}
    for collection in held:
        definitions |= _definitions(collection)
    lists = {
        c.name: {"type": "array", "items": {"$ref": f"#/$defs/{c.name}"}, "description": _doc(c)}
        for c in held
    }
    return {
        "$schema": DIALECT,
        **_object({**_head(), **lists}),
        "$defs": dict(sorted(definitions.items())),
    }


def _doc(collection: Collection) -> str:
    return (collection.model.__doc__ or "").strip().splitlines()[0]


def _head() -> Schema:
    return {
        "api": {"const": MAJOR, "type": "integer", "description": "The API's major version."},
        "as_of": {"type": "string", "format": "date", "description": "The date of the data."},
        "language": {"enum": list(LANGUAGES), "type": "string"},
        "licence": {"const": LICENCE, "type": "string"},
        "title": {"type": "string", "description": "What the whole is called."},
        "version": {
            "type": ["string", "null"],
            "description": "The release; null in a build that is none.",
        },
    }


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


@cache
def _definitions(collection: Collection) -> Schema:
    """Return a record's schema under its collection's name, with all that it refers to.

    Several files hold the same collection; its schema hangs on the model alone.
    """
    written = _of_model(collection.model)
    derived = _of_model(ClaimData if collection.name == CLAIMS else RecordData)
    definitions = {**written.pop("$defs", {}), **derived.pop("$defs", {})}
    if collection.name != CLAIMS and "Claim" in definitions:
        definitions["Claim"] = _CLAIM
    if "Text" in definitions:
        definitions["Text"] = _TEXT
    record = _object({**written["properties"], **derived["properties"]})
    record["description"] = written.get("description", "")
    return {n: _complete(s) for n, s in {**definitions, collection.name: record}.items()}


def _of_model(model: type[BaseModel]) -> Schema:
    schema = model.model_json_schema()
    if "$ref" in schema:  # a record that holds records of its own kind
        name = schema["$ref"].rpartition("/")[2]
        return {**schema["$defs"][name], "$defs": schema["$defs"]}
    return schema


def _complete(schema: Any) -> Any:
    """Every field is there, and pydantic's titles and defaults say nothing to a reader."""
    if isinstance(schema, list):
        return [_complete(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: {name: _complete(item) for name, item in value.items()}
        if key == "properties"
        else _complete(value)
        for key, value in schema.items()
        if key not in ("default", "title")
    }
    if "properties" in kept:
        kept["required"] = sorted(kept["properties"])
    return kept


def api_fields() -> dict[str, str]:
    """Return every field with its JSON types: `claims[].quantity.max` is `null or number`."""
    schema = api_schemas()["all"]
    return dict(sorted(_fields(schema, "", schema["$defs"], ())))


def _fields(
    schema: Schema, path: str, definitions: Schema, within: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    branches = tuple(_branches(schema, definitions, within))
    if path:
        yield path, " or ".join(sorted({kind for one, _ in branches for kind in _types(one)}))
    for one, inside in branches:
        yield from _inner(one, path, definitions, inside)


def _inner(
    schema: Schema, path: str, definitions: Schema, within: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    start = f"{path}." if path else ""
    for name, inner in schema.get("properties", {}).items():
        yield from _fields(inner, f"{start}{name}", definitions, within)
    if isinstance(schema.get("items"), Mapping):
        yield from _fields(schema["items"], f"{path}[]", definitions, within)
    keyed = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
    for inner in keyed:
        if isinstance(inner, Mapping):
            yield from _fields(dict(inner), f"{start}*", definitions, within)


def _branches(
    schema: Schema, definitions: Schema, within: tuple[str, ...]
) -> Iterator[tuple[Schema, tuple[str, ...]]]:
    """Yield what a value may be, references followed; one within itself is not followed again."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name in within:
            yield {"type": "object"}, within
        else:
            yield from _branches(definitions[name], definitions, (*within, name))
    elif "anyOf" in schema:
        for one in schema["anyOf"]:
            yield from _branches(one, definitions, within)
    else:
        yield schema, within


_JSON_TYPES: dict[type, Literal["boolean", "integer", "string", "null"]] = {
    bool: "boolean",
    int: "integer",
    str: "string",
    type(None): "null",
}


def _types(schema: Schema) -> Iterator[str]:
    if "type" in schema:
        kinds = schema["type"]
        yield from [kinds] if isinstance(kinds, str) else kinds
    else:
        values = [schema["const"]] if "const" in schema else schema["enum"]
        yield from {_JSON_TYPES[type(value)] for value in values}
