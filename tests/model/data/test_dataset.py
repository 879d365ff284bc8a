"""A dataset never changes, and its five sums are those of its definition."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import BLOCK, EMPTY, LARGEST_COORDINATE, NO_MOMENTS, Dataset

coordinates = st.floats(-100.0, 100.0)
points = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=30)
spread_points = points.filter(lambda them: max(x for x, _ in them) - min(x for x, _ in them) > 1e-3)

SQUARE = Dataset.of([0.0, 1.0, 0.0, 1.0], [0.0, 0.0, 1.0, 1.0])


def dataset(pairs: list[tuple[float, float]]) -> Dataset:
    return Dataset.of([x for x, _ in pairs], [y for _, y in pairs])


def test_a_dataset_keeps_a_copy_of_what_it_was_made_from() -> None:
    xs = np.array([1.0, 2.0])
    data = Dataset.of(xs, [0.0, 0.0])
    xs[0] = 99.0
    assert data.point(0) == (1.0, 0.0)


def test_the_coordinates_cannot_be_written_to() -> None:
    for data in (
        SQUARE,
        SQUARE.inserted(0, 2.0, 2.0),
        SQUARE.removed(0),
        SQUARE.moved(0, 2.0, 2.0),
        SQUARE.scaled(0, 2, 0, 2),
    ):
        with pytest.raises(ValueError, match="read-only"):
            data.xs[0] = 5.0
        with pytest.raises(ValueError, match="read-only"):
            data.ys[0] = 5.0


def test_as_many_x_as_y_are_needed() -> None:
    with pytest.raises(ValueError, match="as many x as y"):
        Dataset.of([1.0, 2.0], [1.0])


def test_a_table_is_no_dataset() -> None:
    with pytest.raises(ValueError, match="as many x as y"):
        Dataset.of(np.zeros((2, 2)), np.zeros((2, 2)))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1.0001e30, -1e31])
def test_a_coordinate_that_could_overflow_is_turned_away(bad: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        Dataset.of([bad], [0.0])
    with pytest.raises(ValueError, match="finite"):
        Dataset.of([0.0], [bad])


def test_the_largest_coordinate_is_let_in() -> None:
    assert Dataset.of([LARGEST_COORDINATE], [-LARGEST_COORDINATE]).point(0) == (1e30, -1e30)


def test_a_point_that_is_not_there_raises_an_index_error() -> None:
    with pytest.raises(IndexError):
        SQUARE.point(4)


def test_an_inserted_point_gets_its_place() -> None:
    assert Dataset.of([1.0, 2.0], [3.0, 4.0]).inserted(1, 8.0, 9.0) == Dataset.of([1.0, 8.0, 2.0], [3.0, 9.0, 4.0])


def test_a_removed_point_is_gone_and_the_others_keep_their_order() -> None:
    assert Dataset.of([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]).removed(1) == Dataset.of([1.0, 3.0], [4.0, 6.0])


def test_the_others_stay_the_same_while_one_point_is_moved_and_only_then() -> None:
    others = SQUARE.others_than(1)
    moved = SQUARE.moved(1, 7.0, 7.0).moved(1, 8.0, 9.0)
    assert moved.others_than(1) is others
    assert moved.others_than(0) is not others
    assert moved.moved(0, 5.0, 5.0).others_than(1) is not others
    assert moved.removed(0).others_than(1) is not others
    assert moved.inserted(0, 1.0, 1.0).others_than(1) is not others
    assert Dataset.of(SQUARE.xs, SQUARE.ys).others_than(1) is not others


def test_a_moved_point_keeps_its_place() -> None:
    assert Dataset.of([1.0, 2.0], [3.0, 4.0]).moved(0, 8.0, 9.0) == Dataset.of([8.0, 2.0], [9.0, 4.0])


def test_an_edit_leaves_the_dataset_before_it_as_it_was() -> None:
    before = Dataset.of([1.0, 2.0], [3.0, 4.0])
    before.inserted(0, 5.0, 5.0)
    before.removed(0)
    before.moved(0, 5.0, 5.0)
    before.scaled(1.0, 2.0, 1.0, 2.0)
    assert before == Dataset.of([1.0, 2.0], [3.0, 4.0])


def test_scaling_takes_the_offset_off_and_divides_by_the_unit() -> None:
    assert Dataset.of([10.0, 30.0], [1.0, 5.0]).scaled(10.0, 20.0, 1.0, 4.0) == Dataset.of([0.0, 1.0], [0.0, 1.0])


def test_datasets_are_equal_where_their_points_are() -> None:
    assert Dataset.of([1.0], [2.0]) == Dataset.of([1.0], [2.0])
    assert Dataset.of([1.0], [2.0]) != Dataset.of([2.0], [1.0])
    assert Dataset.of([1.0, 2.0], [0.0, 0.0]) != Dataset.of([2.0, 1.0], [0.0, 0.0])


def test_equal_datasets_have_one_hash() -> None:
    assert hash(Dataset.of([1.0, 3.0], [2.0, 4.0])) == hash(Dataset.of([1.0, 3.0], [2.0, 4.0]))


def test_a_dataset_is_not_equal_to_something_else() -> None:
    assert Dataset.of([1.0], [2.0]) != "a dataset"


def test_no_points_have_no_bounds() -> None:
    assert EMPTY.bounds is None


def test_the_bounds_are_least_and_greatest_x_and_y() -> None:
    assert Dataset.of([3.0, -1.0, 2.0], [0.5, 9.0, -4.0]).bounds == (-1.0, 3.0, -4.0, 9.0)


def test_the_moments_of_more_points_than_are_summed_at_a_time() -> None:
    generator = np.random.default_rng(5)
    xs = generator.normal(3.0, 0.5, 2 * BLOCK + 77)
    ys = 0.3 * xs + generator.normal(-2.0, 0.1, len(xs))
    moments = Dataset.of(xs, ys).moments
    dx, dy = xs - math.fsum(xs) / len(xs), ys - math.fsum(ys) / len(ys)
    sums = [math.fsum(a * b) for a, b in ((dx, dx), (dx, dy), (dy, dy))]
    assert (moments.cxx, moments.cxy, moments.cyy) == pytest.approx(sums, rel=1e-12)
    (slope, intercept), leftover, *_ = np.polyfit(xs, ys, 1, full=True)
    assert (moments.slope, moments.intercept) == pytest.approx((slope, intercept), rel=1e-9)
    assert moments.least_cost == pytest.approx(float(leftover[0]), rel=1e-9)


@pytest.mark.parametrize(
    ("slope", "intercept", "far"), [(0.5, 0.2, 0.0), (-3.0, 1e6, 1e4), (1e-9, 0.1, 0.0), (0.0, 0.3, 5.0)]
)
def test_points_on_one_line_have_no_least_cost_and_others_do(slope: float, intercept: float, far: float) -> None:
    xs = far + np.random.default_rng(8).random(500)
    ys = slope * xs + intercept
    assert Dataset.of(xs, ys).moments.least_cost == 0.0
    off = ys.copy()
    off[7] += 1e-12 * max(1.0, float(np.abs(ys).max()))
    assert Dataset.of(xs, off).moments.least_cost > 0.0


def test_no_points_have_no_moments() -> None:
    assert EMPTY.moments == NO_MOMENTS


@given(points)
def test_the_moments_are_the_centred_sums(pairs: list[tuple[float, float]]) -> None:
    moments = dataset(pairs).moments
    n = len(pairs)
    x_mean, y_mean = math.fsum(x for x, _ in pairs) / n, math.fsum(y for _, y in pairs) / n
    assert moments.count == n
    assert moments.x_mean == pytest.approx(x_mean, abs=1e-12)
    assert moments.y_mean == pytest.approx(y_mean, abs=1e-12)
    assert moments.cyy == pytest.approx(math.fsum((y - y_mean) ** 2 for _, y in pairs), rel=1e-9, abs=1e-9)
    if moments.has_slope:
        assert moments.cxx == pytest.approx(math.fsum((x - x_mean) ** 2 for x, _ in pairs), rel=1e-9, abs=1e-9)
        assert moments.cxy == pytest.approx(math.fsum((x - x_mean) * (y - y_mean) for x, y in pairs), rel=1e-9, abs=1e-9)


@given(spread_points)
def test_slope_and_intercept_are_those_of_numpys_least_squares(pairs: list[tuple[float, float]]) -> None:
    moments = dataset(pairs).moments
    features, targets = np.array(pairs).T
    slope, intercept = np.linalg.lstsq(np.column_stack([features, np.ones(len(pairs))]), targets, rcond=None)[0]
    assert moments.has_slope
    scale = 1.0 + abs(slope) + abs(intercept)
    assert moments.slope == pytest.approx(slope, abs=1e-7 * scale)
    assert moments.intercept == pytest.approx(intercept, abs=1e-7 * scale)


@given(spread_points)
def test_the_least_cost_is_what_least_squares_leaves(pairs: list[tuple[float, float]]) -> None:
    moments = dataset(pairs).moments
    left = math.fsum((moments.slope * x + moments.intercept - y) ** 2 for x, y in pairs)
    assert moments.least_cost == pytest.approx(left, rel=1e-6, abs=1e-12 * (1.0 + moments.cyy))


@given(st.lists(st.sampled_from(range(50)), min_size=1, max_size=8), points)
def test_the_moments_depend_on_the_points_alone_and_not_on_the_way_to_them(
    removals: list[int], pairs: list[tuple[float, float]]
) -> None:
    roundabout = dataset(pairs)
    for number in removals:
        roundabout = roundabout.inserted(number % (len(roundabout) + 1), 7.0, 7.0)
        assert roundabout.moments.count == len(roundabout)
    for number in reversed(removals):
        roundabout = roundabout.removed(number % len(roundabout))
    assert roundabout == dataset(pairs)
    assert roundabout.moments == dataset(pairs).moments


@pytest.mark.parametrize("x", [0.0, 0.1, 0.7, -1e30, 1e-300])
@pytest.mark.parametrize("count", [1, 2, 3, 10])
def test_where_all_x_are_alike_there_is_no_slope_and_the_sum_is_exactly_nothing(x: float, count: int) -> None:
    moments = Dataset.of([x] * count, np.arange(count, dtype=np.float64)).moments
    assert not moments.has_slope
    assert (moments.cxx, moments.cxy, moments.slope) == (0.0, 0.0, 0.0)
    assert moments.least_cost == moments.cyy


def test_x_that_differ_by_less_than_their_squares_can_hold_count_as_alike() -> None:
    assert not Dataset.of([0.0, 1e-200], [0.0, 1.0]).moments.has_slope


def test_points_in_a_row_leave_no_cost() -> None:
    moments = Dataset.of([0.0, 1.0, 2.0], [1.0, 3.0, 5.0]).moments
    assert (moments.slope, moments.intercept, moments.least_cost) == (2.0, 1.0, 0.0)


def test_the_largest_points_have_finite_moments() -> None:
    moments = Dataset.of([-1e30, 1e30, 1e30], [1e30, -1e30, 1e30]).moments
    assert all(map(math.isfinite, (moments.cxx, moments.cxy, moments.cyy, moments.slope, moments.least_cost)))
