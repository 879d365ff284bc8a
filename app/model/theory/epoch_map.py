"""The epoch map: what one pass over the points does to any line. Every step is an affine map, and so is a whole epoch.

A step on one point, or on the mean of a batch, takes θ = (m, b) to (I − lr·H)θ + lr·g, where H = mean(v vᵀ),
g = mean(v·y) and v = (x, 1). Maps are composed in pairs, as in a tournament, so an epoch of n steps takes about
log₂ n rounds of numpy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.model.data.dataset import FloatArray, IntArray

_LEVELS_BETWEEN_RESCALES = 3
"""Maps are rescaled after so many rounds: the product of eight steps does not overflow for any data."""

_SINGULAR = 1e-13
"""A determinant below this share of the largest entry squared is rounding error alone."""


@dataclass(frozen=True, eq=False)
class StepHessians:
    """H = [[mean x², mean x], [mean x, 1]] of each step, in the order of the steps: two arrays of shape (steps,)."""

    x: FloatArray
    xx: FloatArray

    @classmethod
    def of(cls, xs: FloatArray, batch_starts: IntArray | None = None) -> StepHessians:
        """One step for each point, or for each batch if ``batch_starts`` gives the places at which batches begin."""
        return cls(step_means(xs, batch_starts), step_means(xs * xs, batch_starts))

    def sharpest(self) -> float:
        """The largest eigenvalue of any step's H: 1 + x² for a single point."""
        return float(np.max((self.xx + 1.0 + np.hypot(self.xx - 1.0, 2.0 * self.x)) / 2.0))


def step_means(column: FloatArray, batch_starts: IntArray | None) -> FloatArray:
    """The mean over each batch, shape (batches,); the column itself if a step learns from one point."""
    if batch_starts is None:
        return column
    return np.asarray(np.add.reduceat(column, batch_starts) / np.diff(batch_starts, append=len(column)))


def fixed_point(matrix: FloatArray, offset: FloatArray) -> tuple[float, float] | None:
    """The fixed point (m, b) of θ → Aθ + c: the line that a fixed order of points converges to.

    None if there is no single one: all x are equal, there are no steps, or entries are not finite.
    """
    (a, b), (c, d) = (np.eye(2) - matrix).tolist()
    e, f = offset.tolist()
    determinant = a * d - b * c
    if not abs(determinant) > _SINGULAR * max(abs(a), abs(b), abs(c), abs(d)) ** 2:
        return None
    slope, intercept = (d * e - b * f) / determinant, (a * f - c * e) / determinant
    return (slope, intercept) if math.isfinite(slope) and math.isfinite(intercept) else None


def log_growth(steps: StepHessians, learning_rates: FloatArray) -> FloatArray:
    """The logarithm of the spectral radius of all steps in a row, for each of several learning rates.

    Shape (rates,), read only; below zero where distances shrink, NaN on overflow. A logarithm, because the product of a
    thousand steps would overflow.
    """
    return _log_growth(steps, learning_rates.tobytes())


@lru_cache(maxsize=128)
def _log_growth(steps: StepHessians, rates: bytes) -> FloatArray:
    maps = _linear_maps(steps, np.frombuffer(rates)[:, None])
    log_sizes = np.zeros(maps.shape[1:])
    level = 0
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        while maps.shape[-1] > 1:
            maps, log_sizes = _paired(maps), _paired_sums(log_sizes)
            level += 1
            if level % _LEVELS_BETWEEN_RESCALES == 0:
                sizes = np.abs(maps).max(axis=0)
                sizes[sizes == 0.0] = 1.0
                maps /= sizes
                log_sizes += np.log(sizes)
        growth = np.asarray(np.log(spectral_radii(maps[..., 0])) + log_sizes[..., 0])
    growth.setflags(write=False)
    return growth


def _linear_maps(steps: StepHessians, rates: FloatArray) -> FloatArray:
    """I − rate·H of each step at each rate, as rows a, b, c, d of an array of shape (4, rates, steps)."""
    maps = np.empty((4, len(rates), len(steps.x)))
    maps[0] = 1.0 - rates * steps.xx
    maps[1] = maps[2] = -rates * steps.x
    maps[3] = 1.0 - rates
    return maps


def composed(maps: FloatArray) -> FloatArray:
    """Affine maps in a row composed into one: rows a … f of [[a, b], [c, d]]·θ + (e, f), (6, …, steps) to (6, …, 1)."""
    while maps.shape[-1] > 1:
        maps = _paired(maps)
    return maps


def _paired(maps: FloatArray) -> FloatArray:
    """Neighbouring maps composed in pairs, the later after the earlier; a last odd one is passed on.

    Rows a, b, c, d and, for affine maps, e, f; the last axis is that of the steps.
    """
    steps = maps.shape[-1]
    first, then = maps[..., : steps - 1 : 2], maps[..., 1::2]
    paired = np.empty((*maps.shape[:-1], (steps + 1) // 2))
    paired[..., -1] = maps[..., -1]
    both = paired[..., : steps // 2]
    both[0] = then[0] * first[0] + then[1] * first[2]
    both[1] = then[0] * first[1] + then[1] * first[3]
    both[2] = then[2] * first[0] + then[3] * first[2]
    both[3] = then[2] * first[1] + then[3] * first[3]
    if len(maps) == 6:
        both[4] = then[0] * first[4] + then[1] * first[5] + then[4]
        both[5] = then[2] * first[4] + then[3] * first[5] + then[5]
    return paired


def _paired_sums(values: FloatArray) -> FloatArray:
    """Each two neighbours added; a last odd one is passed on."""
    sums = values[..., ::2].copy()
    sums[..., : values.shape[-1] // 2] += values[..., 1::2]
    return sums


def spectral_radii(entries: FloatArray) -> FloatArray:
    """The largest modulus of the eigenvalues of each 2×2 matrix; rows a, b, c, d of shape (4, k).

    Nothing cancels, whether the eigenvalues are real or complex.
    """
    a, b, c, d = entries
    half_trace, half_gap = (a + d) / 2.0, (a - d) / 2.0
    discriminant = half_gap * half_gap + b * c
    root = np.sqrt(np.abs(discriminant))
    radii: FloatArray = np.where(discriminant >= 0.0, np.abs(half_trace) + root, np.hypot(half_trace, root))
    return radii
