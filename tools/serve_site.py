"""Serve one language with live reload: SITE_LANG=zh for the Chinese one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATIONS = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}


def main() -> int:
    """Replace this process by MkDocs' server."""
    language = os.environ.get("SITE_LANG", "en")
    if language not in CONFIGURATIONS:
        known = ", ".join(CONFIGURATIONS)
        sys.stderr.write(f"SITE_LANG is '{language}'; known: {known}\n")
        return 1
    command = ["mkdocs", "serve", "--strict", "--livereload"]
    command += ["--config-file", str(ROOT / CONFIGURATIONS[language]), *sys.argv[1:]]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", *command])


if __name__ == "__main__":
    sys.exit(main())
