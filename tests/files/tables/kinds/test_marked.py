"""Numbers with a mark beside them: the mark is found, and the number is the number that stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.kinds.marked import is_marked, marked_of
from app.files.tables.numerals import Numerals, RowError

POINT, COMMA = Numerals(".", True), Numerals(",", True)


def read(numerals: Numerals, *fields: str) -> tuple[str, list[float | None]]:
    marked = marked_of(fields, numerals)
    assert marked is not None, fields
    return marked.mark, [marked.value(field) for field in fields]


@pytest.mark.parametrize(
    ("fields", "mark", "values"),
    [
        (("$1,200", "$950.50"), "$", [1200.0, 950.5]),
        (("12 m²", "30.5 m²"), "m²", [12.0, 30.5]),
        (("10 %", "7.5%"), "%", [10.0, 7.5]),
        (("-$5", "$-6", "\u2212$7"), "$", [-5.0, -6.0, -7.0]),
        (("EUR 1 200", "EUR 3"), "EUR", [1200.0, 3.0]),
        (("12°C", "-3 °C"), "°C", [12.0, -3.0]),
        (("5 km/h", "60 km/h"), "km/h", [5.0, 60.0]),
        (("1.5e3 kg", "2 kg"), "kg", [1500.0, 2.0]),
        (("12 m²", "13", "NA"), "m²", [12.0, 13.0, None]),
    ],
)
def test_the_mark_is_found_and_the_number_is_as_it_stands(
    fields: tuple[str, ...], mark: str, values: list[float | None]
) -> None:
    assert read(POINT, *fields) == (mark, values)


def test_a_decimal_comma_is_one_beside_a_mark_too() -> None:
    assert read(COMMA, "1.200,50 €", "3,5 €") == ("€", [1200.5, 3.5])


@pytest.mark.parametrize(
    "fields",
    [
        *(
            ("12 km", "500 m"),
            ("$5", "€5"),
            ("12", "13"),
            ("A12", "A13"),
            ("12 m²", "many"),
            ("57081 # a guess", "39343"),
            (),
        ),
        *(("12 Main Street",), ("1999-01-04",), ("$5 m",), ("x",), ("$",), ("%",), ("5 km 3",), ("NA",)),
    ],
)
def test_what_has_two_marks_or_none_or_is_no_number_is_not_marked(fields: tuple[str, ...]) -> None:
    assert marked_of(fields, POINT) is None


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), st.sampled_from(("kg", "m/s²", "%", "µV", "°", "Ω")))
def test_any_number_with_any_unit_is_that_number(value: float, unit: str) -> None:
    assert read(POINT, f"{value} {unit}") == (unit, [value])


@given(st.text(max_size=12))
def test_a_mark_is_never_more_than_what_stands_there(field: str) -> None:
    if is_marked(field, POINT):
        mark, (value,) = read(POINT, field)
        assert mark in field and value is not None


def test_why_a_cell_cannot_be_used() -> None:
    marked = marked_of(["12 m²"], POINT)
    assert marked is not None
    with pytest.raises(RowError, match="'12 kg' is not a number with 'm²'"):
        marked.coordinate("x", "12 kg")
    with pytest.raises(RowError, match="x is missing"):
        marked.coordinate("x", "")
    assert marked.coordinate("x", "12 m²") == marked.coordinate("x", "12") == 12.0
