"""The way is kept with its shape in bounded memory: the descent and every excursion, not each step round the rest."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.model.data.dataset import FloatArray
from app.model.time.path import PathHistory

CAPACITY = 64
values = st.floats(-5.0, 5.0)
ways = st.integers(1, 400).flatmap(lambda count: arrays(np.float64, (count, 2), elements=values))


def history(way: FloatArray, capacity: int = CAPACITY) -> PathHistory:
    path = PathHistory(capacity)
    path.extend(way)
    return path


def way_down_and_about(steps: int) -> FloatArray:
    """A zigzag of 500 steps from (0, 0) to (1, 1), and then about there by a hundredth."""
    generator = np.random.default_rng(2)
    way = np.ones((steps, 2)) + generator.normal(0.0, 0.01, (steps, 2))
    way[:500] = np.linspace(0.0, 0.95, 500)[:, None] + 0.02 * generator.random((500, 2))
    return way


def test_before_the_first_line_there_is_nothing() -> None:
    path = PathHistory(CAPACITY)
    assert (path.last_step, path.extent, path.lines(0, 9).tolist()) == (-1, None, [])


@given(ways.filter(lambda way: len(way) <= CAPACITY), st.integers(0, 400), st.integers(0, 400))
def test_a_short_way_is_kept_step_by_step(way: FloatArray, first: int, last: int) -> None:
    first = min(first, len(way) - 1)
    assert history(way).lines(first, last).tolist() == way[first : last + 1].tolist()


@given(ways)
def test_the_ends_and_the_extent_are_those_of_the_whole_way(way: FloatArray) -> None:
    path = history(way)
    lines = path.lines(0, len(way) - 1)
    assert path.last_step == len(way) - 1
    assert len(lines) <= CAPACITY
    assert (lines[0].tolist(), lines[-1].tolist()) == (way[0].tolist(), way[-1].tolist())
    assert path.extent == (*_span(way[:, 0]), *_span(way[:, 1]))


def _span(values: FloatArray) -> tuple[float, float]:
    return float(values.min()), float(values.max())


@given(ways)
def test_every_line_kept_is_one_that_was_there_in_order(way: FloatArray) -> None:
    left = iter(way.tolist())
    assert all(any(line == other for other in left) for line in history(way).lines(0, len(way)).tolist())


@given(ways, st.lists(st.integers(0, 400), max_size=6))
def test_it_makes_no_difference_how_many_steps_come_at_a_time(way: FloatArray, cuts: list[int]) -> None:
    pieces = PathHistory(CAPACITY)
    for piece in np.split(way, sorted(cut for cut in cuts if cut < len(way))):
        pieces.extend(piece)
    assert pieces.lines(0, len(way)).tolist() == history(way).lines(0, len(way)).tolist()


def test_the_way_down_stays_as_it_was_however_many_steps_follow() -> None:
    way = way_down_and_about(400_000)
    lines = history(way, 4096).lines(0, len(way))
    far = way[:500][way[:500].max(axis=1) < 0.9]
    kept = {tuple(line) for line in lines.tolist()}
    assert len(far) > 400
    assert all(tuple(line) in kept for line in far.tolist())
    assert len(lines) <= 4096


@pytest.mark.parametrize("far", [0.0, 1e9])
def test_where_no_part_is_more_crowded_all_are_thinned_alike(far: float) -> None:
    # Seen from so far off, all of it lies in one place.
    way = np.linspace(0.0, 1.0, 40_000)[:, None] * np.array((1.0, 1.0))
    way[0] = far
    lines = history(way, 1024).lines(1, len(way))
    gaps = np.diff(lines[1:, 0])
    assert gaps.max() <= 16.0 * np.median(gaps)


@pytest.mark.parametrize("at", [3_000, 77_777, 399_999])
def test_an_excursion_in_the_midst_of_it_is_not_lost(at: int) -> None:
    way = way_down_and_about(400_000)
    way[at] = (0.2, 1.7)
    assert [0.2, 1.7] in history(way, 4096).lines(0, len(way)).tolist()


@given(ways, *2 * [st.integers(0, 400)])
def test_the_extent_between_two_steps_is_that_of_the_lines_kept_there(way: FloatArray, first: int, last: int) -> None:
    path = history(way)
    steps, lines = path.after(-1, CAPACITY)
    inside = lines[(steps >= first) & (steps <= last)]
    if not len(inside):
        assert path.extent_of(first, last) is None
    else:
        (m_low, b_low), (m_high, b_high) = inside.min(axis=0), inside.max(axis=0)
        assert path.extent_of(first, last) == (m_low, m_high, b_low, b_high)


@given(st.lists(st.tuples(st.sampled_from([0, 3]), st.integers(0, 60), st.booleans()), max_size=12))
def test_the_extent_is_the_same_however_it_is_asked_for_while_the_path_grows(asked: list[tuple[int, int, bool]]) -> None:
    path, steps = PathHistory(), 0
    way = np.outer(np.arange(200.0), [1.0, -2.0])  # each step is another extent
    for first, last, grows in asked:
        path.extend(way[steps : steps + 10 * grows])
        steps += 10 * grows
        m_high, b_low = way[min(steps - 1, last)]
        extent = None if min(steps - 1, last) < first else (way[first, 0], m_high, b_low, way[first, 1])
        assert path.extent_of(first, last) == extent


@given(ways, *2 * [st.integers(-1, 400)])
def test_the_lines_after_a_step_are_those_kept_after_it(way: FloatArray, step: int, last: int) -> None:
    path = history(way)
    steps, lines = path.after(-1, CAPACITY)
    assert path.lines_after(step, last).tolist() == lines[(steps > step) & (steps <= last)].tolist()


@given(ways, st.integers(0, 400))
def test_a_copy_until_a_step_goes_on_from_the_last_line_kept(way: FloatArray, step: int) -> None:
    step = min(step, len(way) - 1)
    path = history(way)
    before = path.lines(0, len(way)).tolist()
    copy = path.until(step)
    assert copy.last_step <= step
    assert copy.lines(0, step).tolist() == path.lines(0, step).tolist()
    assert copy.extent == path.extent_of(0, step)
    copy.extend(way[copy.last_step + 1 : step + 1])
    assert copy.last_step == step
    assert copy.lines(0, step)[-1].tolist() == way[step].tolist()
    copy.extend(np.full((3 * CAPACITY, 2), 9.0))
    assert path.lines(0, len(way)).tolist() == before
