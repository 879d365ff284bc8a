"""The forecast is held against runs that really ran: one run where it is exact, the mean of many where it is expected."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import Dataset, FloatArray, IntArray
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.cost import cost
from app.model.learning.descent import run_steps
from app.model.learning.sampling import Cursor, Order
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.theory import forecast
from app.model.theory.forecast import GROWTH_SHOWN
from app.model.theory.outlook import MOST_SHUFFLED, outlook
from app.model.theory.zones.zones import rate_zones
from tests.oracles.methods import Momentum

pytestmark = pytest.mark.filterwarnings("error")

START = Line(-1.0, 2.0)


def training(
    count: int,
    mode: Mode = Mode.STOCHASTIC,
    order: Order = Order.SEQUENTIAL,
    rate: float = 0.05,
    batch_size: int = 4,
    position: int = 0,
) -> Training:
    generator = np.random.default_rng(count)
    xs = generator.random(count)
    points = TrainingSet(Dataset.of(xs, np.clip(0.3 + 0.5 * xs + generator.normal(0.0, 0.1, count), 0.0, 1.0)))
    return Training(points, Settings(mode, order, batch_size, rate), START, Cursor(3, position), 70)


def forecast_costs(start: Training, last_step: int, how_many: int) -> tuple[IntArray, FloatArray]:
    """The forecast of a training that has one."""
    found = forecast.forecast_costs(start, last_step, how_many)
    assert found is not None
    return found


def costs_of_run(start: Training, last_step: int) -> FloatArray:
    """J from the start to the last step, as the steps themselves lead to it."""
    return run_steps(start, last_step - start.step).costs


def mean_costs_of_runs(start: Training, steps: int, runs: int) -> tuple[FloatArray, FloatArray]:
    """The mean J of runs that differ in their seed, and its standard error; shape (steps + 1,)."""
    costs = np.array(
        [run_steps(replace(start, settings=replace(start.settings, seed=seed)), steps).costs for seed in range(runs)]
    )
    return costs.mean(axis=0), costs.std(axis=0) / np.sqrt(runs)


def assert_is_the_run(start: Training, last_step: int, how_many: int) -> tuple[IntArray, FloatArray]:
    steps, costs = forecast_costs(start, last_step, how_many)
    run = costs_of_run(start, last_step)
    np.testing.assert_allclose(costs, run[steps - start.step], rtol=1e-9)
    return steps, costs


@pytest.mark.parametrize("how_many", [1, 7, 50, 1000])
@pytest.mark.parametrize("rate", [0.003, 0.05, 0.6])
@pytest.mark.parametrize("count", [2, 10, 301])
@pytest.mark.parametrize(
    ("mode", "position"),
    [(Mode.BATCH, 0), (Mode.STOCHASTIC, 0), (Mode.STOCHASTIC, 1), (Mode.MINI_BATCH, 0), (Mode.MINI_BATCH, 1)],
)
def test_batch_mode_and_a_fixed_order_are_forecast_as_they_run(
    mode: Mode, position: int, count: int, rate: float, how_many: int
) -> None:
    assert_is_the_run(training(count, mode, rate=rate, position=position), 70 + 4 * count + 3, how_many)


@given(
    count=st.integers(2, 40),
    mode=st.sampled_from([Mode.STOCHASTIC, Mode.MINI_BATCH]),
    rate=st.floats(1e-4, 0.9),
    batch_size=st.integers(1, 50),
    place=st.floats(0.0, 1.0),
    span=st.integers(1, 300),
    how_many=st.integers(1, 400),
)
def test_a_fixed_order_is_forecast_from_wherever_in_an_epoch_training_stands(
    count: int, mode: Mode, rate: float, batch_size: int, place: float, span: int, how_many: int
) -> None:
    start = training(count, mode, rate=rate, batch_size=batch_size, position=round(place * (count - 1)))
    assert_is_the_run(start, 70 + span, how_many)


def test_removals_that_left_the_cursor_beyond_the_end_start_the_next_epoch() -> None:
    assert_is_the_run(training(10, position=25), 170, 20)


@pytest.mark.parametrize("mode", [Mode.STOCHASTIC, Mode.MINI_BATCH])
def test_long_epochs_are_forecast_within_and_across_them(mode: Mode) -> None:
    start = training(70_001, mode, rate=2e-4, batch_size=3, position=20_000)
    steps, _ = assert_is_the_run(start, 70 + 150_000 // (1 if mode is Mode.STOCHASTIC else 3), 30)
    assert len(steps) > 15
    assert_is_the_run(start, int(steps[-1]), 1)


@pytest.mark.parametrize(("mode", "rate"), [(Mode.BATCH, 4e-7), (Mode.STOCHASTIC, 3e-7), (Mode.MINI_BATCH, 3e-7)])
def test_a_ravine_is_forecast_to_the_same_digits(mode: Mode, rate: float) -> None:
    years = np.arange(1950.0, 2021.0)
    heights = 0.02 * (years - 1985.0) ** 2 + years
    points = TrainingSet(Dataset.of(years, heights), ScaleChoice.NONE)
    start = Training(points, Settings(mode, Order.SEQUENTIAL, 4, rate), Line(1.0, 0.0))
    assert_is_the_run(start, 20_000, 50)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_valley_is_forecast_across_it(mode: Mode) -> None:
    points = TrainingSet(Dataset.of([0.7] * 5, [0.1, 0.9, 0.4, 0.5, 0.8]))
    start = Training(points, Settings(mode, Order.SEQUENTIAL, 2, 0.1), START)
    _, costs = assert_is_the_run(start, 200, 20)
    assert costs[-1] < 0.2 * costs[0]


def test_the_first_cost_is_that_of_the_line_as_it_stands() -> None:
    for mode in Mode:
        for order in Order:
            start = training(9, mode, order, position=2)
            steps, costs = forecast_costs(start, 500, 20)
            assert steps[0] == 70
            assert costs[0] == cost(start.training_set.moments, *START)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("span", [150, 5_000, 123_457])
def test_there_are_about_as_many_steps_as_asked_for(mode: Mode, order: Order, span: int) -> None:
    start = training(20, mode, order, position=3)
    steps, costs = forecast_costs(start, 70 + span, 100)
    assert len(steps) == len(costs)
    assert 50 <= len(steps) <= 202
    assert np.all(np.diff(steps) > 0)
    assert 70 + span - span / 50 - 20 <= steps[-1] <= 70 + span


def test_steps_far_apart_in_a_fixed_order_are_all_at_the_ends_of_epochs() -> None:
    start = training(20, position=7)
    steps, _ = forecast_costs(start, 70 + 5_000, 50)
    assert np.all((steps[1:] - 70 + 7) % 20 == 0)


def test_steps_close_together_hold_every_end_of_an_epoch() -> None:
    start = training(20, position=7)
    steps, _ = forecast_costs(start, 70 + 100, 30)
    assert {70 + 13, 70 + 33, 70 + 53, 70 + 73, 70 + 93} <= set(steps.tolist())


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("beyond", [1.05, 3.0, 1e6])
def test_a_forecast_that_diverges_is_cut_where_it_grew_too_far(mode: Mode, order: Order, beyond: float) -> None:
    start = training(50, mode, order)
    zones = rate_zones(start.training_set.data, start.settings)
    assert zones is not None
    start = replace(start, settings=replace(start.settings, learning_rate=beyond * zones.diverges_above))
    steps, costs = forecast_costs(start, 10**7, 200)
    assert len(steps) == len(costs) >= 1
    assert np.isfinite(costs).all()
    assert costs.max() <= GROWTH_SHOWN * costs[0]
    if beyond < 1e6:
        assert costs.max() > 1e3 * costs[0]
        assert len(steps) >= 8


@pytest.mark.parametrize("mode", list(Mode))
def test_until_it_is_cut_a_diverging_forecast_is_the_run(mode: Mode) -> None:
    start = training(50, mode, rate=1.7)
    steps, costs = forecast_costs(start, 10**7, 200)
    assert len(steps) > 40
    run = costs_of_run(start, int(steps[-1]))
    np.testing.assert_allclose(costs, run[steps - 70], rtol=1e-9)
    assert costs_of_run(start, int(steps[-1]) + 60).max() > GROWTH_SHOWN * costs[0]


def test_far_steps_are_where_the_outlook_says_that_training_rests() -> None:
    for mode in Mode:
        for order in Order:
            for count in (10, 60):
                start = training(count, mode, order, rate=0.1)
                _, costs = forecast_costs(start, 10**9, 10)
                assert costs[-1] == pytest.approx(outlook(start).rest_cost, rel=1e-9), (mode, order)


@pytest.mark.parametrize(
    ("count", "batch_size"),
    [(10, 1), (10, 4), (60, 1), (60, 8), (70, 1), (70, 8)],
)
@pytest.mark.parametrize("order", [Order.SHUFFLED, Order.RANDOM])
def test_the_mean_of_many_runs_is_what_was_expected_of_them(order: Order, count: int, batch_size: int) -> None:
    mode = Mode.STOCHASTIC if batch_size == 1 else Mode.MINI_BATCH
    start = replace(training(count, mode, order, rate=0.3, batch_size=batch_size), cursor=Cursor())
    epoch = start.steps_per_epoch
    span = epoch * max(6, 120 // epoch)
    means, errors = mean_costs_of_runs(start, span, 500)
    steps, costs = forecast_costs(start, 70 + span, span)
    assert len(steps) == span + 1
    # Permutations of few points tell each step of an epoch from the others; what is in closed form is about their mean.
    is_averaged = count > MOST_SHUFFLED if order is Order.SHUFFLED else count % batch_size > 0
    window = np.full(epoch, 1.0 / epoch) if is_averaged else np.ones(1)
    costs, means, errors = (np.convolve(values, window, "valid") for values in (costs, means, errors))
    leeway = 5.0 * errors + 0.05 * (means - start.training_set.moments.least_cost) + 1e-12
    np.testing.assert_array_less(np.abs(costs - means), leeway)


def test_in_shuffled_order_far_steps_tell_the_mean_over_their_epoch() -> None:
    start = replace(training(6, order=Order.SHUFFLED, rate=0.3), cursor=Cursor())
    means, errors = mean_costs_of_runs(start, 60, 2000)
    steps, costs = forecast_costs(start, 70 + 60, 5)
    assert steps.tolist() == [70, 82, 94, 106, 118, 130]
    over_epochs = [means[end - 5 : end + 1].mean() for end in (steps - 70)[1:]]
    least = start.training_set.moments.least_cost
    np.testing.assert_allclose(costs[1:], over_epochs, atol=5.0 * errors[1:].max() + 0.03 * least)
    at_ends = [means[end] for end in (steps - 70)[1:]]
    assert abs(costs[-1] - over_epochs[-1]) < 0.3 * abs(costs[-1] - at_ends[-1])


def test_one_runs_own_luck_is_not_foreseen() -> None:
    start = training(12, order=Order.SHUFFLED)
    other = replace(start, settings=replace(start.settings, seed=99), cursor=Cursor(8, 5))
    for these, those in zip(forecast_costs(start, 400, 30), forecast_costs(other, 400, 30), strict=True):
        np.testing.assert_array_equal(these, those)


def test_a_line_through_all_points_is_forecast_to_stay() -> None:
    xs = np.array([0.0, 0.25, 0.5, 1.0])
    points = TrainingSet(Dataset.of(xs, 0.5 * xs + 0.25))
    for mode in Mode:
        for order in Order:
            start = Training(points, Settings(mode, order, 2, 0.1), Line(0.5, 0.25))
            steps, costs = forecast_costs(start, 400, 30)
            assert len(steps) > 15
            assert costs.max() < 1e-28


def test_a_gentle_rate_is_forecast_to_fall_all_the_way() -> None:
    _, costs = forecast_costs(training(10, Mode.BATCH, rate=0.01), 5_000, 100)
    assert all(later < earlier for earlier, later in pairwise(costs))


@pytest.mark.parametrize(("last_step", "how_many"), [(70, 10), (3, 10), (70, 0)])
def test_there_is_nothing_ahead_but_the_present(last_step: int, how_many: int) -> None:
    steps, costs = forecast_costs(training(10), last_step, how_many)
    assert steps.tolist() == [70]
    assert costs.shape == (1,)


def test_nothing_is_forecast_without_points() -> None:
    assert forecast.forecast_costs(Training(), 100, 10) is None


@pytest.mark.parametrize("mode", list(Mode))
def test_nothing_is_forecast_for_a_method_without_a_theory(mode: Mode) -> None:
    start = training(10, mode)
    assert forecast.forecast_costs(replace(start, settings=replace(start.settings, method=Momentum())), 200, 10) is None


def test_steps_are_whole_numbers_and_costs_are_floats() -> None:
    steps, costs = forecast_costs(training(10), 200, 10)
    assert steps.dtype == np.int64
    assert costs.dtype == np.float64


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("mode", list(Mode))
def test_a_single_point_is_forecast(mode: Mode, order: Order) -> None:
    start = Training(TrainingSet(Dataset.of([0.4], [0.9])), Settings(mode, order), START)
    assert_is_the_run(start, 100, 10)
