"""However many rows are read at a time, the points and what is said are the same as when each row is looked at alone."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.files.problem import FileProblem
from app.files.source import Source
from app.files.tables.columns import Wanted
from app.files.tables.numerals import Numerals
from app.files.tables.reading import read_source
from app.files.tables.text import reading
from app.files.tables.text.dialect import Dialect
from app.files.tables.text.eased import eased
from app.files.tables.text.gaps import MOST, Gaps, as_number, places_of
from app.model.data.dataset import LARGEST_COORDINATE
from tests.fuzz import examples

FIELDS = (
    *("1", "2.5", "-3e2", "+7", "1,234", "12,345.6", "-1,234,567", "0,123", "1,23", "12,34,567", "1,2345", "1,234e2"),
    *("1.234", "1.234,5", "1.5,234", "1'234", "1'234'567.25", "1'23", "1 234", "1 23", "a,123", "5,123.456,789"),
    *("NA", "", "?", "nan", "-", "n/a", "NaN", "inf", "-inf", "1e31", "-2e30", "abc", "NAN,", " NA", "0x1F", "1_000", "−2"),
    *('"1,234"', '"1,234.5"', '"NA"', '""', '"12"', '"1'),
)
SEPARATORS = (",", ";", "\t", " ")
ROWS = 400


def outcome(text: str, skips: bool) -> tuple[object, ...]:
    """All that comes of it: the bits of the points, names, and what is said."""
    try:
        table = read_source(Source(Path("a.csv"), text.encode()), Wanted(skips_bad_rows=skips))
    except FileProblem as problem:
        return (str(problem),)
    return table.points.xs.tobytes(), table.points.ys.tobytes(), table.names, table.left_out


@given(
    st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4, unique=True),
    st.sampled_from(SEPARATORS),
    st.sampled_from(("", "1;2,5\n", "1\t2.5\n", "x,y\n", "0.5,1\n", "0,5;1\n")),
    st.integers(0, 9),
    st.integers(2, 3),
    st.booleans(),
)
@example(["1", "NA"], ",", "x,y\n", 0, 2, True)
@example(["1", "", "2.5"], ",", "x,y\n", 0, 2, True)
@example(["1", '"1,234"', '"1,234.5"'], ",", "0.5,1\n", 1, 2, True)
@example(["1", "1,234", "12,345.6"], "\t", "1\t2.5\n", 1, 2, False)
@example(["1", "1'234", "1'23"], ";", "0,5;1\n", 1, 2, True)
@settings(max_examples=examples(150, 10))
def test_many_rows_at_a_time_give_what_each_alone_gives(
    pool: list[str], separator: str, first: str, seed: int, width: int, skips: bool
) -> None:
    dice = random.Random(seed)
    usual = dice.choice(pool)
    rows = [separator.join(dice.choice((usual, *pool)) for _ in range(width)) for _ in range(ROWS)]
    text = first + "\n".join(rows) + "\n"
    at_once = outcome(text, skips)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "quickly_read", lambda *_, **__: None)
        alone = outcome(text, skips)
    assert at_once == alone


SURE, COMMA = Numerals(".", True, True), Numerals(",", True, True)


@pytest.mark.parametrize(
    ("text", "separator", "numerals", "expected"),
    [
        ("1,234;5\n6;7,000.5", ";", SURE, "1234;5\n6;7000.5"),
        ("-12,345,678;1", ";", SURE, "-12345678;1"),
        ("1.234;5,5\n", ";", COMMA, "1234;5,5\n"),
        ("1'234\t5", "\t", SURE, "1234\t5"),
        ("1 234;5 678", ";", SURE, "1234;5678"),
        ('"1,234",5\n"2,345","6"', ",", SURE, '"1234",5\n"2345","6"'),
        *(
            (text, ";", SURE, text)
            for text in ("1,23;5", "0,123;5", "1,2345;5", "1234,567;5", "1.5,234;5", "a1,234;5", ",123;5", "1'234;5,678")
        ),
        ("1,234;5", ";", SURE._replace(is_sure=False), "1,234;5"),
        ("1,NA\nNA,NA\n2,3", ",", SURE, "1,[0]\n[0],[0]\n2,3"),
        ("1,,2\n,,\n", ",", SURE, "1,[1],2\n[1],[1],[1]\n"),
        ("1 NA\nNA\t2\nNAN 1", " ", SURE, "1 [0]\n[0]\t2\nNAN 1"),
        ("NA,1NA,NA1", ",", SURE, "[0],1NA,NA1"),
    ],
)
def test_only_what_is_certain_is_eased(text: str, separator: str, numerals: Numerals, expected: str) -> None:
    said = eased(text, Dialect(separator, numerals), ("NA", ""))
    for place in (0, 1):
        said = said.replace(as_number(place), f"[{place}]")
    assert said == expected


def test_a_gap_is_known_by_the_number_that_is_written_for_it() -> None:
    gaps = [f"gap {place}" for place in range(MOST)]
    values = np.array([float(as_number(place)) for place in range(MOST)])
    assert np.all(np.abs(values) > LARGEST_COORDINATE)
    assert places_of(values, gaps).tolist() == list(range(MOST))
    others = np.array([0.0, np.nan, np.inf, -np.inf, 1e270, -values[0], values[0] * 2])
    assert places_of(others, gaps[:1]).tolist() == [-1] * len(others)
    assert places_of(values, []).tolist() == [-1] * MOST


def test_a_number_in_the_file_is_never_taken_for_a_gap() -> None:
    noted = Gaps(",")
    noted.note("NA")
    assert noted.standing_in("1,NA\n") == ("NA",)
    assert noted.standing_in(f"1,NA\n2,{as_number(0)}\n") == ()


def test_the_latest_gaps_are_noted_and_none_that_would_be_two_fields_or_a_name() -> None:
    noted = Gaps(",", ("name",))
    for number in range(2 * MOST):
        noted.note(f"w{number}z")
    for field in ("a,b", "name", '"', "long" * 20):
        noted.note(field)
    text = " ".join(f"w{number}z" for number in range(2 * MOST)) + 'a,b name " longlonglong'
    assert noted.standing_in(text) == tuple(f"w{number}z" for number in range(MOST, 2 * MOST))
    blanks = Gaps(" ")
    for field in ("a b", "a\xa0b", "c"):
        blanks.note(field)
    assert blanks.standing_in("a b c a\xa0b") == ("c",)
