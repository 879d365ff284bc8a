"""Passes over the points in their own order, as maps of the deviation along the principal axes.

Every step is affine, so that a stretch of steps is one 3×3 matrix on (δ₁, δ₂, 1). The order is known, so it is exact.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.model.data.dataset import FloatArray
from app.model.theory.epoch_map import composed
from app.model.theory.principal import PrincipalAxes

POINTS_IN_CACHE = 32768
"""Long passes are composed in blocks of about so many points, which keeps working memory small."""

STEPS_TRIED_FIRST = 4096
"""How many steps at the end of a pass are composed at first: they may have forgotten all before them."""

STEPS_JOINED_FIRST = 64
"""Within a block, so many steps are joined into one map; the maps of all blocks are then composed together."""

FORGOTTEN = 1e-16
"""If a stretch shrinks every deviation to this share, what came before it no longer matters."""


@dataclass(frozen=True, eq=False)
class Pass:
    """From the point at ``first`` to the last one, in order, ``batch_size`` points a step."""

    principal: PrincipalAxes
    learning_rate: float
    batch_size: int
    first: int = 0

    @property
    def steps(self) -> int:
        """The number of steps of the pass."""
        return -(-(len(self.principal.data) - self.first) // self.batch_size)

    def segments(self, steps: int, length: int) -> FloatArray:
        """The first ``steps`` steps as maps of ``length`` each, the last maybe of fewer; shape (segments, 3, 3).

        ``length`` comes from `segment_length`. On overflow entries are infinite or NaN.
        """
        return self._segments(0, steps, length)

    def whole(self) -> FloatArray:
        """All steps as one map, shape (3, 3). Of a long pass, only the steps at its end that it has not forgotten."""
        taken = STEPS_TRIED_FIRST
        while True:
            taken = min(taken, self.steps)
            last: FloatArray = self._segments(self.steps - taken, self.steps, segment_length(taken))[0]
            left = float(np.abs(last[:2, :2]).max())
            if taken == self.steps or left < FORGOTTEN:
                return last
            # With growth or NaN, all steps are needed.
            taken = int(taken * 1.1 * math.log(FORGOTTEN) / math.log(left)) + 1 if left < 1.0 else self.steps

    def _segments(self, start: int, stop: int, length: int) -> FloatArray:
        size = min(length, STEPS_JOINED_FIRST)
        block = max(1, POINTS_IN_CACHE // (size * self.batch_size)) * size
        with np.errstate(over="ignore", invalid="ignore"):
            parts = [self._joined(first, min(first + block, stop), size) for first in range(start, stop, block)]
            return _as_matrices(_joined(np.concatenate(parts, axis=1), -(-length // size)))

    def _joined(self, start: int, stop: int, size: int) -> FloatArray:
        """Each ``size`` of these steps as one map, rows a … f, shape (6, maps)."""
        if self.batch_size == 1 and size % 2 == 0:
            return _joined(self._pairs(start, stop), size // 2)
        return _joined(self._single_steps(start, stop), size)

    def _single_steps(self, start: int, stop: int) -> FloatArray:
        size = self.batch_size
        columns = self.principal.columns(slice(self.first + start * size, self.first + stop * size))
        batches, left = divmod(columns.shape[1], size)
        # Several times as fast as np.add.reduceat.
        means = columns[:, : batches * size].reshape(5, batches, size) @ np.full(size, 1.0 / size)
        if left:
            means = np.concatenate([means, columns[:, -left:].mean(axis=1, keepdims=True)], axis=1)
        return affine_steps(means, self.learning_rate)

    def _pairs(self, start: int, stop: int) -> FloatArray:
        """Steps on single points, composed in pairs: the least work for a million points.

        A step takes θ to θ − lr·v·(v, error)·θ. Either factor takes √lr.
        """
        end = self.first + stop
        first, then = (self.principal.features(slice(self.first + start + odd, end, 2)) for odd in (0, 1))
        if (stop - start) % 2:
            then = np.concatenate([then, np.zeros((3, 1))], axis=1)
        first *= math.sqrt(self.learning_rate)
        then *= math.sqrt(self.learning_rate)
        # The error of the second step includes what the first one did.
        then_after = then - (first[0] * then[0] + first[1] * then[1]) * first
        pairs = np.empty((2, 3, first.shape[1]))
        for axis in (0, 1):
            np.multiply(-first[axis], first, out=pairs[axis])
            pairs[axis] -= then[axis] * then_after
            pairs[axis, axis] += 1.0
        return pairs[[0, 0, 1, 1, 0, 1], [0, 1, 0, 1, 2, 2]]


def segment_length(steps: int) -> int:
    """The next larger number of steps that can be joined: 1, an even number, or a multiple of `STEPS_JOINED_FIRST`."""
    unit = 1 if steps <= 1 else 2 if steps <= STEPS_JOINED_FIRST else STEPS_JOINED_FIRST
    return -(-steps // unit) * unit


def affine_steps(means: FloatArray, learning_rate: float) -> FloatArray:
    """Steps on batches with these means of the five columns, as rows a … f of maps; shape (5, …) to (6, …)."""
    maps = -learning_rate * means[[0, 1, 1, 2, 3, 4]]
    maps[[0, 3]] += 1.0
    return np.asarray(maps)


def _joined(maps: FloatArray, size: int) -> FloatArray:
    """Every ``size`` neighbours composed into one; shape (6, k) to (6, ⌈k / size⌉)."""
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
