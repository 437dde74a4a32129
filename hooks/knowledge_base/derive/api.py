"""The data for machines: every record of every kind in one language, with what is derived of it.

What authors write is passed on field by field, whatever its kind, by these rules: a text is a
string in the edition's language, a claim within another record is its id, a date is
`2026-11-21`, what is not given is null, and no field is ever left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from knowledge_base.derive.addresses import PAGES_OF_DECISIONS, address_of, url_of
from knowledge_base.derive.claim_views import claim_view
from knowledge_base.derive.connections import Connections
from knowledge_base.derive.edition import Edition
from knowledge_base.inline import plain
from knowledge_base.model.base import Record, Text
from knowledge_base.model.claims import Claim
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase, PlacedClaim

MAJOR = 1
"""Raised when a field goes or changes its type; the files then stand in another folder."""
API_FOLDER = f"data/v{MAJOR}"
LICENCE = "CC-BY-4.0"
CLAIMS = "claims"
DECISIONS = "decisions"
"""All kinds that help to decide, together in one file."""
ALL = "all"


@dataclass(frozen=True, slots=True)
class Collection:
    """All records of a kind."""

    name: str
    """The kind's plural, as files and lists are called: `comparisons`."""
    kind: Kind
    model: type[Record]


def collections() -> tuple[Collection, ...]:
    """Return every kind of record that the model has; the site's own words are none."""
    return tuple(_collections())


def _collections() -> Iterator[Collection]:
    hints = get_type_hints(KnowledgeBase)
    mappings: dict[str, Any] = {n: {} for n, hint in hints.items() if get_origin(hint) is Mapping}
    empty = KnowledgeBase(site=None, **mappings)  # type: ignore[arg-type]
    for name, records in mappings.items():
        model = get_args(hints[name])[1]
        model = Claim if model is PlacedClaim else model
        kinds = [kind for kind in get_args(Kind) if empty.of(kind) is records]
        # What is of no kind belongs to records that are; words and digests are no records.
        if kinds and issubclass(model, Record) and model is not Text:
            yield Collection(name, kinds[0], model)


def files_of_collections() -> Mapping[str, tuple[Collection, ...]]:
    """Return which collections each file holds: one each, the decisions, and all."""
    known = collections()
    decisions = tuple(c for c in known if c.kind in PAGES_OF_DECISIONS)
    return {**{c.name: (c,) for c in known}, DECISIONS: decisions, ALL: known}


def api_files(edition: Edition, connections: Connections) -> dict[str, dict[str, Any]]:
    """Return the content of each file by its name."""
    head = {
        "api": MAJOR,
        "as_of": edition.base.site.as_of.isoformat(),
        "language": edition.language,
        "licence": LICENCE,
        "title": edition.say(edition.base.site.title),
        "version": edition.version or None,
    }
    records = {c.name: _records(edition, connections, c) for c in collections()}
    return {
        name: {**head, **{c.name: records[c.name] for c in held}}
        for name, held in files_of_collections().items()
    }


def _records(
    edition: Edition, connections: Connections, collection: Collection
) -> list[dict[str, Any]]:
    kind = collection.kind
    placed = edition.base.of(kind)
    if collection.name == CLAIMS:
        return [_claim(edition, connections, one) for one in placed.values()]
    return [_record(edition, kind, record) for record in placed.values()]


def _record(edition: Edition, kind: Kind, record: Record) -> dict[str, Any]:
    untranslated: list[str] = []
    fields = {
        written: _value(edition, getattr(record, name), f"/{written}", untranslated)
        for name, written in fields_of(type(record)).items()
    }
    return {
        **fields,
        "page": page_of(edition, kind, str(getattr(record, "id", ""))),
        "data_file": record.place.file,
        "data_line": record.place.line,
        "untranslated": untranslated,
    }


def fields_of(model: type[Record]) -> dict[str, str]:
    """Return the fields that authors write, each with the name that they write it by."""
    fields = model.model_fields.items()
    return {name: field.alias or name for name, field in fields if name != "place"}


def _value(edition: Edition, value: Any, path: str, untranslated: list[str]) -> Any:
    if isinstance(value, Text):
        words = edition.words(value)
        if not words.is_translated:
            untranslated.append(path)
        return plain(words.text)
    if isinstance(value, Claim):
        return value.id
    if isinstance(value, Record):
        fields = fields_of(type(value)).items()
        value = {written: getattr(value, name) for name, written in fields}
    if isinstance(value, Mapping):
        return {k: _value(edition, v, f"{path}/{k}", untranslated) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_value(edition, v, f"{path}/{n}", untranslated) for n, v in enumerate(value)]
    return value.isoformat() if isinstance(value, date) else value


def page_of(edition: Edition, kind: Kind, name: str) -> str | None:
    """Return where a record is shown, from the language's root; None where no page shows it."""
    try:
        address = address_of(edition.base, kind, name)
    except KeyError:
        return None
    return url_of(address.src_uri) + (f"#{address.anchor}" if address.anchor else "")


def _claim(edition: Edition, connections: Connections, placed: PlacedClaim) -> dict[str, Any]:
    """Return a claim with what is derived of it; `ClaimData` in the schema describes this."""
    view, judgement = claim_view(edition, placed), edition.judgements[placed.id]
    certainty = judgement.certainty
    cited_by = connections.cited_by.get(placed.id, ())
    return {
        **_record(edition, "claim", placed.claim),
        "subjects": list(placed.subjects),
        "stated_in": f"{placed.kind}:{placed.owner}",
        "aspect": edition.say(placed.aspect) if placed.aspect else None,
        "figure": view.figure,
        "certainty": {
            "level": certainty.level,
            "start": certainty.start,
            "reasons": [{"rule": r.id, "steps": r.steps} for r in certainty.reasons],
        },
        "disagreements": list(judgement.disagreements),
        "sanity_checks": [
            {"check": name, "holds": finding.holds, "computation": finding.computation}
            for name, finding in judgement.checks
        ],
        "cited_by": [f"{kind}:{name}" for kind, name in cited_by],
        "cite": view.cite,
    }
