"""The steps of a mode and order, represented by few enough of them to be composed at once."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.model.data.dataset import FloatArray
from app.model.learning.sampling import Cursor, Order, samples
from app.model.theory.epoch_map import StepHessians

MOST_POINTS = 1024
"""In a random order, larger sets are represented by a seeded sample of this many points."""

MOST_POINTS_IN_ORDER = 4096
"""The same for a fixed order, which the sample preserves. For a set sorted by x the limit is then a little high."""

REPRESENTATIVE_SAMPLES = 2048
"""A random order is represented by whole epochs of at least so many samples."""

_SEED = 0


def representative_steps(xs: FloatArray, order: Order, batch_size: int) -> tuple[StepHessians, float]:
    """A row of steps that represents the order, and how many epochs of the whole set it represents.

    The same object for the same points in the latest few states, so that what is worked out of it is found again.
    """
    total = len(xs)
    most = MOST_POINTS_IN_ORDER if order is Order.SEQUENTIAL else MOST_POINTS
    if total > most:
        kept = np.random.default_rng(_SEED).choice(total, most, replace=False)
        xs = xs[np.sort(kept)]
    steps, samples_drawn = _steps_of(xs.tobytes(), order, batch_size)
    return steps, samples_drawn / total


@lru_cache(maxsize=16)
def _steps_of(features: bytes, order: Order, batch_size: int) -> tuple[StepHessians, int]:
    xs = np.frombuffer(features)
    count = len(xs)
    epochs = 1 if order is Order.SEQUENTIAL else -(-REPRESENTATIVE_SAMPLES // count)
    drawn = samples(order, _SEED, count, Cursor(), epochs * count)
    starts = np.arange(0, count, min(batch_size, count)) + count * np.arange(epochs)[:, None]
    steps = StepHessians.of(xs[drawn], starts.ravel() if batch_size > 1 else None)
    return steps, epochs * count


def sharpest_possible(xs: FloatArray, order: Order, batch_size: int) -> float:
    """The largest eigenvalue of H of any step of the order; for shuffled batches an upper bound of it.

    In a random order a batch may be the same point again and again. A shuffled one may have the points that are farthest
    out: its mean x² and mean x are at most theirs. Fewer points have larger means, so the smallest batch counts, which is
    the last of an epoch.
    """
    count, size = len(xs), min(batch_size, len(xs))
    if size == 1 or order is Order.RANDOM:
        # 1 + x² of the point that is farthest out: with a million of them that is seen in a frame.
        return StepHessians.of(np.array([xs.min(), xs.max()])).sharpest()
    if order is Order.SEQUENTIAL:
        return StepHessians.of(xs, np.arange(0, count, size)).sharpest()
    smallest = count % size or size

    def mean_of_largest(column: FloatArray) -> float:
        return float(np.partition(column, count - smallest)[count - smallest :].mean())

    farthest = max(mean_of_largest(xs), mean_of_largest(-xs))
    return StepHessians(np.array([farthest]), np.array([mean_of_largest(xs * xs)])).sharpest()
