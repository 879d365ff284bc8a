"""Round numbers for the ends of axes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plots.rounding import COARSE, FINE, round_above, round_below

POSITIVE = st.floats(1e-290, 1e290)


@pytest.mark.parametrize(
    ("value", "below", "above"),
    [(1.0, 1.0, 1.0), (1.1, 1.0, 2.0), (4.9, 2.0, 5.0), (7.0, 5.0, 10.0), (31.0, 20.0, 50.0), (0.003, 0.002, 0.005)],
)
def test_a_number_lies_between_two_round_ones(value: float, below: float, above: float) -> None:
    assert round_below(value) == pytest.approx(below, rel=1e-15)
    assert round_above(value) == pytest.approx(above, rel=1e-15)


def test_fine_round_numbers_lie_closer() -> None:
    assert round_above(11.0, FINE) == 15.0
    assert round_above(6.0, FINE) == 7.0
    assert round_below(1.9, FINE) == 1.5


def test_the_last_digit_of_a_round_number_does_not_lead_to_the_next_one() -> None:
    assert round_above(0.1 + 0.2 + 0.2) == 0.5
    assert round_above(1.0 + 2e-16) == 1.0
    assert round_below(5.0 - 1e-15) == 5.0


@pytest.mark.parametrize("decade", [COARSE, FINE])
@given(value=POSITIVE)
def test_round_numbers_enclose_any_positive_number_closely(decade: tuple[float, ...], value: float) -> None:
    below, above = round_below(value, decade), round_above(value, decade)
    assert below <= value * (1 + 1e-11)
    assert above >= value * (1 - 1e-11)
    assert above <= 2.5 * below * (1 + 1e-11)
