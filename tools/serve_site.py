"""Serve one language with live reload: SITE_LANG=zh for the Chinese one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATIONS = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}


def main() -> int:
    """Run MkDocs' server until it is stopped; return its exit status."""
    language = os.environ.get("SITE_LANG", "en")
    if language not in CONFIGURATIONS:
        known = ", ".join(CONFIGURATIONS)
        sys.stderr.write(f"SITE_LANG is '{language}'; known: {known}\n")
        return 1
    command = ["mkdocs", "serve", "--strict", "--livereload"]
    command += ["--config-file", str(ROOT / CONFIGURATIONS[language]), *sys.argv[1:]]
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
