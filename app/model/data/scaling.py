"""Scaling: converting points to the units that training runs in, and lines between these and the data's own.

Without it the bowl can be a ravine: if x runs from 1950 to 2020, no learning rate is good for both slope and intercept.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

import numpy as np

from app.model.data.dataset import Dataset

SMALLEST_UNIT = 1e-30
"""A smaller spread counts as none: dividing by it would overflow."""

LEAST_SPREAD = 0.1
"""Points of a table that spread over less of 0 to 1, one way or the other, are scaled: one rate would not suit m and b."""

Bounds: TypeAlias = tuple[float, float, float, float]


class Line(NamedTuple):
    """A line ``y = slope·x + intercept``."""

    slope: float
    intercept: float

    def at(self, x: float) -> float:
        """The guess for one feature."""
        return self.slope * x + self.intercept


class ScaleChoice(StrEnum):
    """How to scale. ``auto`` is ``none`` while all points suit descent as they are, and ``unit`` otherwise."""

    AUTO = "auto"
    NONE = "none"
    UNIT = "unit"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Scaling:
    """Converts to training units: ``(x − x_offset) / x_unit`` and ``(y − y_offset) / y_unit``."""

    kind: ScaleChoice = ScaleChoice.NONE
    x_offset: float = 0.0
    x_unit: float = 1.0
    y_offset: float = 0.0
    y_unit: float = 1.0

    @property
    def is_identity(self) -> bool:
        """Whether training units are the data's own units."""
        return self.kind is ScaleChoice.NONE

    def apply(self, points: Dataset) -> Dataset:
        """The points in training units."""
        if self.is_identity:
            return points
        return points.scaled(self.x_offset, self.x_unit, self.y_offset, self.y_unit)

    def apply_and_keep(self, points: Dataset) -> Dataset:
        """The same, kept with the points for when they are scaled so again."""
        if self.is_identity:
            return points
        return points.keep_scaled(self.x_offset, self.x_unit, self.y_offset, self.y_unit)

    def x_in(self, x: float) -> float:
        """A feature in training units."""
        return (x - self.x_offset) / self.x_unit

    def y_in(self, y: float) -> float:
        """A target in training units."""
        return (y - self.y_offset) / self.y_unit

    def x_out(self, x: float) -> float:
        """A feature in the data's own units."""
        return x * self.x_unit + self.x_offset

    def y_out(self, y: float) -> float:
        """A target in the data's own units."""
        return y * self.y_unit + self.y_offset

    def line_out(self, line: Line) -> Line:
        """A line of the training units, in the data's own units."""
        if self.is_identity:
            return line
        slope = line.slope * (self.y_unit / self.x_unit)
        return Line(slope, self.y_offset + line.intercept * self.y_unit - slope * self.x_offset)

    def line_in(self, line: Line) -> Line:
        """A line of the data's own units, in training units: the inverse of ``line_out``."""
        if self.is_identity:
            return line
        intercept = (line.intercept + line.slope * self.x_offset - self.y_offset) / self.y_unit
        return Line(line.slope * (self.x_unit / self.y_unit), intercept)


IDENTITY = Scaling()


def scaling_for(points: Dataset, choice: ScaleChoice) -> Scaling:
    """The scaling that a choice gives for these points; a pure function of both."""
    bounds = points.bounds
    if bounds is None or choice is ScaleChoice.NONE:
        return IDENTITY
    x_low, x_high, y_low, y_high = bounds
    if choice is ScaleChoice.AUTO and _do_suit(points, bounds):
        return IDENTITY
    if choice is ScaleChoice.STANDARD:
        moments = points.moments
        x_spread, y_spread = float(np.std(points.xs)), float(np.std(points.ys))
        return Scaling(choice, moments.x_mean, _unit(x_spread), moments.y_mean, _unit(y_spread))
    return Scaling(ScaleChoice.UNIT, x_low, _unit(x_high - x_low), y_low, _unit(y_high - y_low))


def _do_suit(points: Dataset, bounds: Bounds) -> bool:
    """Whether the points can be learnt from as they are: all within 0 to 1 and, where they come from a table, spread out.

    Clicked points are where a person wants them, so they stay as they are, however close they lie.
    """
    x_low, x_high, y_low, y_high = bounds
    is_within = min(x_low, y_low) >= 0 and max(x_high, y_high) <= 1
    return is_within and (not points.is_read or min(x_high - x_low, y_high - y_low) >= LEAST_SPREAD)


def _unit(spread: float) -> float:
    return spread if spread >= SMALLEST_UNIT else 1.0


def rescaled(line: Line, old: Scaling, new: Scaling) -> Line:
    """The line in other training units, the same line on the canvas; the same bits if the units are the same."""
    return line if old == new else new.line_in(old.line_out(line))
