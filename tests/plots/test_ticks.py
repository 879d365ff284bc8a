"""Ticks stand at round values, never outside, and their labels can be told apart."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.plots.ticks import (
    Interval,
    linear_ticks,
    log_ticks,
    nice_interval,
    nice_log_interval,
    power_of_ten,
    tick_labels,
)

finite = st.floats(allow_nan=False, allow_infinity=False)
positive = st.floats(min_value=5e-324, allow_infinity=False)
intervals = st.tuples(finite, finite).map(lambda ends: (min(ends), max(ends)))
positive_intervals = st.tuples(positive, positive).map(lambda ends: (min(ends), max(ends)))
plain_numbers = st.floats(min_value=-1e6, max_value=1e6).map(lambda value: round(value, 6))
plain_intervals = st.tuples(plain_numbers, plain_numbers).map(lambda ends: (min(ends), max(ends)))


@pytest.mark.parametrize(
    ("low", "high", "count", "ticks"),
    [
        (0.0, 1.0, 5, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (0.0, 1.0, 10, (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)),
        (-3.0, 7.0, 5, (-2.0, 0.0, 2.0, 4.0, 6.0)),
        (0.0, 0.25, 5, (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)),
        (0.0, 4000.0, 4, (0.0, 1000.0, 2000.0, 3000.0, 4000.0)),
        (5.0, 5.0, 5, (5.0,)),
        (0.0, 1.0, 0, ()),
        (0.0, 1.0, 1, (0.0, 1.0)),
        (0.3, 0.9, 1, (0.5,)),
    ],
)
def test_linear_ticks_are_round_values(low: float, high: float, count: int, ticks: tuple[float, ...]) -> None:
    assert linear_ticks(low, high, count) == ticks


@given(intervals, st.integers(2, 12))
@example((0.0, 1.7976931348623157e308), 5)
@example((-1.7e308, 1.7e308), 5)
@example((0.0, 5e-324), 5)
@example((1e6, 1e6 + 1e-9), 5)
def test_linear_ticks_ascend_inside_the_interval_and_are_few(interval: Interval, count: int) -> None:
    ticks = linear_ticks(*interval, count)
    assert 1 <= len(ticks) <= 2 * count + 1
    assert all(interval[0] <= tick <= interval[1] for tick in ticks)
    assert all(before < after for before, after in pairwise(ticks))


@pytest.mark.parametrize(
    ("low", "high", "count", "ticks"),
    [
        (0.001, 1.0, 5, (0.001, 0.01, 0.1, 1.0)),
        (1.0, 60.0, 5, (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)),
        (0.01, 0.6, 5, (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)),
        (0.3, 0.5, 4, (0.3, 0.4, 0.5)),
        (0.1, 0.5, 5, (0.1, 0.15, 0.2, 0.3, 0.5)),
        (0.1, 0.5, 2, (0.1, 0.2, 0.5)),
        (1.0, 9.0, 12, (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)),
        (0.41, 0.49, 4, (0.42, 0.44, 0.46, 0.48)),
        (1e-9, 1.0, 5, (1e-8, 1e-6, 1e-4, 1e-2, 1.0)),
        (1.0, 100.0, 3, (1.0, 10.0, 100.0)),
        (0.05, 10.0, 2, (0.1, 1.0, 10.0)),
        (1.0, 10.0, 0, ()),
    ],
)
def test_log_ticks_are_powers_of_ten_with_2_and_5_between_when_there_is_room(
    low: float, high: float, count: int, ticks: tuple[float, ...]
) -> None:
    assert log_ticks(low, high, count) == pytest.approx(ticks, rel=1e-15)


@given(st.floats(-6.0, 6.0), st.floats(0.15, 9.0), st.integers(3, 9))
def test_log_ticks_stand_about_as_far_apart_on_the_scale(low: float, decades: float, count: int) -> None:
    ticks = log_ticks(10.0**low, 10.0 ** (low + decades), count)
    gaps = [math.log10(after / before) for before, after in pairwise(ticks)]
    assert not gaps or max(gaps) <= 2.0 * min(gaps)


@given(positive_intervals, st.integers(2, 12))
@example((5e-324, 1.7976931348623157e308), 5)
def test_log_ticks_ascend_inside_the_interval_and_are_few(interval: Interval, count: int) -> None:
    ticks = log_ticks(*interval, count)
    assert 1 <= len(ticks) <= 2 * count + 1
    assert all(interval[0] <= tick <= interval[1] for tick in ticks)
    assert all(before < after for before, after in pairwise(ticks))


@pytest.mark.parametrize(
    ("interval", "nice"),
    [
        ((0.13, 0.97), (0.1, 1.0)),
        ((-0.13, 9.7), (-1.0, 10.0)),
        ((0.0, 1.0), (0.0, 1.0)),
        ((3.0, 3.0), (3.0, 3.0)),
        ((-1e308, 1e308), (-1e308, 1e308)),
    ],
)
def test_a_nice_interval_ends_on_round_values(interval: Interval, nice: Interval) -> None:
    assert nice_interval(*interval, 10) == nice


@pytest.mark.parametrize(
    ("interval", "nice"),
    [
        ((0.03, 40.0), (0.01, 100.0)),
        ((0.01, 100.0), (0.01, 100.0)),
        ((0.312, 0.487), (0.3, 0.5)),
        ((1.2, 9.0), (1.0, 9.0)),
    ],
)
def test_a_nice_log_interval_ends_on_powers_of_ten_or_on_round_values(interval: Interval, nice: Interval) -> None:
    assert nice_log_interval(*interval, 10) == nice


def test_a_nice_log_interval_never_reaches_zero() -> None:
    assert nice_log_interval(1.0, 9.0, 2) == (1.0, 10.0)


@given(positive_intervals, st.integers(1, 12))
def test_a_nice_interval_never_loses_what_was_inside(interval: Interval, count: int) -> None:
    low, high = interval
    for below, above in (nice_interval(low, high, count), nice_log_interval(low, high, count)):
        assert below <= low
        assert high <= above < math.inf


def test_powers_of_ten_are_those_of_literals_and_stay_floats() -> None:
    assert power_of_ten(-5) == 1e-5
    assert power_of_ten(400) == 1e308
    assert power_of_ten(-400) > 0.0


@pytest.mark.parametrize(
    ("ticks", "labels"),
    [
        ((0.0, 0.5, 1.0), ("0.0", "0.5", "1.0")),
        ((0.0, 1.5, 3.0), ("0.0", "1.5", "3.0")),
        ((0.0, 0.05, 0.1), ("0.00", "0.05", "0.10")),
        ((-2.0, 0.0, 2.0), ("\u22122", "0", "2")),
        ((1990.0, 1995.0, 2000.0), ("1990", "1995", "2000")),
        ((0.0, 2e-8, 4e-8), ("0", "2×10⁻⁸", "4×10⁻⁸")),
        ((1e9, 1.2e9, 1.4e9), ("1.0×10⁹", "1.2×10⁹", "1.4×10⁹")),
        ((1e9, 1e9 + 0.5, 1e9 + 1), ("1,000,000,000.0", "1,000,000,000.5", "1,000,000,001.0")),
        ((0.001, 0.01, 0.1, 1.0, 10.0), ("0.001", "0.01", "0.1", "1", "10")),
        ((1e-9, 1e-6, 1e-3, 1.0), ("10⁻⁹", "10⁻⁶", "0.001", "1")),
        ((1e-242, 1e-121, 1.0), ("10⁻²⁴²", "10⁻¹²¹", "1")),
        ((1.0, 1e3, 1e6, 1e9), ("1", "1000", "10⁶", "10⁹")),
        ((1e4, 1e5, 1e6), ("10,000", "100,000", "10⁶")),
        ((1e-6, 1e-5, 1e-4), ("10⁻⁶", "10⁻⁵", "0.0001")),
        ((0.0, 5e3, 1e4), ("0", "5000", "10,000")),
        ((0.0, 2e5, 4e5), ("0", "200,000", "400,000")),
        ((-2e5, 0.0, 2e5), ("\u2212200,000", "0", "200,000")),
        ((0.0, 5e5, 1e6), ("0", "5×10⁵", "1×10⁶")),
        ((1_000_000.0, 1_000_001.0, 1_000_002.0), ("1,000,000", "1,000,001", "1,000,002")),
        ((0.5,), ("0.5",)),
        ((0.649249766,), ("0.649249766",)),
        ((0.0,), ("0",)),
        ((), ()),
    ],
)
def test_labels_have_just_enough_decimals(ticks: tuple[float, ...], labels: tuple[str, ...]) -> None:
    assert tick_labels(ticks) == labels


@given(plain_intervals, st.integers(2, 12))
@example((1.0, 1.0 + 1e-12), 5)
def test_labels_of_linear_ticks_differ(interval: Interval, count: int) -> None:
    ticks = linear_ticks(*interval, count)
    assert len(set(tick_labels(ticks))) == len(ticks)


@given(positive_intervals, st.integers(2, 12))
def test_labels_of_log_ticks_differ(interval: Interval, count: int) -> None:
    low, high = interval
    ticks = log_ticks(low, high if high >= 10.0 * low else min(low, 1e300) * 10.0, count)
    assert len(set(tick_labels(ticks))) == len(ticks)


@pytest.mark.parametrize("low", [-9, -7, -5, -4])
@pytest.mark.parametrize("high", [-4, -3, 0, 3])
def test_two_ticks_of_a_log_scale_are_both_told_for_what_they_are(low: int, high: int) -> None:
    if low == high:
        return
    for label, exponent in zip(tick_labels((10.0**low, 10.0**high)), (low, high), strict=True):
        power = re.fullmatch("10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", label)
        told = label if power is None else "1e" + power[1].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        assert float(told) == pytest.approx(10.0**exponent)
