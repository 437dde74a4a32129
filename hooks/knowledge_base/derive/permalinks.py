"""Addresses are for ever: what was published leads somewhere in every later build.

`data/addresses.txt` lists them, one a line; `make format` adds those that are new. A build fails
where one of them leads nowhere any more and no redirect says where to go instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from knowledge_base.check.identity import WITH_ANCHORS
from knowledge_base.check.walk import top_records, within
from knowledge_base.derive.addresses import Address, address_of, url_of
from knowledge_base.model.evidence import Section
from knowledge_base.model.experiments import Result
from knowledge_base.model.knowledge_base import Kind, KnowledgeBase
from knowledge_base.model.redirects import ADDRESS, Redirect
from knowledge_base.problems import Place, Problem, suggest

RECORDED = "addresses.txt"
"""In the data folder."""
_ADDRESS = re.compile(ADDRESS)
_ANCHORED = (*(model for model in WITH_ANCHORS if model is not Result), Section)
"""What has an anchor on its record's page: a case's results are told by their claims."""


def addresses(base: KnowledgeBase, pages: Iterable[str]) -> tuple[str, ...]:
    """Return the address of each page and of each record, in order.

    `pages` are named by their sources: `topics/index.md`.
    """
    found = {url_of(page) for page in pages}
    for kind, top in top_records(base):
        home = _home(base, kind, str(getattr(top.record, "id", "")))
        if home is not None:
            found |= {written(home)}
            inner = (each.record for each in within(top) if isinstance(each.record, _ANCHORED))
            found |= {written(Address(home.src_uri, record.id)) for record in inner}
    return tuple(sorted(found - {""}))


def _home(base: KnowledgeBase, kind: Kind, name: str) -> Address | None:
    try:
        return address_of(base, kind, name)
    except KeyError:
        return None


def written(address: Address) -> str:
    """Return an address as it is recorded: `topics/concurrency/x/#go-y`."""
    return (
        f"{url_of(address.src_uri)}#{address.anchor}" if address.anchor else url_of(address.src_uri)
    )


def recorded_with(text: str, found: Iterable[str]) -> str:
    """Return the record with what was found added, and without marks of a merge.

    No address is ever taken out of it.
    """
    kept = (line for line in text.splitlines() if _ADDRESS.fullmatch(line))
    return "".join(f"{line}\n" for line in sorted({*kept, *found}))


def broken_addresses(
    file: str, text: str, live: Set[str], moved: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield each recorded address that leads nowhere any more.

    `live` are the addresses of a build, `moved` those that are redirected, with where to.
    """
    for number, address in enumerate(text.split("\n"), 1):
        if address and not _leads_on(address, live, moved):
            wrong = "the published address leads nowhere any more"
            right = (
                "give it back, or say in data/redirects.yaml where it leads now; "
                "if it was never published, remove the line"
            )
            yield Problem(Place(file, number), address, wrong, right, "address-dropped")


def _leads_on(address: str, live: Set[str], moved: Mapping[str, str]) -> bool:
    if address in live or address in moved:
        return True
    page, _, anchor = address.partition("#")
    # A page takes along what stood on it.
    return page in moved and f"{moved[page].partition('#')[0]}#{anchor}" in live


def broken_redirects(
    redirects: Iterable[Redirect], live: Set[str], used: Set[str], moved: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with redirects, as far as only a build knows.

    `used` are the addresses of pages and records; those that have moved are alive as well.
    """
    for number, redirect in enumerate(redirects):
        path = f"redirects[{number}]"
        for key, wrong, right in _faults(redirect, live, used, moved):
            place = redirect.place.of(key)
            yield Problem(place, f"{path}.{key}", wrong, right, "redirect")


def _faults(
    redirect: Redirect, live: Set[str], used: Set[str], moved: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    page, _, anchor = redirect.old.partition("#")
    if redirect.old in used:
        yield "old", f"'{redirect.old}' is in use", "remove the redirect"
    elif anchor and page not in live and page not in moved:
        yield "old", f"there is no page '{page}' any more", f"redirect '{page}' as well"
    new = moved[redirect.old]
    if new in moved:
        yield "new", f"'{new}' has moved itself", f"name where it leads: '{moved[new]}'"
    elif new not in live:
        yield "new", f"'{new}' leads nowhere", suggest(new, live)
