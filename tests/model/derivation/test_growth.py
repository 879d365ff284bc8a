"""The square on an error grows by two strips and a corner; held against areas that are measured, not worked out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.scaling import Line
from app.model.derivation.growth import Growth, Parameter, move_of_guess

values = st.floats(-100.0, 100.0)


@given(error=values, move=values)
def test_strips_and_corner_are_what_the_square_grows_by(error: float, move: float) -> None:
    growth = Growth(error, move)
    exactly = (Fraction(error) + Fraction(move)) ** 2 - Fraction(error) ** 2
    assert growth.strips + growth.corner == pytest.approx(float(exactly), rel=1e-12, abs=1e-9)
    assert growth.after - growth.before == pytest.approx(float(exactly), abs=1e-9)


def test_a_square_of_side_3_moved_by_half_has_two_strips_of_one_and_a_half_and_a_corner_of_a_quarter() -> None:
    growth = Growth(3.0, 0.5)
    assert (growth.before, growth.strips, growth.corner, growth.after) == (9.0, 3.0, 0.25, 12.25)


def test_a_negative_error_makes_the_square_shrink_when_the_guess_is_lifted() -> None:
    growth = Growth(-3.0, 0.5)
    assert (growth.before, growth.strips, growth.corner, growth.after) == (9.0, -3.0, 0.25, 6.25)


@given(x=values, h=st.floats(-2.0, 2.0), slope=values, intercept=values)
def test_the_guess_moves_as_far_as_two_lines_are_apart(x: float, h: float, slope: float, intercept: float) -> None:
    line = Line(slope, intercept)
    turned, lifted = Line(slope + h, intercept), Line(slope, intercept + h)
    assert move_of_guess(x, h, Parameter.SLOPE) == pytest.approx(turned.at(x) - line.at(x), abs=1e-8)
    assert move_of_guess(x, h, Parameter.INTERCEPT) == pytest.approx(lifted.at(x) - line.at(x), abs=1e-8)


def test_a_line_that_is_turned_stands_still_at_its_left_end() -> None:
    assert move_of_guess(0.0, 0.3, Parameter.SLOPE) == 0.0
    assert move_of_guess(0.0, 0.3, Parameter.INTERCEPT) == 0.3
