"""Prints one language, and tells how far it is: a line of JSON for each step.

worker.py ROOT FILE LANGUAGE PAGE VERSION
"""

from __future__ import annotations

import json
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from jinja2 import TemplateError  # noqa: E402
from pikepdf import PdfError  # noqa: E402

from knowledge_base.problems import DataError  # noqa: E402
from tools.book.chromium import Chromium, find_chromium  # noqa: E402
from tools.book.manuscript import manuscript  # noqa: E402
from tools.book.paper import refuse_missing_fonts  # noqa: E402
from tools.book.press import Press  # noqa: E402
from tools.book.problems import BookError  # noqa: E402


def main() -> int:
    """Return 0 where the file is written and has all that it should."""
    signal.signal(signal.SIGTERM, _interrupt)
    root, file, language, page, version = sys.argv[1:]
    try:
        print_language(Path(root), Path(file), language, page, version)
    except (BookError, DataError, TemplateError, PdfError) as error:
        tell(error=str(error))
        return 1
    except OSError as error:
        tell(error=f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        return 1
    except KeyboardInterrupt:
        return 1
    return 0


def print_language(root: Path, file: Path, language: Any, page: str, version: str) -> None:
    """Print the book of a language, or one page or dimension of it."""
    tell(share=0.0, what="")
    refuse_missing_fonts()
    executable = find_chromium()
    if executable is None:
        raise BookError("there is no Chromium to print with")
    book = manuscript(root, language, version, page)
    folder = Path(tempfile.mkdtemp(prefix=f"{language}.", dir=file.parent))
    try:
        with Chromium(executable) as chromium:
            press = Press(book, chromium, folder, _progress)
            if page:
                press.print_excerpt()
            else:
                press.print_book()
        press.bind(file)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    tell(share=1.0, what="")


def _progress(done: int, whole: int, what: str) -> None:
    tell(share=0.1 + 0.85 * done / whole, what=what)


def tell(**said: Any) -> None:
    """Tell whoever started this process."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
