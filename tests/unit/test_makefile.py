"""The make targets that take settings: none has a name to which make itself gives a value."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"\$\(if \$\((\w+)\)|\"\$\((\w+)\)\"|\$\(if \$\(filter 1,\$\((\w+)\)\)")


def settings() -> set[str]:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {next(filter(None, names)) for names in READ.findall(text)}


def test_no_setting_has_a_value_of_makes_own() -> None:
    done = subprocess.run(
        ["make", "--print-data-base", "--file", "/dev/null", "nothing"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin"},
    )
    own = set(re.findall(r"^(\w+) :?=", done.stdout, re.MULTILINE))
    assert {"CC", "AS"} <= own
    assert {"FORMAT", "KIND", "STRICT"} <= settings()
    assert settings() & own == set()
