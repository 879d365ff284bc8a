"""Numbers on screen are read by people: each rule for writing one is held here."""

import math
from collections.abc import Callable
from pathlib import Path

import font_roboto
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import ImageFont

from app.plots import numerals

finite = st.floats(allow_nan=False, allow_infinity=False)
two_decimals: list[Callable[[float], str]] = [
    lambda value: numerals.fixed(value, 2),
    lambda value: numerals.fitted(value, 2),
    lambda value: numerals.signed_fitted(value, 2),
    lambda value: numerals.significant(value, 3),
]


def read_back(text: str) -> float:
    mantissa, _, power = text.replace(numerals.MINUS, "-").replace(",", "").partition("×10")
    return float(mantissa + "e" + (power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")) or "0"))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.5, 2, "0.50"),
        (-0.5, 2, "\u22120.50"),
        (1234.5, 1, "1234.5"),
        (9999.94, 1, "9999.9"),
        (9999.96, 1, "10,000.0"),
        (-12345.6, 1, "\u221212,345.6"),
        (123.456789, 4, "123.4568"),
        (1234.56789, 4, "1234.568"),
        (999.9999999, 6, "1000.0000"),
        (999999.94, 1, "999,999.9"),
        (999999.96, 1, "1.0×10⁶"),
        (-1e6, 2, "\u22121.0×10⁶"),
        (1e308, 2, "1.0×10³⁰⁸"),
    ],
)
def test_fixed_has_its_decimals_until_a_million(value: float, decimals: int, text: str) -> None:
    assert numerals.fixed(value, decimals) == text


@pytest.mark.parametrize("value", [0.0, -0.0, -0.004, 0.004, -5e-324])
def test_fixed_shows_what_rounds_to_zero_without_a_sign(value: float) -> None:
    assert numerals.fixed(value, 2) == "0.00"


def test_a_value_that_rounds_away_from_zero_keeps_its_sign() -> None:
    assert numerals.fixed(-0.006, 2) == "\u22120.01"


def test_signed_fitted_writes_a_plus_and_a_real_minus() -> None:
    assert numerals.signed_fitted(0.00299, 5) == "+0.00299"
    assert numerals.signed_fitted(-0.00299, 5) == "\u22120.00299"
    assert numerals.signed_fitted(2e9, 5) == "+2.0×10⁹"
    assert numerals.signed_fitted(0.0, 5) == numerals.signed_fitted(-0.0, 5) == "0.00000"


def test_signed_fitted_keeps_the_sign_of_a_tiny_change() -> None:
    assert numerals.signed_fitted(3.4e-9, 5) == "+3.4×10⁻⁹"
    assert numerals.signed_fitted(-3.4e-9, 5) == "\u22123.4×10⁻⁹"
    assert numerals.signed_fitted(0.25, 2) == "+0.25"


def test_fitted_never_shows_a_number_as_zero_that_is_not() -> None:
    assert numerals.fitted(0.004, 2) == "4.0×10⁻³"
    assert numerals.fitted(0.006, 2) == "0.01"
    assert numerals.fitted(0.0, 2) == "0.00"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (999, "999"), (1204, "1,204"), (-1204, "\u22121,204"), (10**7, "10,000,000")],
)
def test_count_groups_thousands_by_commas(number: int, text: str) -> None:
    assert numerals.count(number) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.00743, "0.00743"),
        (0.486, "0.486"),
        (12.3, "12.3"),
        (9.996, "10.0"),
        (1990.0, "1990"),
        (12345.0, "12,345"),
        (123456.0, "123,456"),
        (-0.0001, "\u22120.000100"),
        (1.23e-7, "1.2×10⁻⁷"),
        (0.0, "0"),
        (-0.0, "0"),
        (5e-324, "4.9×10⁻³²⁴"),
        (999999.9, "1.0×10⁶"),
    ],
)
def test_significant_keeps_its_digits_and_goes_to_powers_at_the_extremes(value: float, text: str) -> None:
    assert numerals.significant(value, 3) == text


def test_scientific_writes_zero_without_a_power() -> None:
    assert numerals.scientific(0.0, 1) == "0.0"


@given(finite)
@example(1e308)
@example(-1e308)
@example(5e-324)
@example(-999999.9949)
def test_no_finite_number_is_wider_than_its_bound(value: float) -> None:
    widest = max(len("\u22121.2×10⁻³²⁴"), len("+999999.99"))
    assert all(len(write(value)) <= widest for write in two_decimals)


@given(st.floats(-1e308, 1e308))
def test_what_is_shown_reads_back_as_the_number_it_rounds(value: float) -> None:
    assert read_back(numerals.significant(value, 3)) == pytest.approx(value, rel=0.051, abs=5e-324)
    assert read_back(numerals.fixed(value, 2)) == pytest.approx(value, rel=0.051, abs=0.00501)
    assert (read_back(numerals.fitted(value, 2)) == 0.0) == (value == 0.0)


@given(finite)
def test_no_zero_is_shown_with_a_sign(value: float) -> None:
    for write in two_decimals:
        text = write(value)
        assert not (text[0] in "+\u2212" and read_back(text.lstrip("+")) == 0.0)


@pytest.mark.parametrize("write", two_decimals)
@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_what_is_not_finite_has_no_numeral(write: Callable[[float], str], value: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        write(value)


def test_roboto_has_every_glyph_that_a_numeral_uses() -> None:
    files = Path(font_roboto.__file__).parent / "files"
    font = ImageFont.truetype(files / "Roboto-Regular.ttf", 40)
    missing = bytes(font.getmask("\uffff"))
    used = {glyph for write in two_decimals for value in (1.23e45, -6e-78, 9e100) for glyph in write(value)}
    assert {glyph for glyph in used if bytes(font.getmask(glyph)) == missing} == set()


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (95.02, 3, "95.0"),
        (0.5, 3, "0.500"),
        (1990.0, 4, "1990"),
        (-12345.6, 6, "\u221212,345.6"),
        (12345.6, 3, "12,346"),
        (123456.0, 3, "123,456"),
        (1234567.0, 3, "1.23×10⁶"),
        (0.0, 3, "0.00"),
    ],
)
def test_figures_has_so_many_digits(value: float, digits: int, text: str) -> None:
    assert numerals.figures(value, digits) == text


@given(st.floats(1e-4, 1e9), st.integers(3, 12))
def test_a_grouped_number_is_read_back(value: float, digits: int) -> None:
    shown = numerals.figures(value, digits)
    assert numerals.shown_value(shown) == pytest.approx(value, rel=10.0 ** (1 - digits))
    assert numerals.comes_to(value, shown)
    whole = shown.partition(".")[0].partition("×")[0]
    assert whole == (f"{int(whole.replace(',', '')):,}" if len(whole) > 4 else whole)


@given(finite)
@example(-6.697790880036968e-06)
@example(1e300)
def test_all_digits_are_read_back_as_the_same_number_and_no_power_is_written_with_an_e(value: float) -> None:
    assert read_back(numerals.exact(value)) == value
    assert not set(numerals.exact(value)) & set("e-")
