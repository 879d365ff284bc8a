"""The sums behind the moments, block by block: after an edit, only the blocks that it touched are summed again.

The blocks are fixed pieces of the points, and the sums of a block depend on nothing outside it. So joining them gives the
same bits whether all were summed again or most were copied from before an edit. With m* the slope that fits all points
best and m' the one that fits a block best, the sums over all points are sums of terms that are never negative, so that
nothing cancels::

    Cxx = Σ (cxx + n·(x̄' − x̄)²)
    J*  = Σ (j' + cxx·(m* − m')² + n·((ȳ' − ȳ) − m*·(x̄' − x̄))²)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from app.model.data.arrays import FloatArray
from app.model.data.coordinates import Coordinates

BLOCK = 8192
"""Points in a block: few enough to stay in the processor's cache, and for no library to split them among threads."""

LARGEST_SLOPE = 1e60
"""Points with a steeper least-squares slope than this count as a vertical column."""

LEAST_SQUARE = 1e-200
"""x with a smaller mean square than this count as 0: the slopes that fit them would make numbers overflow."""


class Sums(NamedTuple):
    """Bounds, means, centred sums, and slope and cost of the best line, of a block or of all points.

    ``x_rest`` and ``y_rest`` are the differences of the true means from ``x_mean`` and ``y_mean``, which are rounded. If
    no slope fits better than another, ``cxx``, ``cxy`` and ``slope`` are exactly 0.
    """

    points: float
    x_low: float
    x_high: float
    y_low: float
    y_high: float
    x_mean: float
    y_mean: float
    x_rest: float
    y_rest: float
    cxx: float
    cxy: float
    cyy: float
    slope: float
    least_cost: float


def sums_by_block(points: Coordinates) -> tuple[Sums, ...]:
    """The sums of each block of the points."""
    return sums_after_edit((), points, range(blocks_of(len(points))))


def sums_after_edit(before: tuple[Sums, ...], points: Coordinates, touched: Iterable[int]) -> tuple[Sums, ...]:
    """The sums of each block: those from before the edit, unless the edit touched the block."""
    anew = {place: _sums_of(*points.between(place * BLOCK, (place + 1) * BLOCK)) for place in touched}
    return tuple(anew[place] if place in anew else before[place] for place in range(blocks_of(len(points))))


def blocks_of(count: int) -> int:
    """How many blocks that many points take."""
    return -(-count // BLOCK)


def joined(blocks: tuple[Sums, ...]) -> Sums:
    """The sums of all points of these blocks. Needs one block at least."""
    if len(blocks) == 1:
        return blocks[0]
    block = Sums(*np.array(blocks).T)
    count = float(np.sum(block.points))
    # Measured from the mean of the first block, so that no digits are lost if all points lie far from 0.
    x_origin, y_origin = blocks[0].x_mean, blocks[0].y_mean
    dx, dy = (block.x_mean - x_origin) + block.x_rest, (block.y_mean - y_origin) + block.y_rest
    x_shift, y_shift = float(np.sum(block.points * dx)) / count, float(np.sum(block.points * dy)) / count
    dx, dy = dx - x_shift, dy - y_shift
    cxx, cxy, cyy = (
        float(np.sum(within + block.points * between))
        for within, between in ((block.cxx, dx * dx), (block.cxy, dx * dy), (block.cyy, dy * dy))
    )
    slope = _slope(count, cxx, cxy)
    if slope is None:
        cxx = cxy = slope = 0.0
    turned, off = slope - block.slope, dy - slope * dx
    least_cost = float(np.sum(block.least_cost + block.cxx * (turned * turned) + block.points * (off * off)))
    return Sums(
        count,
        float(np.min(block.x_low)),
        float(np.max(block.x_high)),
        float(np.min(block.y_low)),
        float(np.max(block.y_high)),
        x_origin + x_shift,
        y_origin + y_shift,
        0.0,
        0.0,
        cxx,
        cxy,
        cyy,
        slope,
        least_cost,
    )


def _sums_of(xs: FloatArray, ys: FloatArray) -> Sums:
    count = len(xs)
    x_low, x_high, y_low, y_high = float(xs.min()), float(xs.max()), float(ys.min()), float(ys.max())
    # A mean of equal numbers may round to another number; taking the number itself keeps "all alike" exact.
    x_mean = x_low if x_low == x_high else float(xs.mean())
    y_mean = y_low if y_low == y_high else float(ys.mean())
    dx, dy = xs - x_mean, ys - y_mean
    cxx, cxy, cyy = float(dx @ dx), float(dx @ dy), float(dy @ dy)
    slope = _slope(count, cxx, cxy)
    if slope is None:
        cxx, cxy, slope, least_cost = 0.0, 0.0, 0.0, cyy
    else:
        left_over = dy - slope * dx
        least_cost = float(left_over @ left_over)
    x_rest, y_rest = float(dx.sum()) / count, float(dy.sum()) / count
    return Sums(count, x_low, x_high, y_low, y_high, x_mean, y_mean, x_rest, y_rest, cxx, cxy, cyy, slope, least_cost)


def _slope(count: float, cxx: float, cxy: float) -> float | None:
    """The slope that fits best; None if no slope fits better than another."""
    slope = cxy / cxx if cxx > LEAST_SQUARE * count else np.inf
    return slope if abs(slope) <= LARGEST_SLOPE else None
