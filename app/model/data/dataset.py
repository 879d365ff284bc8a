"""The points: an immutable dataset of features and targets, and the moments that the cost is computed from.

An edit gives a new dataset, so undo, time travel and branches can share the old one at constant cost. The moments are a
pure function of the points: the same points give the same bits, whatever edits led to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from app.model.data.arrays import BoolArray, FloatArray, IntArray
from app.model.data.coincident import Coincident, coincident
from app.model.data.coordinates import Coordinates
from app.model.data.names import NO_NAMES, ColumnNames
from app.model.data.sums import BLOCK, Sums, blocks_of, joined, sums_after_edit, sums_by_block

__all__ = ["EMPTY", "LARGEST_COORDINATE", "NO_MOMENTS", "BoolArray", "Dataset", "FloatArray", "IntArray", "Moments"]

LARGEST_COORDINATE = 1e30
"""Beyond this the square of a diverging error could overflow. Points that are larger are rejected on input."""

ROUNDING = 4.0 * float(np.finfo(np.float64).eps)
"""The relative rounding error of an error of the least-squares line, after its few operations."""


_SCALED = "scaled"


@dataclass(frozen=True, slots=True)
class Moments:
    """Count, means and centred sums of a dataset (mathematics: J in O(1)).

    ``cxx = Σ(x − x̄)²``, ``cxy = Σ(x − x̄)(y − ȳ)``, ``cyy = Σ(y − ȳ)²``. ``slope`` and ``least_cost`` are the slope of
    the least-squares line and the cost there. When all x are equal, or nearly so, no slope fits better than another:
    ``cxx`` is exactly 0, ``has_slope`` is false and ``slope`` is 0 so that ``cxx * (m − slope)`` needs no special case.
    """

    count: int
    x_mean: float
    y_mean: float
    cxx: float
    cxy: float
    cyy: float
    slope: float
    least_cost: float
    has_slope: bool

    @property
    def intercept(self) -> float:
        """The intercept that goes with ``slope``: the least-squares line runs through the mean point."""
        return self.y_mean - self.slope * self.x_mean


NO_MOMENTS = Moments(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, False)


@dataclass(frozen=True, eq=False)
class Dataset:
    """Features and targets of n points.

    Points that come from a table have ``names``, and ``is_read`` says that they do; both stay when points are edited. They
    are no part of what is compared: datasets are equal where their points are.
    """

    coordinates: Coordinates
    names: ColumnNames = NO_NAMES
    is_read: bool = False
    _others: dict[int, object] = field(default_factory=dict, repr=False)
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    """What others worked out of all points and want to find again, by its name: it goes where the points go."""

    @classmethod
    def of(cls, xs: Iterable[float] | FloatArray, ys: Iterable[float] | FloatArray) -> Dataset:
        """Copy two sequences of the same length into a dataset.

        Raises ValueError if the lengths differ, or if a number is not finite or larger than ``LARGEST_COORDINATE``.
        """
        features, targets = (np.array(values, dtype=np.float64) for values in (xs, ys))
        if features.shape != targets.shape or features.ndim != 1:
            raise ValueError(f"need as many x as y, got shapes {features.shape} and {targets.shape}")
        for values in (features, targets):
            if not bool(np.all(np.abs(values) <= LARGEST_COORDINATE)):
                raise ValueError("every coordinate must be a finite number, at most 1e30 in size")
        return cls(Coordinates.of(features, targets))

    @property
    def xs(self) -> FloatArray:
        """All features: a read-only float64 array of shape (n,)."""
        return self.coordinates.all[0]

    @property
    def ys(self) -> FloatArray:
        """All targets, likewise."""
        return self.coordinates.all[1]

    def read_from(self, names: ColumnNames) -> Dataset:
        """The same points as those of a table whose columns are called that."""
        read = replace(self, names=names.cleaned, is_read=True)
        vars(read).update({**vars(self), **vars(read)})  # what was worked out of the points holds for them still
        return read

    def _with(self, xs: FloatArray, ys: FloatArray) -> Dataset:
        return Dataset(Coordinates.of(xs, ys), self.names, self.is_read)

    def __len__(self) -> int:
        return len(self.coordinates)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        if self is other:
            return True
        # Different moments mean different points: a million points are compared only if they are probably equal.
        is_alike = self.moments == other.moments
        return is_alike and np.array_equal(self.xs, other.xs) and np.array_equal(self.ys, other.ys)

    def __hash__(self) -> int:
        return hash((len(self), self.bounds))

    def point(self, index: int) -> tuple[float, float]:
        """The point's x and y as plain floats. Raises IndexError outside 0 … n−1."""
        return self.coordinates.point(index)

    def at(self, places: IntArray) -> tuple[FloatArray, FloatArray]:
        """x and y of the points at some places, counted from 0; cheaper than all of them while a point is moved."""
        return self.coordinates.at(places)

    def inserted(self, index: int, x: float, y: float) -> Dataset:
        """The dataset with a new point at ``index``."""
        place = range(len(self) + 1)[index]
        edited = self._with(np.insert(self.xs, place, x), np.insert(self.ys, place, y))
        return edited._knowing(self, range(place // BLOCK, blocks_of(len(edited))))

    def removed(self, index: int) -> Dataset:
        """The dataset without the point at ``index``."""
        place = range(len(self))[index]
        edited = self._with(np.delete(self.xs, place), np.delete(self.ys, place))
        return edited._knowing(self, range(place // BLOCK, blocks_of(len(edited))))

    def moved(self, index: int, x: float, y: float) -> Dataset:
        """The dataset with the point at ``index`` moved to (x, y)."""
        place = range(len(self))[index]
        coordinates, others = self.coordinates.moved(place, x, y), {place: self.others_than(place)}
        edited = Dataset(coordinates, self.names, self.is_read, others)
        return edited._knowing(self, (place // BLOCK,))

    def all_moved(self, moves: Sequence[tuple[int, float, float]]) -> Dataset:
        """The dataset after points were moved one after another: index, x and y of each move."""
        places = [range(len(self))[index] for index, _, _ in moves]
        xs, ys = self.xs.copy(), self.ys.copy()
        for place, (_, x, y) in zip(places, moves, strict=True):
            xs[place], ys[place] = x, y
        return self._with(xs, ys)._knowing(self, {place // BLOCK for place in places})

    def others_than(self, index: int) -> object:
        """A token for all points but that one: datasets that differ only in where that point was moved to share it."""
        return self._others.setdefault(index, object())

    def scaled(self, x_offset: float, x_unit: float, y_offset: float, y_unit: float) -> Dataset:
        """The dataset with x replaced by ``(x − x_offset) / x_unit``, and y likewise."""
        units, scaled = self.kept.get(_SCALED, (None, None))
        if units == (x_offset, x_unit, y_offset, y_unit) and isinstance(scaled, Dataset):
            return scaled
        return self._with((self.xs - x_offset) / x_unit, (self.ys - y_offset) / y_unit)

    def keep_scaled(self, x_offset: float, x_unit: float, y_offset: float, y_unit: float) -> Dataset:
        """The same, kept for when it is asked for again."""
        scaled = self.scaled(x_offset, x_unit, y_offset, y_unit)
        self.kept[_SCALED] = (x_offset, x_unit, y_offset, y_unit), scaled
        return scaled

    @cached_property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """Least and greatest x, least and greatest y; None without points."""
        if not len(self):
            return None
        return self._sums.x_low, self._sums.x_high, self._sums.y_low, self._sums.y_high

    @cached_property
    def moments(self) -> Moments:
        """The moments: the same bits for the same points, whatever edits led to them."""
        return _moments_of(self._sums) if len(self) else NO_MOMENTS

    @cached_property
    def coincident(self) -> Coincident:
        """The places with more than one point, those with most points first."""
        return coincident(self.xs, self.ys)

    def worked_out(self) -> Dataset:
        """The same, with what takes a while for very many points worked out and kept: then it can be shown at once."""
        _ = self.moments, self.coincident
        return self

    @cached_property
    def _blocks(self) -> tuple[Sums, ...]:
        return sums_by_block(self.coordinates)

    @cached_property
    def _sums(self) -> Sums:
        return joined(self._blocks)

    def _knowing(self, before: Dataset, touched: Iterable[int]) -> Dataset:
        """This dataset, with the sums of its blocks copied from before the edit, except for the blocks it touched."""
        vars(self)["_blocks"] = sums_after_edit(before._blocks, self.coordinates, touched)
        return self


EMPTY = Dataset.of([], [])


def _moments_of(sums: Sums) -> Moments:
    slope, x_mean, y_mean, least_cost = sums.slope, sums.x_mean, sums.y_mean, sums.least_cost
    sizes = sums.cyy + slope * slope * sums.cxx + sums.points * (y_mean * y_mean + slope * slope * x_mean * x_mean)
    has_slope = sums.cxx > 0.0
    if has_slope and least_cost <= ROUNDING * ROUNDING * sizes:
        # The points lie on one line: what is left is rounding error alone.
        least_cost = 0.0
    return Moments(int(sums.points), x_mean, y_mean, sums.cxx, sums.cxy, sums.cyy, slope, least_cost, has_slope)
