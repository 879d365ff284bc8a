"""A dataset never changes, and its five sums are those of its definition."""

import math
from fractions import Fraction
from operator import mul

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data import sums
from app.model.data.dataset import EMPTY, LARGEST_COORDINATE, NO_MOMENTS, Dataset
from app.model.data.names import NO_NAMES, ColumnNames
from app.model.data.sums import BLOCK

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


def test_points_of_a_table_keep_its_names_through_every_edit() -> None:
    names = ColumnNames("km", "price")
    read = SQUARE.read_from(names)
    assert (SQUARE.names, SQUARE.is_read) == (NO_NAMES, False)
    edits = (read.inserted(0, 2.0, 2.0), read.removed(0), read.moved(0, 2.0, 2.0), read.scaled(0, 2, 0, 2))
    for points in (read, *edits):
        assert (points.names, points.is_read) == (names, True)


def test_points_are_the_same_whatever_they_are_called() -> None:
    assert SQUARE.read_from(ColumnNames("km", "price")) == SQUARE == SQUARE.read_from(NO_NAMES)


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


def exact_mean(values: list[float]) -> tuple[float, float]:
    """The mean, and what that float lacks of it: together twice as many digits as a float has."""
    total = math.fsum(values)
    mean = (Fraction(total) + Fraction(math.fsum([*values, -total]))) / len(values)
    return float(mean), float(mean - Fraction(float(mean)))


@pytest.mark.parametrize("far", [0.0, 2000.0, -1e9])
def test_the_moments_of_many_blocks_lose_nothing_where_the_points_lie_far_from_nought(far: float) -> None:
    generator = np.random.default_rng(6)
    xs = far + generator.random(3 * BLOCK + 5)
    ys = far + 0.4 * (xs - far) + generator.normal(0.0, 0.1, len(xs))
    moments = Dataset.of(xs, ys).moments
    (x_mean, x_rest), (y_mean, y_rest) = exact_mean(xs.tolist()), exact_mean(ys.tolist())
    dx = [math.fsum((x, -x_mean, -x_rest)) for x in xs.tolist()]
    dy = [math.fsum((y, -y_mean, -y_rest)) for y in ys.tolist()]
    cxx, cxy, cyy = (math.fsum(map(mul, *pair)) for pair in ((dx, dx), (dx, dy), (dy, dy)))
    assert (moments.x_mean, moments.y_mean) == pytest.approx((x_mean, y_mean), rel=1e-15)
    assert (moments.cxx, moments.cxy, moments.cyy) == pytest.approx((cxx, cxy, cyy), rel=1e-13)
    assert moments.slope == pytest.approx(cxy / cxx, rel=1e-13)
    least = math.fsum((b - cxy / cxx * a) ** 2 for a, b in zip(dx, dy, strict=True))
    assert moments.least_cost == pytest.approx(least, rel=1e-11)


def test_a_block_of_points_in_a_column_among_others_takes_part_in_the_moments() -> None:
    xs = np.concatenate([np.full(BLOCK, 0.1), np.full(BLOCK, 0.7)])
    ys = np.concatenate([np.linspace(0.0, 1.0, BLOCK), np.linspace(0.5, 2.5, BLOCK)])
    moments = Dataset.of(xs, ys).moments
    assert (moments.cxx, moments.slope) == pytest.approx((2 * BLOCK * 0.3**2, 1.0 / 0.6), rel=1e-12)
    assert moments.least_cost == pytest.approx(math.fsum((ys - np.repeat([0.5, 1.5], BLOCK)) ** 2), rel=1e-12)


def test_many_blocks_in_one_column_have_no_slope() -> None:
    moments = Dataset.of(np.full(2 * BLOCK + 9, 0.7), np.linspace(0.0, 1.0, 2 * BLOCK + 9)).moments
    assert (moments.has_slope, moments.x_mean, moments.cxx, moments.cxy, moments.slope) == (False, 0.7, 0.0, 0.0, 0.0)
    assert moments.least_cost == moments.cyy


MANY = Dataset.of(*np.random.default_rng(7).random((2, 2 * BLOCK + 3)))
places = st.one_of(st.integers(0, len(MANY) - 4), st.sampled_from([0, BLOCK - 1, BLOCK, 2 * BLOCK, len(MANY) - 4]))
edits = st.lists(st.tuples(st.sampled_from(["insert", "remove", "move"]), places, coordinates, coordinates), max_size=3)


def edited(data: Dataset, kind: str, place: int, x: float, y: float) -> Dataset:
    if kind == "insert":
        return data.inserted(place, x, y)
    return data.removed(place) if kind == "remove" else data.moved(place, x, y)


@given(st.integers(2 * BLOCK - 3, len(MANY)), edits)
def test_the_sums_taken_over_from_before_an_edit_are_the_bits_of_those_worked_out_afresh(
    count: int, several: list[tuple[str, int, float, float]]
) -> None:
    data = Dataset.of(MANY.xs[:count], MANY.ys[:count])
    for edit in several:
        kind, place, x, y = edit
        data = edited(data, kind, min(place, len(data) - 1), x, y)
        afresh = Dataset.of(data.xs, data.ys)
        assert (data.bounds, data.moments) == (afresh.bounds, afresh.moments)


@pytest.mark.parametrize("index", [3, -4])
def test_a_point_that_is_not_there_cannot_be_edited(index: int) -> None:
    data = Dataset.of([1.0, 2.0, 3.0], [1.0, 2.0, 3.0])
    for edit in (lambda: data.moved(index, 0.0, 0.0), lambda: data.removed(index)):
        with pytest.raises(IndexError):
            edit()
    with pytest.raises(IndexError):
        data.inserted(5, 0.0, 0.0)


def test_only_the_sums_that_an_edit_touched_are_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MANY.moments.count == len(MANY)
    summed: list[int] = []
    sums_of = sums._sums_of
    monkeypatch.setattr(sums, "_sums_of", lambda xs, ys: summed.append(len(xs)) or sums_of(xs, ys))
    assert MANY.moved(BLOCK + 1, 0.5, 0.5).moments != MANY.moments
    assert MANY.inserted(len(MANY), 0.5, 0.5).moments != MANY.moments
    assert MANY.removed(BLOCK).moments != MANY.moments
    assert summed == [BLOCK, 4, BLOCK, 2]


@pytest.mark.parametrize("count", [500, 3 * BLOCK])
@pytest.mark.parametrize(
    ("slope", "intercept", "far"), [(0.5, 0.2, 0.0), (-3.0, 1e6, 1e4), (1e-9, 0.1, 0.0), (0.0, 0.3, 5.0)]
)
def test_points_on_one_line_have_no_least_cost_and_others_do(slope: float, intercept: float, far: float, count: int) -> None:
    xs = far + np.random.default_rng(8).random(count)
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
