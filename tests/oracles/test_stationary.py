"""The circle that stochastic descent ends in is held against simulated runs and against every batch there is."""

from itertools import product

import numpy as np
import pytest

from app.model.data.dataset import Dataset, FloatArray
from app.model.learning.sampling import Order
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.stochastic import stochastic_diverges_above
from tests.oracles.stationary import mean_square_diverges_above, stationary_covariance


def scattered(count: int, seed: int = 0, offset: float = 0.0) -> Dataset:
    generator = np.random.default_rng(seed)
    return Dataset.of(generator.random(count) + offset, generator.random(count))


def moments_of_all_batches(data: Dataset, rate: float, batch_size: int) -> tuple[FloatArray, FloatArray]:
    """E[(I − lr·H) ⊗ (I − lr·H)] and E[vec(lr² g gᵀ)] over every batch that can be drawn; shapes (4, 4) and (4,)."""
    v = np.column_stack([data.xs, np.ones(len(data))])
    errors = v @ np.linalg.lstsq(v, data.ys, rcond=None)[0] - data.ys
    map_squared, noise = np.zeros((4, 4)), np.zeros(4)
    for drawn in product(range(len(data)), repeat=batch_size):
        rows = list(drawn)
        step = np.eye(2) - rate * v[rows].T @ v[rows] / batch_size
        push = rate * v[rows].T @ errors[rows] / batch_size
        map_squared += np.kron(step, step) / len(data) ** batch_size
        noise += np.kron(push, push) / len(data) ** batch_size
    return map_squared, noise


def simulated_distances(data: Dataset, start: FloatArray, rate: float, batch_size: int, steps: int) -> FloatArray:
    """Where 20,000 runs end, less where they all started; shape (runs, 2)."""
    generator = np.random.default_rng(9)
    lines = np.tile(start, (20_000, 1))
    for _ in range(steps):
        drawn = generator.integers(0, len(data), (len(lines), batch_size))
        xs = data.xs[drawn]
        errors = lines[:, :1] * xs + lines[:, 1:] - data.ys[drawn]
        lines -= rate * np.column_stack([(errors * xs).mean(axis=1), errors.mean(axis=1)])
    return lines - start


@pytest.mark.parametrize(("count", "batch_size"), [(6, 1), (5, 2), (4, 3)])
def test_the_covariance_solves_the_lyapunov_equation_over_all_batches(count: int, batch_size: int) -> None:
    data = scattered(count)
    map_squared, noise = moments_of_all_batches(data, 0.4, batch_size)
    expected = np.linalg.solve(np.eye(4) - map_squared, noise).reshape(2, 2)
    covariance = stationary_covariance(data, 0.4, batch_size)
    assert covariance is not None
    np.testing.assert_allclose(covariance, expected, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("batch_size", [1, 4])
def test_simulated_runs_spread_as_far_as_the_covariance_says(batch_size: int) -> None:
    data = scattered(10, seed=3)
    covariance = stationary_covariance(data, 0.4, batch_size)
    assert covariance is not None
    best = np.array([data.moments.slope, data.moments.intercept])
    distances = simulated_distances(data, best, 0.4, batch_size, steps=300)
    size = np.trace(covariance)
    np.testing.assert_allclose(distances.T @ distances / len(distances), covariance, atol=0.04 * size)


@pytest.mark.parametrize(("count", "batch_size"), [(6, 1), (5, 2)])
def test_the_mean_square_grows_from_its_limit_on(count: int, batch_size: int) -> None:
    data = scattered(count, seed=1)
    limit = mean_square_diverges_above(data, batch_size)
    radii = [
        max(abs(np.linalg.eigvals(moments_of_all_batches(data, share * limit, batch_size)[0])))
        for share in (0.999, 1.0, 1.001)
    ]
    assert radii[0] < 1.0 < radii[2]
    assert radii[1] == pytest.approx(1.0, abs=1e-10)


def test_there_is_no_covariance_from_the_limit_on() -> None:
    data = scattered(10)
    limit = mean_square_diverges_above(data)
    assert stationary_covariance(data, 0.99 * limit) is not None
    assert stationary_covariance(data, limit) is None
    assert stationary_covariance(data, 2.0 * limit) is None


def test_the_mean_square_diverges_before_the_runs_do() -> None:
    data = scattered(10)
    assert mean_square_diverges_above(data) < stochastic_diverges_above(data, Order.RANDOM)


def test_huge_batches_have_the_limit_of_batch_mode() -> None:
    data = scattered(10)
    assert mean_square_diverges_above(data, 10**9) == pytest.approx(batch_limits(data.moments).diverges_above, rel=1e-6)


def test_points_on_a_line_leave_nothing_to_circle_for() -> None:
    xs = scattered(10).xs
    covariance = stationary_covariance(Dataset.of(xs, 2.0 * xs - 1.0), 0.3)
    assert covariance is not None
    assert np.abs(covariance).max() < 1e-28


def test_the_circle_shrinks_with_the_learning_rate() -> None:
    wide, narrow = (stationary_covariance(scattered(10), rate) for rate in (0.02, 0.01))
    assert wide is not None
    assert narrow is not None
    assert np.trace(wide) / np.trace(narrow) == pytest.approx(2.0, rel=0.05)


def test_in_a_valley_runs_spread_across_it_alone() -> None:
    data = Dataset.of([0.7] * 6, scattered(6).ys)
    across = np.array([0.7, 1.0])
    covariance = stationary_covariance(data, 0.3)
    assert covariance is not None
    distances = simulated_distances(data, across * data.ys.mean() / (across @ across), 0.3, 1, steps=200)
    np.testing.assert_allclose(distances.T @ distances / len(distances), covariance, rtol=0.04)
    np.testing.assert_allclose(covariance @ (1.0, -0.7), 0.0, atol=1e-16)


def test_a_ravine_keeps_its_digits() -> None:
    # A x around 100 makes λmax a billion times λmin; the equation is put to the test one step at a time.
    data = scattered(20, seed=2, offset=100.0)
    rate = 0.1 * mean_square_diverges_above(data)
    covariance = stationary_covariance(data, rate)
    assert covariance is not None
    v = np.column_stack([data.xs, np.ones(20)])
    errors = (data.ys - data.moments.y_mean) - data.moments.slope * (data.xs - data.moments.x_mean)
    next_covariance = np.zeros((2, 2))
    for point, error in zip(v, errors, strict=True):
        step, push = np.eye(2) - rate * np.outer(point, point), rate * error * point
        next_covariance += (step @ covariance @ step.T + np.outer(push, push)) / 20
    np.testing.assert_allclose(next_covariance, covariance, rtol=1e-9)
