"""One matrix for the mean square is held against every step that can be drawn."""

from itertools import product

import numpy as np
import pytest

from app.model.data.dataset import Dataset, FloatArray
from app.model.theory.mean_square import (
    excess_cost,
    lifted,
    mean_lifted,
    mean_step_change,
    random_step_change,
    replaced_noise_share,
    resting_moments,
    second_moments,
    shuffled_noise_share,
)
from app.model.theory.principal import PrincipalAxes


def scattered(count: int) -> PrincipalAxes:
    generator = np.random.default_rng(count)
    return PrincipalAxes.of(Dataset.of(generator.random(count), generator.random(count)))


def steps_on_points(principal: PrincipalAxes, rate: float) -> FloatArray:
    """T of a step on each single point, shape (points, 3, 3)."""
    maps = []
    for u, w, error in principal.features(slice(None)).T:
        v = np.array([u, w, 0.0])
        maps.append(np.eye(3) - rate * np.outer(v, [u, w, error]))
    return np.array(maps)


def test_lifted_maps_take_second_moments_to_those_after_them() -> None:
    step = steps_on_points(scattered(5), 0.3)[2]
    deviation = np.array([0.4, -1.2])
    after = (step @ [*deviation, 1.0])[:2]
    np.testing.assert_allclose(lifted(step) @ second_moments(deviation), second_moments(after), rtol=1e-13)


def test_the_mean_of_lifted_maps_is_taken_over_the_samples() -> None:
    maps = steps_on_points(scattered(6), 0.3).reshape(2, 3, 3, 3)
    samples = np.swapaxes(maps.reshape(2, 3, 9), -1, -2)
    np.testing.assert_allclose(mean_lifted(samples), lifted(maps).mean(axis=1), atol=1e-15)


@pytest.mark.parametrize("batch_size", [1, 2, 3])
def test_a_random_step_is_the_mean_over_every_batch_that_can_be_drawn(batch_size: int) -> None:
    principal = scattered(5)
    single = steps_on_points(principal, 0.4)
    batches = [single[list(drawn)].mean(axis=0) for drawn in product(range(5), repeat=batch_size)]
    change = random_step_change(principal, 0.4, np.array(1.0 / batch_size))
    np.testing.assert_allclose(np.eye(9) + change, lifted(np.array(batches)).mean(axis=0), atol=1e-14)


def test_without_noise_a_random_step_is_the_batch_step() -> None:
    principal = scattered(7)
    mean = steps_on_points(principal, 0.4).mean(axis=0)
    np.testing.assert_allclose(np.eye(9) + mean_step_change(principal, 0.4), lifted(mean), atol=1e-15)
    np.testing.assert_array_equal(random_step_change(principal, 0.4, np.array(0.0)), mean_step_change(principal, 0.4))


def test_the_expected_cost_is_linear_in_the_moments() -> None:
    principal = scattered(7)
    deviation = np.array([0.3, -0.2])
    expected = 7 * (principal.eigenvalues @ deviation**2)
    assert excess_cost(principal) @ second_moments(deviation) == pytest.approx(expected, rel=1e-14)


def test_moments_at_rest_are_left_as_they_are() -> None:
    change = random_step_change(scattered(9), 0.5, np.array(1.0))
    moments = resting_moments(change, is_valley=False)
    assert moments is not None
    np.testing.assert_allclose(change @ moments, 0.0, atol=1e-15)
    assert moments[8] == 1.0
    assert moments[4] > 0.0


@pytest.mark.parametrize("rate", [3.0, 1e200])
def test_moments_without_bound_have_no_rest(rate: float) -> None:
    with np.errstate(all="ignore"):
        change = random_step_change(scattered(9), rate, np.array(1.0))
    assert resting_moments(change, is_valley=False) is None


@pytest.mark.parametrize(
    ("count", "batch_size", "share"), [(10, 1, 1.0), (10, 5, 0.2), (10, 4, (0.25 + 0.25 + 0.5) / 3), (10, 10, 0.1)]
)
def test_drawn_batches_share_out_their_noise(count: int, batch_size: int, share: float) -> None:
    assert replaced_noise_share(count, batch_size) == pytest.approx(share, rel=1e-15)


def test_a_shuffle_long_beyond_memory_is_as_noisy_as_drawing_anew() -> None:
    principal = scattered(200_000)
    shares = shuffled_noise_share(principal, 0.5, 1).reshape(3, 3, 3, 3)[:2, :2]
    np.testing.assert_allclose(shares, 1.0, atol=0.01)


def test_a_shuffle_short_of_memory_has_hardly_any_noise() -> None:
    shares = shuffled_noise_share(scattered(100), 1e-6, 1)
    assert 0.0 <= shares.max() < 1e-3


def test_one_batch_of_all_points_has_no_noise() -> None:
    np.testing.assert_allclose(shuffled_noise_share(scattered(100), 0.3, 100), 0.0, atol=1e-15)


@pytest.mark.parametrize(("count", "batch_size"), [(30, 1), (30, 4), (30, 20)])
def test_the_share_of_a_shuffle_is_that_of_its_correlated_steps(count: int, batch_size: int) -> None:
    """For noise that does not depend on the line, by the full covariance of some twelve hundred steps."""
    principal, rate = scattered(count), 0.2
    sizes = np.diff(np.append(np.arange(0, count, batch_size), count))
    epoch = (np.diag(count / sizes) - 1.0) / (count - 1)
    steps = len(sizes)
    epochs = 1200 // steps
    noise = np.kron(np.eye(epochs), epoch)
    left = 1.0 - rate * principal.eigenvalues
    for i, k in product(range(2), repeat=2):
        covariances = []
        for taken in range(steps * (epochs - 1) + 1, steps * epochs + 1):
            ages = np.arange(taken)[::-1]
            covariances.append(left[i] ** ages @ noise[:taken, :taken] @ left[k] ** ages)
        expected = np.mean(covariances) * (1.0 - left[i] * left[k])
        share = shuffled_noise_share(principal, rate, batch_size).reshape(3, 3, 3, 3)[i, k, 2, 2]
        assert share == pytest.approx(expected, rel=1e-6)
