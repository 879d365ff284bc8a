"""The mean square of the distance to the minimum, step by step: it is linear, so any number of steps is one matrix.

Write a deviation δ along the principal axes as θ = (δ₁, δ₂, 1). A step is then a 3×3 matrix T, and where T is drawn at
random, the second moments E[θ θᵀ], as a row of nine numbers, are multiplied by the 9×9 matrix E[T ⊗ T]. This is exact
for known and for random steps, and the expected cost is linear in those nine numbers:

    E[J] = J* + n·(λ₁·E[δ₁²] + λ₂·E[δ₂²])

The noise of a single step has the covariance E[T ⊗ T] − E[T] ⊗ E[T]. A step on a batch averages it
over the batch. Within an epoch, shuffled points are drawn without replacement: their noise partly cancels.
"""

from __future__ import annotations

import numpy as np

from app.model.data.dataset import Dataset, FloatArray
from app.model.data.scaling import ScaleChoice, scaling_for
from app.model.theory.principal import PrincipalAxes

_POINTS_IN_CACHE = 16384

_COLUMN = np.array([[0, 1, 3], [1, 2, 4]])
"""The column (uu, uw, ww, u·error or w·error) of each entry in the first two rows of (I − T) / lr."""

_KEPT_AS = "mean products"

MANY_POINTS = 5_000
"""For fewer, what takes all of them takes no time worth speaking of."""

_LAST = 8
_IN_BOWL = np.arange(_LAST)
_IN_VALLEY = np.array([4, 5, 7])
"""The moments that change: all but the 1; in a valley only those across it."""


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
    """E[J] − J* as a weighted sum of the moments: the weights, shape (9,)."""
    weights = np.zeros(9)
    weights[[0, 4]] = len(principal.data) * principal.eigenvalues
    return weights


def mean_step_change(principal: PrincipalAxes, learning_rate: float) -> FloatArray:
    """What the batch step adds to the moments: T ⊗ T − I, shape (9, 9)."""
    mean = np.diag([*(learning_rate * principal.eigenvalues), 0.0])
    identity = np.eye(3)
    return np.asarray(np.kron(mean, mean) - np.kron(mean, identity) - np.kron(identity, mean))


def random_step_change(principal: PrincipalAxes, learning_rate: float, noise_share: FloatArray) -> FloatArray:
    """What a random step adds to the moments on average: E[T ⊗ T] − I, shape (9, 9).

    ``noise_share`` is the noise as a share of that of steps on single points: one share for all, shape (), or a share for
    each pair of moments, shape (9, 9).
    """
    mean = np.diag([*principal.eigenvalues, 0.0])
    noise = mean_products(principal.data) - np.kron(mean, mean)
    change: FloatArray = learning_rate * learning_rate * noise_share * noise
    return change + mean_step_change(principal, learning_rate)


def resting_moments(change: FloatArray, is_valley: bool) -> FloatArray | None:
    """The stationary moments of a map, shape (9,); ``change`` is the map less the identity.

    None if the moments have no bound. In a valley those along it are zero: nothing moves there.
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
    """The noise share of batches drawn with replacement, shape ().

    The last batch of an epoch may be smaller and then has more noise: the share is the mean over the epoch.
    """
    whole, left = divmod(count, batch_size)
    return np.array((whole / batch_size + (1.0 / left if left else 0.0)) / (whole + bool(left)))


def shuffled_noise_share(principal: PrincipalAxes, learning_rate: float, batch_size: int) -> FloatArray:
    """The noise share of shuffled batches, shape (9, 9), averaged over the moments of an epoch. Needs two points.

    What a point does beyond the mean adds up to zero over an epoch, so any two steps of one are correlated by −1/(n − 1),
    as far as what they act on is still the same: θⱼθₗ is so to a share ρ a step, ρ² the product of what the mean step leaves
    of both. Of noise with that correlation the covariance after p steps of an epoch is a linear recursion; its mean
    over the epoch, less what the mean step leaves of it, is the share.
    """
    count = len(principal.data)
    rates = learning_rate * principal.eigenvalues
    if not rates[1] < 2.0:
        return replaced_noise_share(count, batch_size)
    shares = np.zeros((3, 3, 3, 3))
    shares[:2, :2] = _bridged(rates, count, batch_size)
    return shares.reshape(9, 9)


def _bridged(rates: FloatArray, count: int, batch_size: int) -> FloatArray:
    """The shares of the noise made by θⱼθₗ in δᵢδₖ, shape (2, 2, 3, 3) for i, k, j, l."""
    steps = -(-count // batch_size)
    # A batch's mean has the variance (n/size − 1)/(n − 1) of a point's: this much beyond what all batches share.
    own, shared = count / batch_size / (count - 1), 1.0 / (count - 1)
    extra_of_last = (count / (count - batch_size * (steps - 1)) - count / batch_size) / (count - 1)
    left = np.append(1.0 - rates, 1.0)
    kept = np.where(left[:, None] + left < 0.0, -1.0, 1.0) * np.sqrt(np.abs(left[:, None] * left))
    pair_rates = (rates[:, None] + rates - rates[:, None] * rates)[:, :, None, None]
    # After each step: 1, what remains of the past in δᵢ and in δₖ, their covariance, and its sum over the steps so far.
    step = np.zeros((2, 2, 3, 3, 5, 5))
    step[..., [0, 1, 2], [0, 0, 0]] = 1.0
    step[..., 1, 1], step[..., 2, 2] = left[:2, None, None, None] * kept, left[:2, None, None] * kept
    step[..., 3, 0] = own - shared
    step[..., 3, 1:3] = -shared * np.stack([step[..., 1, 1], step[..., 2, 2]], axis=-1)
    step[..., 3, 3] = 1.0 - pair_rates
    step[..., 4, :] = step[..., 3, :]
    step[..., 4, 4] = 1.0
    epoch = np.linalg.matrix_power(step, steps)[..., 0]
    at_end, sums = epoch[..., 3] + extra_of_last, epoch[..., 4] + extra_of_last
    # An epoch starts with the covariance at the end of the one before, of which its steps leave less and less.
    return np.asarray((pair_rates * sums + (1.0 - pair_rates) * at_end) / steps)


def mean_products(data: Dataset) -> FloatArray:
    """E[N ⊗ N] over the points, where a step on one point is I − lr·N; shape (9, 9). Independent of the learning rate.

    The only function here that needs all points; kept with them.
    """
    kept = data.kept.get(_KEPT_AS)
    if not isinstance(kept, np.ndarray):
        kept = data.kept[_KEPT_AS] = _mean_products(data)
    return kept


def _mean_products(data: Dataset) -> FloatArray:
    principal = PrincipalAxes.of(data)
    sums = np.zeros((5, 5))
    for start in range(0, len(data), _POINTS_IN_CACHE):
        columns = principal.columns(slice(start, start + _POINTS_IN_CACHE))
        sums += columns @ columns.T
    products = np.zeros((3, 3, 3, 3))
    products[:2, :2] = (sums / len(data))[np.ix_(_COLUMN.ravel(), _COLUMN.ravel())].reshape(2, 3, 2, 3).swapaxes(1, 2)
    return products.reshape(9, 9)


def worked_out(points: Dataset) -> Dataset:
    """The same points with all that takes every one of them, for as they are usually scaled: kept with them, the same bits.

    Whoever reads very many does this, so that the first frame that shows them need not.
    """
    points.worked_out()
    if len(points) >= MANY_POINTS:
        mean_products(scaling_for(points, ScaleChoice.AUTO).apply_and_keep(points))
    return points
