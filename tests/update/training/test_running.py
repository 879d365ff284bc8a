"""What messages that run steps do to the state, and what they leave alone."""

import math
from math import log2

import pytest

from app.commands import BY_ID
from app.messages import (
    Advance,
    BeginGesture,
    ChangeSpeed,
    EndGesture,
    HalveRateAndGoOn,
    LookAt,
    LookBeforeDivergence,
    Reset,
    ResetWithNewSeed,
    SetLearningRate,
    SetLineByHand,
    SetSpeed,
    StepOnce,
    TogglePlay,
    Undo,
)
from app.model.data.dataset import Dataset
from app.model.learning.speed import SPEEDS, STEP_A_FRAME, Per, Speed
from app.session.targets import HandleTarget, PointTarget, SliderTarget
from app.update import update
from tests.update.after import after


def test_steps_run_while_playing() -> None:
    assert after(Advance(7)).timeline.step == 7


def test_no_steps_run_while_paused() -> None:
    assert after(TogglePlay(), Advance(7)).timeline.step == 0


def test_no_steps_run_without_points() -> None:
    assert after(Advance(7), points=Dataset.of([], [])).timeline.step == 0


@pytest.mark.parametrize("due", [0, -5])
def test_no_steps_due_are_no_steps(due: int) -> None:
    assert after(Advance(due)).timeline.step == 0


@pytest.mark.parametrize(
    ("held", "steps"), [(HandleTarget("m"), 0), (HandleTarget("b"), 0), (PointTarget(0), 5), (SliderTarget("rate"), 5)]
)
def test_only_a_hand_on_the_line_holds_training_back(held: str, steps: int) -> None:
    assert after(BeginGesture(held), Advance(5)).timeline.step == steps


def test_training_goes_on_when_the_line_is_let_go() -> None:
    assert after(BeginGesture(HandleTarget("m")), EndGesture(), Advance(5)).timeline.step == 5


def test_one_step_is_one_step_and_a_pause() -> None:
    state = after(StepOnce())
    assert (state.timeline.step, state.is_playing) == (1, False)


def test_a_reset_is_the_starting_line_and_step_0_with_the_same_seed() -> None:
    state = after(Advance(50), SetLearningRate(0.3), Advance(50), Reset())
    assert (state.timeline.step, state.training.line, state.training.cursor) == (0, state.start_line, (0, 0))
    assert (state.training.settings.seed, state.training.settings.learning_rate) == (1, 0.3)


def test_after_a_reset_the_same_steps_run_again() -> None:
    state = after(Advance(50))
    first = state.training
    update(state, Reset())
    update(state, Advance(50))
    assert state.training == first


def test_a_reset_with_a_new_seed_says_which() -> None:
    state = after(Advance(50), ResetWithNewSeed())
    assert (state.training.settings.seed, state.timeline.step) == (2, 0)
    assert state.notice == "Started over with seed 2"


def test_a_reset_at_the_start_starts_no_run() -> None:
    assert len(after(Reset(), Reset()).timeline.runs) == 1


def test_a_reset_before_the_first_step_puts_back_a_line_that_was_moved() -> None:
    state = after(SetLineByHand(0.5, 0.2), Reset())
    assert (state.timeline.step, state.training.line) == (0, state.start_line)
    assert len(state.timeline.runs) == 2


def test_divergence_pauses_and_names_the_step() -> None:
    state = after(SetLearningRate(200.0), Advance(1000))
    assert not state.is_playing
    divergence = state.timeline.run.divergence
    assert divergence is not None
    assert 0 < divergence.step == state.timeline.step + 1 < 1000
    assert math.isfinite(state.training.line.slope)


def test_after_divergence_play_does_nothing_until_something_can_run() -> None:
    diverged = (SetLearningRate(50.0), Advance(1000))
    paused = after(*diverged, TogglePlay())
    assert paused.timeline.run.divergence is not None
    assert (paused.is_playing, paused.notice) == (False, "")
    for way_out in (SetLearningRate(0.01), Reset(), LookAt(1)):
        assert after(*diverged, way_out, TogglePlay()).is_playing


def test_after_divergence_a_reset_trains_again() -> None:
    state = after(SetLearningRate(200.0), Advance(1000), SetLearningRate(0.05), Reset(), TogglePlay(), Advance(5))
    assert state.timeline.step == 5


def test_one_message_leads_back_to_before_it_diverged() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000), LookBeforeDivergence())
    assert state.timeline.step == 50
    assert not state.timeline.is_live


@pytest.mark.parametrize(
    ("before", "says"), [(50, "From here it diverges again at this rate: H halves it until it holds"), (52, "")]
)
def test_led_back_it_is_told_whether_it_would_diverge_again_at_the_rate_of_then(before: int, says: str) -> None:
    state = after(Advance(before), SetLearningRate(200.0), Advance(1000), LookBeforeDivergence())
    assert (state.training.settings.learning_rate == 200.0) is bool(says)
    assert state.notice == says


def test_a_line_that_diverged_can_be_led_back_as_long_as_it_is_far_off_whatever_was_changed_since() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000))
    stable = state.timeline.run.far_off
    update(state, SetLearningRate(0.01))
    assert state.timeline.run.divergence is None
    assert state.timeline.run.far_off == stable
    rate = state.training.settings.learning_rate
    assert BY_ID["last-stable"].why_not(state) == BY_ID["halve-rate"].why_not(state) == ""
    update(state, HalveRateAndGoOn())
    assert stable is not None
    assert state.timeline.step == stable.last_stable_step
    assert state.training.settings.learning_rate == rate  # it was lowered far enough by hand
    assert state.timeline.run.far_off is None


def test_a_line_that_has_come_back_by_itself_is_no_longer_said_to_be_far_off() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000))
    update(state, SetLineByHand(0.5, 0.3))
    assert state.timeline.run.far_off is None
    assert BY_ID["last-stable"].why_not(state) == "nothing has diverged in this run"


def test_where_nothing_diverged_there_is_nothing_to_lead_back_to() -> None:
    state = after(Advance(50), LookBeforeDivergence(), HalveRateAndGoOn())
    assert (state.timeline.step, state.timeline.is_live, len(state.timeline.runs)) == (50, True, 1)


def test_one_message_halves_the_rate_until_it_holds_and_goes_on_from_before_it_diverged() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000), HalveRateAndGoOn())
    rate, zones = state.training.settings.learning_rate, state.outlook.zones
    assert zones is not None
    assert rate < zones.holds_below <= 2 * rate
    assert rate == pytest.approx(200.0 / 2 ** round(log2(200.0 / rate)), rel=0.005), "with three figures"
    assert (state.timeline.step, state.is_playing, len(state.timeline.runs)) == (50, True, 2)


@pytest.mark.parametrize("steps", [0, 4])
def test_a_rate_too_high_is_halved_before_anything_has_diverged_and_the_line_goes_on_from_where_it_is(steps: int) -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(steps))
    line = state.training.line
    assert state.timeline.run.far_off is None
    assert BY_ID["halve-rate"].why_not(state) == ""
    update(state, HalveRateAndGoOn())
    zones, rate = state.outlook.zones, state.training.settings.learning_rate
    assert zones is not None
    assert rate < zones.holds_below <= 2 * rate
    assert (state.timeline.step, state.training.line, len(state.timeline.runs)) == (50 + steps, line, 1)
    assert BY_ID["halve-rate"].why_not(state) == "nothing has diverged in this run, and at this rate nothing will"
    update(state, HalveRateAndGoOn())
    assert state.training.settings.learning_rate == rate
    update(state, Undo())
    assert state.training.settings.learning_rate == 200.0


def test_looked_back_to_before_it_diverged_and_gone_on_the_rate_can_still_be_halved() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000), LookBeforeDivergence(), Advance(1))
    assert BY_ID["halve-rate"].why_not(state) == ""


def test_the_halved_rate_is_undone_to_where_one_looked_from() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000), HalveRateAndGoOn(), Undo())
    assert state.timeline.place.run_number == 1
    assert state.training.settings.learning_rate == 200.0


def test_a_speed_is_set() -> None:
    assert after(SetSpeed(Speed(30, Per.FRAME))).speed == Speed(30, Per.FRAME)


def test_faster_is_one_notch_of_the_slider() -> None:
    assert after(ChangeSpeed(1)).speed == SPEEDS[SPEEDS.index(STEP_A_FRAME) + 1]
