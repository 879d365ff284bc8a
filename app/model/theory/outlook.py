"""The outlook: the zone of the learning rate, where training comes to rest with the present settings, and how soon.

How exact it is:

- ``batch``: least squares, exactly; the distance shrinks by max |1 − lr·λ| an epoch.
- ``sequential`` order: the fixed point of the epoch map, exactly, for any number of points. It is the line at
  the end of each epoch, wherever in an epoch training is now; between two ends the line goes round a small loop.
- ``random`` order: the mean is least squares, with the stationary covariance around it, exactly; but the extra noise of a
  smaller last batch counts as if it were spread over the epoch.
- ``shuffled`` order, up to `MOST_SHUFFLED` points: mean line and covariance over all moments of all epochs, from the
  first and second moments of the maps of a seeded set of permutations; the cost beyond J* is then within some 5 %. More
  points: least squares, and the covariance in closed form (see `mean_square.shuffled_noise_share`). The cost beyond J* is
  within some 7 %, and within 3 % from forty points on; the spread along the flat axis up to 10 % and 5 % too narrow.

``random`` and ``shuffled`` do not depend on the training's seed: they describe all runs, not this one.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import numpy as np

from app.model.data.dataset import Dataset, FloatArray
from app.model.data.scaling import Line
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory.epoch_map import fixed_point
from app.model.theory.mean_square import (
    excess_cost,
    mean_step_change,
    random_step_change,
    replaced_noise_share,
    resting_moments,
    shuffled_noise_share,
)
from app.model.theory.passes import Pass
from app.model.theory.principal import PrincipalAxes
from app.model.theory.scope import has_theory
from app.model.theory.shuffles import shuffled_prefixes
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.rate_zones import RateZones
from app.model.theory.zones.stochastic import log_growth_per_epoch
from app.model.theory.zones.zones import rate_zones

MOST_SHUFFLED = 16
"""Up to this many points a shuffled order is averaged over permutations; beyond, by a closed form."""

_LARGEST_LOG = 700.0
"""The logarithm of the largest growth that is reported; its exponential is still a float."""

_KEPT = 8

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, eq=False)
class Outlook:
    """What the settings lead to, in training units. Without points, or if it is not computed, all is None.

    ``is_computed``: False for a method that there is no theory for.

    ``rest``, ``circle`` and ``distance`` are None where training diverges, in a valley (no line of its bottom is better
    than another), and in random or shuffled order where the mean square has no bound though single runs return.

    ``zones``: those of the learning rate, for this mode and order.
    ``rest``: where training ends, or what it circles around.
    ``rest_cost``: J there, in a valley as well; for ``random`` and ``shuffled`` the expected J, with the circle's n·tr(H Σ).
    ``shrink_per_epoch``: what an epoch multiplies distances by in the long run, below 1 exactly where training
    converges; in a valley, across it. A spectral radius in order (up to 4,096 points; then of a sample), a Lyapunov
    exponent otherwise. It may underflow to 0; e⁷⁰⁰ at most.
    ``circle``: the covariance of (m, b) at rest, shape (2, 2); None in a fixed order, which has none. In a valley it is
    that across it.
    ``is_exact``: whether ``rest`` is where this very run ends.
    ``is_loop``: whether it is at ``rest`` only at the end of each epoch: in a fixed order the line goes round a loop.
    ``distance``: from ``rest`` to least squares, in the plane of (m, b).
    """

    zones: RateZones | None = None
    rest: Line | None = None
    rest_cost: float | None = None
    shrink_per_epoch: float | None = None
    circle: FloatArray | None = None
    is_exact: bool = False
    distance: float | None = None
    is_loop: bool = False
    is_computed: bool = True


NOT_COMPUTED = Outlook(is_computed=False)
"""The outlook of a method that there is no theory for."""


@dataclass(frozen=True, slots=True)
class Course:
    """The settings that an outlook depends on; ``batch_size`` is at most the number of points."""

    mode: Mode
    order: Order
    batch_size: int
    learning_rate: float

    @classmethod
    def of(cls, training: Training) -> Course:
        """The course of a training; the same for settings with the same outlook. In batch mode the order does not matter."""
        settings, count = training.settings, len(training.training_set.points)
        if settings.mode is Mode.BATCH:
            return cls(Mode.BATCH, Order.SEQUENTIAL, count, settings.learning_rate)
        size = 1 if settings.mode is Mode.STOCHASTIC else min(settings.batch_size, count)
        return cls(settings.mode, settings.order, size, settings.learning_rate)

    @property
    def without_rate(self) -> tuple[Mode, Order, int]:
        """The part that the zones depend on."""
        return self.mode, self.order, self.batch_size

    def is_judged_by_permutations(self, count: int) -> bool:
        """Whether the order is shuffled and the points are few."""
        return self.mode is not Mode.BATCH and self.order is Order.SHUFFLED and count <= MOST_SHUFFLED


def outlook(training: Training) -> Outlook:
    """The outlook of the present settings, computed anew. For every frame use `OutlookCache`."""
    return _outlook(training, rate_zones(training.training_set.data, training.settings))


_NOTHING = TrainingSet()


class OutlookCache:
    """The latest few outlooks, by identity of the points and equality of the settings that matter.

    After a change of the learning rate the zones are reused; after steps, or a change of seed or line, everything is.
    """

    def __init__(self) -> None:
        self._zones: _Latest[tuple[Mode, Order, int], RateZones | None] = _Latest()
        self._outlooks: _Latest[Course, Outlook] = _Latest()
        self._latest: tuple[weakref.ref[TrainingSet], Settings, Outlook] = (weakref.ref(_NOTHING), Settings(), Outlook())

    def __reduce__(self) -> tuple[type[OutlookCache], tuple[()]]:
        """Given to another process it is empty there: what it knows goes by the identity of points."""
        return OutlookCache, ()

    def outlook(self, training: Training) -> Outlook:
        """The outlook, computed only if it is not in the cache."""
        known, settings, latest = self._latest
        if known() is training.training_set and settings is training.settings:
            return latest
        if not has_theory(training.settings):
            return NOT_COMPUTED
        points, course = training.training_set, Course.of(training)

        def zones() -> RateZones | None:
            return rate_zones(points.data, training.settings)

        def worked_out() -> Outlook:
            return _outlook(training, self._zones.get(points, course.without_rate, zones))

        found = self._outlooks.get(points, course, worked_out)
        self._latest = (weakref.ref(points), training.settings, found)
        return found


class _Latest(Generic[_Key, _Value]):
    """The latest few values computed for a training set and a key; it does not keep training sets alive."""

    def __init__(self) -> None:
        self._kept: list[tuple[weakref.ref[TrainingSet], _Key, _Value]] = []

    def get(self, points: TrainingSet, key: _Key, work_out: Callable[[], _Value]) -> _Value:
        for place, (known, known_key, value) in enumerate(self._kept):
            if known() is points and known_key == key:
                self._kept.insert(0, self._kept.pop(place))
                return value
        self._kept.insert(0, (weakref.ref(points), key, work_out()))
        del self._kept[_KEPT:]
        return self._kept[0][2]


def step_change(principal: PrincipalAxes, course: Course) -> FloatArray:
    """What a step adds to the second moments, on average over an epoch where steps differ. Shape (9, 9).

    For batch mode, random order, and the shuffled order of many points.
    """
    if course.mode is Mode.BATCH:
        return mean_step_change(principal, course.learning_rate)
    if course.order is Order.RANDOM:
        shares = replaced_noise_share(len(principal.data), course.batch_size)
    else:
        shares = shuffled_noise_share(principal, course.learning_rate, course.batch_size)
    return random_step_change(principal, course.learning_rate, shares)


def _outlook(training: Training, zones: RateZones | None) -> Outlook:
    if not has_theory(training.settings):
        return NOT_COMPUTED
    data, course = training.training_set.data, Course.of(training)
    if not len(data):
        return Outlook()
    if course.batch_size == len(data) and course.order is not Order.RANDOM:
        # Each step learns from every point once: from the next epoch on it is a step of batch mode.
        course = replace(course, mode=Mode.BATCH)
    principal = PrincipalAxes.of(data)
    shrink = _shrink_per_epoch(data, course)
    if not shrink < 1.0:
        return Outlook(zones, shrink_per_epoch=shrink)
    if data.moments.least_cost == 0.0:
        # The line fits every point in the end, and then no step moves it any more.
        at_rest = None if principal.is_valley else Line(data.moments.slope, data.moments.intercept)
        return Outlook(zones, at_rest, 0.0, shrink, None, at_rest is not None, None if at_rest is None else 0.0)
    with np.errstate(all="ignore"):
        if course.mode is not Mode.BATCH and course.order is Order.SEQUENTIAL:
            return _in_order(principal, course, zones, shrink)
        return _on_average(principal, course, zones, shrink)


def _shrink_per_epoch(data: Dataset, course: Course) -> float:
    limits = batch_limits(data.moments)
    steps = -(-len(data) // course.batch_size)
    if limits.is_valley or course.mode is Mode.BATCH:
        log = steps * _log(limits.contraction(course.learning_rate))
    else:
        log = log_growth_per_epoch(data, course.learning_rate, course.order, course.batch_size)
    return math.exp(log) if log < _LARGEST_LOG else math.exp(_LARGEST_LOG)


def _in_order(principal: PrincipalAxes, course: Course, zones: RateZones | None, shrink: float) -> Outlook:
    """The outlook of a fixed order: it ends at the fixed point of an epoch."""
    whole = Pass(principal, course.learning_rate, course.batch_size).whole()
    matrix, offset = whole[:2, :2], whole[:2, 2]
    is_loop = len(principal.data) > course.batch_size
    if principal.is_valley:
        across = offset[1] / (1.0 - matrix[1, 1])
        return Outlook(zones, None, _cost(principal, np.array([0.0, across])), shrink, is_loop=is_loop)
    deviation = fixed_point(matrix, offset)
    if deviation is None:
        return Outlook(zones, shrink_per_epoch=shrink)
    at_rest = np.array(deviation)
    distance = float(np.hypot(*at_rest))
    return Outlook(zones, principal.line(at_rest), _cost(principal, at_rest), shrink, None, True, distance, is_loop)


def _on_average(principal: PrincipalAxes, course: Course, zones: RateZones | None, shrink: float) -> Outlook:
    """The outlook of a random order: the stationary distribution of the line, averaged over an epoch."""
    moments = _moments_at_rest(principal, course)
    if moments is None:
        return Outlook(zones, shrink_per_epoch=shrink)
    extended = moments.reshape(3, 3)
    mean = extended[:2, 2]
    cost = principal.data.moments.least_cost + float(excess_cost(principal) @ moments)
    is_exact = course.batch_size == len(principal.data) and course.order is not Order.RANDOM
    circle = None
    if course.mode is not Mode.BATCH:
        circle = principal.axes @ (extended[:2, :2] - np.outer(mean, mean)) @ principal.axes.T
    if principal.is_valley:
        return Outlook(zones, None, cost, shrink, circle)
    return Outlook(zones, principal.line(mean), cost, shrink, circle, is_exact, float(np.hypot(*mean)))


def _moments_at_rest(principal: PrincipalAxes, course: Course) -> FloatArray | None:
    if not course.is_judged_by_permutations(len(principal.data)):
        return resting_moments(step_change(principal, course), principal.is_valley)
    prefixes = shuffled_prefixes(principal.data, course.learning_rate, course.batch_size)
    at_end = resting_moments(prefixes[-1] - np.eye(9), principal.is_valley)
    return None if at_end is None else np.asarray(prefixes.mean(axis=0) @ at_end)


def _cost(principal: PrincipalAxes, deviation: FloatArray) -> float:
    excess = len(principal.data) * float(principal.eigenvalues @ (deviation * deviation))
    return principal.data.moments.least_cost + excess


def _log(factor: float) -> float:
    return math.log(factor) if factor > 0.0 else -math.inf
