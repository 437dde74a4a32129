"""Colours by role: legible, and told apart by colour-blind readers too."""

from __future__ import annotations

import math
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "stylesheets"
SCHEMES = ("default", "slate")
Colour = tuple[float, float, float]
GROUNDS = ("page", "raised", "surface")
TEXTS = ("text", "muted", "link", "accent")
SUBJECTS = tuple(f"subject-{name}" for name in ("go", "java", "nodejs", "python", "rust"))
LEVELS = tuple(f"certainty-{name}" for name in ("very-low", "low", "moderate", "high"))
REVIEWS = ("good", "bad", "warn", "unsure")
SIGHTS: dict[str, tuple[Colour, Colour, Colour]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How linear light looks to whom (Machado, Oliveira and Fernandes 2009, full severity)."""


def roles(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by role, `var(…)` followed."""
    text = (STYLES / "roles.css").read_text(encoding="utf-8")
    found = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\n\}}', text, re.DOTALL)
    assert found
    written = dict(re.findall(r"--kb-([\w-]+): ([^;]+);", found[1]))

    def follow(value: str) -> str:
        other = re.fullmatch(r"var\(--kb-([\w-]+)\)", value)
        return follow(written[other[1]]) if other else value

    return {name: follow(value) for name, value in written.items()}


def linear(colour: str) -> Colour:
    """Return a colour such as `#174a63` as linear red, green and blue from 0 to 1."""
    assert re.fullmatch("#[0-9a-f]{6}", colour), colour
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    darker, lighter = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue
        for red, green, blue in (linear(one), linear(other))
    )
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str, sight: str) -> Colour:
    """Return a colour as somebody sees it, in Oklab: lightness, green to red, blue to yellow."""
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear(colour), strict=True))))
        for row in SIGHTS[sight]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def apart(one: str, other: str, sight: str) -> float:
    """Return how far apart two colours look, in hundredths; 2 can just be told apart."""
    return 100 * math.dist(seen(one, sight), seen(other, sight))


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return the roles of either scheme."""
    return roles(str(request.param))


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_red_and_green_of_one_lightness_look_alike_to_the_colour_blind() -> None:
    assert apart("#b34040", "#5c7a2e", "usual") > 15
    assert apart("#b34040", "#5c7a2e", "deuteranopia") < 6


def test_texts_are_legible_on_every_ground(scheme: dict[str, str]) -> None:
    for text in (*TEXTS, *SUBJECTS, *REVIEWS):
        for ground in GROUNDS:
            found = contrast(scheme[text], scheme[ground])
            assert found >= 4.5, f"{text} on {ground}: {found:.2f}"


def test_a_review_is_legible_on_its_own_ground(scheme: dict[str, str]) -> None:
    for name in REVIEWS:
        assert contrast(scheme[name], scheme[f"{name}-surface"]) >= 4.5, name
        assert contrast(scheme["text"], scheme[f"{name}-surface"]) >= 7, name


def test_words_of_a_diagram_are_legible(scheme: dict[str, str]) -> None:
    for ground in ("node", "outcome", "frame", "edge-label"):
        assert contrast(scheme["node-text"], scheme[ground]) >= 4.5, ground


def test_doors_are_legible(scheme: dict[str, str]) -> None:
    assert contrast(scheme["brand"], "#ffffff") >= 7


def test_lines_and_bars_that_mean_something_stand_out(scheme: dict[str, str]) -> None:
    for name in (*LEVELS, "node-line", "outcome-line", "edge"):
        for ground in ("page", "raised"):
            found = contrast(scheme[name], scheme[ground])
            assert found >= 3, f"{name} on {ground}: {found:.2f}"


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("group", [SUBJECTS, REVIEWS], ids=["subjects", "reviews"])
def test_colours_of_a_kind_are_told_apart_by_whoever_looks(
    scheme: dict[str, str], group: tuple[str, ...], sight: str
) -> None:
    for one, other in combinations(group, 2):
        found = apart(scheme[one], scheme[other], sight)
        assert found >= 8, f"{one} and {other} with {sight}: {found:.1f}"


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_surer_the_farther_from_the_paper(scheme: dict[str, str], sight: str) -> None:
    paper = seen(scheme["page"], sight)[0]
    steps = [abs(seen(scheme[level], sight)[0] - paper) for level in LEVELS]
    assert all(later - sooner > 0.08 for sooner, later in pairwise(steps))


def test_no_other_style_sheet_names_a_colour() -> None:
    named = re.compile(r"(?<!url\()#[0-9a-fA-F]{3,8}\b|\bhsl\(|\brgba?\((?!0 0 0 /)")
    for file in sorted(STYLES.glob("*.css")):
        if file.name not in {"roles.css", "root.css"}:
            assert named.findall(file.read_text(encoding="utf-8")) == [], file.name
