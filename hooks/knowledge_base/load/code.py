"""The code of snippets: one file beside each, of the same name but for its ending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from knowledge_base.file_text import decode
from knowledge_base.model.illustrations import Snippet
from knowledge_base.model.knowledge_base import Code
from knowledge_base.problems import Place, Problem

RULE = "snippet-code"


def load_code(
    data: Path, snippets: Mapping[str, Snippet]
) -> tuple[dict[str, Code], tuple[Problem, ...]]:
    """Return each snippet's code by the snippet's id, and what is wrong with the files."""
    found: dict[str, Code] = {}
    problems: list[Problem] = []
    for snippet in snippets.values():
        files = _beside(data.parent / snippet.place.file)
        if len(files) != 1:
            problems.append(_not_one(snippet, files))
            continue
        if not files[0].resolve().is_relative_to(data.resolve()):
            wrong = f"'{files[0].name}' leads out of the data folder by a link"
            right = "put the file itself there"
            problems.append(Problem(snippet.place, "", wrong, right, RULE))
            continue
        text, faults = _read(files[0], f"{data.name}/{files[0].relative_to(data).as_posix()}")
        problems += faults
        if text is not None:
            found[snippet.id] = text
    return found, tuple(problems)


def undescribed(data: Path, names: set[str]) -> Iterator[Problem]:
    """Yield a problem for each file in the snippets' folders that no snippet stands beside.

    `names` are those of the snippets' own files, such as `data/snippets/pool.yaml`.
    """
    for folder in sorted({(data.parent / name).parent for name in names}):
        for file in sorted(folder.iterdir()):
            name = f"{data.name}/{file.with_suffix('.yaml').relative_to(data).as_posix()}"
            is_code = file.is_file() and file.suffix != ".yaml" and not file.name.startswith(".")
            if is_code and name not in names:
                place = Place(f"{data.name}/{file.relative_to(data).as_posix()}")
                right = f"write '{file.stem}.yaml' beside it, or remove it"
                yield Problem(place, "", "no snippet describes this file", right, RULE)


def _beside(file: Path) -> list[Path]:
    others = (path for path in file.parent.iterdir() if path.is_file() and path != file)
    return sorted(path for path in others if path.stem == file.stem and path.suffix != ".yaml")


def _not_one(snippet: Snippet, files: list[Path]) -> Problem:
    stem = Path(snippet.place.file).stem
    if files:
        wrong = "several files hold its code: " + ", ".join(file.name for file in files)
        return Problem(snippet.place, "", wrong, "leave one of them", RULE)
    wrong = "no file holds its code"
    right = f"put the code beside it, as '{stem}' with the ending of its language"
    return Problem(snippet.place, "", wrong, right, RULE)


def _read(file: Path, name: str) -> tuple[Code | None, list[Problem]]:
    try:
        content = file.read_bytes()
    except OSError as error:
        wrong = f"the file cannot be read: {error.strerror}"
        return None, [Problem(Place(name), "", wrong, "check its permissions", RULE)]
    text, problems = decode(content, name)
    if text is not None and not text.strip():
        problems.append(Problem(Place(name), "", "the file is empty", "write the code", RULE))
        return None, problems
    return (Code(name, text.rstrip() + "\n") if text is not None else None), problems
