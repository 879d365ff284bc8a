"""What messages about line and settings do to the state, and what they leave alone."""

import math

import pytest

from app.messages import (
    Advance,
    ChangeBatchSize,
    ChangeLearningRate,
    Message,
    NextMode,
    NextOrder,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.learning_rate import LEARNING_RATES
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.model.time.run import cost_of
from app.update import update
from tests.update.after import YEARS, after


def test_the_line_is_set_by_hand_and_training_goes_on_from_there() -> None:
    state = after(Advance(3), SetLineByHand(2.0, 1.0))
    assert state.training.line == Line(2.0, 1.0)
    assert state.timeline.step == 3


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_line_that_is_no_line_is_not_set(bad: float) -> None:
    assert after(SetLineByHand(bad, 0.0), SetLineByHand(0.0, bad)).training.line == Line(0.0, 0.0)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_mode_is_set_without_a_reset(mode: Mode) -> None:
    state = after(Advance(3), SetMode(mode))
    assert state.training.settings.mode is mode
    assert state.timeline.step == 3


def test_modes_go_round() -> None:
    state, seen = after(), []
    for _ in range(3):
        update(state, NextMode())
        seen.append(state.training.settings.mode)
    assert seen == [Mode.MINI_BATCH, Mode.BATCH, Mode.STOCHASTIC]


def test_orders_go_round() -> None:
    state, seen = after(), []
    for _ in range(3):
        update(state, NextOrder())
        seen.append(state.training.settings.order)
    assert set(seen) == set(Order)
    assert seen[-1] is Order.SHUFFLED


def test_an_order_is_set() -> None:
    assert after(SetOrder(Order.RANDOM)).training.settings.order is Order.RANDOM


@pytest.mark.parametrize(("wanted", "got"), [(5, 5), (0, 1), (-3, 1), (10**9, 10**9), (10**12, 10**9)])
def test_a_batch_size_is_held_to_what_is_sensible(wanted: int, got: int) -> None:
    assert after(SetBatchSize(wanted)).training.settings.batch_size == got


@pytest.mark.parametrize(("doublings", "got"), [(1, 16), (-1, 4), (-10, 1), (40, 10**9)])
def test_a_batch_is_doubled_and_halved(doublings: int, got: int) -> None:
    assert after(ChangeBatchSize(doublings)).training.settings.batch_size == got


def test_a_learning_rate_is_set_to_the_bit() -> None:
    assert after(SetLearningRate(0.123456789)).training.settings.learning_rate == 0.123456789


@pytest.mark.parametrize("bad", [0.0, -0.1, math.nan, math.inf])
def test_a_learning_rate_that_leads_nowhere_is_not_set(bad: float) -> None:
    assert after(SetLearningRate(bad)).training.settings.learning_rate == 0.05


def test_a_notch_up_and_a_notch_down_is_the_same_learning_rate() -> None:
    state = after(SetLearningRate(0.1), ChangeLearningRate(1), ChangeLearningRate(-1))
    assert state.training.settings.learning_rate == 0.1


@pytest.mark.parametrize(("notches", "end"), [(-1000, LEARNING_RATES[0]), (1000, LEARNING_RATES[1])])
def test_the_learning_rate_stops_at_the_ends_of_its_slider(notches: int, end: float) -> None:
    assert after(ChangeLearningRate(notches)).training.settings.learning_rate == end


def test_a_learning_rate_is_shown_to_the_digits_that_are_used() -> None:
    state = after(ChangeLearningRate(3))
    rate = state.training.settings.learning_rate
    assert float(f"{rate:.3g}") == rate


@pytest.mark.parametrize("mode", list(Mode))
def test_the_fastest_learning_rate_gets_nearer_to_the_least_cost_than_a_tenth_of_it(mode: Mode) -> None:
    best = after(SetMode(mode), SetFastestLearningRate())
    slower = after(SetMode(mode), SetLearningRate(best.training.settings.learning_rate / 10))
    for state in (best, slower):
        update(state, Advance(300))
    assert cost_of(best.training) < cost_of(slower.training)


@pytest.mark.parametrize("between", [(), (SetLearningRate(2.0),)])
def test_after_a_divergence_the_fastest_learning_rate_goes_on_from_before_it(between: tuple[Message, ...]) -> None:
    """From a line as far off as it led, even the fastest rate would need thousands of steps."""
    state = after(SetLearningRate(3.0), Advance(2000), *between)
    divergence = state.timeline.run.far_off
    assert divergence is not None and abs(state.training.line.slope) > 1e6
    update(state, SetFastestLearningRate())
    assert state.timeline.step == divergence.last_stable_step
    assert state.is_playing and state.timeline.run.far_off is None
    zones = state.outlook.zones
    assert zones is not None and state.training.settings.learning_rate == zones.marked(Mode.STOCHASTIC)
    assert state.notice.endswith(f"; on from step {divergence.last_stable_step}")
    update(state, Advance(300))
    assert state.timeline.run.divergence is None
    assert cost_of(state.training) < 10 * state.training.training_set.moments.least_cost


def test_the_fastest_learning_rate_is_set_where_the_line_is_while_that_is_not_far_off() -> None:
    state = after(Advance(7), SetFastestLearningRate())
    assert state.timeline.step == 7 and "on from" not in state.notice


def test_without_points_there_is_no_fastest_learning_rate() -> None:
    state = after(SetFastestLearningRate(), points=Dataset.of([], []))
    assert state.training.settings.learning_rate == 0.05


def test_another_scaling_leaves_the_line_on_the_canvas() -> None:
    state = after(SetLineByHand(0.4, 0.1), points=YEARS)
    before = state.line_in_data_units
    update(state, SetScaling(ScaleChoice.STANDARD))
    assert state.training.training_set.scale is ScaleChoice.STANDARD
    assert state.line_in_data_units == pytest.approx(before)
