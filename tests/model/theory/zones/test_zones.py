"""The zones on the learning-rate slider are held against runs that do converge, crawl, overshoot or diverge."""

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.data.dataset import Dataset, FloatArray
from app.model.learning.sampling import Cursor, Order, samples
from app.model.learning.training import Mode, Settings
from app.model.theory import epoch_map
from app.model.theory.zones.batch import BatchLimits, batch_limits, hessian_eigenvalues
from app.model.theory.zones.rate_zones import SHRINKAGE, SLOW_EPOCHS, SLOW_FACTOR, RateZones
from app.model.theory.zones.stochastic import stochastic_diverges_above, stochastic_zones
from app.model.theory.zones.zones import rate_zones
from tests.oracles.brute_force import Rule, log_growths

ZONES = RateZones(slow_below=0.01, oscillates_above=0.5, diverges_above=1.0, fastest=0.6, holds_below=0.9)

coordinates = st.lists(st.floats(-3.0, 3.0), min_size=1, max_size=8)


def scattered(count: int, seed: int = 0) -> Dataset:
    generator = np.random.default_rng(seed)
    return Dataset.of(generator.random(count), generator.random(count))


def bell_shaped(count: int, seed: int = 0) -> Dataset:
    generator = np.random.default_rng(seed)
    return Dataset.of(generator.standard_normal(count), generator.random(count))


def hessian(xs: FloatArray) -> FloatArray:
    v = np.column_stack([xs, np.ones(len(xs))])
    return v.T @ v / len(xs)


def growth_of_a_run(data: Dataset, order: Order, batch_size: int, rate: float, epochs: int) -> float:
    """The logarithm of what a distance is multiplied by in an epoch, from a run of steps on targets of zero."""
    count = len(data)
    xs = data.xs[samples(order, 77, count, Cursor(), epochs * count)].reshape(epochs, count).T
    batches = [[(x, 0.0) for x in xs[first : first + batch_size]] for first in range(0, count, batch_size)]
    rule = Rule(tuple(zip(data.xs, data.ys, strict=True)), Mode.MINI_BATCH, order, batch_size, rate)
    return float(log_growths(rule, batches).mean())


@pytest.mark.parametrize("data", [scattered(5), scattered(200), bell_shaped(20), Dataset.of([-1.0, 1.0], [0, 0])])
def test_the_eigenvalues_are_those_of_the_hessian(data: Dataset) -> None:
    assert hessian_eigenvalues(data.moments) == pytest.approx(np.linalg.eigvalsh(hessian(data.xs)), rel=1e-12)


def test_the_small_eigenvalue_of_a_ravine_keeps_its_digits() -> None:
    data = Dataset.of([10.0**8 + k for k in range(5)], [0.0] * 5)
    flat, steep = hessian_eigenvalues(data.moments)
    exact = [Fraction(10**8 + k) for k in range(5)]
    mean, mean_square = sum(exact) / 5, sum(x * x for x in exact) / 5
    assert Fraction(flat) * Fraction(steep) == pytest.approx(mean_square - mean * mean, rel=1e-14)
    assert Fraction(flat) + Fraction(steep) == pytest.approx(mean_square + 1, rel=1e-14)


def test_all_x_alike_have_an_eigenvalue_of_zero() -> None:
    assert hessian_eigenvalues(Dataset.of([3.0, 3.0], [0.0, 1.0]).moments) == (0.0, 10.0)


def test_batch_limits_follow_from_the_eigenvalues() -> None:
    limits = BatchLimits(lambda_min=0.25, lambda_max=1.0)
    assert (limits.monotone_below, limits.diverges_above, limits.fastest) == (1.0, 2.0, 1.6)
    assert [limits.contraction(rate) for rate in (0.4, 1.6, 2.0, 2.5)] == pytest.approx([0.9, 0.6, 1.0, 1.5])


@pytest.mark.parametrize("data", [scattered(6), bell_shaped(30)])
def test_batch_descent_shrinks_below_its_limit_and_grows_above_it(data: Dataset) -> None:
    limit = batch_limits(data.moments).diverges_above
    assert growth_of_a_run(data, Order.SEQUENTIAL, len(data), 0.999 * limit, 300) < 0.0
    assert growth_of_a_run(data, Order.SEQUENTIAL, len(data), 1.001 * limit, 300) > 0.0


@pytest.mark.parametrize("rate", [0.1, 0.8, 1.3])
def test_the_contraction_is_what_a_long_run_shows(rate: float) -> None:
    data = scattered(6)
    measured = growth_of_a_run(data, Order.SEQUENTIAL, len(data), rate, 2000)
    assert measured == pytest.approx(math.log(batch_limits(data.moments).contraction(rate)), abs=1e-3)


def test_no_rate_contracts_more_than_the_best() -> None:
    limits = batch_limits(scattered(6).moments)
    best = limits.contraction(limits.fastest)
    assert all(limits.contraction(limits.fastest * factor) > best for factor in (0.5, 0.99, 1.01, 1.2))


@pytest.mark.parametrize(("share", "is_monotone"), [(0.99, True), (1.01, False)])
def test_batch_descent_jumps_past_the_minimum_only_above_its_monotone_limit(share: float, is_monotone: bool) -> None:
    data = scattered(6)
    rate = share * batch_limits(data.moments).monotone_below
    eigenvalues, axes = np.linalg.eigh(hessian(data.xs))
    along_axes = axes.T @ (np.eye(2) - rate * hessian(data.xs)) @ axes
    assert bool((np.diag(along_axes) > 0.0).all()) is is_monotone
    assert eigenvalues[0] > 0.0


@pytest.mark.parametrize("data", [scattered(6), bell_shaped(30), Dataset.of([0.3, 0.3], [0.0, 1.0])])
def test_batch_descent_is_slow_where_it_takes_more_epochs_than_promised(data: Dataset) -> None:
    limits = batch_limits(data.moments)
    zones = limits.zones()
    best = limits.contraction(limits.fastest)
    fastest = math.log(1 / SHRINKAGE) / math.log(best) if best > 0.0 else 0.0
    epochs = max(SLOW_EPOCHS, SLOW_FACTOR * fastest)
    assert limits.contraction(zones.slow_below) ** epochs == pytest.approx(1.0 / SHRINKAGE, rel=1e-9)
    assert zones.slow_below < zones.oscillates_above


CASES = [
    (scattered(3), 1),
    (scattered(10), 1),
    (scattered(10), 3),
    (bell_shaped(30), 1),
    (bell_shaped(30), 8),
    (Dataset.of([*np.linspace(0.0, 1.0, 9), 4.0], [0.0] * 10), 1),
]


@pytest.mark.parametrize(("data", "batch_size"), CASES)
def test_a_fixed_order_shrinks_below_its_limit_and_grows_above_it(data: Dataset, batch_size: int) -> None:
    limit = stochastic_diverges_above(data, Order.SEQUENTIAL, batch_size)
    assert growth_of_a_run(data, Order.SEQUENTIAL, batch_size, 0.999 * limit, 2000) < 0.0
    assert growth_of_a_run(data, Order.SEQUENTIAL, batch_size, 1.001 * limit, 2000) > 0.0


@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.RANDOM])
@pytest.mark.parametrize(("data", "batch_size"), CASES)
def test_a_random_order_shrinks_below_its_limit_and_grows_above_it(data: Dataset, batch_size: int, order: Order) -> None:
    limit = stochastic_diverges_above(data, order, batch_size)
    epochs = 20_000 // len(data)
    assert growth_of_a_run(data, order, batch_size, 0.88 * limit, epochs) < 0.0
    assert growth_of_a_run(data, order, batch_size, 1.12 * limit, epochs) > 0.0


@pytest.mark.parametrize("order", list(Order))
def test_a_sample_of_a_large_set_stands_for_all_of_it(order: Order) -> None:
    xs = scattered(6000).xs
    # A random order does not care how the points lie in the set, so neither may the sample.
    data = Dataset.of(xs if order is Order.SEQUENTIAL else np.sort(xs), np.zeros(6000))
    limit = stochastic_diverges_above(data, order)
    assert growth_of_a_run(data, order, 1, 0.96 * limit, 5) < 0.0
    assert growth_of_a_run(data, order, 1, 1.04 * limit, 5) > 0.0


def test_a_set_sorted_by_x_is_judged_in_its_order() -> None:
    data = Dataset.of(np.sort(scattered(3000).xs), np.zeros(3000))
    limit = stochastic_diverges_above(data, Order.SEQUENTIAL)
    assert growth_of_a_run(data, Order.SEQUENTIAL, 1, 0.999 * limit, 8) < 0.0
    assert growth_of_a_run(data, Order.SEQUENTIAL, 1, 1.001 * limit, 8) > 0.0


def test_the_order_of_points_moves_the_limit() -> None:
    data = Dataset.of(np.sort(scattered(100).xs), np.zeros(100))
    assert stochastic_diverges_above(data, Order.SEQUENTIAL) < 0.9 * stochastic_diverges_above(data, Order.SHUFFLED)


def test_no_step_alone_overshoots_below_the_oscillating_zone() -> None:
    data = bell_shaped(30)
    limit = stochastic_zones(data, Order.SHUFFLED).oscillates_above
    factors = 1.0 - np.outer([0.999 * limit, 1.001 * limit], 1.0 + data.xs**2)
    assert (factors > 0.0).all(axis=1).tolist() == [True, False]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(("data", "batch_size"), CASES)
def test_the_best_rate_beats_others(data: Dataset, batch_size: int, order: Order) -> None:
    best = stochastic_zones(data, order, batch_size).fastest
    epochs = 10_000 // len(data)

    def growth(rate: float) -> float:
        return growth_of_a_run(data, order, batch_size, rate, epochs)

    assert growth(best) < min(growth(0.5 * best), growth(1.5 * best))


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(("data", "batch_size"), CASES[:-1])
def test_a_stochastic_run_is_slow_where_it_takes_more_epochs_than_promised(
    data: Dataset, batch_size: int, order: Order
) -> None:
    zones = stochastic_zones(data, order, batch_size)
    epochs = 30_000 // len(data)
    fastest = growth_of_a_run(data, order, batch_size, zones.fastest, epochs)
    promised = max(-math.log(SHRINKAGE) / SLOW_EPOCHS, fastest / SLOW_FACTOR)
    assert growth_of_a_run(data, order, batch_size, zones.slow_below, epochs) == pytest.approx(promised, rel=0.12)


def test_one_batch_of_all_points_has_the_zones_of_batch_mode() -> None:
    data = scattered(10)
    stochastic, batch = stochastic_zones(data, Order.SEQUENTIAL, 10), batch_limits(data.moments).zones()
    assert stochastic.diverges_above == pytest.approx(batch.diverges_above, rel=2e-5)
    assert stochastic.oscillates_above == pytest.approx(batch.oscillates_above, rel=1e-12)
    assert stochastic.fastest == pytest.approx(batch.fastest, rel=0.05)


def test_larger_batches_come_nearer_to_batch_mode() -> None:
    data = bell_shaped(64)
    batch = batch_limits(data.moments).diverges_above
    single, sixteen, all_points = (stochastic_diverges_above(data, Order.SHUFFLED, size) for size in (1, 16, 64))
    assert abs(single - batch) > 5.0 * abs(sixteen - batch)
    assert all_points == pytest.approx(batch, rel=2e-3)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("xs", [[0.5], [0.5, 0.5, 0.5], [0.5, 0.5 + 1e-9]])
def test_a_valley_has_the_limits_across_it(xs: list[float], order: Order) -> None:
    zones = stochastic_zones(Dataset.of(xs, [0.0] * len(xs)), order)
    assert zones.oscillates_above == zones.fastest == pytest.approx(0.8, rel=1e-8)
    assert zones.diverges_above == pytest.approx(1.6, rel=1e-12 if len(set(xs)) == 1 else 2e-3)
    each_step = 1.0 - zones.slow_below * 1.25
    assert each_step ** (SLOW_EPOCHS * len(xs)) == pytest.approx(1.0 / SHRINKAGE, rel=1e-6)


@pytest.mark.parametrize("order", list(Order))
def test_a_single_point_far_out_sets_the_limit_though_the_bowl_is_a_ravine(order: Order) -> None:
    data = Dataset.of([1e7, 0.0, 1.0], [0.0] * 3)
    limit = stochastic_diverges_above(data, order)
    assert growth_of_a_run(data, order, 1, 1.05 * limit, 2000) > 0.0
    assert growth_of_a_run(data, order, 1, 0.95 * limit, 2000) < 1e-9


@settings(max_examples=25)
@given(coordinates, st.sampled_from(list(Order)), st.integers(1, 9))
def test_zones_come_in_order_whatever_the_points(xs: list[float], order: Order, batch_size: int) -> None:
    data = Dataset.of(xs, [0.0] * len(xs))
    for zones in (stochastic_zones(data, order, batch_size), batch_limits(data.moments).zones()):
        assert 0.0 < zones.slow_below <= zones.oscillates_above <= zones.diverges_above < math.inf
        assert 0.0 < zones.fastest < zones.diverges_above


@pytest.mark.parametrize("scale", [1e-12, 1e12])
def test_zones_stay_finite_for_data_of_any_size(scale: float) -> None:
    data = Dataset.of(scattered(10).xs * scale, scattered(10).ys)
    zones = stochastic_zones(data, Order.SHUFFLED)
    assert 0.0 < zones.slow_below <= zones.oscillates_above <= zones.diverges_above < math.inf


def test_every_learning_rate_has_its_zone() -> None:
    rates = (1e-9, 0.0099, 0.01, 0.4, 0.5, 0.6, 0.9999, 1.0, 1e9)
    assert [ZONES.zone_of(rate) for rate in rates] == [
        *["slow"] * 2,
        *["good"] * 2,
        *["oscillating"] * 3,
        *["diverging"] * 2,
    ]


def test_there_are_no_zones_without_points() -> None:
    assert rate_zones(Dataset.of([], []), Settings()) is None


def test_the_zones_are_those_of_the_mode_the_order_and_the_batch_size() -> None:
    data, chosen = bell_shaped(20), Settings(order=Order.SEQUENTIAL, batch_size=4)
    stochastic = rate_zones(data, replace(chosen, mode=Mode.STOCHASTIC))
    mini_batch = rate_zones(data, replace(chosen, mode=Mode.MINI_BATCH))
    batch = rate_zones(data, replace(chosen, mode=Mode.BATCH))
    assert stochastic == stochastic_zones(data, Order.SEQUENTIAL, 1)
    assert mini_batch == stochastic_zones(data, Order.SEQUENTIAL, 4)
    assert batch == batch_limits(data.moments).zones()
    assert len({stochastic, mini_batch, batch}) == 3
    assert rate_zones(data, replace(chosen, mode=Mode.STOCHASTIC, order=Order.SHUFFLED)) != stochastic


@pytest.mark.parametrize("order", list(Order))
def test_the_same_points_have_the_same_zones_again_without_working_them_out(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = stochastic_zones(scattered(2000), order)
    monkeypatch.setattr(epoch_map, "_linear_maps", None)
    assert stochastic_zones(scattered(2000), order) == zones
    monkeypatch.undo()
    epoch_map._log_growth.cache_clear()
    assert stochastic_zones(scattered(2000), order) == zones


@pytest.mark.parametrize("batch_size", [1, 8])
@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("seed", range(4))
def test_the_wildest_ravine_has_zones(order: Order, batch_size: int, seed: int) -> None:
    """One point a hundred million times as far out as two thousand others: hardly any rate shrinks the distance."""
    generator = np.random.default_rng(seed)
    xs = generator.random(2000)
    xs[1] = 134190767.0
    data = Dataset.of((xs - xs.min()) / np.ptp(xs), generator.random(2000))
    zones = stochastic_zones(data, order, batch_size)
    assert 0.0 < zones.slow_below <= zones.oscillates_above <= zones.diverges_above < math.inf
    assert 0.0 < zones.fastest < math.inf
