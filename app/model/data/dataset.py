"""The points: an unchanging record of features and targets, and the five sums that are all the cost needs.

A dataset is never altered. An edit gives a new one, so that undo, time travel and branches can hold on to an old one
for free, and the sums stay a pure function of the points: the same points give the same bits however one got there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from app.model.data.sums import BLOCK, Sums, blocks_of, joined, sums_after_edit, sums_by_block

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]

LARGEST_COORDINATE = 1e30
"""Beyond this the square of a diverging error could overflow; such points are turned away where they come in."""

ROUNDING = 4.0 * float(np.finfo(np.float64).eps)
"""How far off a number may be, as a share of itself, after the few operations that bring a point to its residual."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Count, means and centred sums of a dataset (mathematics: J in O(1)).

    ``cxx = Σ(x − x̄)²``, ``cxy = Σ(x − x̄)(y − ȳ)``, ``cyy = Σ(y − ȳ)²``. ``slope`` and ``least_cost`` are the slope of
    the least-squares line and the cost there. When all x are (as good as) alike no slope fits better than another:
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
    """Features ``xs`` and targets ``ys``: two read-only float64 arrays of one length (n,)."""

    xs: FloatArray
    ys: FloatArray
    _others: dict[int, object] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, xs: Iterable[float] | FloatArray, ys: Iterable[float] | FloatArray) -> Dataset:
        """Copy two sequences of one length into a dataset.

        Raises ValueError where the lengths differ or a number is not finite or larger than ``LARGEST_COORDINATE``.
        """
        features, targets = (np.array(values, dtype=np.float64) for values in (xs, ys))
        if features.shape != targets.shape or features.ndim != 1:
            raise ValueError(f"need as many x as y, got shapes {features.shape} and {targets.shape}")
        for values in (features, targets):
            if not bool(np.all(np.abs(values) <= LARGEST_COORDINATE)):
                raise ValueError("every coordinate must be a finite number, at most 1e30 in size")
        return cls._of_arrays(features, targets)

    @classmethod
    def _of_arrays(cls, xs: FloatArray, ys: FloatArray, others: dict[int, object] | None = None) -> Dataset:
        xs.flags.writeable = ys.flags.writeable = False
        return cls(xs, ys, others or {})

    def __len__(self) -> int:
        return len(self.xs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        if self is other:
            return True
        # Other moments mean other points: a million of them are looked through only where they may well be the same.
        is_alike = self.moments == other.moments
        return is_alike and np.array_equal(self.xs, other.xs) and np.array_equal(self.ys, other.ys)

    def __hash__(self) -> int:
        return hash((len(self), self.bounds))

    def point(self, index: int) -> tuple[float, float]:
        """The point's x and y as plain floats. Raises IndexError outside 0 … n−1."""
        return float(self.xs[index]), float(self.ys[index])

    def inserted(self, index: int, x: float, y: float) -> Dataset:
        """The dataset with one more point, which gets place ``index``."""
        place = range(len(self) + 1)[index]
        edited = self._of_arrays(np.insert(self.xs, place, x), np.insert(self.ys, place, y))
        return edited._knowing(self, range(place // BLOCK, blocks_of(len(edited))))

    def removed(self, index: int) -> Dataset:
        """The dataset without the point at ``index``."""
        place = range(len(self))[index]
        edited = self._of_arrays(np.delete(self.xs, place), np.delete(self.ys, place))
        return edited._knowing(self, range(place // BLOCK, blocks_of(len(edited))))

    def moved(self, index: int, x: float, y: float) -> Dataset:
        """The dataset with the point at ``index`` somewhere else."""
        place = range(len(self))[index]
        xs, ys = self.xs.copy(), self.ys.copy()
        xs[place], ys[place] = x, y
        edited = self._of_arrays(xs, ys, {place: self.others_than(place)})
        return edited._knowing(self, (place // BLOCK,))

    def others_than(self, index: int) -> object:
        """Stands for all points but that one: the same object for this dataset and any that it was moved to or from."""
        return self._others.setdefault(index, object())

    def scaled(self, x_offset: float, x_unit: float, y_offset: float, y_unit: float) -> Dataset:
        """The dataset with ``(x − x_offset) / x_unit`` and the like for y."""
        return self._of_arrays((self.xs - x_offset) / x_unit, (self.ys - y_offset) / y_unit)

    @cached_property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """Least and greatest x, least and greatest y; None for no points."""
        if not len(self):
            return None
        return self._sums.x_low, self._sums.x_high, self._sums.y_low, self._sums.y_high

    @cached_property
    def moments(self) -> Moments:
        """The sums: the same bits for the same points, by whatever edits they came about."""
        return _moments_of(self._sums) if len(self) else NO_MOMENTS

    @cached_property
    def _blocks(self) -> tuple[Sums, ...]:
        return sums_by_block(self.xs, self.ys)

    @cached_property
    def _sums(self) -> Sums:
        return joined(self._blocks)

    def _knowing(self, before: Dataset, touched: Iterable[int]) -> Dataset:
        """This dataset, the sums of its blocks taken over from before an edit that touched only these."""
        vars(self)["_blocks"] = sums_after_edit(before._blocks, self.xs, self.ys, touched)
        return self


EMPTY = Dataset.of([], [])


def _moments_of(sums: Sums) -> Moments:
    slope, x_mean, y_mean, least_cost = sums.slope, sums.x_mean, sums.y_mean, sums.least_cost
    sizes = sums.cyy + slope * slope * sums.cxx + sums.points * (y_mean * y_mean + slope * slope * x_mean * x_mean)
    has_slope = sums.cxx > 0.0
    if has_slope and least_cost <= ROUNDING * ROUNDING * sizes:
        # The points lie on one line, and what is left over is rounding and nothing else.
        least_cost = 0.0
    return Moments(int(sums.points), x_mean, y_mean, sums.cxx, sums.cxy, sums.cyy, slope, least_cost, has_slope)
