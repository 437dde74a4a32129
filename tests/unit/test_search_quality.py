"""How the search is judged: what counts as found, and indexes cut into parts of another size."""

from __future__ import annotations

import pytest

from knowledge_base.derive.passages import Passage
from knowledge_base.derive.search import Findable
from knowledge_base.render.search_index import search_files, written
from tools.search_parts import entries, in_smaller_parts
from tools.search_quality import Asked, queries, share

PAGES = [
    Findable(f"p{n}/", "page", "pages", f"Page {n}", 1.0, "", (Passage("", "", f"Word{n} go."),))
    for n in range(30)
]
FILES = search_files(PAGES, [("go", "golang")], {"page": "Page"}, "en")


def asked(*found: str, finds: tuple[str, ...] = ("a/", "list/#x")) -> Asked:
    return Asked("words", finds, "plain", found, 1.0)


@pytest.mark.parametrize(
    ("found", "rank"),
    [
        (("a/",), 1),
        (("b/", "a/#claim"), 2),
        (("list/", "list/#y", "list/#x"), 3),
        (("b/", "c/"), None),
        ((), None),
    ],
)
def test_a_page_is_found_wherever_on_it_and_an_entry_only_at_itself(
    found: tuple[str, ...], rank: int | None
) -> None:
    assert asked(*found).rank == rank


def test_what_is_not_found_counts_against_the_share() -> None:
    all_asked = [asked("a/"), asked("b/", "a/"), asked("b/"), asked()]
    assert (share(all_asked, 1), share(all_asked, 3)) == (0.25, 0.5)


def test_an_index_in_smaller_parts_says_the_same() -> None:
    small = in_smaller_parts(FILES, 300)
    assert len(small) > 5
    assert entries(small) == entries(FILES)
    again = in_smaller_parts(small, 20_000)
    assert again == {name: text for name, text in FILES.items() if "addresses" not in name}


def test_copies_stand_behind_each_other() -> None:
    files = in_smaller_parts(FILES, 20_000, copies=2)
    assert entries(files) == entries(FILES) * 2
    places = dict.fromkeys(range(60), 8)
    assert f'"go":"{written(places)}"' in files["search/terms-0.js"]


def test_every_query_names_pages_without_their_language_and_ends_at_a_folder() -> None:
    for language, listed in queries().items():
        for each in listed:
            assert each["finds"], each["query"]
            for address in each["finds"]:
                assert address.partition("#")[0].endswith("/"), address
                assert not address.startswith((f"{language}/", "/")), address
