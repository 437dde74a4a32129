"""The page that explains the data for machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge_base.derive.addresses import DATA_PAGE, EVIDENCE_PAGE, Address
from knowledge_base.derive.api import (
    ALL,
    API_FOLDER,
    DECISIONS,
    LICENCE,
    MAJOR,
    files_of_collections,
)
from knowledge_base.derive.edition import Edition, Link, Words
from knowledge_base.derive.links import matrix_link
from knowledge_base.derive.page import PageView, made_from
from knowledge_base.derive.spreadsheets import column_words, spreadsheets


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the data for machines."""

    name: str
    """Its file name, which is what it is called everywhere."""
    path: str
    """From the language's root."""
    schema: str
    """The path of its schema, from the language's root."""
    records: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A matrix as a spreadsheet."""

    link: Link
    path: str
    rows: int


@dataclass(frozen=True, slots=True)
class DataPage:
    """What there is for machines, and how to use it."""

    major: int
    licence: str
    as_of: str
    root: str
    """The language's root below the site's address."""
    placeholder: str | None
    """What stands in the examples for the site's address, where that is unset."""
    base: str
    """Where the examples fetch from: the language's root at the site's address."""
    folder: str
    files: tuple[DataFile, ...]
    together: tuple[DataFile, ...]
    """Files that hold what the others hold."""
    sheets: tuple[Sheet, ...]
    columns: tuple[tuple[str, Words], ...]


PLACEHOLDER = "https://example.org/"
"""Stands in examples for the site's address where that is unset."""


def data_page(edition: Edition) -> PageView:
    """Return the page."""
    files = {name: _file(edition, name) for name in files_of_collections()}
    together = (DECISIONS, ALL)
    view = DataPage(
        major=MAJOR,
        licence=LICENCE,
        as_of=edition.base.site.as_of.isoformat(),
        root=edition.folder,
        placeholder=None if edition.base.site.address else PLACEHOLDER,
        base=f"{edition.base.site.address or PLACEHOLDER}{edition.folder}",
        folder=API_FOLDER,
        files=tuple(file for name, file in files.items() if name not in together),
        together=tuple(files[name] for name in together),
        sheets=_sheets(edition),
        columns=column_words(edition),
    )
    return PageView(
        DATA_PAGE,
        "data",
        edition.heading("data"),
        edition.heading("data-lead"),
        view,
        made_from(edition, [edition.base.site.place]),
        (Link(edition.heading("evidence"), Address(EVIDENCE_PAGE)),),
    )


def _file(edition: Edition, name: str) -> DataFile:
    held = files_of_collections()[name]
    records = sum(len(edition.base.of(collection.kind)) for collection in held)
    return DataFile(f"{name}.json", json_path(name), schema_path(name), records)


def _sheets(edition: Edition) -> tuple[Sheet, ...]:
    sheets: Mapping[str, tuple[object, ...]] = spreadsheets(edition)
    return tuple(
        Sheet(matrix_link(edition, name), csv_path(name), len(rows))
        for name, rows in sheets.items()
    )


def json_path(name: str) -> str:
    """Return the path of a JSON file."""
    return f"{API_FOLDER}/{name}.json"


def schema_path(name: str) -> str:
    """Return the path of a JSON file's schema."""
    return f"{API_FOLDER}/schema/{name}.json"


def csv_path(name: str) -> str:
    """Return the path of a matrix's spreadsheet."""
    return f"{API_FOLDER}/matrices/{name}.csv"
