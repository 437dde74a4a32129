"""The data for machines: what it holds of each record, and the promise that no field goes."""

from __future__ import annotations

import copy
import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from knowledge_base.check.check import load_and_check
from knowledge_base.derive import api_promise
from knowledge_base.derive.api import (
    ALL,
    CLAIMS,
    DECISIONS,
    api_files,
    collections,
    fields_of,
    files_of_collections,
)
from knowledge_base.derive.api_promise import NAME, broken_promises, written
from knowledge_base.derive.api_schemas import ClaimData, RecordData, api_fields, api_schemas
from knowledge_base.derive.connections import connect
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.spreadsheets import COLUMNS, spreadsheets
from knowledge_base.edition_pages import render_edition
from knowledge_base.model.base import LANGUAGES, Language
from knowledge_base.model.knowledge_base import KnowledgeBase
from knowledge_base.problems import DataError
from knowledge_base.render.data_files import csv_text, json_text
from tests.build.project import REAL_LABELS, ROOT
from tests.factories import COMPARISON, LABELS, load, write

Files = dict[str, dict[str, Any]]


def files_in(base: KnowledgeBase, language: Language = "en", version: str = "") -> Files:
    """Return the files as whoever fetches them reads them."""
    edition = Edition(base, language, version)
    return {
        name: json.loads(json_text(content))
        for name, content in api_files(edition, connect(base)).items()
    }


@pytest.fixture
def files(both: dict[Language, Files]) -> Files:
    """Return the English files of the small knowledge base, which a test may change."""
    return copy.deepcopy(both["en"])


def one(files: Files, name: str, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in files[name][name] if r["id"] == id_)
    return found


def test_there_is_a_file_for_each_kind_one_for_decisions_and_one_for_all(files: Files) -> None:
    assert set(files) == {*(c.name for c in collections()), DECISIONS, ALL}
    asked = {"subjects", "comparisons", "claims", "sources", "references", "projects", "decisions"}
    assert asked <= set(files)
    kinds = {c.name for c in files_of_collections()[DECISIONS]}
    assert {"flows", "tables", "checklists", "calculators", "templates"} <= kinds


def test_the_file_of_all_holds_what_the_others_hold(files: Files) -> None:
    for collection in collections():
        assert files[ALL][collection.name] == files[collection.name][collection.name]
        assert files[ALL][collection.name], f"the small knowledge base has no {collection.name}"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Files]:
    """Return the files of the small knowledge base in every language, made once."""
    base = load(tmp_path_factory.mktemp("both"))
    return {language: files_in(base, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", files_of_collections())
def test_each_file_keeps_to_its_schema(
    both: dict[Language, Files], name: str, language: Language
) -> None:
    schema = api_schemas()[name]
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(schema).iter_errors(both[language][name])
    assert [f"{error.json_path}: {error.message}"[:200] for error in found] == []


def test_a_schema_refuses_a_field_that_is_left_out_of_another_type_or_unknown(
    files: Files,
) -> None:
    validator = Draft202012Validator(api_schemas()[CLAIMS])
    for change in ({"review": 5}, {"subjects": None}, {"more": 1}, {"text": None}):
        broken = json.loads(json.dumps(files[CLAIMS]))
        broken[CLAIMS][0] |= change
        assert list(validator.iter_errors(broken)), change
    del files[CLAIMS][CLAIMS][0]["quantity"]
    assert list(validator.iter_errors(files[CLAIMS]))


def test_a_claim_comes_with_what_is_derived_of_it(files: Files) -> None:
    claim = one(files, "claims", "rust-never-pauses")
    assert claim["text"] == "Rust has no collector."
    assert claim["subjects"] == ["rust"]
    assert claim["stated_in"] == "comparison:memory-management"
    assert claim["aspect"] == "Pauses"
    assert claim["certainty"]["level"] == "very-low"
    assert {"rule": "review-wrong", "steps": -3} in claim["certainty"]["reasons"]
    assert claim["review"]["correction"] == "The language has none."
    assert claim["review"]["reviewed"] == "2026-11-20"
    assert claim["cited_by"] == ["flow:choose", "table:scenarios"]
    assert claim["page"] == "topics/memory-model/memory-management/#rust-never-pauses"
    assert (claim["data_file"], claim["data_line"]) == (f"data/{COMPARISON}", 18)
    assert one(files, "claims", "go-pauses-briefly")["disagreements"] == ["pauses"]
    assert one(files, "claims", "rewrite-before")["sanity_checks"] == [
        {"check": "pause-below-wait", "holds": True, "computation": "1 ms ≤ 5 ms"}
    ]


def test_a_claim_within_another_record_is_its_id(files: Files) -> None:
    aspect = one(files, "comparisons", "memory-management")["aspects"][0]
    assert aspect["cells"] == {"go": ["go-pauses-briefly"], "rust": ["rust-never-pauses"]}
    assert aspect["across"] == ["both-free-memory"]
    assert one(files, "cases", "rewrite")["results"][0]["before"] == "rewrite-before"


def test_every_record_says_where_it_is_shown(files: Files) -> None:
    assert one(files, "subjects", "go")["page"] == "languages/go/"
    assert one(files, "terms", "latency")["page"] == "glossary/#latency"
    assert one(files, "metrics", "pause")["page"] is None


def test_a_text_that_is_not_translated_is_given_in_the_other_language_and_named(
    tmp_path: Path,
) -> None:
    base = load(tmp_path, (COMPARISON, "{en: Pauses, zh: 停顿}", "{zh: 停顿}"))
    comparison = one(files_in(base), "comparisons", "memory-management")
    assert comparison["aspects"][0]["title"] == "停顿"
    assert comparison["untranslated"] == ["/aspects/0/title"]
    assert one(files_in(base, "zh"), "comparisons", "memory-management")["untranslated"] == []


def test_a_text_loses_its_markup_and_nothing_else(tmp_path: Path) -> None:
    typed = '*Go* `stops` <b>for</b> [a while](term:latency) & \\"1 ms'
    old = "{en: Go pauses for at most 1 ms., zh: Go 停顿不超过 1 毫秒。}"
    base = load(tmp_path, (COMPARISON, old, f'{{en: "{typed}", zh: Go 停顿 1 毫秒。}}'))
    text = one(files_in(base), "claims", "go-pauses-briefly")["text"]
    assert text == 'Go stops <b>for</b> a while & "1 ms'


def test_a_release_is_named_in_each_file_and_in_how_to_cite(tmp_path: Path) -> None:
    base, _ = load_and_check(write(tmp_path, files={LABELS: REAL_LABELS}))
    files = files_in(base, version="2026.12")
    assert {content["version"] for content in files.values()} == {"2026.12"}
    assert "en/2026.12/topics/" in one(files, "claims", "go-pauses-briefly")["cite"]
    assert {content["version"] for content in files_in(base).values()} == {None}


def test_no_kind_has_a_field_that_the_files_use_for_something_else() -> None:
    for collection in collections():
        assert not set(fields_of(collection.model)) & set(RecordData.model_fields)
        if collection.name == CLAIMS:
            clash = set(fields_of(collection.model)) & set(ClaimData.model_fields)
            assert clash == {"subjects"}, "the cell's subject counts as well"


def test_the_written_fields_are_those_of_the_model() -> None:
    assert api_promise.published() == written(api_fields()), "run make schemas"


def test_every_field_of_every_file_is_written_down(files: Files) -> None:
    fields = api_fields()

    def walk(value: Any, path: str) -> None:
        kind = {
            dict: "object",
            list: "array",
            str: "string",
            bool: "boolean",
            int: "integer",
            float: "number",
            type(None): "null",
        }[type(value)]
        if path:
            allowed = fields[path].split(" or ")
            assert kind in allowed or (kind == "integer" and "number" in allowed), path
        for key, inner in value.items() if isinstance(value, dict) else ():
            start = f"{path}." if path else ""
            walk(inner, f"{start}{key}" if f"{start}{key}" in fields else f"{start}*")
        for inner in value if isinstance(value, list) else ():
            walk(inner, f"{path}[]")

    walk(files[ALL], "")


def test_a_published_field_that_is_gone_or_changed_is_reported() -> None:
    promised = "claims[].basis: string\nclaims[].figure: null or string\nclaims[].old: number\n"
    fields = {"claims[].basis": "string", "claims[].figure": "number", "claims[].new": "string"}
    right = "give it back, or raise MAJOR in hooks/knowledge_base/derive/api.py to 2"
    assert [str(problem) for problem in broken_promises(promised, fields)] == [
        f"{NAME}:2:1: claims[].figure: the published field was null or string and is now number; "
        f"{right}",
        f"{NAME}:3:1: claims[].old: the published field is gone; {right}",
    ]


def test_fields_that_nobody_wrote_down_are_reported() -> None:
    assert [str(problem) for problem in broken_promises(None, {})] == [
        f"{NAME}:1:1: the fields of version 1 are not written down; run make schemas"
    ]


def test_a_build_fails_where_a_published_field_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise = tmp_path / "promise.txt"
    promise.write_text("claims[].mood: string\n", encoding="utf-8")
    monkeypatch.setattr(api_promise, "PROMISE", promise)
    data = write(tmp_path, files={LABELS: REAL_LABELS})
    with pytest.raises(DataError) as raised:
        render_edition(data, ROOT / "overrides" / "generated", "en")
    assert str(raised.value) == (
        f"{NAME}:1:1: claims[].mood: the published field is gone; give it back, or raise MAJOR in "
        "hooks/knowledge_base/derive/api.py to 2\n1 problem in the data"
    )


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_matrix_is_a_spreadsheet_with_a_row_for_each_claim_and_its_sources(
    base: KnowledgeBase,
) -> None:
    rows = rows_of(csv_text(spreadsheets(Edition(base, "en"))["memory-model"]))
    ids = ["go-pauses-briefly", "rust-never-pauses", "both-free-memory"]
    assert [row["claim"] for row in rows] == ids
    go, rust, both = rows
    assert tuple(go) == COLUMNS
    assert (go["max"], go["value"], go["unit"]) == ("1", "", "ms")
    assert (go["sources"], go["source_ids"]) == ("A survey", "survey#memory")
    assert (go["source_dates"], go["source_addresses"]) == ("2025-12-30", "")
    assert (rust["review"], rust["correction"]) == ("wrong", "The language has none.")
    assert both["subjects"] == "Go; Rust"


@pytest.mark.parametrize("text", ["=A1", "+A", "-A", "@SUM(A1)"])
def test_no_text_in_a_spreadsheet_is_a_formula(tmp_path: Path, text: str) -> None:
    base = load(tmp_path, (COMPARISON, "{en: Pauses, zh: 停顿}", f'{{en: "{text}", zh: "{text}"}}'))
    rows = rows_of(csv_text(spreadsheets(Edition(base, "en"))["memory-model"]))
    assert rows[0]["aspect"] == f"'{text}"


def test_a_text_with_quotes_commas_and_lines_stays_one_cell(base: KnowledgeBase) -> None:
    row = dict(spreadsheets(Edition(base, "en"))["memory-model"][0])
    row["text"] = 'a "b", c\nd'
    assert rows_of(csv_text([row]))[0]["text"] == 'a "b", c\nd'


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"a": [], "b": {}, "c": [[], {}, ()], "d": None},
        {"é\n\"'\\": ["\u2028", "中", 1, -0.5, 1e30, True, False, ("x", {"y": [None]})]},
    ],
)
def test_json_is_written_as_pythons_own_writer_would(content: dict[str, Any]) -> None:
    own = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    assert json_text(content) == f"{own}\n"


def test_json_holds_no_number_that_json_has_not() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"a": [float("nan")]})
