"""The relief: the bowl over the unit square, as a quadratic in u and v, and the part of it below a level.

Six numbers are enough to draw it, whatever the units of slope, intercept and cost.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.model.data.dataset import FloatArray, IntArray, Moments
from app.plots.ticks import Interval

HALF = 0.5
"""The unit square is −½ … ½ in u and in v."""


@dataclass(frozen=True, slots=True)
class Relief:
    """``constant + by_u·u + by_v·v + by_uu·u² + 2·by_uv·u·v + by_vv·v²``: convex, over the unit square."""

    constant: float
    by_u: float
    by_v: float
    by_uu: float
    by_uv: float
    by_vv: float

    def heights(self, u: FloatArray, v: FloatArray) -> FloatArray:
        """The height over each place; arrays of shapes that fit together."""
        return self.constant + u * (self.by_u + self.by_uu * u + 2.0 * self.by_uv * v) + v * (self.by_v + self.by_vv * v)

    def gradient(self, u: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray]:
        """The derivatives by u and by v at each place."""
        return (
            self.by_u + 2.0 * (self.by_uu * u + self.by_uv * v),
            self.by_v + 2.0 * (self.by_uv * u + self.by_vv * v),
        )

    def swapped(self) -> Relief:
        """The same heights with u and v exchanged."""
        return Relief(self.constant, self.by_v, self.by_u, self.by_vv, self.by_uv, self.by_uu)

    def chords(self, u: FloatArray, level: float) -> tuple[FloatArray, FloatArray]:
        """For each u, the least and greatest v of the square with a height of at most ``level``.

        If there is no such v, the least is greater than the greatest.
        """
        half_linear = 0.5 * self.by_v + self.by_uv * u
        rest = self.constant - level + u * (self.by_u + self.by_uu * u)
        if self.by_vv == 0.0:
            # Flat along v, and then the slope along v is 0 as well: all v or none.
            end = np.where(rest <= 0.0, HALF, -1.0)
            return -end, end
        discriminant = half_linear * half_linear - self.by_vv * rest
        reach = np.sqrt(np.maximum(discriminant, 0.0))
        low = np.maximum((-half_linear - reach) / self.by_vv, -HALF)
        high = np.minimum((-half_linear + reach) / self.by_vv, HALF)
        is_none = (discriminant < 0.0) | (low > high)
        return np.where(is_none, 1.0, low), np.where(is_none, -1.0, high)

    def breaks(self, level: float) -> list[float]:
        """The values of u, in order, between which the part of the relief below ``level`` has smooth sides.

        They are the crossings of the contour with the edges of the square, the corners below the level, and the ends of
        the contour. The first and the last are where that part begins and ends. Empty if there is no such part.
        """
        corners, edges = np.array((-HALF, HALF)), self.swapped()
        at_ends = np.less_equal(*self.chords(corners, level)).tolist()
        found = [u for u, is_there in zip((-HALF, HALF), at_ends, strict=True) if is_there]
        low, high = edges.chords(corners, level)
        for start, end in zip(low.tolist(), high.tolist(), strict=True):
            if start <= end:
                found += (start, end)
        return sorted(found + self._contour_ends(level))

    def _contour_ends(self, level: float) -> list[float]:
        """Where the contour turns back in u, inside the square: the discriminant of a chord is 0 there."""
        squared = self.by_uv * self.by_uv - self.by_uu * self.by_vv
        half_linear = 0.5 * (self.by_v * self.by_uv - self.by_vv * self.by_u)
        rest = 0.25 * self.by_v * self.by_v - self.by_vv * (self.constant - level)
        inside = half_linear * half_linear - squared * rest
        if squared >= 0.0 or inside < 0.0:
            return []
        ends = [(-half_linear + sign * math.sqrt(inside)) / squared for sign in (-1.0, 1.0)]
        middles = [-(0.5 * self.by_v + self.by_uv * u) / self.by_vv for u in ends]
        return [u for u, v in zip(ends, middles, strict=True) if abs(u) <= HALF and abs(v) <= HALF]


def relief_of(moments: Moments, slopes: Interval, intercepts: Interval, floor: float, stretch: float) -> Relief:
    """``stretch·(J − floor)`` over a box of lines, which is mapped to the unit square.

    J = J* + Cxx·(m − m*)² + n·(m·x̄ + b − ȳ)² is expanded about the middle of the box, where few digits cancel.
    """
    width, depth = slopes[1] - slopes[0], intercepts[1] - intercepts[0]
    middle = slopes[0] + 0.5 * width
    from_best = middle - moments.slope
    at_mean = middle * moments.x_mean + (intercepts[0] + 0.5 * depth) - moments.y_mean
    mean_by_u = moments.x_mean * width
    by_slope, by_mean = stretch * moments.cxx, stretch * moments.count
    return Relief(
        by_slope * from_best * from_best + by_mean * at_mean * at_mean + stretch * (moments.least_cost - floor),
        2.0 * (by_slope * from_best * width + by_mean * at_mean * mean_by_u),
        2.0 * by_mean * at_mean * depth,
        by_slope * width * width + by_mean * mean_by_u * mean_by_u,
        by_mean * mean_by_u * depth,
        by_mean * depth * depth,
    )


@dataclass(frozen=True, eq=False)
class Patch:
    """Corners of the cells of a surface: ``u`` of shape (columns + 1, 1), ``v`` of shape (columns + 1, rows + 1)."""

    u: FloatArray
    v: FloatArray

    @cached_property
    def run(self) -> FloatArray:
        """The width of each strip along u, shape (columns, 1)."""
        return np.diff(self.u, axis=0)

    @cached_property
    def rise(self) -> FloatArray:
        """How far the lines between the cells of a strip rise along v, shape (columns, rows − 1)."""
        return np.diff(self.v[:, 1:-1], axis=0)

    @cached_property
    def firsts(self) -> IntArray:
        """The index of the first cell of each strip among the flattened cells, shape (columns, 1)."""
        columns, rows = self.v.shape[0] - 1, self.v.shape[1] - 1
        firsts: IntArray = rows * np.arange(columns)[:, None]
        return firsts


def patch_below(relief: Relief, level: float, columns: int, rows: int) -> Patch | None:
    """Cells that cover exactly the part not above ``level``: strips between lines of constant u, each of ``rows`` cells.

    Where the part ends in a point, strips are narrower, so that the rim is round there too. Strips also end where the
    contour meets an edge of the square, so that no corner is cut off: up to four more strips.
    """
    breaks = relief.breaks(level)
    if not breaks:
        return None
    begin, end = breaks[0], breaks[-1]
    low, high = relief.chords(np.array((begin, end)), level)
    is_pointed = [length < 0.05 for length in (high - low).tolist()]
    share = _spread(np.linspace(0.0, 1.0, columns + 1), *is_pointed)
    u = np.sort(np.concatenate([begin * (1.0 - share) + end * share, breaks[1:-1]]))
    low, high = relief.chords(u, level)
    # At the very ends rounding may leave nothing of a strip; then it is the point in the middle.
    middle = np.clip(-(0.5 * relief.by_v + relief.by_uv * u) / (relief.by_vv or 1.0), -HALF, HALF)
    is_none = low > high
    low, high = np.where(is_none, middle, low), np.where(is_none, middle, high)
    share = np.linspace(0.0, 1.0, rows + 1)
    across = 0.5 * share + 0.5 * _spread(share, True, True)
    return Patch(u[:, None], low[:, None] * (1.0 - across) + high[:, None] * across)


def _spread(share: FloatArray, is_dense_first: bool, is_dense_last: bool) -> FloatArray:
    if is_dense_first and is_dense_last:
        return 0.5 - 0.5 * np.cos(math.pi * share)
    if is_dense_first:
        return 1.0 - np.cos(0.5 * math.pi * share)
    return np.sin(0.5 * math.pi * share) if is_dense_last else share
