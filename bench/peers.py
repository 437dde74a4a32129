"""The peers' own environment, and what is told of them and of the machine."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

from bench.engines import VENV

REQUIREMENTS = Path(__file__).resolve().parent / "requirements.txt"
MARK = "installed.sha256"
"""In the environment: the digest of the requirements that it was made by."""
PACKAGES = {"material": "mkdocs-material", "zensical": "zensical", "hugo": "hugo"}
ROOT = REQUIREMENTS.parent.parent


def install() -> None:
    """Install the peers by their hashes, where they are not there as required."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    mark = VENV / MARK
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return
    venv.create(VENV, clear=True, with_pip=True)
    pip = (str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet")
    words = ("--require-hashes", "--no-deps", "--disable-pip-version-check")
    subprocess.run((*pip, *words, "--requirement", str(REQUIREMENTS)), check=True)
    mark.write_text(wanted, encoding="utf-8")


def versions(engines: tuple[str, ...]) -> dict[str, str]:
    """Return what was measured in which version."""
    commit = subprocess.run(
        ("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        capture_output=True,
        text=True,
        check=False,
    )
    found = {"Polyglot Atlas": commit.stdout.strip() or "unknown"}
    for package in ("mkdocs", "mkdocs-material"):
        found[package] = metadata.version(package)
    for engine in engines:
        if engine in PACKAGES:
            found[f"peer {PACKAGES[engine]}"] = _installed(PACKAGES[engine])
    return found


def _installed(package: str) -> str:
    path = [str(folder) for folder in VENV.glob("lib/*/site-packages")]
    found = metadata.distributions(name=package, path=path)
    return next((one.version for one in found), "not installed")


def machine() -> dict[str, str]:
    """Return what the measurements ran on."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{_memory() / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "Python": sys.version.split()[0],
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
