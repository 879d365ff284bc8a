"""The learning rate's round numbers: what its slider, its keys and halving lead to."""

from __future__ import annotations

import math

import pytest

from app.model.learning.learning_rate import (
    LARGEST_LEARNING_RATE,
    LEARNING_RATES,
    halved_learning_rate,
    is_learning_rate,
    learning_rate_beside,
    rounded_learning_rate,
    three_figures_below,
)


@pytest.mark.parametrize("value", [0.0, -0.1, math.nan, math.inf, 1.001 * LARGEST_LEARNING_RATE])
def test_what_is_not_positive_or_too_large_is_no_learning_rate(value: float) -> None:
    assert not is_learning_rate(value)


@pytest.mark.parametrize("value", [5e-324, *LEARNING_RATES, LARGEST_LEARNING_RATE])
def test_the_slider_is_only_a_part_of_the_learning_rates_there_are(value: float) -> None:
    assert is_learning_rate(value)


def test_a_rounded_rate_has_three_figures_and_lies_on_the_slider() -> None:
    assert rounded_learning_rate(0.0123456) == 0.0123
    assert rounded_learning_rate(1e-9) == LEARNING_RATES[0]
    assert rounded_learning_rate(1e9) == LEARNING_RATES[1]


def test_twenty_notches_are_a_factor_of_ten() -> None:
    assert learning_rate_beside(0.01, 20) == 0.1


def test_every_notch_changes_the_rate() -> None:
    rates = [LEARNING_RATES[0]]
    while rates[-1] < LEARNING_RATES[1]:
        rates.append(learning_rate_beside(rates[-1], 1))
        assert rates[-1] > rates[-2]
    assert len(rates) == 101


def test_a_rate_is_halved_once_and_then_until_it_is_below_the_limit() -> None:
    assert halved_learning_rate(8.0) == 4.0
    assert halved_learning_rate(8.0, 5.0) == 4.0
    assert halved_learning_rate(8.0, 4.0) == 2.0
    assert halved_learning_rate(8.0, 0.3) == 0.25


def test_the_halved_rate_has_three_figures_and_is_below_the_limit() -> None:
    assert halved_learning_rate(4.05, 1.1) == 1.01
    assert halved_learning_rate(1.005) == 0.502
    for rate in (1.0175 * 2, 2.035, 4.07):
        assert halved_learning_rate(rate, 1.018) < 1.018


@pytest.mark.parametrize("limit", [0.5274, 0.5276, 0.1, 1.0, 1e-5, 123.4])
def test_a_rate_just_below_a_limit_is_below_it_and_has_three_figures(limit: float) -> None:
    rate = three_figures_below(limit)
    assert 0.985 * limit < rate < limit
    assert float(f"{rate:.2e}") == rate
