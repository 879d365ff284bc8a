"""A line set by hand beside the one that learns and that of least squares: what each of them costs."""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.learning.cost import cost


class ThreeCosts(NamedTuple):
    """J of my line, of the line as it is now, and of least squares, which no line is below."""

    mine: float
    now: float
    least: float

    @property
    def is_finite(self) -> bool:
        """Whether all three are numbers that can be compared."""
        return all(map(isfinite, self))


def three_costs(moments: Moments, mine: Line, now: Line) -> ThreeCosts:
    """The three over all points; both lines in the units of the moments."""
    return ThreeCosts(float(cost(moments, *mine)), float(cost(moments, *now)), float(moments.least_cost))
