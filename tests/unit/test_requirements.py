"""Pinned requirements: one set of versions, each with its hashes, from nowhere in particular."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PINNED = ("requirements", "requirements-dev", "bench/requirements")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall(text(name)))


def test_what_tests_need_includes_what_the_site_needs() -> None:
    site, tests = pins("requirements.txt"), pins("requirements-dev.txt")
    assert site.items() <= tests.items()


@pytest.mark.parametrize("name", PINNED)
def test_each_wish_is_pinned_as_it_is_written(name: str) -> None:
    assert pins(f"{name}.in").items() <= pins(f"{name}.txt").items()


@pytest.mark.parametrize("name", [f"{name}.txt" for name in PINNED])
def test_every_pin_has_a_hash(name: str) -> None:
    pinned = [line for line in text(name).splitlines() if PIN.match(line)]
    assert pinned
    assert all(line.endswith("\\") for line in pinned)


@pytest.mark.parametrize("name", [f"{name}.txt" for name in PINNED])
def test_no_pin_names_an_index_or_a_place_on_a_machine(name: str) -> None:
    assert not re.search(r"https?:|file:|--index|--find-links|@ ", text(name))
