"""The bowl in closed form is held against the sum over the points, and against finite differences of it."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset, FloatArray
from app.model.learning.cost import cost
from app.model.theory.landscape import (
    Parabola,
    contour_levels,
    contours,
    cost_within,
    point_along_intercept,
    point_along_slope,
    slice_along_intercept,
    slice_along_slope,
)

GENERATOR = np.random.default_rng(0)
SCATTERED = Dataset.of(GENERATOR.random(12), GENERATOR.random(12))
FAR_OUT = Dataset.of(1e4 + GENERATOR.random(12), 50.0 * GENERATOR.random(12) - 300.0)
COLUMN = Dataset.of([0.7] * 5, [0.1, 0.5, 0.2, 0.9, 0.4])
ON_THE_AXIS = Dataset.of([0.0] * 3, [0.1, 0.5, 0.2])
SINGLE = Dataset.of([2.0], [3.0])
DATASETS = [SCATTERED, FAR_OUT, COLUMN, ON_THE_AXIS, SINGLE]
POSITIONS = (-2.0, -0.1, 0.0, 0.7, 3.0)

values = st.floats(-10.0, 10.0)


def summed(data: Dataset, slope: float, intercept: float) -> float:
    return math.fsum((slope * x + intercept - y) ** 2 for x, y in zip(data.xs, data.ys, strict=True))


def central_difference(function: Callable[[float], float], at: float) -> float:
    # The difference quotient of a parabola is exact at any width, so that a wide one only loses less to rounding.
    return (function(at + 0.5) - function(at - 0.5)) / 1.0


@pytest.mark.parametrize("data", DATASETS)
@pytest.mark.parametrize("intercept", [-1.0, 0.0, 0.4])
def test_the_slice_along_the_slope_is_the_cost_with_the_intercept_held(data: Dataset, intercept: float) -> None:
    parabola = slice_along_slope(data.moments, intercept)
    for slope in POSITIONS:
        assert parabola(slope) == pytest.approx(summed(data, slope, intercept), rel=1e-9)


@pytest.mark.parametrize("data", DATASETS)
@pytest.mark.parametrize("slope", [-1.0, 0.0, 0.4])
def test_the_slice_along_the_intercept_is_the_cost_with_the_slope_held(data: Dataset, slope: float) -> None:
    parabola = slice_along_intercept(data.moments, slope)
    for intercept in POSITIONS:
        assert parabola(intercept) == pytest.approx(summed(data, slope, intercept), rel=1e-9)


@pytest.mark.parametrize("data", [SCATTERED, COLUMN, SINGLE])
def test_the_vertex_of_a_slice_is_its_lowest_place(data: Dataset) -> None:
    for parabola in (slice_along_slope(data.moments, 0.3), slice_along_intercept(data.moments, 0.3)):
        assert parabola(parabola.vertex) == parabola.least
        assert parabola(parabola.vertex - 0.01) > parabola.least < parabola(parabola.vertex + 0.01)


def test_the_slices_through_the_bottom_have_their_vertex_there() -> None:
    moments = SCATTERED.moments
    slope, intercept = np.polyfit(SCATTERED.xs, SCATTERED.ys, 1)
    assert slice_along_slope(moments, float(intercept)).vertex == pytest.approx(slope)
    assert slice_along_intercept(moments, float(slope)).vertex == pytest.approx(intercept)
    assert slice_along_slope(moments, float(intercept)).least == pytest.approx(summed(SCATTERED, slope, intercept))


@pytest.mark.parametrize("at", POSITIONS)
def test_a_tangent_has_the_height_and_the_steepness_of_the_cost(at: float) -> None:
    along_slope = slice_along_slope(SCATTERED.moments, 0.3).tangent(at)
    assert along_slope.value == pytest.approx(summed(SCATTERED, at, 0.3))
    assert along_slope.slope == pytest.approx(central_difference(lambda m: summed(SCATTERED, m, 0.3), at))
    along_intercept = slice_along_intercept(SCATTERED.moments, 0.3).tangent(at)
    assert along_intercept.value == pytest.approx(summed(SCATTERED, 0.3, at))
    assert along_intercept.slope == pytest.approx(central_difference(lambda b: summed(SCATTERED, 0.3, b), at))


def test_a_tangent_touches_its_parabola_in_one_place_and_lies_below() -> None:
    parabola = Parabola(curvature=2.0, vertex=1.0, least=0.5)
    tangent = parabola.tangent(3.0)
    assert tangent(3.0) == parabola(3.0) == 8.5
    around = np.array([-5.0, 2.9, 3.1, 10.0])
    assert (tangent(around) < parabola(around)).all()


@given(values, values, values, values)
def test_the_parabola_of_a_point_is_its_squared_error(x: float, y: float, slope: float, intercept: float) -> None:
    squared_error = (slope * x + intercept - y) ** 2
    assert point_along_intercept(x, y, slope)(intercept) == pytest.approx(squared_error, rel=1e-6, abs=1e-9)
    if x == 0.0 or abs(x) > 1e-3:
        assert point_along_slope(x, y, intercept)(slope) == pytest.approx(squared_error, rel=1e-6, abs=1e-9)


def test_the_parabola_of_a_point_gives_twice_the_error_times_x() -> None:
    error = 0.5 * 2.0 + 0.25 - 3.0
    assert point_along_slope(2.0, 3.0, 0.25).tangent(0.5).slope == pytest.approx(2.0 * error * 2.0)
    assert point_along_intercept(2.0, 3.0, 0.5).tangent(0.25).slope == pytest.approx(2.0 * error)


@pytest.mark.parametrize(("interval", "bounds"), [((0.0, 4.0), (0.5, 18.5)), ((2.0, 3.0), (2.5, 8.5))])
def test_a_parabola_knows_its_bounds_on_an_interval(interval: tuple[float, float], bounds: tuple[float, float]) -> None:
    assert Parabola(2.0, 1.0, 0.5).within(interval) == bounds
    assert Parabola(2.0, 1.0, 0.5).within(interval[::-1]) == bounds


BOXES = [((-1.0, 2.0), (-0.5, 1.5)), ((2.0, 3.0), (1.0, 2.0)), ((3.0, 2.0), (0.0, -4.0)), ((0.0, 0.1), (-9.0, 9.0))]


@pytest.mark.parametrize("data", [SCATTERED, COLUMN, SINGLE])
@pytest.mark.parametrize(("slopes", "intercepts"), BOXES)
def test_the_cost_over_a_box_is_that_of_a_fine_grid(
    data: Dataset, slopes: tuple[float, float], intercepts: tuple[float, float]
) -> None:
    least, largest = cost_within(data.moments, slopes, intercepts)
    costs = cost(data.moments, np.linspace(*slopes, 401), np.linspace(*intercepts, 401)[:, None])
    assert largest == pytest.approx(costs.max(), rel=1e-12)
    assert least <= costs.min() * (1.0 + 1e-12)
    assert least == pytest.approx(costs.min(), abs=2e-4 * largest)


@pytest.mark.parametrize("data", [SCATTERED, FAR_OUT])
@pytest.mark.parametrize("times", [1.0001, 2.0, 1e4])
def test_every_point_of_a_contour_has_its_cost(data: Dataset, times: float) -> None:
    level = times * data.moments.least_cost
    ((ellipse,),) = contours(data.moments, [level], (0.0, 1.0), np.linspace(0.0, 2.0 * np.pi, 37))
    assert ellipse.shape == (37, 2)
    assert [summed(data, m, b) for m, b in ellipse] == pytest.approx([level] * 37, rel=1e-7)


def enclosed_area(polyline: FloatArray) -> float:
    x, y = polyline.T
    return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2.0


def test_a_contour_is_closed_and_goes_round_once() -> None:
    moments = SCATTERED.moments
    level = 3.0 * moments.least_cost
    ((closed,),) = contours(moments, [level], (0.0, 1.0))
    assert closed[0].tolist() == closed[-1].tolist()
    ((ellipse,),) = contours(moments, [level], (0.0, 1.0), np.linspace(0.0, 2.0 * np.pi, 1001))
    area = math.pi * (level - moments.least_cost) / math.sqrt(moments.cxx * moments.count)
    assert enclosed_area(ellipse) == pytest.approx(area, rel=1e-4)


def test_the_long_axis_of_a_contour_is_the_flat_direction_of_the_hessian() -> None:
    ((ellipse,),) = contours(SCATTERED.moments, [5.0], (0.0, 1.0), np.linspace(0.0, 2.0 * np.pi, 1001))
    v = np.column_stack([SCATTERED.xs, np.ones(len(SCATTERED))])
    eigenvalues, axes = np.linalg.eigh(v.T @ v)
    from_bottom = ellipse - (SCATTERED.moments.slope, SCATTERED.moments.intercept)
    half_axes = np.abs(from_bottom @ axes).max(axis=0)
    np.testing.assert_allclose(half_axes, np.sqrt((5.0 - SCATTERED.moments.least_cost) / eigenvalues), rtol=1e-4)


def test_the_contour_of_the_least_cost_is_the_bottom() -> None:
    moments = SCATTERED.moments
    ((ellipse,),) = contours(moments, [moments.least_cost], (0.0, 1.0))
    assert np.ptp(ellipse, axis=0).tolist() == [0.0, 0.0]
    assert ellipse[0].tolist() == [moments.slope, moments.intercept]


@pytest.mark.parametrize("data", [SCATTERED, COLUMN])
def test_no_line_costs_less_than_the_least(data: Dataset) -> None:
    lower, least = contours(data.moments, [0.99 * data.moments.least_cost, data.moments.least_cost], (0.0, 1.0))
    assert lower.tolist() == least.tolist()


@pytest.mark.parametrize("data", [COLUMN, ON_THE_AXIS, SINGLE])
def test_the_contour_of_a_valley_is_two_parallel_lines(data: Dataset) -> None:
    ((below, above),) = contours(data.moments, [2.0], (-3.0, 3.0), np.linspace(0.0, 2.0 * np.pi, 5))
    for line in (below, above):
        assert [summed(data, m, b) for m, b in line] == pytest.approx([2.0] * 5, rel=1e-12)
        assert line[:, 0].tolist() == [-3.0, -1.5, 0.0, 1.5, 3.0]
    assert np.ptp(above[:, 1] - below[:, 1]) == pytest.approx(0.0, abs=1e-14)
    assert (above[:, 1] > below[:, 1]).all()


def test_contour_levels_make_evenly_spaced_ellipses() -> None:
    moments = SCATTERED.moments
    levels = contour_levels(moments.least_cost, 10.0, 5)
    assert levels[-1] == 10.0
    widths = [np.ptp(ellipse[:, 0]) for (ellipse,) in contours(moments, levels, (0.0, 1.0))]
    assert np.diff(widths) == pytest.approx([widths[0]] * 4)
