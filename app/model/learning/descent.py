"""The steps themselves: gradient descent, one step after another, in the order of operations that the contract fixes.

::

    error = (m * x + b) − y
    m −= (error * x) * learning_rate
    b −= error * learning_rate

The factor 2 of the derivative is part of the learning rate. In batch and mini-batch mode the two products are the means
over the batch, taken from the batch's own moments, so that a step costs the same for ten points as for a million.

A step needs the one before it, so steps run in plain Python floats, the fastest there is for that; everything that can
be derived from the lines they passed through is derived in numpy afterwards, with the same operations and so the same
bits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import repeat

import numpy as np

from app.model.data.dataset import IntArray
from app.model.data.scaling import Line
from app.model.learning.batches import Batches, next_batches
from app.model.learning.sampling import samples, within
from app.model.learning.steps import Steps
from app.model.learning.training import Mode, Training


def run_steps(training: Training, how_many: int) -> Steps:
    """Run up to ``how_many`` steps from where training stands; none without points.

    There are fewer where the line diverged, and where large mini-batches would take too much memory at a time.

    A step that would take slope or intercept beyond the limit (or to no number at all) is not taken:
    ``Steps.has_diverged`` then says so.
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
    """Where training stands once these steps have run."""
    taken = len(steps)
    if not taken:
        return steps.start
    line = Line(float(steps.slopes[-1]), float(steps.intercepts[-1]))
    start = steps.start
    return Training(start.training_set, start.settings, line, steps.cursor_after(taken), start.step + taken)


def _run_stochastic(start: Training, how_many: int) -> Steps:
    data, settings = start.training_set.data, start.settings
    drawn = samples(settings.order, settings.seed, len(data), start.cursor, how_many)
    slope, intercept = start.line
    learning_rate = settings.learning_rate
    slopes, intercepts = [slope], [intercept]
    for x, y in zip(data.xs[drawn].tolist(), data.ys[drawn].tolist(), strict=True):
        error = (slope * x + intercept) - y
        slope -= (error * x) * learning_rate
        intercept -= error * learning_rate
        slopes.append(slope)
        intercepts.append(intercept)
    return _finished(start, slopes, intercepts, drawn=drawn)


def _run_batch(start: Training, how_many: int) -> Steps:
    moments = start.training_set.moments
    whole = (moments.cxx / moments.count, moments.slope, moments.x_mean, moments.y_mean)
    return _finished(start, *_descend_by_means(start, repeat(whole, how_many)))


def _run_mini_batch(start: Training, how_many: int) -> Steps:
    batches = next_batches(start, how_many)
    return _finished(start, *_descend_by_means(start, batches.rows()), batches=batches)


def _descend_by_means(start: Training, rows: Iterable[tuple[float, float, float, float]]) -> tuple[list[float], list[float]]:
    """Steps along ``mean(error·x)`` and ``mean(error)``; a row is (Cxx/n, least-squares slope, x̄, ȳ) of its batch."""
    slope, intercept = start.line
    learning_rate = start.settings.learning_rate
    slopes, intercepts = [slope], [intercept]
    for spread, best_slope, x_mean, y_mean in rows:
        error = slope * x_mean + intercept - y_mean
        slope -= (spread * (slope - best_slope) + x_mean * error) * learning_rate
        intercept -= error * learning_rate
        slopes.append(slope)
        intercepts.append(intercept)
    return slopes, intercepts


def _finished(
    start: Training,
    slopes: list[float],
    intercepts: list[float],
    drawn: IntArray | None = None,
    batches: Batches | None = None,
) -> Steps:
    """Cut the run off before the first step that grew beyond the limit; the comparisons are false for NaN as well."""
    path, limit = np.array((slopes, intercepts)), start.training_set.line_limit
    size = np.abs(path)
    if np.maximum.reduce(size, axis=None) <= limit:
        return Steps(start, path[0], path[1], drawn, batches)
    is_held = (size[:, 1:] <= limit) | (size[:, 1:] <= size[:, :-1])
    good = int(np.argmin(np.append(is_held.all(axis=0), False)))
    refused = Line(*path[:, good + 1].tolist()) if good < path.shape[1] - 1 else None
    return Steps(start, path[0, : good + 1], path[1, : good + 1], drawn, batches, refused)
