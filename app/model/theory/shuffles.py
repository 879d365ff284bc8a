"""Shuffled passes over a few points, on average: what permutations do to the second moments of the deviation.

The mean of T ⊗ T is taken over a seeded set of permutations. Every point is at every place equally often, and with every
permutation its reverse is in the set. So the mean map of an epoch of equal steps is exact to second order in the learning
rate. The choice of permutations adds an error of a few per cent of the spread.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.model.data.dataset import Dataset, FloatArray, IntArray
from app.model.theory.mean_square import mean_lifted
from app.model.theory.passes import affine_steps
from app.model.theory.principal import PrincipalAxes

SAMPLES = 24576
"""About how many samples the permutations have together."""

MOST_BASES = 128
"""The largest number of independent permutations that all others are made from."""

_SEED = 0


@lru_cache(maxsize=2)
def shuffled_prefixes(data: Dataset, learning_rate: float, batch_size: int) -> FloatArray:
    """The mean of T ⊗ T after 1, 2, … all steps of a shuffled epoch, shape (steps, 9, 9); read only.

    Cached for the current settings, for their outlook and any number of forecasts.
    """
    means = PrincipalAxes.of(data).columns(slice(None))[:, _permutations(len(data)).T]
    if batch_size > 1:
        starts = np.arange(0, means.shape[1], batch_size)
        means = np.add.reduceat(means, starts, axis=1) / np.diff(starts, append=means.shape[1])[:, None]
    maps = affine_steps(means, learning_rate)
    _, steps, orders = maps.shape
    prefixes = np.zeros((steps, 3, 3, orders))
    prefixes[:, 2, 2] = 1.0
    before = np.broadcast_to(np.eye(3)[..., None], (3, 3, orders))
    with np.errstate(over="ignore", invalid="ignore"):
        for place, prefix in enumerate(prefixes):
            a, b, c, d, e, f = maps[:, place]
            prefix[0] = a * before[0] + b * before[1]
            prefix[1] = c * before[0] + d * before[1]
            prefix[0, 2] += e
            prefix[1, 2] += f
            before = prefix
        means = mean_lifted(prefixes.reshape(steps, 9, orders))
    means.flags.writeable = False
    return means


def _permutations(count: int) -> IntArray:
    """Orders of the points, shape (orders, count): cyclic shifts of a few permutations, and the reverses of all."""
    generator = np.random.default_rng(_SEED)
    bases = min(max(1, SAMPLES // (2 * count * count)), MOST_BASES)
    places, names = (generator.permuted(np.tile(np.arange(count), (bases, 1)), axis=1) for _ in range(2))
    shifted = (places[:, None, :] + np.arange(count)[:, None]) % count
    orders = np.take_along_axis(names, shifted.reshape(bases, -1), axis=1).reshape(-1, count)
    return np.concatenate([orders, orders[:, ::-1]])
