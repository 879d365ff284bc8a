"""What columns are called at the axes and in the equation, and which units their names say."""

import pytest

from app.model.data.names import NO_NAMES, ColumnNames
from app.words.columns import SHORT, in_equation, labels, taken_apart


@pytest.mark.parametrize(
    ("name", "quantity", "unit"),
    [
        ("weight (lb)", "weight", "lb"),
        ("weight[kg]", "weight", "kg"),
        ("price in €", "price", "€"),
        ("Zeit t / s", "Zeit t", "s"),
        ("U1 / V", "U1", "V"),
        ("Size (cm^3)", "Size", "cm^3"),
        ("wait (of all) (min)", "wait (of all)", "min"),
        ("mpg", "mpg", ""),
        ("growth in temperature", "growth in temperature", ""),
        ("(lb)", "(lb)", ""),
        ("km/h", "km/h", ""),
        ("weight (lb) of all", "weight (lb) of all", ""),
        ("", "", ""),
    ],
)
def test_a_name_says_what_is_measured_and_in_which_unit(name: str, quantity: str, unit: str) -> None:
    assert taken_apart(name) == (quantity, unit)


def test_a_name_that_is_the_symbol_itself_is_not_written_at_the_axis() -> None:
    assert labels(ColumnNames("x", "Y")) == ("", "")
    assert labels(ColumnNames("y", "x")) == ("y", "x")
    assert labels(ColumnNames("km", "")) == ("km", "")


def test_the_equation_has_the_names_with_their_units_then_without_then_short_then_the_symbols() -> None:
    assert in_equation(ColumnNames("mileage driven so far (km)", "price in €")) == (
        ("mileage driven so far (km)", "price in €"),
        ("mileage driven so far", "price"),
        ("mileage dri…", "price"),
        ("x", "y"),
    )
    assert len("mileage dri…") == SHORT


def test_without_names_there_are_the_symbols_alone() -> None:
    assert in_equation(NO_NAMES) == in_equation(ColumnNames("X", "Y")) == (("x", "y"),)


def test_where_one_column_has_a_name_the_other_is_its_symbol() -> None:
    assert in_equation(ColumnNames("km", ""))[0] == ("km", "y")
