"""The steps themselves: gradient descent, one step after another, in the order of operations that the contract fixes.

::

    error = (m * x + b) − y
    m −= (error * x) * learning_rate
    b −= error * learning_rate

The factor 2 of the derivative is part of the learning rate. In batch and mini-batch mode the two products are the means
over the batch, taken from the batch's own moments, so that a step costs the same for ten points as for a million.
Other methods use the same gradients, but subtract something else than gradient times learning rate.

Each step depends on the one before, so steps run in plain Python floats, which are fastest for that. Everything that
follows from their lines is computed in numpy afterwards, by the same operations and so to the same bits. Plain descent has
loops of its own: calling a function in each step would halve its speed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TypeAlias, TypeVar

import numpy as np

from app.model.data.dataset import IntArray
from app.model.data.scaling import Line
from app.model.learning.batches import Batches, next_batches
from app.model.learning.methods.method import MethodState, of_each
from app.model.learning.methods.plain import PLAIN
from app.model.learning.sampling import samples, within
from app.model.learning.steps import Steps
from app.model.learning.training import Mode, Training

Point: TypeAlias = tuple[float, float]
"""x and y of the one point that a step learns from."""

BatchMeans: TypeAlias = tuple[float, float, float, float]
"""Cxx/n, least-squares slope, x̄ and ȳ of the batch that a step learns from."""

_Learnt = TypeVar("_Learnt")


@dataclass(frozen=True, slots=True)
class _Walk:
    """The lines that steps led to and the states of the method there, the start included; no states for plain descent."""

    slopes: list[float]
    intercepts: list[float]
    method_states: list[MethodState]


def run_steps(training: Training, how_many: int) -> Steps:
    """Run up to ``how_many`` steps from ``training`` on; none without points.

    There are fewer if the line diverged, and if large mini-batches would take too much memory at a time.

    A step to a slope or intercept beyond the limit, or to NaN, is not taken: ``Steps.diverged_to`` is then the line that
    it would have led to.
    """
    count = len(training.training_set.points)
    if not count or how_many < 1:
        return Steps.none(training)
    cursor = within(training.cursor, count)
    start = training if cursor is training.cursor else replace(training, cursor=cursor)
    if start.settings.mode is Mode.STOCHASTIC:
        return _run_stochastic(start, how_many)
    if start.settings.mode is Mode.BATCH:
        return _run_batch(start, how_many)
    return _run_mini_batch(start, how_many)


def after(steps: Steps) -> Training:
    """The training after these steps."""
    taken = len(steps)
    if not taken:
        return steps.start
    line = Line(float(steps.slopes[-1]), float(steps.intercepts[-1]))
    start, state = steps.start, steps.method_state_at(taken)
    return Training(start.training_set, start.settings, line, steps.cursor_after(taken), start.step + taken, state)


def _run_stochastic(start: Training, how_many: int) -> Steps:
    data, settings = start.training_set.data, start.settings
    drawn = samples(settings.order, settings.seed, len(data), start.cursor, how_many)
    points = zip(*(values.tolist() for values in data.at(drawn)), strict=True)
    if settings.method == PLAIN:
        return _finished(start, _plain_walk_by_points(start, points), drawn=drawn)
    return _finished(start, _walk(start, points, _gradient_at_point), drawn=drawn)


def _run_batch(start: Training, how_many: int) -> Steps:
    moments = start.training_set.moments
    whole = (moments.cxx / moments.count, moments.slope, moments.x_mean, moments.y_mean)
    return _finished(start, _walk_by_means(start, repeat(whole, how_many)))


def _run_mini_batch(start: Training, how_many: int) -> Steps:
    batches = next_batches(start, how_many)
    return _finished(start, _walk_by_means(start, batches.rows()), batches=batches)


def _walk_by_means(start: Training, batches: Iterable[BatchMeans]) -> _Walk:
    if start.settings.method == PLAIN:
        return _plain_walk_by_means(start, batches)
    return _walk(start, batches, _gradient_of_batch)


def _walk(
    start: Training, learnt_from: Iterable[_Learnt], gradient: Callable[[float, float, _Learnt], tuple[float, float]]
) -> _Walk:
    """Steps of any method, each learning from one point or batch."""
    step, learning_rate = start.settings.method.step, start.settings.learning_rate
    slope, intercept = start.line
    slope_state, intercept_state = of_each(start.method_state)
    walk = _Walk([slope], [intercept], [start.method_state])
    for learnt in learnt_from:
        grad_m, grad_b = gradient(slope, intercept, learnt)
        by_slope, slope_state = step(slope_state, grad_m, learning_rate)
        by_intercept, intercept_state = step(intercept_state, grad_b, learning_rate)
        slope -= by_slope
        intercept -= by_intercept
        walk.slopes.append(slope)
        walk.intercepts.append(intercept)
        walk.method_states.append(slope_state + intercept_state)
    return walk


def _gradient_at_point(slope: float, intercept: float, point: Point) -> tuple[float, float]:
    x, y = point
    error = (slope * x + intercept) - y
    return error * x, error


def _gradient_of_batch(slope: float, intercept: float, batch: BatchMeans) -> tuple[float, float]:
    """``mean(error·x)`` and ``mean(error)``."""
    spread, best_slope, x_mean, y_mean = batch
    error = slope * x_mean + intercept - y_mean
    return spread * (slope - best_slope) + x_mean * error, error


def _plain_walk_by_points(start: Training, points: Iterable[Point]) -> _Walk:
    slope, intercept = start.line
    learning_rate = start.settings.learning_rate
    slopes, intercepts = [slope], [intercept]
    for x, y in points:
        error = (slope * x + intercept) - y
        slope -= (error * x) * learning_rate
        intercept -= error * learning_rate
        slopes.append(slope)
        intercepts.append(intercept)
    return _Walk(slopes, intercepts, [])


def _plain_walk_by_means(start: Training, batches: Iterable[BatchMeans]) -> _Walk:
    slope, intercept = start.line
    learning_rate = start.settings.learning_rate
    slopes, intercepts = [slope], [intercept]
    for spread, best_slope, x_mean, y_mean in batches:
        error = slope * x_mean + intercept - y_mean
        slope -= (spread * (slope - best_slope) + x_mean * error) * learning_rate
        intercept -= error * learning_rate
        slopes.append(slope)
        intercepts.append(intercept)
    return _Walk(slopes, intercepts, [])


def _finished(start: Training, walk: _Walk, drawn: IntArray | None = None, batches: Batches | None = None) -> Steps:
    """Cut the steps off before the first that grew beyond the limit; the comparisons are false for NaN as well."""
    path, limit = np.array((walk.slopes, walk.intercepts)), start.training_set.line_limit
    states = np.array(walk.method_states, dtype=np.float64).reshape(path.shape[1], -1)
    size = np.abs(path)
    if np.maximum.reduce(size, axis=None) <= limit:
        return Steps(start, path[0], path[1], states, drawn, batches)
    is_held = (size[:, 1:] <= limit) | (size[:, 1:] <= size[:, :-1])
    good = int(np.argmin(np.append(is_held.all(axis=0), False)))
    refused = Line(*path[:, good + 1].tolist()) if good < path.shape[1] - 1 else None
    return Steps(start, path[0, : good + 1], path[1, : good + 1], states[: good + 1], drawn, batches, refused)
