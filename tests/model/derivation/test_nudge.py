"""The measured slope is held against exact fractions, and the bound on its rounding against what rounding there is."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.scaling import Line
from app.model.derivation.growth import Growth, Parameter, move_of_guess
from app.model.derivation.nudge import Nudge

values = st.floats(-10.0, 10.0)
nudges = st.builds(lambda exponent, sign: sign * 10.0**exponent, st.floats(-14.0, 0.0), st.sampled_from([1, -1]))
any_nudge = st.builds(
    lambda x, y, m, b, h, parameter: Nudge(x, y, Line(m, b), h, parameter),
    values,
    values,
    values,
    values,
    nudges,
    st.sampled_from(Parameter),
)


def exact_quotient(nudge: Nudge) -> Fraction:
    """The quotient with the very same numbers and no rounding."""
    x, y, h = Fraction(nudge.x), Fraction(nudge.y), Fraction(nudge.h)
    m, b = (Fraction(value) for value in nudge.line)
    moved = (m + h) * x + b if nudge.parameter is Parameter.SLOPE else m * x + b + h
    return ((moved - y) ** 2 - (m * x + b - y) ** 2) / h


@given(nudge=any_nudge)
def test_without_rounding_it_is_the_rules_and_the_corner(nudge: Nudge) -> None:
    assert nudge.by_the_rules + nudge.corner == pytest.approx(float(exact_quotient(nudge)), rel=1e-9, abs=1e-12)


@given(nudge=any_nudge)
def test_what_is_measured_is_never_farther_off_than_the_bound_on_rounding(nudge: Nudge) -> None:
    underflow = Fraction(1, 10**250)  # which no bound on relative rounding holds for
    assert abs(Fraction(nudge.measured) - exact_quotient(nudge)) <= Fraction(nudge.rounding) * Fraction(11, 10) + underflow


def test_the_bound_is_not_much_larger_than_the_rounding_that_there_is() -> None:
    def worst(h: float) -> tuple[float, float]:
        pairs = [Nudge(0.1 * k + 0.07, 0.3, Line(0.31, 0.36), h, Parameter.SLOPE) for k in range(1, 30)]
        return (
            max(float(abs(Fraction(pair.measured) - exact_quotient(pair))) for pair in pairs),
            max(pair.rounding for pair in pairs),
        )

    for h in (1e-6, 1e-9, 1e-12):
        found, bound = worst(h)
        assert bound / 30 < found <= bound


def test_as_the_nudge_shrinks_the_two_meet_until_rounding_takes_over() -> None:
    def nudged(h: float) -> Nudge:
        return Nudge(0.694, 0.5664, Line(0.31, 0.36), h, Parameter.SLOPE)

    apart = [abs(nudged(h).measured - nudged(h).by_the_rules) for h in (0.1, 0.01, 0.001)]
    assert apart[0] > 9 * apart[1] > 81 * apart[2]
    assert [nudged(h).is_rounding for h in (0.1, 1e-3, 1e-6)] == [False, False, False]
    assert nudged(1e-10).is_rounding and nudged(1e-13).is_rounding
    assert abs(nudged(1e-15).measured - nudged(1e-15).by_the_rules) > apart[2]


@given(nudge=any_nudge)
def test_its_corner_is_that_of_the_square_over_the_nudge(nudge: Nudge) -> None:
    growth = Growth(nudge.error, move_of_guess(nudge.x, nudge.h, nudge.parameter))
    assert growth.corner / nudge.h == pytest.approx(nudge.corner, rel=1e-9, abs=1e-200)
    assert growth.strips / nudge.h == pytest.approx(nudge.by_the_rules, rel=1e-9, abs=1e-200)
