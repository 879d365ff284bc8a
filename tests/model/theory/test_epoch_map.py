"""An epoch as one affine map is held against the steps themselves, taken one after another."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import FloatArray, IntArray
from app.model.theory.epoch_map import StepHessians, fixed_point, log_growth, spectral_radii
from tests.oracles.epoch_map import epoch_map, spectral_radius

entries = st.floats(-5.0, 5.0)


def points(count: int, seed: int = 0) -> tuple[FloatArray, FloatArray]:
    generator = np.random.default_rng(seed)
    return generator.uniform(-1.5, 1.5, count), generator.uniform(-1.0, 1.0, count)


def stepped(
    xs: FloatArray, ys: FloatArray, order: IntArray, rate: float, line: tuple[float, float], batch_size: int = 1
) -> tuple[float, float]:
    """One epoch by the rule of a step alone, in plain Python."""
    m, b = line
    for start in range(0, len(order), batch_size):
        batch = [(float(xs[i]), float(ys[i])) for i in order[start : start + batch_size]]
        errors = [(m * x + b) - y for x, y in batch]
        grad_m = sum(error * x for error, (x, _) in zip(errors, batch, strict=True)) / len(batch)
        grad_b = sum(errors) / len(batch)
        m, b = m - grad_m * rate, b - grad_b * rate
    return m, b


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 50, 1000])
@pytest.mark.parametrize("line", [(0.0, 0.0), (1.5, -2.0)])
def test_the_map_of_an_epoch_does_what_its_steps_do(count: int, line: tuple[float, float]) -> None:
    xs, ys = points(count)
    order = np.random.default_rng(1).permutation(count)
    matrix, offset = epoch_map(xs, ys, order, 0.3)
    assert matrix @ line + offset == pytest.approx(stepped(xs, ys, order, 0.3, line), rel=1e-12, abs=1e-13)


@pytest.mark.parametrize(("count", "batch_size"), [(10, 3), (10, 5), (7, 10), (9, 1), (100, 8)])
def test_the_map_of_an_epoch_of_batches_does_what_its_steps_do(count: int, batch_size: int) -> None:
    xs, ys = points(count, seed=2)
    order = np.random.default_rng(3).permutation(count)
    matrix, offset = epoch_map(xs, ys, order, 0.4, np.arange(0, count, batch_size))
    expected = stepped(xs, ys, order, 0.4, (0.7, 0.2), batch_size)
    assert matrix @ (0.7, 0.2) + offset == pytest.approx(expected, rel=1e-12, abs=1e-13)


def test_the_map_of_an_epoch_is_the_product_of_the_matrices_of_its_steps() -> None:
    xs, ys = points(12)
    product = np.eye(2)
    for x in xs:
        v = np.array([x, 1.0])
        product = (np.eye(2) - 0.5 * np.outer(v, v)) @ product
    np.testing.assert_allclose(epoch_map(xs, ys, np.arange(12), 0.5)[0], product, rtol=1e-12, atol=1e-14)


def test_a_long_epoch_is_still_in_order() -> None:
    xs, ys = points(70_001, seed=4)
    # Sorted by x, the end of the epoch differs from its start, so that swapped parts would show.
    order = np.argsort(xs)
    matrix, offset = epoch_map(xs, ys, order, 1e-4)
    assert matrix @ (1.0, 1.0) + offset == pytest.approx(stepped(xs, ys, order, 1e-4, (1.0, 1.0)), rel=1e-10)


def test_a_point_may_come_twice_in_an_epoch() -> None:
    xs, ys = points(3)
    order = np.array([2, 2, 0])
    matrix, offset = epoch_map(xs, ys, order, 0.2)
    assert matrix @ (0.5, 0.5) + offset == pytest.approx(stepped(xs, ys, order, 0.2, (0.5, 0.5)), rel=1e-13)


def test_an_epoch_that_leaves_the_floats_raises_nothing() -> None:
    xs, ys = points(1000)
    matrix, offset = epoch_map(xs, ys, np.arange(1000), 50.0)
    assert not np.isfinite(matrix).all()
    assert fixed_point(matrix, offset) is None


@given(entries, entries, entries, entries)
def test_the_spectral_radius_is_that_of_the_eigenvalues(a: float, b: float, c: float, d: float) -> None:
    matrix = np.array([[a, b], [c, d]])
    # Where two eigenvalues meet, either way is exact to the square root of the rounding only.
    assert spectral_radii(matrix.reshape(4, 1))[0] == pytest.approx(spectral_radius(matrix), rel=1e-9, abs=3e-7)


def test_the_spectral_radius_of_a_turn_is_its_stretch() -> None:
    turn = 3.0 * np.array([[math.cos(1.0), -math.sin(1.0)], [math.sin(1.0), math.cos(1.0)]])
    assert spectral_radii(turn.reshape(4, 1))[0] == pytest.approx(3.0, rel=1e-15)


def test_a_fixed_order_ends_in_the_fixed_point_of_its_epoch() -> None:
    xs, ys = points(6, seed=5)
    ends = fixed_point(*epoch_map(xs, ys, np.arange(6), 0.3))
    assert ends is not None
    line = (0.0, 0.0)
    for _ in range(300):
        line = stepped(xs, ys, np.arange(6), 0.3, line)
    assert ends == pytest.approx(line, rel=1e-11)
    assert math.dist(ends, np.polyfit(xs, ys, 1)) > 0.01


def test_points_on_a_line_end_on_it_in_any_order() -> None:
    xs, _ = points(6, seed=5)
    assert fixed_point(*epoch_map(xs, 2.0 * xs - 1.0, np.arange(6), 0.3)) == pytest.approx((2.0, -1.0), rel=1e-12)


@pytest.mark.parametrize("count", [1, 5, 1000])
def test_a_column_of_points_has_no_single_end(count: int) -> None:
    _, ys = points(count)
    assert fixed_point(*epoch_map(np.full(count, 0.7), ys, np.arange(count), 0.05)) is None


def test_the_log_of_growth_is_that_of_the_spectral_radius_of_the_epoch() -> None:
    xs, ys = points(11, seed=6)
    rates = np.array([0.01, 0.1, 0.5, 1.0, 2.0])
    expected = [math.log(spectral_radius(epoch_map(xs, ys, np.arange(11), float(rate))[0])) for rate in rates]
    np.testing.assert_allclose(log_growth(StepHessians.of(xs), rates), expected, rtol=1e-10)


@pytest.mark.parametrize(("rate", "each"), [(10.0, math.log(10.0 * 1.25 - 1.0)), (0.5, 0.0)])
def test_the_log_of_growth_of_equal_steps_is_theirs_times_their_number(rate: float, each: float) -> None:
    steps = StepHessians.of(np.full(5000, 0.5))
    assert log_growth(steps, np.array([rate]))[0] == pytest.approx(5000 * each, rel=1e-10, abs=1e-10)


def test_steps_that_wipe_out_every_distance_have_no_growth_left() -> None:
    # (1, 1) and (−1, 1) are orthogonal: at half a unit each step projects, and both together leave nothing.
    assert log_growth(StepHessians.of(np.array([1.0, -1.0])), np.array([0.5]))[0] == -math.inf


def test_the_sharpest_step_is_the_one_with_the_largest_eigenvalue() -> None:
    assert StepHessians.of(np.array([0.5, -3.0, 1.0])).sharpest() == 10.0
    batches = StepHessians.of(np.array([0.5, -3.0, 1.0]), np.array([0, 2]))
    v = np.array([[0.5, 1.0], [-3.0, 1.0]])
    assert batches.sharpest() == pytest.approx(np.linalg.eigvalsh(v.T @ v / 2)[-1], rel=1e-14)
