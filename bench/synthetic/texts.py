"""Synthetic texts: frames from the vocabulary, filled alike in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from bench.synthetic.vocabulary import CODES, PLACES, SETTINGS, STATEMENTS, THINGS, Words

Text = dict[str, str]
"""`en` and `zh`."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a record is about: each number has a theme of its own."""

    number: int

    @property
    def thing(self) -> Words:
        """Return the thing that it is about."""
        return THINGS[self.number % len(THINGS)]

    @property
    def setting(self) -> Words:
        """Return where or when it is looked at."""
        return SETTINGS[self.number // len(THINGS) % len(SETTINGS)]

    @property
    def title(self) -> Text:
        """Return a title that no other number has."""
        turn = self.number // (len(THINGS) * len(SETTINGS)) + 1
        english, chinese = self.thing[0].capitalize(), self.thing[1]
        english, chinese = f"{english} {self.setting[0]}", f"{self.setting[1]}的{chinese}"
        return (
            text(english, chinese)
            if turn == 1
            else text(f"{english}, {turn}", f"{chinese}（{turn}）")
        )

    @property
    def slug(self) -> str:
        """Return an id that no other number has."""
        return f"{self.thing[0].replace(' ', '-')}-{self.number}"


class Draw:
    """A source of choices that is the same for the same seed and purpose."""

    def __init__(self, seed: int, *purpose: str | int) -> None:
        self._random = Random("/".join(map(str, (seed, *purpose))))

    def one(self, choices: Sequence[T]) -> T:
        """Return one of several."""
        return choices[self._random.randrange(len(choices))]

    def number(self, first: int = 2, last: int = 90) -> int:
        """Return a whole number, both ends included."""
        return self._random.randint(first, last)

    def statement(self, subject: str, theme: Theme) -> Text:
        """Return a sentence about a subject, with a figure."""
        return self.fill(self.one(STATEMENTS), theme, subject=subject)

    def fill(self, frame: Words, theme: Theme, *, subject: str = "", number: int = 0) -> Text:
        """Return a frame with its gaps filled; without a number, one is drawn."""
        place, code = self.one(PLACES), self.one(CODES)
        number = number or self.number()

        def filled(language: int) -> str:
            place_ = place[language]
            return frame[language].format(
                subject=subject,
                thing=theme.thing[language],
                setting=theme.setting[language],
                place=place_,
                place_start=place_[0].upper() + place_[1:],
                number=number,
                code=code,
            )

        return text(filled(0), filled(1))


def text(english: str, chinese: str) -> Text:
    """Return a text as the data has it."""
    return {"en": english, "zh": chinese}
