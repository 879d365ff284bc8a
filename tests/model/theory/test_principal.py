"""The bowl's own axes are held against an eigendecomposition and against steps taken in (m, b)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.cost import cost
from app.model.theory.principal import PrincipalAxes

numbers = st.floats(-10.0, 10.0)


def scattered(count: int = 12, offset: float = 0.0) -> Dataset:
    generator = np.random.default_rng(3)
    return Dataset.of(generator.random(count) + offset, generator.random(count))


@pytest.mark.parametrize("offset", [0.0, -0.5, 30.0])
def test_along_its_axes_the_hessian_is_diagonal_flattest_first(offset: float) -> None:
    data = scattered(offset=offset)
    principal = PrincipalAxes.of(data)
    v = np.column_stack([data.xs, np.ones(12)])
    hessian = v.T @ v / 12
    np.testing.assert_allclose(principal.axes.T @ principal.axes, np.eye(2), atol=1e-15)
    np.testing.assert_allclose(
        principal.axes.T @ hessian @ principal.axes, np.diag(principal.eigenvalues), atol=1e-14 * hessian.max()
    )
    assert principal.eigenvalues[0] < principal.eigenvalues[1]


@given(numbers, numbers)
def test_a_deviation_leads_back_to_its_line(slope: float, intercept: float) -> None:
    principal = PrincipalAxes.of(scattered())
    assert principal.line(principal.deviation(Line(slope, intercept))) == pytest.approx((slope, intercept), abs=1e-13)


@given(numbers, numbers)
def test_the_cost_is_a_sum_of_two_squares_of_the_deviation(slope: float, intercept: float) -> None:
    data = scattered()
    principal = PrincipalAxes.of(data)
    deviation = principal.deviation(Line(slope, intercept))
    expected = cost(data.moments, slope, intercept)
    assert data.moments.least_cost + 12 * principal.eigenvalues @ deviation**2 == pytest.approx(expected, rel=1e-12)


@given(numbers, numbers, st.integers(0, 11))
def test_a_step_on_one_point_is_what_its_features_say(slope: float, intercept: float, index: int) -> None:
    data = scattered()
    principal = PrincipalAxes.of(data)
    x, y = data.point(index)
    error = slope * x + intercept - y
    stepped = principal.deviation(Line(slope - 0.1 * error * x, intercept - 0.1 * error))
    *v, at_origin = principal.features(slice(index, index + 1))[:, 0]
    deviation = principal.deviation(Line(slope, intercept))
    np.testing.assert_allclose(deviation - 0.1 * (v @ deviation + at_origin) * np.array(v), stepped, atol=1e-13)


def test_columns_are_the_products_of_features() -> None:
    principal = PrincipalAxes.of(scattered())
    u, w, error = principal.features(slice(3, 9, 2))
    np.testing.assert_array_equal(principal.columns(slice(3, 9, 2)), [u * u, u * w, w * w, u * error, w * error])


def test_a_valley_runs_along_the_first_axis() -> None:
    principal = PrincipalAxes.of(Dataset.of([0.7] * 4, [0.1, 0.5, 0.2, 0.9]))
    assert principal.is_valley
    assert principal.eigenvalues[0] == 0.0
    assert np.abs(principal.features(slice(None))[0]).max() < 1e-15
    assert principal.axes[:, 0] @ (0.7, 1.0) == pytest.approx(0.0, abs=1e-15)
