"""Places with several points are those that counting point by point finds."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.coincident import coincident
from app.model.data.dataset import EMPTY, Dataset

numbers = st.sampled_from([0.0, -0.0, 1.0, -1.0, 0.1, 0.1 + 1e-17, 0.1 + 2e-17, 1e30, 5e-324])
datasets = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=40).map(
    lambda rows: Dataset.of(*zip(*rows, strict=True))
)


@given(datasets, st.integers(0, 50))
def test_the_places_are_those_found_point_by_point(points: Dataset, most: int) -> None:
    counted = Counter(zip((points.xs + 0.0).tolist(), (points.ys + 0.0).tolist(), strict=True))
    several = {place: count for place, count in counted.items() if count > 1}
    found = coincident(points.xs, points.ys, most)
    places = dict(zip(zip(found.xs.tolist(), found.ys.tolist(), strict=True), found.counts.tolist(), strict=True))
    assert len(places) == len(found.counts) == min(most, len(several))
    assert places.items() <= several.items()
    assert sorted(places.values()) == sorted(several.values())[len(several) - len(places) :]
    assert found.counts.tolist() == sorted(found.counts.tolist(), reverse=True)


def test_there_are_none_where_there_are_no_points_or_each_has_its_place() -> None:
    assert not len(coincident(EMPTY.xs, EMPTY.ys, 9).counts)
    assert not len(coincident(np.arange(100_000.0), np.zeros(100_000), 9).counts)


def test_all_in_one_place_are_counted() -> None:
    found = coincident(np.full(100_000, 0.3), np.full(100_000, 0.7), 9)
    assert (found.xs.tolist(), found.ys.tolist(), found.counts.tolist()) == ([0.3], [0.7], [100_000])
