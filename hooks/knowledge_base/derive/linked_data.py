"""What a page tells machines about itself: schema.org, as plain data.

Addresses stand in it only where the site's own is set, for others need them whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge_base.derive.addresses import HOME, Address, url_of
from knowledge_base.derive.claim_views import ClaimView, ReviewView
from knowledge_base.derive.data_page import DataPage
from knowledge_base.derive.edition import Edition
from knowledge_base.derive.page import PageView
from knowledge_base.inline import plain
from knowledge_base.model.evidence import Source

Node = dict[str, Any]

LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"

ARTICLES = frozenset(
    (
        *("topic", "dimension", "experiment", "case", "guide_page", "diagram", "snippets"),
        *("flow", "decision_table", "checklist", "calculator", "decision_template", "preset"),
        *("profile", "claims_part", "duel", "duel_dimension", "matrix", "certainty_page"),
    )
)
"""Templates of pages that say something themselves; the others list what others say."""

RATINGS = {"supported": 5, "wrong": 1}
"""How true we found a claim, 5 being true. The other verdicts are not about how true it is: what
is outdated was true once, and of what is disputed or cannot be verified nobody knows."""
WORST, BEST = 1, 5


def linked_data(edition: Edition, page: PageView, own: tuple[ClaimView, ...]) -> Node:
    """Return a page's description; `own` are the claims that are at home on it."""
    nodes = (
        _page(edition, page, own),
        *_trail(edition, page),
        *(_review(edition, claim, claim.review) for claim in own if claim.review),
    )
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _page(edition: Edition, page: PageView, own: tuple[ClaimView, ...]) -> Node:
    if page.src_uri == HOME:
        return _site(edition) | {"description": plain(page.description.text)}
    kind = "TechArticle" if page.template in ARTICLES else "CollectionPage"
    is_data = isinstance(page.view, DataPage)
    title = plain(page.title.text)
    return {
        "@type": "Dataset" if is_data else kind,
        "name" if is_data or kind == "CollectionPage" else "headline": title,
        "description": plain(page.description.text),
        "inLanguage": edition.language,
        "dateModified": edition.base.site.as_of.isoformat(),
        "license": LICENCE_ADDRESS,
        "author": _author(edition),
        **_located(edition, Address(page.src_uri)),
        **({} if is_data else {"isPartOf": _site(edition)}),
        **_list("about", ({"@type": "ComputerLanguage", "name": n} for n in _subjects(own))),
        **_list("citation", (_source(edition, s) for s in _sources(edition, own))),
        **(_distribution(edition, page.view) if is_data else {}),
    }


def _site(edition: Edition) -> Node:
    name = edition.say(edition.base.site.title)
    site = {"@type": "WebSite", "name": name, "inLanguage": edition.language}
    return site | _located(edition, Address(HOME))


def _author(edition: Edition) -> Node:
    name = edition.label("contributors").format(edition.say(edition.base.site.title))
    return {"@type": "Organization", "name": name}


def _located(edition: Edition, address: Address) -> Node:
    url = absolute(edition, address)
    return {"url": url} if url else {}


def absolute(edition: Edition, address: Address) -> str | None:
    """Return an address with the site's own before it, None where that is unset."""
    anchor = f"#{address.anchor}" if address.anchor else ""
    return absolute_path(edition, f"{url_of(address.src_uri)}{anchor}")


def absolute_path(edition: Edition, path: str) -> str | None:
    """Return a path below the language's root with the site's address before it, or None."""
    site = edition.base.site.address
    return f"{site}{edition.folder}{path}" if site else None


def _list(key: str, items: Iterable[Node]) -> Node:
    found = list(items)
    return {key: found} if found else {}


def _subjects(own: tuple[ClaimView, ...]) -> tuple[str, ...]:
    names = (subject.title.text for claim in own for subject in claim.subjects)
    return tuple(sorted(set(names), key=str.lower))


def _sources(edition: Edition, own: tuple[ClaimView, ...]) -> Iterator[Source]:
    """Yield the sources that a page's own claims are drawn from, each once."""
    cited = (each for claim in own for each in edition.base.claims[claim.id].claim.sources)
    for name in dict.fromkeys(citation.source for citation in cited):
        yield edition.base.sources[name]


def _source(edition: Edition, source: Source) -> Node:
    work = {"@type": "CreativeWork", "name": edition.say(source.title)}
    return work | ({"url": source.address} if source.address else {})


def _distribution(edition: Edition, page: DataPage) -> Node:
    files = [(file.path, "application/json") for file in (*page.together, *page.files)]
    files += [(sheet.path, "text/csv") for sheet in page.sheets]
    return {
        "creator": _author(edition),
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": path,
                "encodingFormat": form,
                **({"contentUrl": url} if (url := absolute_path(edition, path)) else {}),
            }
            for path, form in files
        ],
    }


def _trail(edition: Edition, page: PageView) -> Iterator[Node]:
    """Yield the pages above this one, where they can be addressed; a list of one says nothing."""
    if not page.trail or not edition.base.site.address:
        return
    steps = [(link.title.text, link.address) for link in page.trail]
    steps.append((page.title.text, Address(page.src_uri)))
    yield {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": plain(title),
                "item": absolute(edition, address),
            }
            for number, (title, address) in enumerate(steps, 1)
        ],
    }


def _review(edition: Edition, claim: ClaimView, review: ReviewView) -> Node:
    cited = edition.base.claims[claim.id].claim.sources
    sources = dict.fromkeys(citation.source for citation in cited)
    return {
        "@type": "ClaimReview",
        "claimReviewed": plain(claim.words.text),
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [_source(edition, edition.base.sources[name]) for name in sources],
        },
        "reviewRating": _rating(edition, review.status),
        "author": _author(edition),
        "datePublished": review.reviewed,
        **_located(edition, claim.home),
    }


def _rating(edition: Edition, status: str) -> Node:
    rating = {"@type": "Rating", "alternateName": edition.label(f"review-{status}")}
    if status not in RATINGS:
        return rating
    return {**rating, "ratingValue": RATINGS[status], "worstRating": WORST, "bestRating": BEST}
