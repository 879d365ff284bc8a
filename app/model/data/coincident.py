"""Points that lie in exactly one place, which on a canvas look like one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

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
    # To add zero makes −0.0 the same number as 0.0.
    xs, ys = points.xs + 0.0, points.ys + 0.0
    keys = xs.view(np.uint64) * _MIXER ^ ys.view(np.uint64)
    in_order = np.sort(keys)
    repeated = in_order[1:][in_order[1:] == in_order[:-1]]
    if not len(repeated):
        return Coincident(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))
    # Different points may have one key: only those whose key is there twice are compared themselves.
    found = np.minimum(np.searchsorted(repeated, keys), len(repeated) - 1)
    candidates = np.flatnonzero(repeated[found] == keys)
    candidates = candidates[np.lexsort((ys[candidates], xs[candidates]))]
    xs, ys = xs[candidates], ys[candidates]
    starts = np.flatnonzero(np.concatenate([[True], (np.diff(xs) != 0.0) | (np.diff(ys) != 0.0)]))
    counts = np.diff(starts, append=len(xs))
    kept = np.argsort(-counts, kind="stable")[:most]
    kept = kept[counts[kept] > 1]
    return Coincident(xs[starts[kept]], ys[starts[kept]], counts[kept])
