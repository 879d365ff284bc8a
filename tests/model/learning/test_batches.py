"""Mini-batches never reach across an epoch, and their sums are those of their points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.learning.batches import next_batches
from app.model.learning.sampling import Cursor, Order, samples
from app.model.learning.training import Mode, Settings, Training, TrainingSet

GENERATOR = np.random.default_rng(3)
orders = st.sampled_from(list(Order))


def training(count: int, batch_size: int, position: int = 0, order: Order = Order.SHUFFLED) -> Training:
    points = Dataset.of(GENERATOR.random(count), GENERATOR.random(count))
    return Training(TrainingSet(points), Settings(Mode.MINI_BATCH, order, batch_size), cursor=Cursor(0, position))


def test_an_epoch_ends_with_what_is_left_of_it() -> None:
    assert next_batches(training(10, 4), 6).sizes.tolist() == [4, 4, 2, 4, 4, 2]


def test_batches_that_fit_exactly_are_all_full() -> None:
    assert next_batches(training(6, 3), 4).sizes.tolist() == [3, 3, 3, 3]


def test_a_batch_larger_than_the_data_is_the_data() -> None:
    assert next_batches(training(5, 100), 3).sizes.tolist() == [5, 5, 5]


def test_from_the_middle_of_an_epoch_the_rest_of_it_comes_first() -> None:
    assert next_batches(training(10, 4, position=7), 3).sizes.tolist() == [3, 4, 4]


@given(orders, st.integers(1, 12), st.integers(1, 15), st.integers(1, 20))
def test_batches_take_the_samples_in_their_order(order: Order, count: int, batch_size: int, how_many: int) -> None:
    start = training(count, batch_size, order=order)
    batches = next_batches(start, how_many)
    in_a_row = samples(order, start.settings.seed, count, Cursor(), int(batches.sizes.sum()))
    assert np.concatenate([batches.samples_of(batch) for batch in range(how_many)]).tolist() == in_a_row.tolist()


@given(st.integers(1, 12), st.integers(1, 15), st.integers(0, 11), st.integers(1, 20))
def test_no_batch_reaches_from_one_epoch_into_the_next(count: int, batch_size: int, position: int, how_many: int) -> None:
    start = training(count, batch_size, position % count)
    batches = next_batches(start, how_many)
    first = batches.starts + start.cursor.position
    assert (first // count == (first + batches.sizes - 1) // count).all()


@given(st.integers(1, 12), st.integers(1, 15), st.integers(1, 9))
def test_a_row_has_the_moments_of_its_batch(count: int, batch_size: int, how_many: int) -> None:
    start = training(count, batch_size)
    batches = next_batches(start, how_many)
    for batch, (spread, slope, x_mean, y_mean) in enumerate(batches.rows()):
        used = batches.samples_of(batch)
        moments = Dataset.of(start.training_set.data.xs[used], start.training_set.data.ys[used]).moments
        assert (x_mean, y_mean) == pytest.approx((moments.x_mean, moments.y_mean))
        assert spread == pytest.approx(moments.cxx / moments.count, abs=1e-15)
        assert spread * slope == pytest.approx(moments.cxy / moments.count, abs=1e-15)


def test_a_batch_of_one_point_has_no_slope() -> None:
    rows = list(next_batches(training(4, 1), 4).rows())
    assert [row[:2] for row in rows] == [(0.0, 0.0)] * 4


def test_points_too_close_for_a_slope_give_finite_rows() -> None:
    points = Dataset.of([0.0, 1e-170, 1e30, -1e30], [1e30, -1e30, 0.0, 1.0])
    start = Training(TrainingSet(points), Settings(Mode.MINI_BATCH, Order.SEQUENTIAL, 2))
    for row in next_batches(start, 4).rows():
        assert np.isfinite(row).all()
