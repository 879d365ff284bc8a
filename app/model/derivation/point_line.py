"""Every point is a line in the bowl: the lines ``(m, b)`` on which the point's own error is nothing.

``x·m + b = y``. A stochastic step moves along (x, 1), so square to it, and covers the share ``lr·(x² + 1)`` of the way
there: a step that covers all of it is one of Kaczmarz' method (S. Kaczmarz, 1937).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import hypot

from app.model.data.scaling import Line
from app.model.theory.landscape import Interval


class Landing(Enum):
    """Where one step lands, seen from the point's line."""

    BEFORE = "before it"
    ON = "on it"
    BEYOND = "beyond it"
    FARTHER = "farther from it than before"


@dataclass(frozen=True, slots=True)
class PointLine:
    """The line ``x·m + b = y`` of a point in the plane of (m, b)."""

    x: float
    y: float

    def error(self, line: Line) -> float:
        """The error of the point; its sign says on which side (m, b) lies."""
        return line.at(self.x) - self.y

    def distance(self, line: Line) -> float:
        """How far (m, b) is from it, square to it and without a sign: ``|error| ÷ √(x² + 1)``."""
        return abs(self.error(line)) / hypot(self.x, 1.0)

    def nearest(self, line: Line) -> Line:
        """The place on it that a stochastic step heads for: the foot of the perpendicular from (m, b)."""
        share = self.error(line) / (self.x * self.x + 1.0)
        return Line(line.slope - share * self.x, line.intercept - share)

    def share(self, learning_rate: float) -> float:
        """Which share of the way to it one stochastic step covers: ``lr·(x² + 1)``."""
        return learning_rate * (self.x * self.x + 1.0)

    @property
    def reaching_rate(self) -> float:
        """The learning rate at which one step lands on it: ``1 ÷ (x² + 1)``. At twice that it lands as far beyond."""
        return 1.0 / (self.x * self.x + 1.0)

    def landing(self, learning_rate: float) -> Landing:
        """Where a step with this rate lands."""
        if learning_rate == self.reaching_rate:
            return Landing.ON
        if learning_rate < self.reaching_rate:
            return Landing.BEFORE
        return Landing.FARTHER if learning_rate > 2.0 * self.reaching_rate else Landing.BEYOND

    def within(self, slopes: Interval, intercepts: Interval) -> tuple[Line, Line] | None:
        """The two ends of the part of it that lies in a box of lines; None where it does not meet the box."""
        (left, right), (low, high) = slopes, intercepts
        if self.x != 0.0:
            # b runs from high to low while m runs between these; what lies outside of the box is cut off.
            at_high, at_low = (self.y - high) / self.x, (self.y - low) / self.x
            left, right = max(left, min(at_high, at_low)), min(right, max(at_high, at_low))
        elif not low <= self.y <= high:
            return None
        if left > right:
            return None
        ends = [Line(slope, min(high, max(low, self.y - self.x * slope))) for slope in (left, right)]
        return ends[0], ends[1]
