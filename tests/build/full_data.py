"""The small knowledge base with every optional text filled in, and a way to change them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from tests.factories import (
    CASE,
    CHECKLIST,
    CHECKS,
    CODE,
    COMPARISON,
    DIAGRAM,
    EXPERIMENT,
    FILES,
    FLOW,
    LABELS,
    PROJECTS,
    REFERENCES,
    RELEASE,
    ROOT,
    SOURCES,
    TERMS,
)

NAMES = (
    *("name", "publisher", "author", "written_in", "version"),
    *("command", "where", "with", "output"),
)
"""Keys of words that are the same in both languages."""
Change = Callable[[str, str], str]
"""From a text's place (`sources.yaml:sources.0.title.en`) and words to other words."""

_CLAIM = {
    "text": {"en": "Aside.", "zh": "题外话。"},
    "subjects": ["go"],
    "sources": [{"source": "survey", "at": "memory"}],
    "basis": "opinion",
}


def full_data() -> dict[str, Any]:
    """Return each file's content as plain values, all of them strings."""
    texts = {name: text for name, text in FILES.items() if name != CODE}
    data = {name: yaml.load(text, Loader=yaml.CBaseLoader) for name, text in texts.items()}
    del data[LABELS]
    yardstick: dict[str, Any] = {"id": "c", "name": "C", "yardstick": "true"}
    yardstick |= {"summary": _text("A yardstick", "参照"), "read_against": _text("C17", "C17")}
    data[ROOT]["subjects"].append(yardstick)
    _fill_comparison(data[COMPARISON])
    data[EXPERIMENT]["missing"] = [_text("The machine", "机器")]
    data[CASE]["results"][0]["after"] = {**_CLAIM, "id": "rewrite-after"}
    data[CASE]["claims"] = [{**_CLAIM, "id": "rewrite-aside"}]
    _fill_flow(data[FLOW])
    data[CHECKLIST]["groups"][0]["items"][0]["why"] = _text("They matter", "因为重要")
    data[DIAGRAM]["review"] = {
        "status": "wrong",
        "reason": _text("It leaves marking out", "漏了标记"),
        "correction": _text("Marking comes first", "先标记"),
        "references": ["go-faq"],
        "reviewed": "2026-11-20",
    }
    data[PROJECTS]["projects"][0] |= {"written_in": "Rust", "note": _text("Alive", "仍在维护")}
    data[SOURCES]["sources"][0] |= {"author": "A. Uthor"}
    data[REFERENCES]["references"][0] |= {"note": _text("Says so", "如此说")}
    data[CHECKS]["checks"][0]["note"] = _text("It leaves room", "留有余地")
    data[RELEASE]["changes"].append(
        {
            "record": "claim:go-pauses-briefly",
            "change": "reworded",
            "title": _text("Go pauses", "Go 会停顿"),
            "before_text": _text("Go stops", "Go 会停下"),
            "after_text": _text("Go rests", "Go 会歇息"),
        }
    )
    data[TERMS]["terms"][0]["aliases"] = {"en": ["wait", "latency"], "zh": ["延迟"]}
    return data


def _text(english: str, chinese: str) -> dict[str, str]:
    return {"en": f"{english}.", "zh": f"{chinese}。"}


def _fill_comparison(comparison: dict[str, Any]) -> None:
    claim = comparison["aspects"][0]["cells"]["go"][0]
    claim["scope"] = {
        "version": "Go 1.22",
        "workload": _text("A small heap", "小堆"),
        "hardware": _text("One core", "单核"),
        "condition": _text("At rest", "空闲时"),
    }


def _fill_flow(flow: dict[str, Any]) -> None:
    flow["questions"][0]["explain"] = _text("Ask the users", "问用户")
    flow["outcomes"][0] |= {"judgement": _text("We like it", "我们喜欢"), "see": ["subject:go"]}


def changed(change: Change) -> dict[str, str | bytes]:
    """Return every file as YAML, each text and name passed through `change`."""
    files: dict[str, str | bytes] = {
        name: yaml.safe_dump(_walk(name, "", content, change), allow_unicode=True, sort_keys=False)
        for name, content in full_data().items()
    }
    return files | {CODE: FILES[CODE]}


def _walk(place: str, key: str, value: Any, change: Change) -> Any:
    if isinstance(value, dict):
        if is_text(value):
            return _without_empty({k: change(f"{place}.{k}", v) for k, v in value.items()})
        return {k: _walk(f"{place}.{k}", k, v, change) for k, v in value.items()}
    if isinstance(value, list):
        return [_walk(f"{place}.{n}", "", item, change) for n, item in enumerate(value)]
    is_name = key in NAMES or (key == "title" and isinstance(value, str))
    is_form = place == f"{RELEASE}.version"  # of a release: year and month
    return change(place, value) if is_name and not is_form else value


def is_text(value: dict[str, Any]) -> bool:
    """Tell whether a mapping is a text in both languages."""
    return value.keys() <= {"en", "zh"} and all(isinstance(words, str) for words in value.values())


def _without_empty(text: dict[str, str]) -> dict[str, str]:
    return {language: words for language, words in text.items() if words}
