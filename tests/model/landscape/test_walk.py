"""A walk: the places of a line and what was traced of its slices, bounded, and never more than where it has been."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.landscape.walk import (
    MOST_PARTS,
    MOST_PLACES,
    Ground,
    Traced,
    Walk,
    begun,
    lowest_of,
    moved_by_hand,
    moved_by_steps,
)
from app.model.learning.cost import cost

POINTS = Dataset.of([0.1, 0.5, 0.9], [0.2, 0.7, 0.4])
GROUND = Ground(1, POINTS.moments)
values = st.floats(-3.0, 3.0)
lines = st.builds(Line, values, values)


def walked(moves: list[Line], is_dragging: bool = False) -> Walk:
    walk = begun(GROUND, 0, Line(0.0, 0.0))
    for line in moves:
        walk = moved_by_hand(walk, line, is_dragging)
    return walk


@given(st.lists(lines, max_size=300))
def test_places_are_bounded_and_are_those_where_the_line_was_in_order(moves: list[Line]) -> None:
    walk, all_of_them = walked(moves), [Line(0.0, 0.0), *moves]
    assert len(walk.places) <= MOST_PLACES
    assert walk.places[0].line == all_of_them[0]
    assert walk.places[-1].line == all_of_them[-1]
    assert all(place.line == all_of_them[place.moves] for place in walk.places)
    assert all(one.moves < other.moves for one, other in pairwise(walk.places))


@given(st.lists(lines, max_size=300))
def test_the_lowest_place_is_never_forgotten(moves: list[Line]) -> None:
    walk = walked(moves)
    least = min(float(cost(POINTS.moments, *line)) for line in [Line(0.0, 0.0), *moves])
    assert float(cost(POINTS.moments, *lowest_of(POINTS.moments, walk.places).line)) == least


def test_where_it_comes_to_rest_is_thinned_and_not_the_way_there() -> None:
    way = [Line(0.1 * number, 0.0) for number in range(1, 11)]
    rest = [Line(1.0 + 1e-4 * number, 0.0) for number in range(1, 2000)]
    walk = walked([*way, *rest])
    assert set(way) <= {place.line for place in walk.places}


def test_a_drag_is_one_move_and_the_next_one_another() -> None:
    walk = walked([Line(0.1, 0.0), Line(0.2, 0.0), Line(0.3, 0.0)], is_dragging=True)
    assert walk.places[-1].moves == 1
    walk = moved_by_hand(walk, Line(0.4, 0.0), is_dragging=False)
    assert moved_by_hand(walk, Line(0.5, 0.0), is_dragging=False).places[-1].moves == 3


def test_steps_are_places_with_their_numbers_and_trace_nothing_between_them() -> None:
    walk = moved_by_steps(walked([]), np.array([1, 2, 5]), np.array([[0.1, 0.0], [0.2, 0.0], [0.5, 0.0]]))
    assert [(place.step, place.moves) for place in walk.places] == [(0, 0), (1, 1), (2, 2), (5, 5)]
    assert walk.until(4) == walk.places[:3]
    assert not walk.along_m.holds(0.0, 0.5)
    assert walk.along_m.holds(0.5, 0.5)


@given(st.lists(values, min_size=1, max_size=60))
def test_what_is_traced_is_just_what_the_line_was_turned_through(slopes: list[float]) -> None:
    traced = walked([Line(slope, 0.0) for slope in slopes]).along_m
    assert traced.parts == ((min([0.0, *slopes]), max([0.0, *slopes])),)


@given(st.lists(st.tuples(values, values), max_size=200))
def test_parts_are_apart_in_order_and_bounded_and_hold_nothing_that_was_not_gone_through(
    moves: list[tuple[float, float]],
) -> None:
    traced = Traced(0.0)
    for start, end in moves:
        traced = traced.through(0.0, start, end)
    assert len(traced.parts) <= MOST_PARTS
    assert all(one[1] < other[0] for one, other in pairwise(traced.parts))
    for low, high in traced.parts:
        middle = (low + high) / 2.0
        assert any(min(move) <= middle <= max(move) for move in moves)


def test_another_slice_is_traced_anew() -> None:
    walk = moved_by_hand(walked([Line(1.0, 0.0)]), Line(1.0, 0.5), is_dragging=False)
    assert walk.along_m == Traced(0.5, ((1.0, 1.0),))
    assert walk.along_b == Traced(1.0, ((0.0, 0.5),))
    # Rounding of units does not begin it anew.
    assert walk.along_m.through(0.5 + 1e-14, 1.0, 2.0).parts == ((1.0, 2.0),)


@pytest.mark.parametrize("symbol", ["m", "b"])
def test_each_parameter_has_its_own_trace(symbol: str) -> None:
    line = Line(1.0, 0.0) if symbol == "m" else Line(0.0, 1.0)
    walk = walked([line])
    assert walk.traced(symbol).holds(0.0, 1.0)
    assert not walk.traced("b" if symbol == "m" else "m").holds(0.0, 1.0)
