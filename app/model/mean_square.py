"""How the mean square of the distance to the bowl's bottom goes on: linear, so that any number of steps is one matrix.

Write a deviation δ along the principal axes as θ = (δ₁, δ₂, 1). A step is then a 3×3 matrix T, and where T is drawn at
random, the second moments E[θ θᵀ], as a row of nine numbers, are multiplied by the 9×9 matrix E[T ⊗ T]. That holds
exactly, for known steps as for random ones, and the expected cost is linear in those nine numbers:

    E[J] = J* + n·(λ₁·E[δ₁²] + λ₂·E[δ₂²])

The noise of a single step has the covariance E[T ⊗ T] − E[T] ⊗ E[T]. Steps on a batch share it out over the batch;
points that are shuffled, and not drawn anew, make up for each other within an epoch, which takes a part of it away again.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from app.model.dataset import Dataset, FloatArray
from app.model.principal import PrincipalAxes

_POINTS_IN_CACHE = 16384
_PHASES = 64

_COLUMN = np.array([[0, 1, 3], [1, 2, 4]])
"""Which of the columns uu, uw, ww, u·error, w·error stands where in the first two rows of (I − T) / lr."""

_LAST = 8
_IN_BOWL = np.arange(_LAST)
_IN_VALLEY = np.array([4, 5, 7])
"""The moments that change: all but the 1, and in a valley those across it alone."""


def second_moments(deviation: FloatArray) -> FloatArray:
    """θ θᵀ of one deviation, shape (9,)."""
    extended = np.append(deviation, 1.0)
    return np.outer(extended, extended).ravel()


def lifted(maps: FloatArray) -> FloatArray:
    """T ⊗ T of maps of shape (…, 3, 3); shape (…, 9, 9)."""
    products: FloatArray = np.einsum("...ij,...kl->...ikjl", maps, maps)
    return products.reshape(*maps.shape[:-2], 9, 9)


def mean_lifted(maps: FloatArray) -> FloatArray:
    """The mean of T ⊗ T over samples of the nine entries of T, shape (…, 9, samples); shape (…, 9, 9)."""
    products: FloatArray = maps @ np.swapaxes(maps, -1, -2) / maps.shape[-1]
    shape = products.shape[:-2]
    return np.swapaxes(products.reshape(*shape, 3, 3, 3, 3), -2, -3).reshape(*shape, 9, 9)


def excess_cost(principal: PrincipalAxes) -> FloatArray:
    """What E[J] − J* is as a weighted sum of the moments: the weights, shape (9,)."""
    weights = np.zeros(9)
    weights[[0, 4]] = len(principal.data) * principal.eigenvalues
    return weights


def mean_step_change(principal: PrincipalAxes, learning_rate: float) -> FloatArray:
    """What the batch step adds to the moments: its T ⊗ T, less one. Shape (9, 9)."""
    mean = np.diag([*(learning_rate * principal.eigenvalues), 0.0])
    identity = np.eye(3)
    return np.asarray(np.kron(mean, mean) - np.kron(mean, identity) - np.kron(identity, mean))


def random_step_change(principal: PrincipalAxes, learning_rate: float, noise_share: FloatArray) -> FloatArray:
    """What a random step adds to the moments on average: E[T ⊗ T], less one. Shape (9, 9).

    ``noise_share`` of shape (2, 2) is how much of the noise of a single point reaches each of E[δᵢδₖ].
    """
    mean = np.diag([*principal.eigenvalues, 0.0])
    noise = _mean_products(principal.data) - np.kron(mean, mean)
    shares = np.zeros((3, 3))
    shares[:2, :2] = noise_share
    change: FloatArray = learning_rate * learning_rate * shares.reshape(9, 1) * noise
    return change + mean_step_change(principal, learning_rate)


def resting_moments(change: FloatArray, is_valley: bool) -> FloatArray | None:
    """The moments that a map stands still at, shape (9,), where ``change`` is the map less one.

    None where the moments have no bound. In a valley those along it are zero: nothing moves there.
    """
    kept = _IN_VALLEY if is_valley else _IN_BOWL
    inner = change[np.ix_(kept, kept)]
    if not np.isfinite(change).all() or not np.abs(1.0 + np.linalg.eigvals(inner)).max() < 1.0:
        return None
    moments = np.zeros(9)
    moments[_LAST] = 1.0
    moments[kept] = np.linalg.solve(inner, -change[kept, _LAST])
    return moments


def replaced_noise_share(count: int, batch_size: int) -> FloatArray:
    """The noise share of batches drawn with replacement, shape (2, 2); an epoch's last batch may be smaller.

    It then has more noise than the rest: the mean over the epoch stands for all.
    """
    whole, left = divmod(count, batch_size)
    share = (whole / batch_size + (1.0 / left if left else 0.0)) / (whole + bool(left))
    return np.full((2, 2), share)


def shuffled_noise_share(principal: PrincipalAxes, learning_rate: float, batch_size: int) -> FloatArray:
    """The noise share of shuffled batches, shape (2, 2), averaged over the moments of an epoch.

    All noise of an epoch adds up to zero, so any two of its steps are correlated by −1/(n − 1). With D the mean step
    and noise that does not depend on the line, the covariance after p steps of an epoch follows in closed form; its
    mean is compared with what independent noise would lead to. The cost beyond J* that follows from it is within some
    5 % from thirty points on, at rates up to half of those that diverge. Needs two points.
    """
    count = len(principal.data)
    shares = replaced_noise_share(count, batch_size)
    rates = learning_rate * principal.eigenvalues
    if not rates[1] < 2.0:
        return shares
    kept = slice(1, 2) if principal.is_valley else slice(0, 2)
    shares[...] = 0.0
    shares[kept, kept] = _bridged(rates[kept], count, batch_size)
    return shares


def _bridged(rates: FloatArray, count: int, batch_size: int) -> FloatArray:
    """The covariance over an epoch that shuffled batches lead to, per lr²·noise of a point, times 1 − dᵢ·dₖ.

    ``rates`` are 1 − dᵢ, what the mean step sheds along an axis; shape (k,) to (k, k).
    """
    steps = -(-count // batch_size)
    last_size = count - batch_size * (steps - 1)
    # A batch's mean has the variance (n/k − 1)/(n − 1) of a point's: n/k/(n − 1) beyond what all batches share.
    shared = 1.0 / (count - 1)
    phases = np.append(_phases(steps), steps)
    pair_rates = rates[:, None] + rates - rates[:, None] * rates
    alone, paired = _summed_powers(rates, phases), _summed_powers(pair_rates, phases)
    within = shared * (count / batch_size * paired - alone[:, None] * alone)
    within[..., phases == steps] += shared * (count / last_size - count / batch_size)
    at_end = within[..., -1:] / (pair_rates[..., None] * paired[..., -1:])
    covariances = within + (1.0 - pair_rates[..., None] * paired) * at_end
    return np.asarray(covariances[..., :-1].mean(axis=-1) * pair_rates)


def _phases(steps: int) -> FloatArray:
    """Numbers of steps that stand for all moments of an epoch: each, or evenly spread ones."""
    if steps <= _PHASES:
        return np.arange(1.0, steps + 1.0)
    return np.asarray(np.round((np.arange(_PHASES) + 0.5) * (steps / _PHASES)))


def _summed_powers(rates: FloatArray, counts: FloatArray) -> FloatArray:
    """1 + d + … + d^(count − 1) for d = 1 − rate, without cancellation; shape (*rates.shape, counts)."""
    rates = rates[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        gentle = -np.expm1(counts * np.log1p(-rates))
    return np.asarray(np.where(rates < 1.0, gentle, 1.0 - (1.0 - rates) ** counts) / rates)


@lru_cache(maxsize=2)
def _mean_products(data: Dataset) -> FloatArray:
    """E[N ⊗ N] over the points, where a step on one point is I − lr·N; shape (9, 9). Independent of the learning rate.

    The one look at all points, kept for the data at hand.
    """
    principal = PrincipalAxes.of(data)
    sums = np.zeros((5, 5))
    for start in range(0, len(data), _POINTS_IN_CACHE):
        columns = principal.columns(slice(start, start + _POINTS_IN_CACHE))
        sums += columns @ columns.T
    products = np.zeros((3, 3, 3, 3))
    products[:2, :2] = (sums / len(data))[np.ix_(_COLUMN.ravel(), _COLUMN.ravel())].reshape(2, 3, 2, 3).swapaxes(1, 2)
    return products.reshape(9, 9)
