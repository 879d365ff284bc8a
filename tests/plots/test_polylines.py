"""Polylines keep their shape with fewer points, bend with more, and end just where they go out of sight."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from app.model.data.dataset import FloatArray
from app.plots.polylines import parallels, pieces_within, refined, thinned, visible_runs

points = st.integers(1, 30).flatmap(lambda count: arrays(np.float64, (count, 2), elements=st.floats(-9.0, 9.0)))


@given(points, st.integers(3, 20))
def test_thinning_keeps_the_ends_and_the_order_and_no_more_than_asked(way: FloatArray, most: int) -> None:
    few = thinned(way, most)
    assert len(few) <= most
    assert few[0].tolist() == way[0].tolist()
    assert few[-1].tolist() == way[-1].tolist()
    left = iter(way.tolist())
    repeats = [few.tolist()[0]] + [b for a, b in pairwise(few.tolist()) if a != b]
    assert all(any(dot == other for other in left) for dot in repeats)


def test_a_polyline_that_is_short_enough_stays_as_it_is() -> None:
    way = np.arange(20.0).reshape(10, 2)
    assert thinned(way, 10) is way


@pytest.mark.parametrize("place", [1, 77, 500, 999])
def test_thinning_loses_no_lone_excursion(place: int) -> None:
    way = np.zeros((1000, 2))
    way[place] = (3.0, -4.0)
    assert [3.0, -4.0] in thinned(way, 60).tolist()


@given(points)
def test_refining_adds_points_only_on_the_lines_between(way: FloatArray) -> None:
    fine = refined(way, 0.5, most=10**6)
    assert fine[-1].tolist() == way[-1].tolist()
    steps = np.hypot(*np.diff(fine, axis=0).T)
    assert (steps <= 0.5 + 1e-9).all()
    length = math.fsum(np.hypot(*np.diff(way, axis=0).T).tolist())
    assert math.fsum(steps.tolist()) == pytest.approx(length)
    kept = iter(fine.tolist())
    assert all(any(np.allclose(dot, other, atol=1e-9) for other in kept) for dot in way.tolist())


def test_refining_stops_at_about_as_many_points_as_asked() -> None:
    way = np.array([(0.0, 0.0), (1.0, 0.0)] * 20)
    assert len(refined(way, 0.001, most=200)) <= 200 + len(way)


def test_what_is_seen_all_along_is_one_run_and_what_is_not_is_none() -> None:
    xs, ys = np.arange(3.0), np.zeros(3)
    dots = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]
    assert visible_runs(xs, ys, np.full(3, -1.0), [3]) == [[dots]]
    assert visible_runs(xs, ys, np.zeros(3), [3]) == [[dots]]
    assert visible_runs(xs, ys, np.full(3, 1.0), [3]) == [[]]


def test_a_run_ends_where_the_concealment_would_be_0() -> None:
    xs, ys = np.arange(5.0), 10.0 * np.arange(5.0)
    ((first, last),) = visible_runs(xs, ys, np.array([-1.0, 3.0, 2.0, -2.0, -1.0]), [5])
    assert first == [(0.0, 0.0), (0.25, 2.5)]
    assert last == [(2.5, 25.0), (3.0, 30.0), (4.0, 40.0)]


def test_polylines_laid_one_after_the_other_do_not_run_into_each_other() -> None:
    xs, ys = np.arange(8.0), np.zeros(8)
    concealed = np.array([-1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, -1.0])
    found = visible_runs(xs, ys, concealed, [2, 4, 4, 6, 8])
    assert found == [[[(0.0, 0.0), (1.0, 0.0)]], [], [], [[(4.0, 0.0), (5.0, 0.0)]], [[(6.5, 0.0), (7.0, 0.0)]]]


@given(st.lists(st.sampled_from([-0.9, -0.2, 0.1, 0.8]), min_size=40, max_size=40))
def test_all_that_is_seen_is_in_a_run_and_nothing_else(depths: list[float]) -> None:
    xs, concealed = np.arange(40.0), np.array(depths)
    (runs,) = visible_runs(xs, xs, concealed, [40])
    for place, depth in enumerate(depths):
        within = any(run[0][0] <= place <= run[-1][0] for run in runs)
        neighbours = concealed[max(0, place - 1) : place + 2]
        assert within == (depth <= 0.0 and (len(runs) > 0 or (neighbours > 0.0).all()))


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=2, max_size=8))
def test_a_line_is_cut_where_it_leaves_and_never_bent(points: list[tuple[float, float]]) -> None:
    pieces = pieces_within(np.array(points), 1000.0)
    assert all(abs(c) <= 1000.0 + 1e-6 for piece in pieces for dot in piece for c in dot)
    inside = [dot for dot in points if max(map(abs, dot)) <= 1000.0]
    drawn = [dot for piece in pieces for dot in piece]
    assert all(dot in drawn for dot in inside)
    assert all(dot in inside or 1000.0 in map(abs, dot) for dot in drawn)
    for piece in pieces:
        for one, other in pairwise(piece):
            assert any(is_part(one, other, start, end) for start, end in pairwise(points))


def is_part(
    one: tuple[float, float], other: tuple[float, float], start: tuple[float, float], end: tuple[float, float]
) -> bool:
    """Whether one straight line is part of another, in its direction."""
    size = np.hypot(end[0] - start[0], end[1] - start[1])
    if size == 0.0:
        return one == other == start
    along = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    near = min(start, end, key=lambda dot: max(map(abs, dot)))
    off = [(dot[0] - near[0]) * along[1] - (dot[1] - near[1]) * along[0] for dot in (one, other)]
    forward = (other[0] - one[0]) * along[0] + (other[1] - one[1]) * along[1]
    return max(map(abs, off)) <= 1e-4 and forward >= -1e-6


def test_a_line_that_crosses_the_square_from_far_outside_is_seen_in_it() -> None:
    ((start, end),) = pieces_within(np.array([(-5000.0, -2500.0), (5000.0, 2500.0)]), 1000.0)
    assert (start, end) == ((-1000.0, -500.0), (1000.0, 500.0))
    assert pieces_within(np.array([(-5000.0, 1500.0), (5000.0, 1400.0)]), 1000.0) == []


def test_a_line_within_is_one_piece() -> None:
    points = [(1.0, 2.0), (3.0, 4.0), (3.0, 4.0)]
    assert pieces_within(np.array(points), 1000.0) == [points]


CIRCLE = np.column_stack([np.cos(np.linspace(0, 2 * np.pi, 65)), np.sin(np.linspace(0, 2 * np.pi, 65))])[:-1]


@pytest.mark.parametrize("away", [-0.25, 0.0, 0.5])
def test_a_parallel_of_a_circle_is_a_circle(away: float) -> None:
    (moved,) = parallels(50.0 * CIRCLE, [away], is_closed=True)
    radii = np.hypot(*moved.T)
    assert radii == pytest.approx(radii[0], abs=1e-9)
    assert abs(radii[0] - 50.0) == pytest.approx(abs(away), rel=0.01)
    both = (np.hypot(*each.T) - 50.0 for each in parallels(50.0 * CIRCLE, [0.5, -0.5], is_closed=True))
    assert sorted(round(float(one[0]), 1) for one in both) == [-0.5, 0.5]


def test_a_parallel_of_an_open_line_begins_and_ends_beside_its_ends() -> None:
    line = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)])
    np.testing.assert_allclose(*parallels(line, [1.0]), [(0.0, -1.0), (11.0, -1.0), (11.0, 10.0)])


def test_a_parallel_does_not_run_off_at_a_sharp_corner_or_break_where_points_repeat() -> None:
    spike = np.array([(0.0, 0.0), (100.0, 0.0), (0.0, 0.1), (0.0, 0.1)])
    (moved,) = parallels(spike, [1.0])
    assert len(moved) == len(spike)
    assert np.isfinite(moved).all()
    assert np.hypot(*(moved - spike).T).max() <= 2.0 + 1e-9
    nowhere = np.zeros((3, 2))
    np.testing.assert_array_equal(parallels(nowhere, [1.0, 2.0]), [nowhere, nowhere])
