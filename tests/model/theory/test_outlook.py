"""Where training is said to end is held against where it ends, and what is kept against what was asked for."""

import gc
import math
import weakref
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

import app.model.theory.outlook as outlook_module
from app.model.data.dataset import Dataset, FloatArray
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.cost import cost
from app.model.learning.descent import after, run_steps
from app.model.learning.sampling import Cursor, Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory import shuffles
from app.model.theory.epoch_map import fixed_point
from app.model.theory.least_squares import least_squares
from app.model.theory.outlook import OutlookCache, outlook
from app.model.theory.zones.batch import batch_limits
from app.model.theory.zones.zones import rate_zones
from tests.oracles.epoch_map import epoch_map, spectral_radius
from tests.oracles.methods import Momentum
from tests.oracles.stationary import mean_square_diverges_above, stationary_covariance

pytestmark = pytest.mark.filterwarnings("error")

STOCHASTIC, MINI_BATCH, BATCH = Mode.STOCHASTIC, Mode.MINI_BATCH, Mode.BATCH


def training(
    count: int,
    mode: Mode = Mode.STOCHASTIC,
    order: Order = Order.SEQUENTIAL,
    rate: float = 0.2,
    batch_size: int = 4,
    position: int = 0,
) -> Training:
    generator = np.random.default_rng(count)
    xs = generator.random(count)
    points = TrainingSet(Dataset.of(xs, np.clip(0.3 + 0.5 * xs + generator.normal(0.0, 0.1, count), 0.0, 1.0)))
    return Training(points, Settings(mode, order, batch_size, rate), Line(0.0, 0.0), Cursor(0, position))


def best_line(start: Training) -> Line:
    line = least_squares(start.training_set.moments)
    assert line is not None
    return line


def lines_of_runs(start: Training, epochs: int, runs: int) -> FloatArray:
    """Every line of runs that differ in their seed, after a tenth as many steps from least squares; shape (lines, 2)."""
    start = replace(start, line=best_line(start))
    steps = epochs * start.steps_per_epoch
    parts = []
    for seed in range(runs):
        run = run_steps(replace(start, settings=replace(start.settings, seed=seed)), steps + steps // 10)
        parts.append(np.column_stack([run.slopes, run.intercepts])[-steps:])
    return np.concatenate(parts)


def hessian(start: Training) -> FloatArray:
    v = np.column_stack([start.training_set.data.xs, np.ones(len(start.training_set.data))])
    return np.asarray(v.T @ v / len(v))


def test_batch_mode_ends_at_least_squares_and_shrinks_by_its_slower_direction() -> None:
    start = training(20, BATCH)
    ahead = outlook(start)
    assert ahead.rest == pytest.approx(best_line(start), rel=1e-14)
    assert ahead.rest_cost == pytest.approx(start.training_set.moments.least_cost, rel=1e-14)
    assert ahead.shrink_per_epoch == pytest.approx(max(abs(1.0 - 0.2 * np.linalg.eigvalsh(hessian(start)))), rel=1e-12)
    assert ahead.is_exact
    assert ahead.circle is None
    assert ahead.distance == pytest.approx(0.0, abs=1e-15)


@pytest.mark.parametrize("order", [Order.SEQUENTIAL, Order.SHUFFLED])
@pytest.mark.parametrize("batch_size", [20, 64])
def test_a_mini_batch_of_all_points_has_the_outlook_of_batch_mode(order: Order, batch_size: int) -> None:
    ahead, of_batch = outlook(training(20, MINI_BATCH, order, batch_size=batch_size)), outlook(training(20, BATCH))
    assert ahead.circle is None
    assert (ahead.is_exact, ahead.is_loop, ahead.distance) == (True, False, 0.0)
    assert ahead.rest == pytest.approx(of_batch.rest, rel=1e-12)
    assert ahead.rest_cost == pytest.approx(of_batch.rest_cost, rel=1e-12)
    assert ahead.shrink_per_epoch == pytest.approx(of_batch.shrink_per_epoch, rel=1e-9)


def test_a_mini_batch_drawn_at_random_circles_however_large_it_is() -> None:
    ahead = outlook(training(20, MINI_BATCH, Order.RANDOM, batch_size=20))
    assert ahead.circle is not None
    assert np.linalg.eigvalsh(ahead.circle).min() > 0.0


@pytest.mark.parametrize("position", [0, 3, 19])
@pytest.mark.parametrize(("mode", "batch_size"), [(STOCHASTIC, 1), (MINI_BATCH, 4), (MINI_BATCH, 7), (MINI_BATCH, 50)])
def test_a_fixed_order_ends_each_epoch_where_the_outlook_says(mode: Mode, batch_size: int, position: int) -> None:
    start = training(20, mode, batch_size=batch_size, position=position)
    ahead = outlook(start)
    now = after(run_steps(start, 40_000))
    while now.cursor.position:
        now = after(run_steps(now, 1))
    assert ahead.rest == pytest.approx(now.line, rel=1e-10)
    assert ahead.rest_cost == pytest.approx(cost(start.training_set.moments, *now.line), rel=1e-10)
    assert ahead.distance == pytest.approx(math.dist(now.line, best_line(start)), rel=1e-7, abs=1e-14)
    assert ahead.is_exact
    assert ahead.circle is None
    assert (batch_size == 50) == (ahead.distance < 1e-12)


@pytest.mark.parametrize("rate", [0.4, 0.03, 2e-5])
@pytest.mark.parametrize(("mode", "batch_size"), [(STOCHASTIC, 1), (MINI_BATCH, 3)])
def test_a_long_fixed_order_ends_as_if_no_step_had_been_left_out(mode: Mode, batch_size: int, rate: float) -> None:
    start = training(90_001, mode, rate=rate, batch_size=batch_size)
    data = start.training_set.data
    starts = np.arange(0, len(data), batch_size) if batch_size > 1 else None
    rest = fixed_point(*epoch_map(data.xs, data.ys, np.arange(len(data)), rate, starts))
    assert outlook(start).rest == pytest.approx(rest, rel=1e-9)


def test_a_ravine_has_a_fixed_point_too() -> None:
    years = np.arange(1950.0, 2021.0)
    points = TrainingSet(Dataset.of(years, 0.02 * (years - 1985.0) ** 2 + years), ScaleChoice.NONE)
    start = Training(points, Settings(STOCHASTIC, Order.SEQUENTIAL, 1, 2e-7))
    rest = outlook(start).rest
    assert rest is not None
    epoch = run_steps(replace(start, line=rest), len(years))
    assert after(epoch).line == pytest.approx(rest, rel=1e-9)
    assert np.abs(epoch.slopes - rest.slope).max() > 1e-3


@pytest.mark.parametrize("rate", [0.02, 0.5])
def test_a_fixed_order_shrinks_by_the_spectral_radius_of_its_epoch(rate: float) -> None:
    start = training(12, rate=rate)
    data = start.training_set.data
    matrix, _ = epoch_map(data.xs, data.ys, np.arange(12), rate)
    assert outlook(start).shrink_per_epoch == pytest.approx(spectral_radius(matrix), rel=1e-9)


@pytest.mark.parametrize(("mode", "batch_size"), [(STOCHASTIC, 1), (MINI_BATCH, 4)])
def test_random_order_circles_least_squares_as_the_stationary_covariance_says(mode: Mode, batch_size: int) -> None:
    start = training(20, mode, Order.RANDOM, batch_size=batch_size)
    ahead = outlook(start)
    covariance = stationary_covariance(start.training_set.data, 0.2, batch_size)
    assert covariance is not None
    assert ahead.rest == pytest.approx(best_line(start), rel=1e-12)
    np.testing.assert_allclose(ahead.circle, covariance, rtol=1e-9)
    expected = start.training_set.moments.least_cost + 20 * np.trace(hessian(start) @ covariance)
    assert ahead.rest_cost == pytest.approx(expected, rel=1e-12)
    assert not ahead.is_exact
    assert ahead.distance == pytest.approx(0.0, abs=1e-14)


@pytest.mark.parametrize(
    ("count", "mode", "order"),
    [
        (10, STOCHASTIC, Order.SHUFFLED),
        (10, MINI_BATCH, Order.SHUFFLED),
        (10, MINI_BATCH, Order.RANDOM),
        (70, STOCHASTIC, Order.SHUFFLED),
        (70, MINI_BATCH, Order.SHUFFLED),
    ],
)
def test_runs_circle_as_wide_as_the_outlook_says(count: int, mode: Mode, order: Order) -> None:
    start = training(count, mode, order, batch_size=6)
    ahead = outlook(start)
    lines = lines_of_runs(start, 8_000 // start.steps_per_epoch, 50)
    covariance = np.cov(lines.T)
    assert ahead.circle is not None
    assert ahead.rest is not None
    assert ahead.rest_cost is not None
    np.testing.assert_allclose(ahead.circle, covariance, atol=0.06 * np.trace(covariance))
    assert ahead.rest == pytest.approx(lines.mean(axis=0), abs=0.06 * math.sqrt(np.trace(covariance)))
    moments = start.training_set.moments
    excess = cost(moments, lines[:, 0], lines[:, 1]).mean() - moments.least_cost
    assert ahead.rest_cost - moments.least_cost == pytest.approx(excess, rel=0.07)


def test_shuffles_of_three_points_are_all_looked_at() -> None:
    start = training(3, order=Order.SHUFFLED, rate=0.4)
    ahead = outlook(start)
    data = start.training_set.data
    orders = [np.array(order) for order in permutations(range(3))]
    epochs = [epoch_map(data.xs, data.ys, order, 0.4) for order in orders]
    mean_matrix, mean_offset = (np.mean(parts, axis=0) for parts in zip(*epochs, strict=True))
    at_end = np.linalg.solve(np.eye(2) - mean_matrix, mean_offset)
    prefixes = [epoch_map(data.xs, data.ys, order[:taken], 0.4) for order in orders for taken in (1, 2, 3)]
    expected = np.mean([matrix @ at_end + offset for matrix, offset in prefixes], axis=0)
    assert ahead.rest == pytest.approx(expected, rel=1e-10)
    assert ahead.distance == pytest.approx(math.dist(expected, best_line(start)), rel=1e-8)
    assert ahead.distance > 1e-4


@pytest.mark.parametrize("rate", [0.005, 0.05, 0.5])
@pytest.mark.parametrize(("mode", "batch_size"), [(STOCHASTIC, 1), (MINI_BATCH, 7)])
def test_permutations_and_the_closed_form_tell_the_same(
    monkeypatch: pytest.MonkeyPatch, mode: Mode, batch_size: int, rate: float
) -> None:
    start = training(40, mode, Order.SHUFFLED, rate, batch_size)
    by_form = outlook(start)
    monkeypatch.setattr(outlook_module, "MOST_SHUFFLED", 40)
    monkeypatch.setattr(shuffles, "SAMPLES", 400_000)
    by_permutations = outlook(start)
    assert by_form.rest != by_permutations.rest
    least = start.training_set.moments.least_cost
    assert by_form.rest_cost is not None
    assert by_permutations.rest_cost is not None
    assert by_form.rest_cost - least == pytest.approx(by_permutations.rest_cost - least, rel=0.05)
    assert by_permutations.circle is not None
    assert by_form.circle is not None
    spread, expected = (np.sqrt(np.linalg.eigvalsh(ahead.circle)) for ahead in (by_form, by_permutations))
    np.testing.assert_allclose(spread, expected, rtol=0.06)


@pytest.mark.parametrize(("count", "mode"), [(10, STOCHASTIC), (70, STOCHASTIC), (70, MINI_BATCH)])
@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.RANDOM])
def test_single_runs_shrink_as_fast_as_the_outlook_says(count: int, mode: Mode, order: Order) -> None:
    start = training(count, mode, order, rate=0.05)
    # Points on a line leave no noise, so that all that is seen is the distance dying out.
    on_a_line = Dataset.of(start.training_set.data.xs, 0.5 * start.training_set.data.xs)
    start = replace(start, training_set=TrainingSet(on_a_line))
    epochs = 2400 // count
    run = run_steps(start, epochs * start.steps_per_epoch)
    distances = np.hypot(run.slopes - 0.5, run.intercepts)
    shrink = outlook(start).shrink_per_epoch
    assert shrink is not None
    early = len(run) // 4
    per_epoch = math.log(distances[-1] / distances[early]) / (len(run) - early) * start.steps_per_epoch
    assert math.log(shrink) == pytest.approx(per_epoch, rel=0.1)


@pytest.mark.parametrize("count", [12, 100])
def test_a_shuffle_makes_up_for_its_own_noise_at_gentle_rates(count: int) -> None:
    shuffled, replaced = (
        outlook(training(count, order=order, rate=0.003)).circle for order in (Order.SHUFFLED, Order.RANDOM)
    )
    assert shuffled is not None
    assert replaced is not None
    assert np.trace(shuffled) < 0.2 * np.trace(replaced)


@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.SEQUENTIAL])
@pytest.mark.parametrize("count", [12, 100])
def test_a_mini_batch_of_all_points_is_batch_mode(count: int, order: Order) -> None:
    whole, batch = outlook(training(count, MINI_BATCH, order, batch_size=200)), outlook(training(count, BATCH))
    assert whole.rest == pytest.approx(batch.rest, rel=1e-12)
    assert whole.rest_cost == pytest.approx(batch.rest_cost, rel=1e-12)
    assert whole.shrink_per_epoch == pytest.approx(batch.shrink_per_epoch, rel=1e-9)
    assert whole.is_exact
    if whole.circle is not None:
        assert np.abs(whole.circle).max() < 1e-25


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("count", [10, 60])
def test_what_diverges_has_no_rest_and_what_converges_shrinks(mode: Mode, order: Order, count: int) -> None:
    start = training(count, mode, order)
    zones = outlook(start).zones
    assert zones is not None
    held, lost = (
        outlook(replace(start, settings=replace(start.settings, learning_rate=share * zones.diverges_above)))
        for share in (0.99, 1.02)
    )
    assert held.shrink_per_epoch is not None
    assert lost.shrink_per_epoch is not None
    assert held.shrink_per_epoch < 1.0 < lost.shrink_per_epoch
    assert (lost.rest, lost.rest_cost, lost.circle, lost.distance) == (None, None, None, None)
    if mode is BATCH or order is Order.SEQUENTIAL:
        assert held.rest is not None


def test_a_mean_square_without_bound_has_no_rest_although_runs_return() -> None:
    start = training(10, order=Order.RANDOM)
    unbounded = mean_square_diverges_above(start.training_set.data)
    for share, is_bounded in ((0.99, True), (1.01, False)):
        ahead = outlook(replace(start, settings=replace(start.settings, learning_rate=share * unbounded)))
        assert ahead.shrink_per_epoch is not None
        assert ahead.shrink_per_epoch < 1.0
        assert (ahead.rest is not None) == (ahead.rest_cost is not None) == (ahead.circle is not None) == is_bounded


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("count", [1, 10, 60, 2_000])
@pytest.mark.parametrize("rate", [1e-300, 1e-9, 1e3, 1e300])
def test_no_rate_leads_to_anything_but_numbers(mode: Mode, order: Order, count: int, rate: float) -> None:
    ahead = outlook(training(count, mode, order, rate))
    for value in (ahead.rest_cost, ahead.shrink_per_epoch, ahead.distance):
        assert value is None or math.isfinite(value)
    assert ahead.rest is None or all(math.isfinite(value) for value in ahead.rest)
    assert ahead.circle is None or np.isfinite(ahead.circle).all()


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("count", [5, 60])
def test_in_a_valley_the_cost_at_rest_is_known_but_no_line(mode: Mode, order: Order, count: int) -> None:
    points = TrainingSet(Dataset.of([0.7] * count, np.random.default_rng(2).random(count)))
    start = Training(points, Settings(mode, order, 2, 0.2))
    ahead = outlook(start)
    assert ahead.rest is None
    assert ahead.distance is None
    assert not ahead.is_exact
    each = abs(1.0 - 0.2 * 1.49)
    assert ahead.shrink_per_epoch == pytest.approx(each**start.steps_per_epoch, rel=1e-9)
    if order is Order.RANDOM and mode is not BATCH:
        assert ahead.circle is not None
        assert ahead.circle @ (1.0, -0.7) == pytest.approx((0.0, 0.0), abs=1e-15)
        expected = np.trace(hessian(start) @ ahead.circle) * count + points.moments.least_cost
        assert ahead.rest_cost == pytest.approx(expected, rel=1e-9)
    elif mode is BATCH or order is Order.SEQUENTIAL:
        end = after(run_steps(start, 400 * start.steps_per_epoch))
        assert ahead.rest_cost == pytest.approx(cost(points.moments, *end.line), rel=1e-9)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
def test_points_on_one_line_lead_to_just_that_line(mode: Mode, order: Order) -> None:
    xs = np.random.default_rng(4).random(9)
    start = replace(training(9, mode, order), training_set=TrainingSet(Dataset.of(xs, 0.5 * xs + 0.2)))
    found = outlook(start)
    assert found.rest is not None
    assert (found.rest.slope, found.rest.intercept) == pytest.approx((0.5, 0.2))
    assert (found.rest_cost, found.circle, found.distance) == (0.0, None, 0.0)
    end = run_steps(start, 3000).last.line
    assert (end.slope, end.intercept) == pytest.approx((0.5, 0.2))


def test_nothing_is_said_without_points() -> None:
    ahead = outlook(Training())
    assert (ahead.zones, ahead.rest, ahead.rest_cost, ahead.shrink_per_epoch) == (None, None, None, None)
    assert (ahead.circle, ahead.distance, ahead.is_exact) == (None, None, False)


@pytest.mark.parametrize("mode", list(Mode))
def test_for_a_method_without_a_theory_nothing_is_computed_and_that_is_told(mode: Mode) -> None:
    plain, cache = training(10, mode), OutlookCache()
    other = replace(plain, settings=replace(plain.settings, method=Momentum()))
    assert cache.outlook(plain).is_computed
    for ahead in (outlook(other), cache.outlook(other)):
        assert not ahead.is_computed
        assert (ahead.zones, ahead.rest, ahead.rest_cost, ahead.shrink_per_epoch) == (None, None, None, None)
    assert rate_zones(other.training_set.data, other.settings) is None
    assert cache.outlook(plain).zones is not None


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
def test_the_zones_are_those_of_the_learning_rate(mode: Mode, order: Order) -> None:
    start = training(30, mode, order)
    zones = rate_zones(start.training_set.data, start.settings)
    assert outlook(start).zones == zones
    assert zones is not None


def test_batch_mode_diverges_above_two_over_the_largest_eigenvalue() -> None:
    start = training(30, BATCH)
    zones = outlook(start).zones
    assert zones is not None
    assert zones.diverges_above == pytest.approx(2.0 / np.linalg.eigvalsh(hessian(start))[-1], rel=1e-12)
    assert zones.diverges_above == batch_limits(start.training_set.moments).diverges_above


class Counted:
    """Stands in for a function and counts how often it is called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.calls = 0
        self._function = getattr(outlook_module, name)
        monkeypatch.setattr(outlook_module, name, self)

    def __call__(self, *arguments: object) -> object:
        self.calls += 1
        return self._function(*arguments)


def test_the_cache_answers_again_without_working_it_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, start = OutlookCache(), training(10, order=Order.SHUFFLED)
    ahead = cache.outlook(start)
    worked_out, zones = Counted(monkeypatch, "_outlook"), Counted(monkeypatch, "rate_zones")
    assert cache.outlook(start) is ahead
    gone_on = after(run_steps(start, 7))
    assert cache.outlook(gone_on) is ahead
    assert cache.outlook(replace(start, settings=replace(start.settings, seed=5, batch_size=3))) is ahead
    assert worked_out.calls == zones.calls == 0


def test_the_cache_keeps_the_zones_when_the_learning_rate_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, start = OutlookCache(), training(10)
    ahead = cache.outlook(start)
    zones = Counted(monkeypatch, "rate_zones")
    faster = replace(start, settings=replace(start.settings, learning_rate=0.3))
    other = cache.outlook(faster)
    assert zones.calls == 0
    assert other.zones is ahead.zones
    assert other.rest == outlook(faster).rest != ahead.rest


@pytest.mark.parametrize("change", [{"mode": BATCH}, {"mode": MINI_BATCH}, {"order": Order.RANDOM}])
def test_the_cache_tells_modes_and_orders_apart(change: dict[str, Mode | Order]) -> None:
    cache, start = OutlookCache(), training(10)
    before = cache.outlook(start)
    other = replace(start, settings=replace(start.settings, **change))  # type: ignore[arg-type]
    assert cache.outlook(other).zones == outlook(other).zones != before.zones
    assert cache.outlook(other).rest == outlook(other).rest


def test_the_cache_tells_batch_sizes_apart_in_mini_batch_mode() -> None:
    cache = OutlookCache()
    small, large = training(10, MINI_BATCH, batch_size=2), training(10, MINI_BATCH, batch_size=5)
    assert cache.outlook(small).rest == outlook(small).rest
    assert cache.outlook(large).rest == outlook(large).rest != outlook(small).rest


def test_the_cache_tells_points_apart() -> None:
    cache = OutlookCache()
    assert cache.outlook(training(10)).rest == outlook(training(10)).rest
    assert cache.outlook(training(11)).rest == outlook(training(11)).rest


def test_the_cache_knows_the_latest_few() -> None:
    cache, start = OutlookCache(), training(10)
    ahead = [
        cache.outlook(replace(start, settings=replace(start.settings, learning_rate=rate / 100.0))) for rate in range(1, 30)
    ]
    latest = replace(start, settings=replace(start.settings, learning_rate=27 / 100.0))
    oldest = replace(start, settings=replace(start.settings, learning_rate=1 / 100.0))
    assert cache.outlook(latest) is ahead[26]
    assert cache.outlook(oldest) is not ahead[0]


def test_the_cache_keeps_no_points_alive() -> None:
    cache, start = OutlookCache(), training(10)
    cache.outlook(start)
    points = weakref.ref(start.training_set)
    del start
    gc.collect()
    assert points() is None
