"""Passes over the points in their own order, and in shuffled orders, as maps of the deviation along the principal axes.

Every step is affine, so that a stretch of steps is one 3×3 matrix on (δ₁, δ₂, 1). The order ``sequential`` is known: its
maps are exact. For shuffled orders what counts is the mean of T ⊗ T, taken over a seeded set of permutations in
which every point stands in every place equally often and every permutation stands beside its reverse: the offset of
an epoch is then the mean one to second order in the learning rate, and what the choice leaves to chance is a few per cent
of the spread.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.model.dataset import FloatArray, IntArray
from app.model.epoch_map import composed, step_means
from app.model.mean_square import mean_lifted
from app.model.principal import PrincipalAxes

STEPS_IN_CACHE = 16384
"""Long passes are composed in blocks of so many steps: working memory stays small."""

FORGOTTEN = 1e-16
"""When a stretch shrinks every deviation to this, what came before it no longer matters."""

SHUFFLED_SAMPLES = 32768
"""About how many samples the permutations hold together."""

MOST_BASES = 256
"""And of how many independent ones they are made up at most."""

_SEED = 0


@dataclass(frozen=True, eq=False)
class Pass:
    """From the point at ``first`` to the last one, in order, ``batch_size`` points a step."""

    principal: PrincipalAxes
    learning_rate: float
    batch_size: int
    first: int = 0

    @property
    def steps(self) -> int:
        """How many steps it takes."""
        return -(-(len(self.principal.data) - self.first) // self.batch_size)

    def segments(self, steps: int, length: int) -> FloatArray:
        """The first ``steps`` steps as maps of ``length`` each, the last maybe of fewer; shape (segments, 3, 3).

        ``length`` is at most `STEPS_IN_CACHE`, or a multiple of it. Beyond the largest float entries become infinite or NaN.
        """
        size = min(length, STEPS_IN_CACHE)
        stride = STEPS_IN_CACHE // size * size
        with np.errstate(over="ignore", invalid="ignore"):
            parts = [_joined(self._step_maps(start, min(start + stride, steps)), size) for start in range(0, steps, stride)]
            return _as_matrices(_joined(np.concatenate(parts, axis=1), -(-length // size)))

    def whole(self) -> FloatArray:
        """All steps as one map, shape (3, 3). Of a long pass only as much as it has not forgotten at its end."""
        total = np.eye(3)
        with np.errstate(over="ignore", invalid="ignore"):
            for end in range(self.steps, 0, -STEPS_IN_CACHE):
                maps = self._step_maps(max(0, end - STEPS_IN_CACHE), end)
                total = total @ _as_matrices(composed(maps))[0]
                if np.abs(total[:2, :2]).max() < FORGOTTEN:
                    break
        return total

    def _step_maps(self, start: int, stop: int) -> FloatArray:
        """Rows a … f of single steps, shape (6, steps)."""
        size = self.batch_size
        points = slice(self.first + start * size, self.first + stop * size)
        columns = self.principal.columns(points)
        starts = np.arange(0, columns.shape[1], size) if size > 1 else None
        return _affine(np.stack([step_means(column, starts) for column in columns]), self.learning_rate)


def shuffled_prefixes(principal: PrincipalAxes, learning_rate: float, batch_size: int) -> FloatArray:
    """The mean of T ⊗ T after 1, 2, … all steps of a shuffled epoch, shape (steps, 9, 9). For few points only."""
    columns = principal.columns(slice(None))[:, _permutations(len(principal.data))]
    starts = np.arange(0, columns.shape[-1], batch_size)
    sizes = np.diff(starts, append=columns.shape[-1])
    maps = np.moveaxis(_affine(np.add.reduceat(columns, starts, axis=-1) / sizes, learning_rate), -1, 0)
    prefixes = np.empty((len(maps), maps.shape[-1], 3, 3))
    with np.errstate(over="ignore", invalid="ignore"):
        reached = np.broadcast_to(np.eye(3)[:, :, None], (3, 3, maps.shape[-1]))
        for prefix, (a, b, c, d, e, f) in zip(prefixes, maps, strict=True):
            flat, steep, one = reached
            reached = np.stack([a * flat + b * steep + e * one, c * flat + d * steep + f * one, one])
            prefix[...] = np.moveaxis(reached, -1, 0)
        return mean_lifted(prefixes)


def _permutations(count: int) -> IntArray:
    """Orders of the points, shape (orders, count); see the top of this file."""
    generator = np.random.default_rng(_SEED)
    bases = min(max(1, round(SHUFFLED_SAMPLES / (2 * count * count))), MOST_BASES)
    places, names = (generator.permuted(np.tile(np.arange(count), (bases, 1)), axis=1) for _ in range(2))
    shifted = (places[:, None, :] + np.arange(count)[:, None]) % count
    orders = np.take_along_axis(names, shifted.reshape(bases, -1), axis=1).reshape(-1, count)
    return np.concatenate([orders, orders[:, ::-1]])


def _affine(means: FloatArray, rate: float) -> FloatArray:
    """Rows a … f of the steps with these means of the five columns; shape (5, …) to (6, …)."""
    maps = -rate * means[[0, 1, 1, 2, 3, 4]]
    maps[[0, 3]] += 1.0
    return np.asarray(maps)


def _joined(maps: FloatArray, size: int) -> FloatArray:
    """Each ``size`` neighbours made one; shape (6, k) to (6, ⌈k / size⌉)."""
    missing = -maps.shape[1] % size
    if missing:
        nothing = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])[:, None]
        maps = np.concatenate([maps, np.repeat(nothing, missing, axis=1)], axis=1)
    return composed(maps.reshape(6, -1, size))[..., 0]


def _as_matrices(maps: FloatArray) -> FloatArray:
    """Rows a … f, shape (6, k), as matrices of shape (k, 3, 3)."""
    matrices = np.zeros((maps.shape[1], 3, 3))
    matrices[:, 2, 2] = 1.0
    matrices[:, :2] = maps[[0, 1, 4, 2, 3, 5]].T.reshape(-1, 2, 3)
    return matrices
