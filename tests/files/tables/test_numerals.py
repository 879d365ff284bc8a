"""A field is a number exactly where a person would read the same number in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.numerals import Numerals, RowError, is_meant_as_number

POINT, COMMA, UNSURE = Numerals(".", True), Numerals(",", True), Numerals()


@pytest.mark.parametrize(
    ("numerals", "field", "value"),
    [
        (POINT, "1,234", 1234.0),
        (POINT, "1,234,567.5", 1234567.5),
        (POINT, "-1,234", -1234.0),
        (COMMA, "1,234", 1.234),
        (COMMA, "1.234", 1234.0),
        (COMMA, "1.234.567,5", 1234567.5),
        (COMMA, ",5e-3", 0.0005),
        (UNSURE, "1.234", 1.234),
        (UNSURE, "1,234,567", 1234567.0),
        (UNSURE, "1'234", 1234.0),
        (UNSURE, "1\u00a0234", 1234.0),
        (UNSURE, "−1e−3", -0.001),
    ],
)
def test_it_is_read(numerals: Numerals, field: str, value: float) -> None:
    assert numerals.value(field) == value


@pytest.mark.parametrize(
    ("numerals", "field"),
    [
        *((POINT, field) for field in ("0,5", "1,23", "12,34,567", "0,123", "1,234 567", "1 234", "1_000", "٣", "", "nan")),
        *((COMMA, field) for field in ("0.5", "1.5", "1.23.456", "0.123", "1,2,3")),
        *((UNSURE, field) for field in ("1,234", "0,5", "1e", "--1", ".", "e5", "0x1F", "1 m", "$5", "5%")),
    ],
)
def test_it_is_not_read(numerals: Numerals, field: str) -> None:
    assert numerals.value(field) is None


def test_an_ordinary_space_stands_between_thousands_only_where_it_separates_no_fields() -> None:
    assert Numerals(",", True, may_have_spaces=True).value("1 234,5") == 1234.5
    assert Numerals(",", True).value("1 234,5") is None


def test_what_may_be_two_numbers_is_neither_and_both_are_said() -> None:
    with pytest.raises(RowError, match=r"^'1,234' may be 1234 or 1\.234$"):
        UNSURE.coordinate("x", "1,234")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_bit_for_bit_with_either_mark(value: float) -> None:
    assert POINT.value(repr(value)) == value
    assert COMMA.value(repr(value).replace(".", ",")) == value


@given(st.integers(1000, 10**15))
def test_marks_between_thousands_change_nothing(value: int) -> None:
    assert POINT.value(f"{value:,}") == value
    assert COMMA.value(f"{value:,}".replace(",", ".")) == value


@given(st.text(max_size=12))
def test_what_is_a_number_is_meant_as_one(field: str) -> None:
    if any(numerals.value(field) is not None for numerals in (POINT, COMMA, UNSURE)):
        assert is_meant_as_number(field)


@given(st.text("0123456789.,eE+-_naif \u0663", max_size=8).map(str.strip))
def test_the_fast_way_reads_what_a_closer_look_reads(field: str) -> None:
    assert POINT.value(field) == POINT._closely_read(field)
