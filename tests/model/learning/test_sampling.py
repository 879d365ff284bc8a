"""The order of the points is a pure function of order, seed, epoch and count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.learning.sampling import SAMPLES_PER_BLOCK, Cursor, Order, samples, within

orders = st.sampled_from(list(Order))
BEGIN = Cursor()


def epoch_of(order: Order, seed: int, count: int, epoch: int) -> list[int]:
    return samples(order, seed, count, Cursor(epoch, 0), count).tolist()


def test_sequential_goes_through_the_points_as_they_are_again_and_again() -> None:
    assert samples(Order.SEQUENTIAL, 1, 3, BEGIN, 8).tolist() == [0, 1, 2, 0, 1, 2, 0, 1]


def test_sequential_goes_on_from_the_middle_of_an_epoch() -> None:
    assert samples(Order.SEQUENTIAL, 1, 4, Cursor(9, 2), 4).tolist() == [2, 3, 0, 1]


def test_sequential_takes_no_notice_of_the_seed() -> None:
    assert epoch_of(Order.SEQUENTIAL, 1, 9, 0) == epoch_of(Order.SEQUENTIAL, 2, 9, 0)


@given(st.integers(0, 2**63 - 1), st.integers(1, 60), st.integers(0, 10_000))
def test_shuffled_takes_every_point_once_an_epoch(seed: int, count: int, epoch: int) -> None:
    assert sorted(epoch_of(Order.SHUFFLED, seed, count, epoch)) == list(range(count))


def test_shuffled_takes_another_permutation_each_epoch() -> None:
    epochs = {tuple(epoch_of(Order.SHUFFLED, 1, 12, epoch)) for epoch in range(40)}
    assert len(epochs) == 40


def test_shuffled_puts_every_point_in_every_place_about_as_often() -> None:
    drawn = samples(Order.SHUFFLED, 5, 4, BEGIN, 4 * 4000).reshape(-1, 4)
    for place in range(4):
        assert np.bincount(drawn[:, place], minlength=4) == pytest.approx([1000] * 4, abs=150)


def test_random_takes_points_with_replacement() -> None:
    epochs = [epoch_of(Order.RANDOM, 1, 10, epoch) for epoch in range(20)]
    assert any(len(set(drawn)) < 10 for drawn in epochs)
    assert {sample for drawn in epochs for sample in drawn} == set(range(10))


def test_random_takes_every_point_about_as_often() -> None:
    drawn = samples(Order.RANDOM, 3, 5, BEGIN, 20_000)
    assert np.bincount(drawn, minlength=5) == pytest.approx([4000] * 5, abs=300)


@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.RANDOM])
def test_another_seed_is_another_order(order: Order) -> None:
    assert epoch_of(order, 1, 20, 0) != epoch_of(order, 2, 20, 0)


@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.RANDOM])
@pytest.mark.parametrize(("one", "other"), [(1, 2), (2, 1)])
def test_the_epochs_of_one_seed_are_not_those_of_another_later_on(order: Order, one: int, other: int) -> None:
    later = {tuple(epoch_of(order, other, 20, epoch)) for epoch in range(1000)}
    assert tuple(epoch_of(order, one, 20, 0)) not in later


@given(orders, st.integers(0, 99), st.integers(1, 9), st.integers(0, 5000), st.lists(st.integers(0, 40), max_size=8))
def test_the_same_samples_come_however_many_are_asked_for_at_a_time(
    order: Order, seed: int, count: int, epoch: int, pieces: list[int]
) -> None:
    start = Cursor(epoch, count - 1)
    found: list[int] = []
    for piece in pieces:
        epochs, position = divmod(start.epoch * count + start.position + len(found), count)
        found += samples(order, seed, count, Cursor(epochs, position), piece).tolist()
    assert found == samples(order, seed, count, start, sum(pieces)).tolist()


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("count", [3, SAMPLES_PER_BLOCK - 1, SAMPLES_PER_BLOCK, SAMPLES_PER_BLOCK + 1])
def test_nothing_shows_where_one_block_of_epochs_ends_and_the_next_begins(order: Order, count: int) -> None:
    epochs = 3 * SAMPLES_PER_BLOCK // count + 2
    in_one_go = samples(order, 1, count, BEGIN, epochs * count)
    one_by_one = [epoch_of(order, 1, count, epoch) for epoch in range(epochs)]
    assert in_one_go.reshape(epochs, count).tolist() == one_by_one


@given(orders, st.integers(0, 99), st.integers(1, 50), st.integers(0, 200))
def test_every_sample_is_the_number_of_a_point(order: Order, seed: int, count: int, how_many: int) -> None:
    drawn = samples(order, seed, count, BEGIN, how_many)
    assert drawn.shape == (how_many,)
    assert set(drawn.tolist()) <= set(range(count))


def test_a_cursor_within_the_data_stays_where_it_is() -> None:
    assert within(Cursor(3, 4), 5) == Cursor(3, 4)


@pytest.mark.parametrize("position", [5, 9])
def test_a_cursor_beyond_the_data_goes_on_to_the_next_epoch(position: int) -> None:
    assert within(Cursor(3, position), 5) == Cursor(4, 0)
