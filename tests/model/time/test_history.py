"""However long the run: bounded memory, no spike lost, every extreme told with its step and its very bits."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import FloatArray
from app.model.time.history import CostHistory, Extremes

costs_of_a_run = st.lists(st.floats(0.0, 100.0), min_size=1, max_size=120)
SMALL = 8


def history(costs: list[float] | FloatArray, capacity: int = SMALL) -> CostHistory:
    kept = CostHistory(capacity)
    kept.extend(np.array(costs))
    return kept


def everything(kept: CostHistory) -> Extremes:
    return kept.columns(0, kept.last_step, kept.capacity)


def as_lists(columns: Extremes) -> list[list[float]]:
    return [columns.low.tolist(), columns.high.tolist(), columns.low_steps.tolist(), columns.high_steps.tolist()]


def test_before_step_1_there_is_nothing() -> None:
    assert CostHistory().last_step == -1
    assert len(everything(CostHistory()).low) == 0


def test_while_there_is_room_every_step_has_its_own_column() -> None:
    columns = everything(history([3.0, 1.0, 2.0]))
    assert as_lists(columns) == [[3.0, 1.0, 2.0], [3.0, 1.0, 2.0], [0, 1, 2], [0, 1, 2]]


def test_when_it_is_full_neighbours_share_a_bucket() -> None:
    kept = history([5.0, 4.0, 3.0, 9.0, 1.0, 1.5, 2.0, 0.5, 7.0])
    assert kept.steps_per_bucket == 2
    assert as_lists(everything(kept)) == [
        [4.0, 3.0, 1.0, 0.5, 7.0],
        [5.0, 9.0, 1.5, 2.0, 7.0],
        [1, 2, 4, 7, 8],
        [0, 3, 5, 6, 8],
    ]


@given(costs_of_a_run)
def test_the_columns_are_the_extremes_of_their_steps(costs: list[float]) -> None:
    kept = history(costs)
    columns = everything(kept)
    wide = kept.steps_per_bucket
    buckets = [costs[begin : begin + wide] for begin in range(0, len(costs), wide)]
    assert columns.low.tolist() == [min(bucket) for bucket in buckets]
    assert columns.high.tolist() == [max(bucket) for bucket in buckets]


@given(costs_of_a_run, st.integers(1, 12))
def test_an_extreme_is_told_with_the_step_where_it_was(costs: list[float], how_many: int) -> None:
    kept = history(costs)
    columns = kept.columns(0, kept.last_step, how_many)
    assert [costs[step] for step in columns.low_steps] == columns.low.tolist()
    assert [costs[step] for step in columns.high_steps] == columns.high.tolist()


@given(costs_of_a_run, st.integers(1, 12))
def test_no_spike_is_lost_however_few_columns_are_asked_for(costs: list[float], how_many: int) -> None:
    kept = history(costs)
    columns = kept.columns(0, kept.last_step, how_many)
    assert columns.high.max() == max(costs)
    assert columns.low.min() == min(costs)


@given(costs_of_a_run, st.integers(1, 12))
def test_there_are_never_more_columns_than_asked_for(costs: list[float], how_many: int) -> None:
    kept = history(costs)
    assert 1 <= len(kept.columns(0, kept.last_step, how_many).low) <= how_many


@given(st.lists(costs_of_a_run, min_size=1, max_size=6))
def test_it_makes_no_difference_how_many_steps_come_at_a_time(pieces: list[list[float]]) -> None:
    piecewise = CostHistory(SMALL)
    for piece in pieces:
        piecewise.extend(np.array(piece))
    whole = history([cost for piece in pieces for cost in piece])
    assert (piecewise.last_step, piecewise.steps_per_bucket) == (whole.last_step, whole.steps_per_bucket)
    assert as_lists(everything(piecewise)) == as_lists(everything(whole))


def test_a_million_steps_take_no_more_buckets_than_a_thousand() -> None:
    kept = history(np.linspace(1.0, 0.0, 1_000_000), capacity=64)
    assert kept.last_step == 999_999
    assert len(everything(kept).low) <= 64
    assert kept.capacity == 64


def test_one_spike_in_a_million_steps_is_still_there_with_its_step() -> None:
    costs = np.ones(1_000_000)
    costs[765_432] = 9.0
    columns = history(costs, capacity=64).columns(0, 999_999, 10)
    assert columns.high_steps[np.argmax(columns.high)] == 765_432


@given(costs_of_a_run, st.data())
def test_a_part_of_the_run_has_the_extremes_of_the_buckets_that_it_touches(costs: list[float], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(costs) - 1))
    last = data.draw(st.integers(first, len(costs) - 1))
    kept = history(costs)
    wide = kept.steps_per_bucket
    touched = costs[first // wide * wide : (last // wide + 1) * wide]
    columns = kept.columns(first, last, SMALL)
    assert columns.high.max() == max(touched)
    assert columns.low.min() == min(touched)


def test_steps_that_have_not_run_have_no_columns() -> None:
    assert len(history([1.0, 2.0]).columns(5, 9, 4).low) == 0


@given(costs_of_a_run, st.data())
def test_a_copy_until_a_step_completed_is_the_history_of_those_steps(costs: list[float], data: st.DataObject) -> None:
    step = data.draw(st.integers(0, len(costs) - 1))
    whole = history(costs)
    part = whole.until(step)
    assert part.last_step <= step
    part.extend(np.array(costs[part.last_step + 1 : step + 1]))
    assert part.last_step == step
    columns, wide = everything(part), part.steps_per_bucket
    assert columns.low.tolist() == [min(costs[b : min(b + wide, step + 1)]) for b in range(0, step + 1, wide)]
    assert columns.high.tolist() == [max(costs[b : min(b + wide, step + 1)]) for b in range(0, step + 1, wide)]


def test_a_copy_goes_its_own_way() -> None:
    whole = history([1.0, 2.0, 3.0])
    part = whole.until(1)
    part.extend(np.array([50.0]))
    assert everything(whole).high.tolist() == [1.0, 2.0, 3.0]
    assert everything(part).high.tolist() == [1.0, 2.0, 50.0]


@pytest.mark.parametrize("columns_wanted", [0, -1])
def test_a_plot_without_a_width_gets_one_column(columns_wanted: int) -> None:
    assert len(history([1.0, 2.0, 3.0]).columns(0, 2, columns_wanted).low) == 1


def test_the_least_cost_above_zero_is_known_beside_the_extent() -> None:
    history = CostHistory()
    assert history.least_above_zero == math.inf
    history.extend(np.array([3.0, 0.5, 2.0]))
    assert history.least_above_zero == 0.5
    history.extend(np.array([0.0, 1e-30, 0.0]))
    assert (history.extent, history.least_above_zero) == ((0.0, 3.0), 1e-30)
    assert history.until(1).least_above_zero == 0.5
    assert history.until(5).least_above_zero == 1e-30
