"""The slope of J, measured with a small nudge ``h`` and worked out by the rules, and what stands between the two.

``(J(m + h) − J(m)) ÷ h = 2·error·x + x²·h`` for one point, and ``2·error + h`` along b. So the two meet as h shrinks, until
the difference of two nearly equal costs has lost its digits. Source: the definition of the derivative; the bound on the
rounding is that of a sum of float64 numbers (Higham, Accuracy and Stability of Numerical Algorithms, section 1.14).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from app.model.data.scaling import Line
from app.model.derivation.growth import Parameter

UNIT = sys.float_info.epsilon / 2
"""By how much of itself a float64 number may be off after one operation."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One point's cost ``error²``, measured as the program would, with one parameter nudged by ``h``.

    ``h`` is not 0. Everything is in the units of the point and the line.
    """

    x: float
    y: float
    line: Line
    h: float
    parameter: Parameter

    @property
    def rate(self) -> float:
        """How fast the error grows with the parameter: ``x`` for m, 1 for b."""
        return self.x if self.parameter is Parameter.SLOPE else 1.0

    @property
    def error(self) -> float:
        """``guess − y`` before the nudge."""
        return self.line.at(self.x) - self.y

    @property
    def nudged_line(self) -> Line:
        """The line after it."""
        slope, intercept = self.line
        return Line(slope + self.h, intercept) if self.parameter is Parameter.SLOPE else Line(slope, intercept + self.h)

    @property
    def cost_before(self) -> float:
        """J of the point before the nudge."""
        return self.error * self.error

    @property
    def cost_after(self) -> float:
        """J of the point after it."""
        error = self.nudged_line.at(self.x) - self.y
        return error * error

    @property
    def measured(self) -> float:
        """``(J(m + h) − J(m)) ÷ h`` in float64, with all the rounding that has happened to it."""
        return (self.cost_after - self.cost_before) / self.h

    @property
    def by_the_rules(self) -> float:
        """``2·error·x``, or ``2·error·1`` along b."""
        return 2.0 * self.error * self.rate

    @property
    def corner(self) -> float:
        """What measuring should find beyond the rules: ``x²·h``, or ``h`` along b: the corner's area by the nudge."""
        return self.rate * self.rate * self.h

    @property
    def rounding(self) -> float:
        """How large a part of ``measured`` may be nothing but rounding: a bound, not what it happens to be."""
        slope, intercept = self.nudged_line
        in_parameter = UNIT * abs(slope * self.x if self.parameter is Parameter.SLOPE else intercept)
        in_costs = self._rounding_of_cost(self.line, 0.0) + self._rounding_of_cost(self.nudged_line, in_parameter)
        return in_costs / abs(self.h) + 2.0 * UNIT * abs(self.measured)

    def _rounding_of_cost(self, line: Line, in_parameter: float) -> float:
        """A bound on that of ``error²``: of the product, of both sums, and of the square."""
        error = abs(line.at(self.x) - self.y)
        in_error = UNIT * (abs(line.slope * self.x) + abs(line.at(self.x)) + error) + in_parameter
        return in_error * (2.0 * error + in_error) + UNIT * (error + in_error) ** 2

    @property
    def is_rounding(self) -> bool:
        """Whether rounding may weigh more than the corner does: from here on a smaller nudge measures worse."""
        return self.rounding > abs(self.corner)
