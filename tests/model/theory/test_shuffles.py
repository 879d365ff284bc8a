"""The set of permutations that stands for all of them is held against all of them."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from app.model.data.dataset import Dataset
from app.model.theory.mean_square import lifted
from app.model.theory.principal import PrincipalAxes
from app.model.theory.shuffles import _permutations, shuffled_prefixes


def scattered(count: int) -> PrincipalAxes:
    generator = np.random.default_rng(count)
    return PrincipalAxes.of(Dataset.of(generator.random(count), generator.random(count)))


@pytest.mark.parametrize("batch_size", [1, 2])
@pytest.mark.parametrize(("count", "tolerance"), [(1, 1e-15), (2, 1e-15), (3, 1e-15), (5, 0.004)])
def test_prefixes_are_means_over_all_permutations(count: int, batch_size: int, tolerance: float) -> None:
    principal = scattered(count)
    features = principal.features(slice(None)).T
    expected = np.zeros((-(-count // batch_size), 9, 9))
    orders = list(permutations(range(count)))
    for order in orders:
        reached = np.eye(3)
        for place, start in enumerate(range(0, count, batch_size)):
            batch = features[list(order[start : start + batch_size])]
            step = np.eye(3) - 0.4 * np.vstack([batch[:, :2].T @ batch / len(batch), np.zeros(3)])
            reached = step @ reached
            expected[place] += lifted(reached) / len(orders)
    np.testing.assert_allclose(shuffled_prefixes(principal.data, 0.4, batch_size), expected, atol=tolerance)


@pytest.mark.parametrize("count", [1, 2, 7, 64])
def test_every_point_stands_in_every_place_equally_often(count: int) -> None:
    orders = _permutations(count)
    np.testing.assert_array_equal(np.sort(orders, axis=1), np.broadcast_to(np.arange(count), orders.shape))
    for place in orders.T:
        assert len(set(Counter(place.tolist()).values())) == 1


def test_every_permutation_stands_beside_its_reverse() -> None:
    orders = [tuple(order) for order in _permutations(9).tolist()]
    assert Counter(orders) == Counter(order[::-1] for order in orders)


def test_a_rate_that_leaves_the_floats_raises_nothing() -> None:
    assert not np.isfinite(shuffled_prefixes(scattered(40).data, 1e9, 1)).all()
