"""Points that lie in exactly one place, which on a canvas look like one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.model.data.arrays import FloatArray, IntArray
from app.model.data.dataset import Dataset

_MIXER = np.uint64(0x9E3779B97F4A7C15)


class Coincident(NamedTuple):
    """Places with more than one point, those with most points first; shape (k,) each."""

    xs: FloatArray
    ys: FloatArray
    counts: IntArray


def coincident(points: Dataset, most: int) -> Coincident:
    """At most so many places in which two points or more lie. Sorts one number a point unless many lie together."""
    in_order = _keys(points)
    in_order.sort()
    is_repeated = in_order[1:] == in_order[:-1]
    if not is_repeated.any():
        return Coincident(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))
    repeated = in_order[1:][is_repeated]
    # Different points may have one key: only those whose key is there twice are compared themselves.
    keys, xs, ys = _keys(points), points.xs, points.ys
    found = np.minimum(np.searchsorted(repeated, keys), len(repeated) - 1)
    candidates = np.flatnonzero(repeated[found] == keys)
    candidates = candidates[np.lexsort((ys[candidates], xs[candidates]))]
    xs, ys = xs[candidates], ys[candidates]
    starts = np.flatnonzero(np.concatenate([[True], (np.diff(xs) != 0.0) | (np.diff(ys) != 0.0)]))
    counts = np.diff(starts, append=len(xs))
    kept = np.argsort(-counts, kind="stable")[:most]
    kept = kept[counts[kept] > 1]
    return Coincident(xs[starts[kept]], ys[starts[kept]], counts[kept])


def _keys(points: Dataset) -> NDArray[np.uint64]:
    """A number for each point, the same for points in one place. To add zero makes −0.0 the same number as 0.0."""
    keys, ys = (points.xs + 0.0).view(np.uint64), (points.ys + 0.0).view(np.uint64)
    keys *= _MIXER
    keys ^= ys
    return keys
