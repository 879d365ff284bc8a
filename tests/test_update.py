"""What each message does to the state, and what it leaves alone."""

import math
from math import log2

import pytest

import app.messages
from app.commands import BY_ID
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ChangeBatchSize,
    ChangeLearningRate,
    ChangeSpeed,
    ChangeUiScale,
    ClearPoints,
    DeletePoint,
    DropRun,
    EndGesture,
    Escape,
    FitAxes,
    FitLandscape,
    Focus,
    ForgetLine,
    GoToRun,
    GrabTarget,
    HalveRateAndGoOn,
    KeepLine,
    LoadExample,
    LoadPoints,
    LookAt,
    LookAtEnd,
    LookAtEpoch,
    LookBeforeDivergence,
    Message,
    MoveCrosshair,
    MovePointTo,
    NextMode,
    NextOrder,
    Notify,
    PanAxes,
    PointAt,
    Quit,
    Redo,
    Reset,
    ResetUiScale,
    ResetWithNewSeed,
    ResizeWindow,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    SetSpeed,
    ShowBox,
    ShowCost,
    ShowLandscape,
    ShowPreview,
    StepBack,
    StepOnce,
    ToggleCostScale,
    ToggleDerivation,
    ToggleEquations,
    ToggleFog,
    ToggleFullscreen,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleLeastSquares,
    ToggleMenu,
    TogglePlay,
    TogglePointLines,
    ToggleStepScale,
    ToggleTheme,
    TurnLandscape,
    Undo,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.learning_rate import LEARNING_RATES
from app.model.learning.sampling import Order
from app.model.learning.speed import SPEEDS, STEP_A_FRAME, Per, Speed
from app.model.learning.training import Mode, Training, TrainingSet
from app.model.time.run import cost_of
from app.model.time.timeline import Place, Timeline
from app.session.state import Axes, Landscape, Pointer, State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget, SliderTarget
from app.session.ui_scale import UI_SCALES
from app.session.views import Box, LandscapeView
from app.update import update
from app.update.handlers import HANDLERS, handles
from app.view.layout import layout
from app.view.panels.overlays.menu_rows import rows_of

POINTS = Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])
YEARS = Dataset.of([1950.0, 1985.0, 2020.0], [300.0, 340.0, 420.0])


def after(*messages: Message, points: Dataset = POINTS) -> State:
    state = State(timeline=Timeline(Training(TrainingSet(points))), example=Dataset.of([0.1, 0.2], [0.1, 0.2]))
    for message in messages:
        update(state, message)
    return state


KINDS = [kind for kind in vars(app.messages).values() if isinstance(kind, type) and issubclass(kind, Message)]


# --- the table of handlers -------------------------------------------------------------------------------------------


def test_every_message_has_a_handler() -> None:
    assert {kind.__name__ for kind in KINDS if kind is not Message} == {kind.__name__ for kind in HANDLERS}


def test_no_message_has_two_handlers() -> None:
    with pytest.raises(ValueError, match="AddPoint has a handler already"):
        handles(AddPoint)(lambda state, message: None)


# --- points ----------------------------------------------------------------------------------------------------------


def test_a_new_point_is_the_last() -> None:
    assert after(AddPoint(0.5, 0.6)).points == POINTS.inserted(3, 0.5, 0.6)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 2e30])
def test_a_point_that_could_overflow_is_not_added(bad: float) -> None:
    assert after(AddPoint(bad, 0.5), AddPoint(0.5, bad)).points == POINTS


def test_a_point_moves() -> None:
    assert after(MovePointTo(1, 0.5, 0.6)).points == POINTS.moved(1, 0.5, 0.6)


def test_a_point_does_not_move_where_it_could_overflow() -> None:
    assert after(MovePointTo(1, math.inf, 0.6)).points == POINTS


def test_a_point_goes() -> None:
    assert after(DeletePoint(1)).points == POINTS.removed(1)


@pytest.mark.parametrize("index", [3, 99, -1, -4])
def test_a_point_that_is_not_there_is_left_alone(index: int) -> None:
    assert after(MovePointTo(index, 0.5, 0.5)).points == POINTS
    assert after(DeletePoint(index)).points == POINTS


def test_from_a_deleted_point_the_focus_goes_to_its_neighbour() -> None:
    assert after(Focus(PointTarget(1)), DeletePoint(1)).focus == PointTarget(1)
    assert after(Focus(PointTarget(2)), DeletePoint(2)).focus == PointTarget(1)
    assert after(Focus(SliderTarget("rate")), DeletePoint(1)).focus == SliderTarget("rate")


def test_all_points_go_and_it_is_said_how_to_get_them_back() -> None:
    state = after(ClearPoints())
    assert len(state.points) == 0
    assert state.notice == "Cleared 3 points. Ctrl+Z brings them back."


def test_one_point_that_goes_is_one_point() -> None:
    assert after(DeletePoint(0), DeletePoint(0), ClearPoints()).notice == "Cleared 1 point. Ctrl+Z brings it back."


def test_no_points_are_not_cleared() -> None:
    assert after(ClearPoints(), points=Dataset.of([], [])).notice == ""


def test_loaded_points_take_the_place_of_the_others() -> None:
    state = after(LoadPoints(YEARS, "years.csv"))
    assert state.points == YEARS
    assert state.notice == "years.csv: 3 points. Ctrl+Z brings the old ones back."


def test_loaded_points_that_lie_outside_are_fitted() -> None:
    axes = after(LoadPoints(YEARS, "years.csv")).axes
    assert (axes.x_low <= 1950, axes.x_high >= 2020, axes.y_low <= 300, axes.y_high >= 420) == (True,) * 4


def test_loaded_points_in_sight_leave_the_axes_alone() -> None:
    assert after(LoadPoints(Dataset.of([0.5], [0.5]), "one.csv")).axes == Axes()


def test_the_example_takes_the_place_of_the_points() -> None:
    state = after(LoadExample(), points=Dataset.of([], []))
    assert state.points == Dataset.of([0.1, 0.2], [0.1, 0.2])
    assert state.notice == "The example: 2 points."


def test_points_can_be_edited_while_training_goes_on() -> None:
    state = after(Advance(3), AddPoint(0.5, 0.5), Advance(3), MovePointTo(0, 0.1, 0.1), Advance(3))
    assert state.timeline.step == 9
    assert len(state.points) == 4


# --- line and settings -----------------------------------------------------------------------------------------------


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


def test_without_points_there_is_no_fastest_learning_rate() -> None:
    state = after(SetFastestLearningRate(), points=Dataset.of([], []))
    assert state.training.settings.learning_rate == 0.05


def test_another_scaling_leaves_the_line_on_the_canvas() -> None:
    state = after(SetLineByHand(0.4, 0.1), points=YEARS)
    before = state.line_in_data_units
    update(state, SetScaling(ScaleChoice.STANDARD))
    assert state.training.training_set.scale is ScaleChoice.STANDARD
    assert state.line_in_data_units == pytest.approx(before)


# --- running ---------------------------------------------------------------------------------------------------------


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


def test_one_step_without_points_says_what_is_missing() -> None:
    assert "add a point" in after(StepOnce(), points=Dataset.of([], [])).notice


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


def test_divergence_pauses_and_names_the_step() -> None:
    state = after(SetLearningRate(200.0), Advance(1000))
    assert not state.is_playing
    divergence = state.timeline.run.divergence
    assert divergence is not None
    assert 0 < divergence.step == state.timeline.step + 1 < 1000
    assert math.isfinite(state.training.line.slope)


def test_after_divergence_a_reset_trains_again() -> None:
    state = after(SetLearningRate(200.0), Advance(1000), SetLearningRate(0.05), Reset(), TogglePlay(), Advance(5))
    assert state.timeline.step == 5


def test_one_message_leads_back_to_before_it_diverged() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000), LookBeforeDivergence())
    assert state.timeline.step == 50
    assert not state.timeline.is_live


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
    assert BY_ID["last-stable"].why_not(state) == "nothing has diverged"


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


def test_the_halved_rate_is_undone_to_where_one_looked_from() -> None:
    state = after(Advance(50), SetLearningRate(200.0), Advance(1000), HalveRateAndGoOn(), Undo())
    assert state.timeline.place.run_number == 1
    assert state.training.settings.learning_rate == 200.0


def test_a_speed_is_set() -> None:
    assert after(SetSpeed(Speed(30, Per.FRAME))).speed == Speed(30, Per.FRAME)


def test_faster_is_one_notch_of_the_slider() -> None:
    assert after(ChangeSpeed(1)).speed == SPEEDS[SPEEDS.index(STEP_A_FRAME) + 1]


# --- time ------------------------------------------------------------------------------------------------------------


def test_looking_back_pauses_and_shows_the_world_as_it_was() -> None:
    state = after(Advance(40), AddPoint(0.5, 0.5), Advance(40), LookAt(30))
    assert not state.is_playing
    assert (state.timeline.step, state.points) == (30, POINTS)
    assert state.record == after(Advance(30)).record


def test_a_step_back_and_one_on_are_the_same_bits() -> None:
    state = after(Advance(40))
    stood, record = state.training, state.record
    update(state, StepBack())
    assert state.training == after(Advance(39)).training
    update(state, StepOnce())
    assert (state.training, state.record) == (stood, record)
    assert len(state.timeline.runs) == 1


def test_before_the_start_there_is_nothing() -> None:
    assert after(Advance(2), StepBack(), StepBack(), StepBack()).timeline.step == 0


def test_a_step_on_from_the_end_is_a_new_step() -> None:
    assert after(Advance(3), LookAt(2), StepOnce(), StepOnce()).timeline.step == 4


def test_looking_at_the_end_is_live_again() -> None:
    state = after(Advance(40), LookAt(10), LookAtEnd())
    assert (state.timeline.is_live, state.timeline.step) == (True, 40)


@pytest.mark.parametrize(("epochs", "step"), [(-1, 18), (-2, 15), (1, 20), (-100, 0)])
def test_epochs_are_leafed_through_from_the_middle_of_one(epochs: int, step: int) -> None:
    assert after(Advance(20), LookAtEpoch(epochs)).timeline.step == step


@pytest.mark.parametrize(("epochs", "step"), [(-1, 15), (-2, 12), (1, 20)])
def test_epochs_are_leafed_through_from_the_start_of_one(epochs: int, step: int) -> None:
    assert after(Advance(20), LookAt(18), LookAtEpoch(epochs)).timeline.step == step


def test_the_next_epoch_begins_after_the_rest_of_this_one() -> None:
    assert after(Advance(20), LookAt(7), LookAtEpoch(1)).timeline.step == 9


def test_playing_from_the_past_starts_a_branch_from_there() -> None:
    state = after(Advance(40), LookAt(10), TogglePlay(), Advance(5))
    assert (state.timeline.step, state.timeline.is_live) == (15, True)
    assert [run.now.step for run in state.timeline.others.values()] == [40]


def test_editing_the_past_starts_a_branch_from_there() -> None:
    state = after(Advance(40), LookAt(10), SetLearningRate(0.3))
    assert state.training.settings.learning_rate == 0.3
    assert [run.now.settings.learning_rate for run in state.timeline.others.values()] == [0.05]


def test_playing_from_the_past_of_a_run_that_diverged_starts_a_branch_from_there() -> None:
    state = after(SetLearningRate(200.0), Advance(1000), StepBack(), StepBack(), StepBack())
    step = state.timeline.step
    for message in (TogglePlay(), Advance(1)):
        update(state, message)
    assert state.timeline.step == step + 1
    assert len(state.timeline.runs) == 2


def test_one_can_go_to_another_run_and_back_by_undo() -> None:
    state = after(Advance(40), LookAt(10), TogglePlay(), Advance(5), GoToRun(1))
    assert (state.timeline.place, state.timeline.step, state.is_playing) == (Place(1), 40, False)
    update(state, Undo())
    assert state.timeline.step == 15


def test_a_run_that_is_not_there_is_not_gone_to() -> None:
    state = after(Advance(4), GoToRun(99))
    assert (state.timeline.step, state.is_playing) == (4, True)


def test_undo_of_a_branch_pauses_in_the_past_so_that_one_can_go_farther_back() -> None:
    state = after(AddPoint(0.3, 0.3), Advance(40), LookAt(10), TogglePlay(), Advance(5), Undo())
    assert state.timeline.step == 10
    assert not state.is_playing
    update(state, Advance(5))
    assert state.timeline.step == 10
    update(state, Undo())
    assert len(state.points) == len(POINTS)


def test_what_was_told_before_is_over_once_it_is_undone() -> None:
    state = after(LoadExample(), Undo())
    assert state.notice == "Undone: points loaded"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (AddPoint(0.3, 0.3), "a point added"),
        (DeletePoint(0), "a point removed"),
        (MovePointTo(0, 0.1, 0.2), "a point moved"),
        (ClearPoints(), "all points cleared"),
        (SetLearningRate(0.2), "rate 0.050 to 0.200"),
        (SetMode(Mode.BATCH), "another mode"),
        (SetLineByHand(1.0, 0.0), "the line set by hand"),
    ],
    ids=repr,
)
def test_undo_and_redo_say_what_they_did(message: Message, said: str) -> None:
    assert after(message, Undo()).notice == f"Undone: {said}"
    assert after(message, Undo(), Redo()).notice == f"Redone: {said}"
    in_the_past = (Advance(40), LookAt(10), message, Undo())
    assert after(*in_the_past).notice == f"Undone: {said}; at step 10 of run 1"
    assert after(*in_the_past, Redo()).notice == f"Redone: {said}; at step 10 of run 2"


def test_undo_that_leads_out_of_the_past_says_where_to() -> None:
    state = after(AddPoint(0.4, 0.4), Advance(336), LookAt(120), AddPoint(0.3, 0.3), Undo())
    assert state.notice == "Undone: a point added; at step 120 of run 1"
    update(state, Undo())
    assert state.notice == "Undone: a point added; at the end of run 1, step 336"
    assert len(state.points) == len(POINTS)


def test_a_dropped_run_is_gone_until_undo_brings_it_back() -> None:
    state = after(Advance(40), LookAt(10), TogglePlay(), Advance(5), DropRun(1))
    assert list(state.timeline.runs) == [2]
    assert state.notice == "Dropped run 1. Ctrl+Z brings it back."
    update(state, Undo())
    assert state.timeline.runs[1].now.step == 40


def test_the_present_run_is_not_dropped() -> None:
    state = after(Advance(4), DropRun(1))
    assert state.timeline.step == 4
    assert not state.undo.can_undo


# --- what is seen ----------------------------------------------------------------------------------------------------


def test_the_theme_goes_to_and_fro() -> None:
    assert after(ToggleTheme()).look.theme == "light"
    assert after(ToggleTheme(), ToggleTheme()).look.theme == "dark"


@pytest.mark.parametrize(
    ("message", "what", "value"),
    [
        (ToggleLeastSquares(), "show_least_squares", False),
        (TogglePointLines(), "show_point_lines", True),
        (ToggleFog(), "show_fog", True),
        (ToggleDerivation(), "show_derivation", True),
        (ToggleCostScale(), "is_cost_logarithmic", False),
        (ToggleStepScale(), "are_steps_logarithmic", True),
        (ToggleFullscreen(), "is_fullscreen", True),
    ],
    ids=repr,
)
def test_a_look_is_switched_and_switched_back(message: Message, what: str, value: bool) -> None:
    assert getattr(after(message).look, what) is value
    assert after(message, message).look == after().look


def test_the_usual_size_is_one_key_away() -> None:
    assert after(ChangeUiScale(-3), ResetUiScale()).look.ui_scale == 1.0


def test_the_size_goes_up_a_notch() -> None:
    assert after(ChangeUiScale(1)).look.ui_scale == 1.1


@pytest.mark.parametrize(("notches", "end"), [(-99, UI_SCALES[0]), (99, UI_SCALES[-1])])
def test_the_size_stops_at_its_ends(notches: int, end: float) -> None:
    assert after(ChangeUiScale(notches)).look.ui_scale == end


@pytest.mark.parametrize(
    ("width", "message", "told"),
    [
        (1280, ChangeUiScale(1), "Size 110%"),
        (1280, ChangeUiScale(9), "Size 160% (as much as this window allows)"),
        (2560, ChangeUiScale(9), "Size 160% (as much as this window allows)"),
        (2560, ChangeUiScale(2), "Size 125%"),
        (900, ChangeUiScale(1), "Size 112% (as much as this window allows)"),
        (600, ResetUiScale(), "Size 75% (as much as this window allows)"),
        (640, ChangeUiScale(-1), "Size 75%"),
    ],
)
def test_the_size_that_is_told_is_the_size_that_is_drawn(width: int, message: Message, told: str) -> None:
    state = after(ResizeWindow(width, 2000), ChangeUiScale(1) if width == 900 else ResetUiScale(), message)
    assert state.notice == told
    drawn, usual = (layout(width, 2000, size).scale for size in (state.look.ui_scale, 1.0))
    assert f"Size {drawn / max(1.0, usual):.0%}" in told
    headings = [row.label for row in rows_of(state, "options") if row.message is None]
    assert told in headings


def test_smaller_is_smaller_than_what_is_seen_and_larger_asks_for_no_less_than_before() -> None:
    state = after(ResizeWindow(1136, 800), ChangeUiScale(99))
    assert state.ui_scale == 1.42
    update(state, ChangeUiScale(1))
    assert state.look.ui_scale == UI_SCALES[-1]
    update(state, ChangeUiScale(-1))
    assert state.ui_scale == state.look.ui_scale == 1.25
    update(state, ChangeUiScale(1))
    assert (state.look.ui_scale, state.ui_scale) == (1.5, 1.42)


def test_a_drag_ends_when_the_window_gets_another_size() -> None:
    state = after(AddPoint(0.5, 0.5), BeginGesture(PointTarget(0)), ResizeWindow(900, 700))
    assert state.held is None


def test_both_equations_are_shown_and_hidden() -> None:
    assert after(ToggleEquations()).show_both_equations
    assert not after(ToggleEquations(), ToggleEquations()).show_both_equations


def test_a_menu_opens_and_closes() -> None:
    assert after(ToggleMenu("data")).menu == "data"
    assert after(ToggleMenu("data"), ToggleMenu("data")).menu is None


def test_another_menu_takes_the_place_of_the_open_one() -> None:
    assert after(ToggleMenu("data"), ToggleMenu("options")).menu == "options"


def test_help_takes_the_place_of_a_menu() -> None:
    state = after(ToggleMenu("data"), ToggleHelp())
    assert (state.is_help_open, state.menu) == (True, None)


def test_what_is_told_is_told_again_where_it_is_the_same() -> None:
    state = after(Notify("a"), Notify("a"))
    assert (state.notice, state.notice_count) == ("a", 2)


@pytest.mark.parametrize("view", list(LandscapeView))
def test_the_landscape_is_looked_at_another_way_and_comes_to_the_front(view: LandscapeView) -> None:
    landscape = after(ShowLandscape(view)).landscape
    assert (landscape.view, landscape.is_in_front) == (view, True)


def test_the_cost_comes_to_the_front_again() -> None:
    assert not after(ShowLandscape(LandscapeView.BOWL), ShowCost()).landscape.is_in_front


def test_landscape_and_canvas_change_places_and_back() -> None:
    assert after(ToggleLandscapeSize()).landscape.is_large
    assert not after(ToggleLandscapeSize(), ToggleLandscapeSize()).landscape.is_large


def test_a_part_of_the_landscape_is_shown_until_it_is_fitted_again() -> None:
    box = Box(-1.0, 2.0, -3.0, 4.0)
    assert after(ShowBox(box)).landscape.box == box
    assert after(ShowBox(box), FitLandscape()).landscape.box is None


@pytest.mark.parametrize(
    "box",
    [
        Box(1.0, 1.0, 0.0, 1.0),
        Box(2.0, 1.0, 0.0, 1.0),
        Box(0.0, 1.0, math.nan, 1.0),
        Box(0.0, math.inf, 0.0, 1.0),
        Box(-1e61, 1e61, 0.0, 1.0),
        Box(1.0, 1.0 + 1e-12, 0.0, 1.0),
    ],
    ids=repr,
)
def test_a_part_of_the_landscape_without_room_is_not_shown(box: Box) -> None:
    assert after(ShowBox(box)).landscape.box is None


def test_the_landscape_turns_round_and_round_but_not_upside_down() -> None:
    turned = after(TurnLandscape(350.0, 500.0)).landscape
    assert (turned.yaw, turned.pitch) == (25.0, 85.0)
    assert after(TurnLandscape(0.0, -500.0)).landscape.pitch == 5.0
    assert after(TurnLandscape(math.nan, 1.0), TurnLandscape(1.0, math.inf)).landscape == Landscape()


def test_an_imagined_line_is_shown_and_changes_nothing() -> None:
    state = after(ShowPreview(Line(1.0, 2.0)))
    assert (state.preview_line, state.training.line) == (Line(1.0, 2.0), Line(0.0, 0.0))
    assert after(ShowPreview(Line(1.0, 2.0)), ShowPreview(None)).preview_line is None


def test_leaving_is_asked_for() -> None:
    assert after(Quit()).is_quitting


# --- axes ------------------------------------------------------------------------------------------------------------


def test_fitted_axes_are_0_to_1_where_that_shows_all() -> None:
    assert after(PanAxes(3.0, 3.0), FitAxes()).axes == Axes()


def test_fitting_brings_points_apart_that_would_be_one_speck() -> None:
    speck = Dataset.of([1e-7, 2e-7, 4e-7], [0.1, 0.2, 0.4])
    axes = after(FitAxes(), points=speck).axes
    assert 0.0 <= axes.x_low <= 1e-7
    assert 4e-7 <= axes.x_high <= 1e-6
    assert after(LoadPoints(speck, "speck")).axes == axes
    assert after(FitAxes(), points=Dataset.of([0.5, 0.5], [0.2, 0.8])).axes == Axes()


def test_fitted_axes_show_every_point() -> None:
    axes = after(FitAxes(), points=YEARS).axes
    assert (axes.x_low <= 1950, axes.x_high >= 2020, axes.y_low <= 300, axes.y_high >= 420) == (True,) * 4


@pytest.mark.parametrize("value", [-1e30, -3.0, 7.0, 1e-320, 5e-324, 1e30])
def test_fitted_axes_have_an_extent_even_for_one_point(value: float) -> None:
    axes = after(FitAxes(), points=Dataset.of([value, value], [value, 2.0])).axes
    assert axes.x_low <= value <= axes.x_high
    assert axes.x_high - axes.x_low >= 1e-30


@pytest.mark.parametrize("tiny", [1e-31, 1e-100, 1e-320, 5e-324])
def test_fitted_axes_have_an_extent_even_for_points_next_to_nothing_apart(tiny: float) -> None:
    axes = after(FitAxes(), points=Dataset.of([0.0, tiny], [0.0, 2.0])).axes
    assert axes.x_high - axes.x_low >= 1e-30


def test_a_zoom_leaves_its_place_where_it_is() -> None:
    axes = after(ZoomAxes(0.25, 0.5, 2.0)).axes
    assert axes == Axes(-0.25, 1.75, -0.5, 1.5)


@pytest.mark.parametrize("factor", [0.0, -1.0, 1e300, 1e-300, math.nan, math.inf])
def test_a_zoom_that_would_show_nothing_is_not_made(factor: float) -> None:
    assert after(ZoomAxes(0.5, 0.5, factor)).axes == Axes()


def test_one_can_zoom_in_only_so_far() -> None:
    state = after(*[ZoomAxes(0.7, 0.7, 0.5)] * 200)
    assert state.axes.x_high - state.axes.x_low > 1e-10
    assert state.axes.x_low < 0.7 < state.axes.x_high


def test_one_can_zoom_out_only_so_far() -> None:
    state = after(*[ZoomAxes(0.5, 0.5, 10.0)] * 60)
    assert 1e30 <= state.axes.x_high <= 1e31


def test_a_pan_moves_the_axes() -> None:
    assert after(PanAxes(0.5, -0.25)).axes == Axes(0.5, 1.5, -0.25, 0.75)


@pytest.mark.parametrize("far", [1e40, 1e15, math.nan, math.inf])
def test_a_pan_to_where_numbers_end_is_not_made(far: float) -> None:
    assert after(PanAxes(far, 0.0), PanAxes(0.0, far)).axes == Axes()


# --- pointer and focus -----------------------------------------------------------------------------------------------


def test_the_pointer_is_where_it_is() -> None:
    assert after(PointAt(PointTarget(1), 3.0, 4.0)).pointer == Pointer(PointTarget(1), 3.0, 4.0)


def test_a_pointer_is_held_to_places_that_a_screen_may_have() -> None:
    assert after(PointAt(None, 1e19, -1e300)).pointer == Pointer(None, 30_000.0, -30_000.0)


def test_what_is_held_is_held_until_it_is_let_go() -> None:
    assert after(BeginGesture(CanvasTarget())).held == CanvasTarget()
    assert after(BeginGesture(CanvasTarget()), EndGesture()).held is None


def test_a_new_point_is_held_by_the_press_that_added_it() -> None:
    assert after(BeginGesture(CanvasTarget()), AddPoint(0.5, 0.5), GrabTarget(PointTarget(3))).held == PointTarget(3)


def test_the_focus_is_given_and_taken() -> None:
    assert after(Focus(CanvasTarget())).focus == CanvasTarget()
    assert after(Focus(CanvasTarget()), Focus(None)).focus is None


def test_the_crosshair_moves_and_stays_on_the_canvas() -> None:
    assert after(MoveCrosshair(0.25, -0.25)).crosshair == (0.75, 0.25)
    assert after(MoveCrosshair(9.0, -9.0)).crosshair == (1.0, 0.0)


def test_escape_closes_one_thing_at_a_time_the_topmost_first() -> None:
    state = after(ToggleFullscreen(), Notify("told"), Focus(CanvasTarget()), ToggleHelp(), ToggleMenu("data"))

    def what_is_open() -> list[bool]:
        focused, told, full = state.focus is not None, bool(state.notice), state.look.is_fullscreen
        return [state.menu is not None, state.is_help_open, focused, told, full]

    for closed in range(6):
        assert what_is_open() == [False] * closed + [True] * (5 - closed)
        update(state, Escape())
    assert what_is_open() == [False] * 5


def does(state: State, *messages: Message) -> None:
    for message in messages:
        update(state, message)


def test_the_line_is_kept_in_the_datas_own_units_and_undo_brings_the_one_before_back() -> None:
    state = State()
    does(state, LoadPoints(Dataset.of([1950.0, 2020.0], [300.0, 420.0]), "years"), SetLineByHand(0.5, 0.25), KeepLine())
    first = state.line_in_data_units
    assert state.my_line == first
    does(state, SetLineByHand(1.0, 0.0), KeepLine())
    assert state.my_line == state.line_in_data_units != first
    does(state, Undo())
    assert state.my_line == first
    does(state, Redo(), ForgetLine())
    assert state.my_line is None
    does(state, Undo())
    assert state.my_line == state.line_in_data_units


def test_to_keep_the_same_line_again_or_to_remove_none_is_no_edit() -> None:
    state = State()
    does(state, ForgetLine())
    assert not state.undo.can_undo
    does(state, KeepLine(), KeepLine(), Undo())
    assert (state.my_line, state.undo.can_undo) == (None, False)
