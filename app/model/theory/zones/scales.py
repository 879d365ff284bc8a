"""What each way of scaling does to the bowl: its shape, and the rates and steps that follow from that.

All of it comes from the moments, which scaling changes in closed form, so the points are not scaled for it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.model.data.dataset import Dataset, Moments
from app.model.data.scaling import Line, ScaleChoice, Scaling, scaling_for
from app.model.learning.cost import cost
from app.model.learning.training import Settings
from app.model.theory.zones.batch import BatchLimits, batch_limits
from app.model.theory.zones.zones import diverges_above

CHOICES = (ScaleChoice.NONE, ScaleChoice.UNIT, ScaleChoice.STANDARD)
"""The ways of scaling, without the one that chooses among them."""

LONGEST = 1e6
"""Longer bowls than this many times their width are as good as valleys: what moves along them is lost in rounding."""

CLOSER = 10.0
"""Steps are counted until the line is so many times as near to least squares."""


@dataclass(frozen=True, slots=True)
class ScaleEffect:
    """The bowl of points scaled in one way: its moments, and the limits of the batch step in it."""

    scaling: Scaling
    moments: Moments
    limits: BatchLimits

    @property
    def elongation(self) -> float:
        """How many times as long as wide its contours are, ``LONGEST`` at most; infinite in a valley."""
        if not self.moments.has_slope:
            return math.inf
        return min(LONGEST, math.sqrt(self.limits.lambda_max / max(self.limits.lambda_min, 1e-300)))

    @property
    def steps_to_come_closer(self) -> float:
        """How many batch steps at the fastest rate bring the line ten times as near to least squares, wherever it is.

        At that rate a step multiplies the distance by (κ − 1)/(κ + 1), κ being λmax/λmin. In a valley one step is enough.
        """
        if not self.moments.has_slope:
            return 1.0
        kept = 2.0 / (self.elongation**2 + 1.0)
        return max(1.0, math.log(CLOSER) / -math.log1p(-kept)) if kept < 1.0 else 1.0

    def away(self, line: Line) -> Line:
        """How far a line of the data's own units is from least squares, in slope and intercept of these units."""
        inside, moments = self.scaling.line_in(line), self.moments
        by_slope = inside.slope - moments.slope
        return Line(by_slope, inside.at(moments.x_mean) - moments.y_mean - by_slope * moments.x_mean)

    def height(self, line: Line) -> float:
        """How far J of a line of the data's own units is above the least, in these units."""
        return float(cost(replace(self.moments, slope=0.0, y_mean=0.0, least_cost=0.0), *self.away(line)))


def scale_effects(points: Dataset) -> tuple[ScaleEffect, ...]:
    """The effect of each of ``CHOICES`` on these points; none without points."""
    return tuple(_effect(points, choice) for choice in CHOICES) if len(points) else ()


def limits_of_rate(points: Dataset, settings: Settings) -> tuple[float | None, ...]:
    """From which learning rate on training diverges with each of ``CHOICES``, in the mode and order of the settings.

    None where there is no theory.
    """
    return tuple(diverges_above(scaling_for(points, choice).apply(points), settings) for choice in CHOICES)


def effect_of(effects: Sequence[ScaleEffect], kind: ScaleChoice) -> ScaleEffect | None:
    """That of one way of scaling, if it is among them."""
    return next((effect for effect in effects if effect.scaling.kind is kind), None)


def _effect(points: Dataset, choice: ScaleChoice) -> ScaleEffect:
    scaling = scaling_for(points, choice)
    moments = scaled_moments(points.moments, scaling)
    return ScaleEffect(scaling, moments, batch_limits(moments))


def scaled_moments(moments: Moments, scaling: Scaling) -> Moments:
    """The moments of points once they are scaled, to rounding those of the scaled points."""
    x_unit, y_unit = scaling.x_unit, scaling.y_unit
    return Moments(
        count=moments.count,
        x_mean=scaling.x_in(moments.x_mean),
        y_mean=scaling.y_in(moments.y_mean),
        cxx=moments.cxx / x_unit / x_unit,
        cxy=moments.cxy / x_unit / y_unit,
        cyy=moments.cyy / y_unit / y_unit,
        slope=moments.slope * (x_unit / y_unit),
        least_cost=moments.least_cost / y_unit / y_unit,
        has_slope=moments.has_slope,
    )
