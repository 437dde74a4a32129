"""Problems: their place, their line, and what was probably meant."""

from __future__ import annotations

from knowledge_base.problems import (
    DataError,
    Place,
    Problem,
    describe,
    is_close,
    one_line,
    shorten,
    suggest,
)

PLACE = Place("data/sources.yaml", 3, 5)
PROBLEM = Problem(PLACE, "sources[0].at", "it is wrong", "mend it", "a-rule")


def test_a_place_is_written_as_editors_read_it() -> None:
    assert str(PLACE) == "data/sources.yaml:3:5"


def test_a_place_knows_where_its_keys_stand() -> None:
    key = Place("data/sources.yaml", 4, 5)
    place = Place("data/sources.yaml", 3, 5, {"title": key})
    assert place.of("title") == key
    assert place.of("author") == place
    assert place == PLACE


def test_a_problem_says_where_what_is_wrong_and_what_would_be_right() -> None:
    assert str(PROBLEM) == "data/sources.yaml:3:5: sources[0].at: it is wrong; mend it"


def test_a_problem_of_a_whole_file_has_no_path() -> None:
    problem = Problem(Place("data/a.yaml"), "", "it is empty", "fill it", "a-rule")
    assert str(problem) == "data/a.yaml:1:1: it is empty; fill it"


def test_a_problem_is_one_line_whatever_it_quotes() -> None:
    problem = Problem(PLACE, "a\nb", "it is '\x1b[31mred\r\n\u202e'", "mend it", "a-rule")
    assert str(problem) == "data/sources.yaml:3:5: a b: it is ' [31mred   '; mend it"


def test_one_line_keeps_chinese_and_signs() -> None:
    assert one_line("内存 → ‘ok’…") == "内存 → ‘ok’…"


def test_an_error_holds_each_problem_once_in_the_order_of_the_files() -> None:
    earlier = Problem(Place("data/sources.yaml", 2, 9), "", "a", "b", "a-rule")
    elsewhere = Problem(Place("data/cases/a.yaml", 9, 1), "", "a", "b", "a-rule")
    error = DataError([PROBLEM, earlier, PROBLEM, elsewhere])
    assert error.problems == (elsewhere, earlier, PROBLEM)


def test_an_error_reads_as_its_problems_and_their_number() -> None:
    assert str(DataError([PROBLEM])) == f"{PROBLEM}\n1 problem in the data"
    assert describe([PROBLEM, PROBLEM]) == f"{PROBLEM}\n{PROBLEM}\n2 problems in the data"


def test_a_long_text_is_cut_and_a_short_one_is_not() -> None:
    assert shorten("a" * 60) == "a" * 60
    assert shorten("a" * 61) == "a" * 57 + "…"
    assert shorten(12) == "12"


def test_a_close_word_is_suggested() -> None:
    assert suggest("sourcs", ["title", "sources"]) == "did you mean 'sources'?"


def test_capitals_do_not_hide_what_was_meant() -> None:
    assert suggest("SOURCES", ["title", "sources"]) == "did you mean 'sources'?"


def test_all_words_are_named_where_none_is_close() -> None:
    assert suggest("x", ["title", "sources", "title"]) == "known: sources, title"


def test_twelve_words_are_named_at_most() -> None:
    names = [f"name-{number:02}" for number in range(13)]
    assert suggest("x", names) == f"known: {', '.join(names[:12])}, …"


def test_nothing_is_suggested_where_nothing_is_declared() -> None:
    assert suggest("x", []) == "none is declared"


def test_a_misspelling_is_close() -> None:
    assert is_close("question", ["qestion"])
    assert not is_close("question", ["at", "author"])
    assert not is_close("question", [])
