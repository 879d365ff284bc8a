"""How wide stochastic descent circles around least squares at a constant learning rate, instead of settling there.

For points drawn at random with replacement, the distance δ = θ − θ* to least squares obeys δ ← (I − lr·H)δ − lr·g,
where H is the step's own mean of v vᵀ and g its mean of v·e, with v = (x, 1) and e the error that least squares
leaves. The mean of g is zero, so the covariance Σ of δ, once it stands still, solves the discrete Lyapunov equation

    Σ = E[(I − lr·H) Σ (I − lr·H)] + lr²·E[g gᵀ]

exactly: three linear equations for the three entries of Σ. They have a solution below one learning rate, up to which
the mean square stays bounded (Défossez and Bach, "Averaged least-mean-squares: bias-variance trade-offs and optimal
sampling distributions", 2015). All is worked out along the eigenvectors of mean(v vᵀ), so a ravine loses no digits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.model.data.dataset import Dataset, FloatArray
from app.model.theory.zones.batch import batch_limits

_SQRT2 = math.sqrt(2.0)


@dataclass(frozen=True, eq=False)
class _Equation:
    """(drift − lr·spread)·Σ = lr·noise, for symmetric 2×2 matrices written as vectors (S₁₁, √2·S₁₂, S₂₂).

    ``axes`` has the eigenvectors of mean(v vᵀ) as columns, flattest first. ``drift`` is diagonal, shape (3,);
    ``spread`` symmetric, shape (3, 3). In a valley only the last entry is kept: nothing moves along it.
    """

    axes: FloatArray
    drift: FloatArray
    spread: FloatArray
    noise: FloatArray

    @property
    def largest_rate(self) -> float:
        """The rate at which drift − lr·spread first has no inverse."""
        scale = 1.0 / np.sqrt(self.drift)
        return 1.0 / float(np.linalg.eigvalsh(scale[:, None] * self.spread * scale)[-1])


def mean_square_diverges_above(data: Dataset, batch_size: int = 1) -> float:
    """The learning rate from which the mean square of the distance grows, for points drawn with replacement.

    Single runs may still return from every excursion up to `stochastic_diverges_above`. Needs a point.
    """
    return _equation(data, batch_size).largest_rate


def stationary_covariance(data: Dataset, learning_rate: float, batch_size: int = 1) -> FloatArray | None:
    """The covariance of (m, b) around least squares that random order with replacement ends in, shape (2, 2).

    In training units. None where the mean square has no bound; zero along a valley, in which nothing moves.
    """
    equation = _equation(data, batch_size)
    if not learning_rate < equation.largest_rate:
        return None
    held = np.diag(equation.drift) - learning_rate * equation.spread
    solved = np.linalg.solve(held, learning_rate * equation.noise)
    across, both, along = np.concatenate([np.zeros(3 - len(solved)), solved])
    rotated = np.array([[across, both / _SQRT2], [both / _SQRT2, along]])
    covariance: FloatArray = equation.axes @ rotated @ equation.axes.T
    return covariance


def _equation(data: Dataset, batch_size: int) -> _Equation:
    limits, moments = batch_limits(data.moments), data.moments
    flat, steep = limits.lambda_min, limits.lambda_max
    angle = math.atan2(2.0 * moments.x_mean, flat + steep - 2.0) / 2.0
    cosine, sine = math.cos(angle), math.sin(angle)
    along_flat, along_steep = cosine - sine * data.xs, cosine * data.xs + sine
    squares = np.stack([along_flat * along_flat, _SQRT2 * along_flat * along_steep, along_steep * along_steep])
    errors = (data.ys - moments.y_mean) - moments.slope * (data.xs - moments.x_mean)
    # The mean of k independent steps has their spread around the common H to one part in k, and H itself to the rest.
    share = 1.0 / batch_size
    common = np.diag([flat * flat, flat * steep, steep * steep])
    spread = share * (squares @ squares.T) / len(data) + (1.0 - share) * common
    noise = share * (squares @ (errors * errors)) / len(data)
    kept = slice(2, 3) if limits.is_valley else slice(0, 3)
    drift = np.array([2.0 * flat, flat + steep, 2.0 * steep])
    axes = np.array([[-sine, cosine], [cosine, sine]])
    return _Equation(axes, drift[kept], spread[kept, kept], noise[kept])
