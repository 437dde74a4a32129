"""How readers report an error in a claim: a form on the forge, and text for whoever has none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from knowledge_base.derive.edition import Edition
from knowledge_base.model.claims import Claim

FORM = "wrong-claim.yml"
"""The form in `.github/ISSUE_TEMPLATE/`; its fields are called as `_on_forms` fills them in."""
_GITHUB = re.compile(r"(https?://[^/]+/[^/]+/[^/]+)/(?:blob|tree)/[^/]+/.*")
_FORGEJO = re.compile(r"(https?://.+)/src/(?:branch|tag|commit)/.+")
_GITLAB = re.compile(r"(https?://.+)/-/(?:blob|tree)/.+")


@dataclass(frozen=True, slots=True)
class ErrorReport:
    """What a reader sends."""

    text: str
    """The beginning of a message, to be copied: which claim, where, of which date."""
    url: str | None
    """A form on the forge that knows the claim; None where the repository's forge is not known."""


def error_report(edition: Edition, claim: Claim) -> ErrorReport:
    """Return how to report an error in a claim."""
    place = f"{claim.place.file}:{claim.place.line}"
    text = edition.label("report-format").format(claim.id, place, edition.base.site.as_of)
    repository = edition.base.site.repository
    return ErrorReport(text, _form(repository, claim.id, place, text) if repository else None)


def _form(repository: str, claim: str, place: str, text: str) -> str | None:
    """Return the address of a new issue, by how the repository's address is built."""
    if found := _GITLAB.fullmatch(repository):
        fields = {"issue[title]": claim, "issue[description]": text}
        return f"{found[1]}/-/issues/new?{urlencode(fields)}"
    if found := _GITHUB.fullmatch(repository) or _FORGEJO.fullmatch(repository):
        return f"{found[1]}/issues/new?{urlencode(_on_forms(claim, place))}"
    return None


def _on_forms(claim: str, place: str) -> dict[str, str]:
    return {"template": FORM, "title": claim, "claim": claim, "place": place}
