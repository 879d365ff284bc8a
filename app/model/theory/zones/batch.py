"""The zones of batch mode, in closed form from the eigenvalues of the Hessian."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.model.data.dataset import Moments
from app.model.theory.zones.rate_zones import RateZones, slow_growth

_FLAT = 1e-12
"""λmin below this share of λmax counts as zero: its effect on a step is lost in rounding."""


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """The eigenvalues of the Hessian of the batch step, and the limits that follow from them.

    In a valley nothing moves along the flat direction, and the limits are those across it.
    """

    lambda_min: float
    lambda_max: float

    @property
    def is_valley(self) -> bool:
        """Whether one direction is flat within rounding: all x are equal, or nearly so."""
        return self.lambda_min <= _FLAT * self.lambda_max

    @property
    def monotone_below(self) -> float:
        """Up to 1/λmax no step jumps past the minimum."""
        return 1.0 / self.lambda_max

    @property
    def diverges_above(self) -> float:
        """From 2/λmax on the distance grows."""
        return 2.0 / self.lambda_max

    @property
    def fastest(self) -> float:
        """2/(λmax + λmin), at which both directions shrink equally; 1/λmax in a valley."""
        return 2.0 / (self.lambda_max + self._slowest)

    def contraction(self, learning_rate: float) -> float:
        """The largest factor of the distance to the minimum in a step: max |1 − lr·λ|."""
        return max(abs(1.0 - learning_rate * self._slowest), abs(1.0 - learning_rate * self.lambda_max))

    @property
    def _slowest(self) -> float:
        return self.lambda_max if self.is_valley else self.lambda_min

    def zones(self) -> RateZones:
        """The zones of batch mode, in closed form: below 1/λmax the slow direction shrinks by 1 − lr·λmin an epoch."""
        shed = 2.0 * self._slowest / (self.lambda_max + self._slowest)
        target = slow_growth(math.log1p(-shed) if shed < 1.0 else -math.inf)
        slow = -math.expm1(target) / self._slowest
        return RateZones(slow, self.monotone_below, self.diverges_above, self.fastest, self.diverges_above)


def hessian_eigenvalues(moments: Moments) -> tuple[float, float]:
    """λmin and λmax of [[mean x², mean x], [mean x, 1]], from centred sums so that λmin loses no digits.

    λmin is their determinant, the variance of x, divided by λmax. Raises ZeroDivisionError without points.
    """
    variance = moments.cxx / moments.count
    mean_square = variance + moments.x_mean * moments.x_mean
    largest = (mean_square + 1.0 + math.hypot(mean_square - 1.0, 2.0 * moments.x_mean)) / 2.0
    return variance / largest, largest


def batch_limits(moments: Moments) -> BatchLimits:
    """The limits of the batch step. Raises ZeroDivisionError without points."""
    return BatchLimits(*hessian_eigenvalues(moments))
