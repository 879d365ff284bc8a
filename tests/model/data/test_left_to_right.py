"""From left to right the points come once each, as a sort would have them, also where many are in one place."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import EMPTY, Dataset
from app.model.data.left_to_right import first_point, point_beside

places = st.sampled_from([-1.5, 0.0, 0.25, 3.0])
points = st.lists(st.tuples(places, places), min_size=1, max_size=25)


@given(points)
def test_they_come_by_x_then_from_the_lowest_up_then_as_they_were_added(
    found: list[tuple[float, float]],
) -> None:
    dataset = Dataset.of(*zip(*found, strict=True))
    order = sorted(range(len(found)), key=lambda index: (*found[index], index))
    for way in (1, -1):
        reached = [first_point(dataset, way)]
        while reached[-1] is not None:
            reached.append(point_beside(dataset, reached[-1], way))
        assert reached == [*order[::way], None]


def test_without_points_there_is_no_first() -> None:
    assert first_point(EMPTY, 1) is first_point(EMPTY, -1) is None


def test_among_a_million_the_next_one_is_found() -> None:
    xs = np.random.default_rng(4).permutation(1_000_000).astype(float)
    dataset = Dataset.of(xs, -xs)
    at = int(np.flatnonzero(xs == 500.0)[0])
    right, left = point_beside(dataset, at, 1), point_beside(dataset, at, -1)
    assert right is not None and left is not None
    assert (dataset.point(right), dataset.point(left)) == ((501.0, -501.0), (499.0, -499.0))
