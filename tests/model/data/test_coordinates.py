"""However the coordinates are kept, they are those that a copy of all of them would have."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.coordinates import Coordinates

COUNT = 6
numbers = st.sampled_from([0.0, -0.0, 0.1, 5.0])
places = st.integers(0, COUNT - 1)
moves = st.lists(st.tuples(places, numbers, numbers, st.booleans()), min_size=1, max_size=6)


def coordinates() -> Coordinates:
    return Coordinates.of(np.arange(6.0), np.arange(10.0, 16.0))


def bits(*pairs: tuple[object, object]) -> list[bytes]:
    return [np.array(values).tobytes() for pair in pairs for values in pair]


@given(moves, st.lists(places), places, places)
def test_moved_points_are_where_they_were_moved_to_to_the_bit_and_all_others_where_they_were(
    several: list[tuple[int, float, float, bool]], some: list[int], begin: int, end: int
) -> None:
    found = coordinates()
    xs, ys = (values.copy() for values in found.all)
    for place, x, y, is_all_asked_for in several:
        found = found.moved(place, x, y)
        xs[place], ys[place] = x, y
        if is_all_asked_for:
            assert bits(found.all) == bits((xs, ys))
    these = np.array(some, dtype=np.int64)
    asked = (found.at(these), found.between(begin, end), *(found.point(place) for place in range(-COUNT, COUNT)), found.all)
    each = [(xs[place], ys[place]) for place in range(-COUNT, COUNT)]
    assert bits(*asked) == bits((xs[these], ys[these]), (xs[begin:end], ys[begin:end]), *each, (xs, ys))
    assert len(found) == COUNT


def test_a_point_that_is_moved_on_and_on_shares_the_arrays_of_before() -> None:
    before = coordinates()
    xs, ys = before.all
    moved = before.moved(2, 0.5, 0.5).moved(2, 0.6, 0.6)
    assert moved._kept.xs is xs
    assert moved._kept.ys is ys


def test_all_coordinates_are_copied_once_however_often_they_are_asked_for() -> None:
    moved = coordinates().moved(2, 0.5, 0.5)
    assert moved.all[0] is moved.all[0]


def test_nothing_done_with_moved_points_changes_those_from_before() -> None:
    before = coordinates()
    moved = before.moved(2, 0.5, 0.5)
    later = moved.moved(2, 0.7, 0.7)
    for each in (later, moved):
        assert each.all[0][2] == each.at(np.array([2]))[0][0] == each.between(1, 4)[0][1] == each.point(2)[0]
    assert (before.point(2), moved.point(2), later.point(2)) == ((2.0, 12.0), (0.5, 0.5), (0.7, 0.7))
    assert bits(before.all) == bits(coordinates().all)


def test_no_array_of_all_coordinates_can_be_written_to() -> None:
    for each in (coordinates(), coordinates().moved(0, 1.0, 1.0)):
        assert [values.flags.writeable for values in each.all] == [False, False]
