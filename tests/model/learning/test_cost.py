"""The closed forms of the cost and its gradient are the sums over the points."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import EMPTY, Dataset
from app.model.learning.cost import cost, mean_gradient

values = st.floats(-10.0, 10.0)
datasets = st.lists(st.tuples(values, values), min_size=1, max_size=20).map(
    lambda pairs: Dataset.of([x for x, _ in pairs], [y for _, y in pairs])
)


def errors(data: Dataset, slope: float, intercept: float) -> list[float]:
    return [slope * x + intercept - y for x, y in zip(data.xs.tolist(), data.ys.tolist(), strict=True)]


@given(datasets, values, values)
def test_the_cost_is_the_sum_of_the_squared_errors(data: Dataset, slope: float, intercept: float) -> None:
    summed = math.fsum(error**2 for error in errors(data, slope, intercept))
    # A slope between almost equal x can be huge, and its cost then loses digits to it.
    scale = 1.0 + data.moments.cxx * data.moments.slope**2
    assert cost(data.moments, slope, intercept) == pytest.approx(summed, rel=1e-9, abs=1e-9 * scale)


@given(datasets, values, values)
def test_the_gradient_is_the_mean_of_error_times_x_and_of_error(data: Dataset, slope: float, intercept: float) -> None:
    by_slope, by_intercept = mean_gradient(data.moments, slope, intercept)
    found = errors(data, slope, intercept)
    assert by_intercept == pytest.approx(math.fsum(found) / len(data), abs=1e-9)
    products = [error * x for error, x in zip(found, data.xs.tolist(), strict=True)]
    assert by_slope == pytest.approx(math.fsum(products) / len(data), abs=1e-9)


@given(datasets, values, values)
def test_no_line_costs_less_than_the_least_cost(data: Dataset, slope: float, intercept: float) -> None:
    assert cost(data.moments, slope, intercept) >= data.moments.least_cost >= 0.0


@given(datasets)
def test_least_squares_costs_the_least(data: Dataset) -> None:
    moments = data.moments
    rounding = 1e-12 * (1.0 + moments.cyy + moments.count * moments.intercept**2)
    assert cost(moments, moments.slope, moments.intercept) == pytest.approx(moments.least_cost, abs=rounding)


@given(datasets, st.lists(st.tuples(values, values), min_size=1, max_size=9))
def test_many_lines_at_once_cost_the_very_same_bits_as_one_by_one(data: Dataset, lines: list[tuple[float, float]]) -> None:
    slopes, intercepts = np.array(lines).T
    together = cost(data.moments, slopes, intercepts)
    assert together.tolist() == [cost(data.moments, *line) for line in lines]


@given(datasets, st.lists(st.tuples(values, values), min_size=1, max_size=9))
def test_many_gradients_at_once_are_the_very_same_bits_as_one_by_one(
    data: Dataset, lines: list[tuple[float, float]]
) -> None:
    slopes, intercepts = np.array(lines).T
    by_slope, by_intercept = mean_gradient(data.moments, slopes, intercepts)
    one_by_one = [mean_gradient(data.moments, *line) for line in lines]
    assert list(zip(by_slope.tolist(), by_intercept.tolist(), strict=True)) == one_by_one


def test_no_points_cost_nothing() -> None:
    assert cost(EMPTY.moments, 3.0, 4.0) == 0.0


def test_no_points_have_no_mean_gradient() -> None:
    with pytest.raises(ZeroDivisionError):
        mean_gradient(EMPTY.moments, 3.0, 4.0)


def test_a_column_of_points_has_the_cost_of_its_guess() -> None:
    column = Dataset.of([0.5, 0.5], [0.0, 1.0])
    assert cost(column.moments, 2.0, 0.0) == 1.0


def test_the_gradient_vanishes_at_least_squares() -> None:
    moments = Dataset.of([0.0, 1.0, 2.0], [1.0, 0.0, 2.0]).moments
    assert mean_gradient(moments, moments.slope, moments.intercept) == pytest.approx((0.0, 0.0), abs=1e-15)
