"""Of all ways to read the first rows that is taken which makes most numbers in the most regular table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.text.dialect import dialects_of, directive_in, width_of

numbers = st.floats(-1e6, 1e6).map(lambda value: f"{value:.4f}")


@pytest.mark.parametrize(
    ("lines", "separator", "decimal"),
    [
        (["0;0,665;-0,375", "0,1;0,77;-0,29"], ";", ","),
        (["1,5 2,5", "3,5 4,5"], " ", ","),
        (["1, 2", "3, 4"], ",", "."),
        (['18.0   8\t"first name"', '25.0   4\t"second"'], " ", "."),
        (["New York\t8,419,000\t302.6", "Oslo\t700,000\t454"], "\t", "."),
        (["2026-01-02 10:00,1.5", "2026-01-02 11:00,2.5"], ",", "."),
        (["Jan 5 2026;3,4", "Jan 6 2026;3,5"], ";", ","),
        (["1|2,5", "3|4,5"], "|", ","),
        (["a long title, with a comma", "x;y", "1;2", "3;4"], ";", "."),
    ],
)
def test_separator_and_decimal_mark_are_found(lines: list[str], separator: str, decimal: str) -> None:
    dialect = dialects_of(lines)[0]
    assert (dialect.separator, dialect.numerals.decimal) == (separator, decimal)


@given(
    st.sampled_from([(",", "."), (";", "."), (";", ","), ("\t", "."), ("\t", ","), ("|", "."), (" ", "."), (" ", ",")]),
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(numbers, min_size=width, max_size=width), min_size=1, max_size=9)
    ),
)
def test_whatever_numbers_are_written_their_dialect_is_found_again(marks: tuple[str, str], rows: list[list[str]]) -> None:
    separator, decimal = marks
    dialect = dialects_of([separator.join(field.replace(".", decimal) for field in row) for row in rows])[0]
    assert (dialect.separator, dialect.numerals.decimal) == marks


def test_one_column_has_no_dialect() -> None:
    assert dialects_of(["1.5", "2.5"]) == []


def test_of_ways_that_give_one_table_only_the_first_is_there() -> None:
    assert [way.separator for way in dialects_of(["1\t2", "3\t4"])] == ["\t"], "tabs are blanks too"
    assert [way.separator for way in dialects_of(["1;2 3", "4;5 6"])] == [";", " "]


def test_the_width_is_that_of_most_rows_and_of_the_first_among_equals() -> None:
    assert width_of([["1"], ["1", "2"], None, ["3", "4"]]) == 2
    assert width_of([["1"], ["1", "2"]]) == 1
    assert width_of([]) == 0


@pytest.mark.parametrize(
    ("line", "separator"),
    [
        ("sep=;", ";"),
        ("SEP=,", ","),
        ('"sep=|"', "|"),
        ("sep=\t", "\t"),
        ("sep= ", " "),
        ("sep=x", None),
        ("separator;y", None),
    ],
)
def test_a_line_that_names_the_separator(line: str, separator: str | None) -> None:
    assert directive_in(line) == separator
