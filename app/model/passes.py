"""Passes over the points in their own order, and in shuffled orders, as maps of the deviation along the principal axes.

Every step is affine, so that a stretch of steps is one 3×3 matrix on (δ₁, δ₂, 1). The order ``sequential`` is known: its
maps are exact. For shuffled orders what counts is the mean of T ⊗ T, taken over a seeded set of permutations in
which every point stands in every place equally often and every permutation stands beside its reverse: the offset of
an epoch is then the mean one to second order in the learning rate, and what the choice leaves to chance is a few per cent
of the spread.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.model.dataset import FloatArray, IntArray
from app.model.epoch_map import composed, step_means
from app.model.mean_square import mean_lifted
from app.model.principal import PrincipalAxes

STEPS_IN_CACHE = 32768
"""Long passes are composed in blocks of so many steps: working memory stays small."""

FORGOTTEN = 1e-16
"""When a stretch shrinks every deviation to this, what came before it no longer matters."""

SHUFFLED_SAMPLES = 16384
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

        ``length`` is one that `segment_length` gave. Beyond the largest float entries become infinite or NaN.
        """
        return self._segments(0, steps, length)

    def whole(self) -> FloatArray:
        """All steps as one map, shape (3, 3). Of a long pass only as much as it has not forgotten at its end."""
        taken = STEPS_IN_CACHE
        while True:
            taken = min(taken, self.steps)
            total: FloatArray = self._segments(self.steps - taken, self.steps, segment_length(taken))[0]
            if taken == self.steps or np.abs(total[:2, :2]).max() < FORGOTTEN:
                return total
            taken *= 8

    def _segments(self, start: int, stop: int, length: int) -> FloatArray:
        """At first a few steps are joined in a block, and then what is left of all blocks: that takes the fewest calls."""
        size = min(length, STEPS_JOINED_FIRST)
        stride = STEPS_IN_CACHE // size * size
        with np.errstate(over="ignore", invalid="ignore"):
            blocks = ((first, min(first + stride, stop)) for first in range(start, stop, stride))
            parts = [
                _joined(self._pairs(*block), size // 2) if self._has_pairs(size) else _joined(self._single_steps(*block), size)
                for block in blocks
            ]
            return _as_matrices(_joined(np.concatenate(parts, axis=1), -(-length // size)))

    def _has_pairs(self, size: int) -> bool:
        return self.batch_size == 1 and size % 2 == 0

    def _single_steps(self, start: int, stop: int) -> FloatArray:
        size = self.batch_size
        columns = self.principal.columns(slice(self.first + start * size, self.first + stop * size))
        starts = np.arange(0, columns.shape[1], size) if size > 1 else None
        return _affine(np.stack([step_means(column, starts) for column in columns]), self.learning_rate)

    def _pairs(self, start: int, stop: int) -> FloatArray:
        """Each two steps on single points as one: the least work where there are a million of them.

        A step takes θ to θ − v·(v, e)·θ, times the learning rate, half of which goes with either factor.
        """
        first, then = (
            self.principal.features(slice(self.first + start + place, self.first + stop, 2)) for place in range(2)
        )
        first *= math.sqrt(self.learning_rate)
        then *= math.sqrt(self.learning_rate)
        if (stop - start) % 2:
            then = np.concatenate([then, np.zeros((3, 1))], axis=1)
        later = then - (first[0] * then[0] + first[1] * then[1]) * first
        pairs = np.empty((2, 3, first.shape[1]))
        for pair, by_first, by_then in zip(pairs, first, then, strict=False):
            np.multiply(-by_first, first, out=pair)
            pair -= by_then * later
        pairs[[0, 1], [0, 1]] += 1.0
        return pairs.reshape(6, -1)


def shuffled_prefixes(principal: PrincipalAxes, learning_rate: float, batch_size: int) -> FloatArray:
    """The mean of T ⊗ T after 1, 2, … all steps of a shuffled epoch, shape (steps, 9, 9). For few points only."""
    means = principal.columns(slice(None))[:, _permutations(len(principal.data)).T]
    if batch_size > 1:
        starts = np.arange(0, means.shape[1], batch_size)
        means = np.add.reduceat(means, starts, axis=1) / np.diff(starts, append=means.shape[1])[:, None]
    maps = _affine(means, learning_rate)
    _, steps, samples = maps.shape
    prefixes = np.zeros((steps, 3, 3, samples))
    prefixes[:, 2, 2] = 1.0
    reached = np.broadcast_to(np.eye(3)[..., None], (3, 3, samples))
    with np.errstate(over="ignore", invalid="ignore"):
        for place, prefix in enumerate(prefixes):
            flat_by_flat, flat_by_steep, steep_by_flat, steep_by_steep, flat, steep = maps[:, place]
            prefix[0] = flat_by_flat * reached[0] + flat_by_steep * reached[1]
            prefix[1] = steep_by_flat * reached[0] + steep_by_steep * reached[1]
            prefix[0, 2] += flat
            prefix[1, 2] += steep
            reached = prefix
        return mean_lifted(prefixes.reshape(steps, 9, samples))


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
