"""Points that lie in exactly one place, which on a canvas look like one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.model.data.arrays import FloatArray, IntArray

MOST_PLACES = 24
"""So many are told of."""

_MIXER = np.uint64(0x9E3779B97F4A7C15)


class Coincident(NamedTuple):
    """Places with more than one point, those with most points first; shape (k,) each."""

    xs: FloatArray
    ys: FloatArray
    counts: IntArray


def coincident(xs: FloatArray, ys: FloatArray, most: int = MOST_PLACES) -> Coincident:
    """At most so many places in which two points or more lie. Sorts one number a point unless many lie together."""
    in_order = _keys(xs, ys)
    in_order.sort()
    is_repeated = in_order[1:] == in_order[:-1]
    if not is_repeated.any():
        return Coincident(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64))
    repeated = in_order[1:][is_repeated]
    # Different points may have one key: only those whose key is there twice are compared themselves.
    keys = _keys(xs, ys)
    found = np.minimum(np.searchsorted(repeated, keys), len(repeated) - 1)
    candidates = np.flatnonzero(repeated[found] == keys)
    candidates = candidates[np.lexsort((ys[candidates], xs[candidates]))]
    xs, ys = xs[candidates], ys[candidates]
    starts = np.flatnonzero(np.concatenate([[True], (np.diff(xs) != 0.0) | (np.diff(ys) != 0.0)]))
    counts = np.diff(starts, append=len(xs))
    kept = np.argsort(-counts, kind="stable")[:most]
    kept = kept[counts[kept] > 1]
    return Coincident(xs[starts[kept]], ys[starts[kept]], counts[kept])


def _keys(xs: FloatArray, ys: FloatArray) -> NDArray[np.uint64]:
    """A number for each point, the same for points in one place. To add zero makes −0.0 the same number as 0.0."""
    keys, others = (xs + 0.0).view(np.uint64), (ys + 0.0).view(np.uint64)
    keys *= _MIXER
    keys ^= others
    return keys
