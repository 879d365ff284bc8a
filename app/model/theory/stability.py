"""What a learning rate will do with these points: the zones on its slider, computed from the data.

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
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.model.data.dataset import BoolArray, Dataset, FloatArray, Moments
from app.model.learning.learning_rate import three_figures, three_figures_below
from app.model.learning.sampling import Cursor, Order, samples
from app.model.learning.training import Mode, Settings
from app.model.theory.epoch_map import StepHessians, log_growth
from app.model.theory.scope import has_theory

Zone = Literal["slow", "good", "oscillating", "diverging"]

SHRINKAGE = 100.0
"""Training counts as arrived when the distance to where it ends is this many times smaller than at the start."""

SLOW_EPOCHS = 200
"""A rate is slow if that takes more epochs than this: some thirty epochs to halve the distance."""

SLOW_FACTOR = 10
"""If even the fastest rate is slow, slow means this many times as many epochs as it takes."""

MOST_POINTS = 1024
"""In a random order, larger sets are represented by a seeded sample of this many points."""

MOST_POINTS_IN_ORDER = 4096
"""The same for a fixed order, which the sample preserves. For a set sorted by x the limit is then a little high."""

REPRESENTATIVE_SAMPLES = 2048
"""A random order is represented by whole epochs of at least so many samples."""

_SEED = 0
_FLAT = 1e-12
"""λmin below this share of λmax counts as zero: its effect on a step is lost in rounding."""

_ROUNDING = 1e-9
"""Logarithmic growth below this may be rounding error."""

_LOWEST_SHARE = 1e-12
"""As a share of the fastest rate: the search for where slow begins does not go lower."""

_SCAN = 16
_SPLIT = 8
_REFINEMENTS = 2


@dataclass(frozen=True, slots=True)
class RateZones:
    """The learning rates at which training is slow, converges well, overshoots and diverges.

    ``slow_below``: the distance takes more than `SLOW_EPOCHS` epochs (or `SLOW_FACTOR` times those of ``fastest``, if
    that is more) to shrink `SHRINKAGE`-fold. ``oscillates_above``: from here on some step jumps past the minimum of its
    own cost. ``diverges_above``: from here on the distance grows, in the long run. ``fastest``: the rate at which
    the distance shrinks fastest; with few points a step a smaller one ends closer to least squares.
    ``holds_below``: no step at a lower rate raises the cost of the points that it learns from, or moves the line away from
    a line that fits them. Between it and ``diverges_above`` the cost may rise by any factor before it comes down.
    """

    slow_below: float
    oscillates_above: float
    diverges_above: float
    fastest: float
    holds_below: float

    def zone_of(self, learning_rate: float) -> Zone:
        """The zone of a learning rate; a limit belongs to the zone above it."""
        if learning_rate >= self.diverges_above:
            return "diverging"
        if learning_rate >= self.oscillates_above:
            return "oscillating"
        return "good" if learning_rate >= self.slow_below else "slow"

    def is_capped(self, mode: Mode) -> bool:
        """Whether the rate to mark is the fastest without overshoot, and not the fastest of all.

        With few points a step, higher rates forget the start even faster, but the line then wanders so widely that nothing
        is gained.
        """
        return mode is not Mode.BATCH and self.fastest >= self.oscillates_above

    def marked(self, mode: Mode) -> float:
        """The rate to mark on the slider, with three significant figures: ``fastest``, or just below overshoot if capped.

        It may lie beyond the ends of the slider, where no rate on the slider is of use.
        """
        return three_figures_below(self.oscillates_above) if self.is_capped(mode) else three_figures(self.fastest)


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
        target = _slow_growth(math.log1p(-shed) if shed < 1.0 else -math.inf)
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


def rate_zones(data: Dataset, settings: Settings) -> RateZones | None:
    """The zones for these points, in training units, in the mode and order of the settings.

    None without points, and for a method that there is no theory for.
    """
    if not len(data) or not has_theory(settings):
        return None
    if settings.mode is Mode.BATCH:
        return batch_limits(data.moments).zones()
    size = settings.batch_size if settings.mode is Mode.MINI_BATCH else 1
    return stochastic_zones(data, settings.order, size)


def stochastic_zones(data: Dataset, order: Order, batch_size: int = 1) -> RateZones:
    """The zones when a step learns from ``batch_size`` points in the given order. Needs a point."""
    limits = batch_limits(data.moments)
    steps_per_epoch = -(-len(data) // batch_size)
    steps, epochs = _representative_steps(data.xs, order, batch_size)
    diverges = stochastic_diverges_above(data, order, batch_size)
    oscillates = min(1.0 / steps.sharpest(), diverges)
    holds = min(2.0 / _sharpest_possible(data.xs, order, batch_size), diverges)
    if limits.is_valley:
        slow = -math.expm1(_slow_growth(-math.inf) / steps_per_epoch) / limits.lambda_max
        return RateZones(min(slow, oscillates), oscillates, diverges, oscillates, holds)

    def growth(rates: FloatArray) -> FloatArray:
        return log_growth(steps, rates) / epochs

    fastest, at_fastest = _fastest_rate(growth, diverges)
    target = _slow_growth(at_fastest)
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
    return _diverges_above(_representative_steps(data.xs, order, batch_size)[0], order)


def log_growth_per_epoch(data: Dataset, learning_rate: float, order: Order, batch_size: int = 1) -> float:
    """The logarithm of the factor of distances in an epoch, in the long run; NaN on overflow. Needs a point.

    For a fixed order the factor is the spectral radius of the epoch; otherwise the typical one (see above).
    """
    steps, epochs = _representative_steps(data.xs, order, batch_size)
    return float(log_growth(steps, np.array([learning_rate]))[0]) / epochs


def _slow_growth(fastest: float) -> float:
    """The logarithm of the factor an epoch at which training counts as slow, given that of the fastest rate."""
    return max(-math.log(SHRINKAGE) / SLOW_EPOCHS, fastest / SLOW_FACTOR)


def _representative_steps(xs: FloatArray, order: Order, batch_size: int) -> tuple[StepHessians, float]:
    """A row of steps that represents the order, and how many epochs of the whole set it represents."""
    total = len(xs)
    most = MOST_POINTS_IN_ORDER if order is Order.SEQUENTIAL else MOST_POINTS
    if total > most:
        kept = np.random.default_rng(_SEED).choice(total, most, replace=False)
        xs = xs[np.sort(kept)]
    count = len(xs)
    epochs = 1 if order is Order.SEQUENTIAL else -(-REPRESENTATIVE_SAMPLES // count)
    drawn = samples(order, _SEED, count, Cursor(), epochs * count)
    starts = np.arange(0, count, min(batch_size, count)) + count * np.arange(epochs)[:, None]
    steps = StepHessians.of(xs[drawn], starts.ravel() if batch_size > 1 else None)
    return steps, epochs * count / total


def _sharpest_possible(xs: FloatArray, order: Order, batch_size: int) -> float:
    """The largest eigenvalue of H of any step of the order; for shuffled batches an upper bound of it.

    In a random order a batch may be the same point again and again. A shuffled one may have the points that are farthest
    out: its mean x² and mean x are at most theirs. Fewer points have larger means, so the smallest batch counts, which is
    the last of an epoch.
    """
    count, size = len(xs), min(batch_size, len(xs))
    if size == 1 or order is Order.RANDOM:
        return StepHessians.of(xs).sharpest()
    if order is Order.SEQUENTIAL:
        return StepHessians.of(xs, np.arange(0, count, size)).sharpest()
    smallest = count % size or size

    def mean_of_largest(column: FloatArray) -> float:
        return float(np.partition(column, count - smallest)[count - smallest :].mean())

    farthest = max(mean_of_largest(xs), mean_of_largest(-xs))
    return StepHessians(np.array([farthest]), np.array([mean_of_largest(xs * xs)])).sharpest()


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
