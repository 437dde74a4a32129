"""Print the whole atlas as a book, one PDF for each language, by a headless Chromium.

`--page` prints one page or one dimension instead. What was printed before stays as it was until
all that was asked for is printed and checked; then the books go into the built site too.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT)]

from knowledge_base.model.base import LANGUAGES  # noqa: E402
from tools.book.chromium import find_chromium  # noqa: E402
from tools.book.delivery import deliver  # noqa: E402
from tools.book.presses import print_all  # noqa: E402
from tools.book.problems import BookError  # noqa: E402

NO_CHROMIUM = """There is no Chromium to print with.
  On Debian and Ubuntu: sudo apt-get install chromium
  Or let Playwright fetch one: .venv/bin/python -m playwright install chromium
  Or name one: make pdf CHROMIUM=/path/to/chrome"""


def main() -> int:
    """Return 0 where all was printed and put in place, 1 otherwise."""
    arguments = _arguments()
    root = arguments.root.resolve()
    output = (arguments.output or root / "dist").resolve()
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        if find_chromium() is None:
            raise BookError(NO_CHROMIUM)
        with _aside(output) as folder:
            languages = arguments.language or LANGUAGES
            files = print_all(root, folder, languages, (arguments.page, arguments.version))
            said = deliver(files, output, root / "site", arguments.page)
    except BookError as error:
        sys.stderr.write(f"error: {error}\n{_untouched(output)}\n")
        return 1
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        sys.stderr.write(f"error: {error.strerror or error}{where}\n{_untouched(output)}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write(f"\ninterrupted. {_untouched(output)}\n")
        return 1
    sys.stdout.write("\n".join(said) + "\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--output", type=Path, help="where the PDFs go (default: dist)")
    parser.add_argument(
        "--language", action="append", choices=LANGUAGES, help="print this language alone"
    )
    parser.add_argument(
        "--page", default="", help="print one page, topics/memory-model/x, or one dimension"
    )
    parser.add_argument("--version", default="", help="the release that the book is printed for")
    return parser.parse_args()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _untouched(output: Path) -> str:
    return f"No PDF was made; what was in {output} and in the site is untouched."


@contextmanager
def _aside(output: Path) -> Iterator[Path]:
    """Keep a folder beside the PDFs while they are printed, and leave nothing of it."""
    made = not output.exists()
    output.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".book.", dir=output))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if made and not any(output.iterdir()):
            output.rmdir()


if __name__ == "__main__":
    sys.exit(main())
