"""The zones when a step learns from fewer points than all, computed from the data.

A step on points with the Hessian H = [[mean x², mean x], [mean x, 1]] multiplies the distance to their minimum by
I − lr·H. In batch mode H is always the same, and its eigenvalues decide. With fewer points a step, many different
H follow each other, and what counts is whether the product of all I − lr·H grows or vanishes:

- ``sequential``: every epoch is the same product A, and training converges when the spectral radius of A is below 1.
- ``shuffled`` and ``random``: in almost every run the distance grows, in the long run, by one and the same factor
  a step, the exponential of the top Lyapunov exponent (Furstenberg and Kesten, "Products of random matrices", 1960).
  It is estimated from one seeded row of whole epochs, `REPRESENTATIVE_SAMPLES` samples or more; on data of ordinary
  spread the limit is then a few per cent off at most. Below it a run stays bounded, but for a random order the mean
  square of its distance may still be infinite: `mean_square.resting_moments` then gives None.

The zones depend on the features alone: the targets decide where training ends, not whether it does.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from app.model.data.dataset import BoolArray, Dataset, FloatArray
from app.model.learning.sampling import Order
from app.model.theory.epoch_map import StepHessians, log_growth
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.rate_zones import RateZones, slow_growth
from app.model.theory.zones.representative import representative_steps, sharpest_possible

_ROUNDING = 1e-9
"""Logarithmic growth below this may be rounding error."""

_LOWEST_SHARE = 1e-12
"""As a share of the fastest rate: the search for where slow begins does not go lower."""

_SCAN = 16
_SPLIT = 8
_REFINEMENTS = 2


def stochastic_zones(data: Dataset, order: Order, batch_size: int = 1) -> RateZones:
    """The zones when a step learns from ``batch_size`` points in the given order. Needs a point."""
    limits = batch_limits(data.moments)
    steps_per_epoch = -(-len(data) // batch_size)
    steps, epochs = representative_steps(data.xs, order, batch_size)
    diverges = stochastic_diverges_above(data, order, batch_size)
    oscillates = min(1.0 / steps.sharpest(), diverges)
    holds = min(2.0 / sharpest_possible(data.xs, order, batch_size), diverges)
    if limits.is_valley:
        slow = -math.expm1(slow_growth(-math.inf) / steps_per_epoch) / limits.lambda_max
        return RateZones(min(slow, oscillates), oscillates, diverges, oscillates, holds)

    def growth(rates: FloatArray) -> FloatArray:
        return log_growth(steps, rates) / epochs

    fastest, at_fastest = _fastest_rate(growth, diverges)
    target = slow_growth(at_fastest)
    # Small steps add up: an epoch is then like one batch step with the rate times the number of its steps.
    estimate = -target / (limits.lambda_min * steps_per_epoch)
    # In the narrowest ravines not even the fastest rate shrinks the distance measurably: the estimate is then 0.
    low = max(min(estimate, fastest) / 16.0, fastest * _LOWEST_SHARE)
    slow = _first_rate(lambda rates: growth(rates) <= target, low, fastest, precision=0.01)
    return RateZones(min(slow, oscillates), oscillates, diverges, fastest, holds)


def stochastic_diverges_above(data: Dataset, order: Order, batch_size: int = 1) -> float:
    """The smallest learning rate at which the product of an epoch's steps no longer shrinks every distance.

    Windows of instability narrower than 4 % of the rate may be missed. Needs a point.
    """
    if data.moments.cxx == 0.0:
        return batch_limits(data.moments).diverges_above
    return _diverges_above(representative_steps(data.xs, order, batch_size)[0], order)


def log_growth_per_epoch(data: Dataset, learning_rate: float, order: Order, batch_size: int = 1) -> float:
    """The logarithm of the factor of distances in an epoch, in the long run; NaN on overflow. Needs a point.

    For a fixed order the factor is the spectral radius of the epoch; otherwise the typical one (see above).
    """
    steps, epochs = representative_steps(data.xs, order, batch_size)
    return float(log_growth(steps, np.array([learning_rate]))[0]) / epochs


def _diverges_above(steps: StepHessians, order: Order) -> float:
    """Below 2/λmax of the sharpest step no product can grow. From there on the rate is raised until the product grows.

    This ends: the determinant of the product grows without bound with the rate.
    """

    def grows(rates: FloatArray) -> BoolArray:
        # NaN, which is an overflow, counts as growth.
        return ~(log_growth(steps, rates) <= _ROUNDING)

    low = 2.0 / steps.sharpest()
    while True:
        rates = low * 2.0 ** (np.arange(1, _SCAN + 1) / _SCAN)
        is_growing = grows(rates)
        if is_growing.any():
            first = int(np.argmax(is_growing))
            precision = 1e-5 if order is Order.SEQUENTIAL else 1e-3
            return _first_rate(grows, float(rates[first - 1]) if first else low, float(rates[first]), precision)
        low = float(rates[-1])


def _fastest_rate(growth: Callable[[FloatArray], FloatArray], diverges: float) -> tuple[float, float]:
    """The rate at which the distance shrinks fastest, within a few per cent, and its logarithmic factor an epoch.

    The growth may have several minima: each refinement is around the lowest of a whole row.
    """
    low = diverges * 2.0 ** (-np.arange(2, _SCAN + 1) / 2.0)
    rates = np.concatenate([low[::-1], diverges * np.linspace(0.5, 1.0, _SCAN, endpoint=False)[1:]])
    factors = growth(rates)
    for _ in range(_REFINEMENTS):
        index = int(np.argmin(factors))
        ends = rates[max(0, index - 1)], rates[min(len(rates) - 1, index + 1)]
        rates = np.linspace(*ends, 2 * _SPLIT + 1)
        factors = growth(rates)
    index = int(np.argmin(factors))
    return float(rates[index]), float(factors[index])


def _first_rate(holds: Callable[[FloatArray], BoolArray], low: float, high: float, precision: float) -> float:
    """The least rate between ``low`` and ``high`` at which a condition holds, to a relative precision; it holds at high."""
    while high > low * (1.0 + precision):
        rates = np.geomspace(low, high, _SPLIT + 1)[1:]
        first = int(np.argmax(holds(rates)))
        low, high = (float(rates[first - 1]) if first else low), float(rates[first])
    return high
