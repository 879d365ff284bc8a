"""One epoch as an affine map of m and b, without principal axes, and the spectral radius by numpy's eigenvalues.

The program composes the same steps along the principal axes of the points and forgets what no longer matters; here
every step is taken, as it is written: θ = (m, b) goes to (I − lr·H)θ + lr·g.
"""

from __future__ import annotations

import numpy as np

from app.model.data.dataset import FloatArray, IntArray
from app.model.theory.epoch_map import composed, step_means


def epoch_map(
    xs: FloatArray,
    ys: FloatArray,
    order_indices: IntArray,
    learning_rate: float,
    batch_starts: IntArray | None = None,
) -> tuple[FloatArray, FloatArray]:
    """The affine map θ → Aθ + c of all steps of one epoch: A of shape (2, 2), c of shape (2,).

    ``order_indices`` says which point each sample is; ``batch_starts`` where in it each batch begins, None for one
    point a step. Entries beyond the largest float become infinite or NaN: at such a rate the epoch diverges.
    """
    x, y = xs[order_indices], ys[order_indices]
    means = [step_means(column, batch_starts) for column in (x, x * x, y, x * y)]
    with np.errstate(over="ignore", invalid="ignore"):
        whole = composed(_step_maps(means, learning_rate))[:, 0]
    return whole[:4].reshape(2, 2), whole[4:]


def spectral_radius(matrix: FloatArray) -> float:
    """The largest modulus of the eigenvalues of a matrix."""
    return float(np.abs(np.linalg.eigvals(matrix)).max())


def _step_maps(means: list[FloatArray], rate: float) -> FloatArray:
    """The maps [[a, b], [c, d]]·θ + (e, f) of steps with these means of x, xx, y, xy; rows a … f, shape (6, steps)."""
    x, xx, y, xy = means
    maps = np.empty((6, len(x)))
    maps[0] = 1.0 - rate * xx
    maps[1] = maps[2] = -rate * x
    maps[3] = 1.0 - rate
    maps[4] = rate * xy
    maps[5] = rate * y
    return maps
