"""The points from left to right: by x, those above each other from the lowest up, those in one place as they were added.

Nothing is sorted and nothing kept: one look at all points finds the next, however many there are and however they change.
"""

from __future__ import annotations

import numpy as np

from app.model.data.arrays import IntArray
from app.model.data.dataset import Dataset


def first_point(points: Dataset, way: int) -> int | None:
    """The place in the data of the first point from the left (``way`` 1) or from the right (−1)."""
    return _first_of(points, np.arange(len(points)), way)


def point_beside(points: Dataset, index: int, way: int) -> int | None:
    """The place in the data of the next point to the right (``way`` 1) or to the left (−1); None where there is none."""
    (x, y), xs, ys = points.point(index), points.xs, points.ys
    later = np.greater if way > 0 else np.less
    level = np.flatnonzero(xs == x)
    rest = later(ys[level], y) | ((ys[level] == y) & later(level, index))
    if rest.any():
        return _first_of(points, level[rest], way)
    return _first_of(points, np.flatnonzero(later(xs, x)), way)


def _first_of(points: Dataset, places: IntArray, way: int) -> int | None:
    """Of these places, which are in rising order."""
    for values in (points.xs, points.ys):
        if not len(places):
            return None
        these = values[places]
        places = places[these == (these.min() if way > 0 else these.max())]
    return int(places[0 if way > 0 else -1])
