"""What every record of the model shares: strictness, place, texts and identifiers."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from knowledge_base.problems import Place, shorten
from knowledge_base.yaml_tree import PLACE_KEY

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A kebab-case identifier: unique within its kind, stable for ever, never displayed."""

Reference = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*:[a-z0-9]+(-[a-z0-9]+)*$", max_length=120),
]
"""A record of any kind, as `kind:id`: `comparison:memory-management`."""

Line = Annotated[str, StringConstraints(pattern=r"\S", max_length=4000)]
"""Text in one language, or a name that is the same in both."""

Address = Annotated[str, StringConstraints(pattern=r'^https?://[^\s<>"]+$', max_length=400)]


def _written_as_day(value: Any) -> Any:
    """Refuse other spellings of a date; a bare number would pass for a time stamp."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(f"'{shorten(value)}' is not a date", "write year-month-day: 2026-01-31")
    return value


Day = Annotated[date, BeforeValidator(_written_as_day)]
"""A date: `2026-01-31`."""

V = TypeVar("V")


def without_place(value: Any) -> Any:
    """Drop the place from a mapping whose keys are the author's own."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != PLACE_KEY}
    return value


ById = Annotated[dict[Id, V], BeforeValidator(without_place)]
"""A mapping of ids to values, where the author chooses the keys."""


class Record(BaseModel):
    """A mapping in the data. Immutable, and refuses keys that it does not know."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        validate_by_alias=True,
        use_attribute_docstrings=True,
    )

    place: SkipJsonSchema[Place] = Field(alias=PLACE_KEY, repr=False)
    """Where the record begins in the data."""


class Text(Record):
    """Words for the reader, written in each language as a native author would."""

    en: Line | None = None
    """English."""
    zh: Line | None = None
    """Simplified Chinese."""

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if self.en is None and self.zh is None:
            raise ValueError("the text is empty in both languages", "write it in 'en' and 'zh'")
        return self

    def words(self, language: Language) -> str | None:
        """Return the text in `language`, None where it is not translated."""
        return self.en if language == "en" else self.zh
