"""What messages about points do to the state, and what they leave alone."""

import math

import pytest

from app.messages import (
    AddPoint,
    AddPointAtCrosshair,
    Advance,
    ClearPoints,
    DeletePoint,
    Focus,
    LoadExample,
    LoadPoints,
    LookAt,
    Message,
    MoveCrosshair,
    MovePointTo,
    Redo,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    Undo,
    ZoomAxes,
)
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.names import NO_NAMES
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.training import Mode, Training, TrainingSet
from app.model.time.timeline import Timeline
from app.session.state import Axes, State
from app.session.targets import PointTarget, SliderTarget
from app.update import update
from tests.update.after import POINTS, YEARS, after

TINY = Dataset.of([1e-12, 3e-12, 8e-12], [2e-12, 3e-12, 6e-12]).read_from(NO_NAMES)


def test_a_new_point_is_the_last() -> None:
    assert after(AddPoint(0.5, 0.6)).points == POINTS.inserted(3, 0.5, 0.6)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 2e30])
def test_a_point_that_could_overflow_is_not_added(bad: float) -> None:
    assert after(AddPoint(bad, 0.5), AddPoint(0.5, bad)).points == POINTS


@pytest.mark.parametrize(("away", "is_other"), [(0.0009, False), (0.0011, True)])
def test_a_point_is_in_one_place_with_another_up_to_a_thousandth_of_either_axis(away: float, is_other: bool) -> None:
    for to in ((away, 0.0), (-away, 0.0), (0.0, away), (0.0, -away)):
        state = after(AddPointAtCrosshair(), MoveCrosshair(*to), AddPointAtCrosshair(), points=EMPTY)
        assert len(state.points) == 1 + is_other


def test_a_point_at_the_crosshair_is_where_it_stands_on_axes_of_any_size() -> None:
    state = after(LoadPoints(YEARS, "years"), ZoomAxes(1985.0, 350.0, 0.5), MoveCrosshair(-0.2, 0.3))
    axes = state.axes
    update(state, AddPointAtCrosshair())
    x, y = state.points.point(len(state.points) - 1)
    assert x == pytest.approx(axes.x_low + 0.3 * (axes.x_high - axes.x_low))
    assert y == pytest.approx(axes.y_low + 0.8 * (axes.y_high - axes.y_low))


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


@pytest.mark.parametrize("is_one_by_one", [False, True], ids=["at once", "one by one"])
@pytest.mark.parametrize("points", [YEARS, TINY], ids=["years", "tiny"])
def test_after_a_scaled_set_is_cleared_points_are_clicked_as_on_a_fresh_start(points: Dataset, is_one_by_one: bool) -> None:
    clears = [DeletePoint(0)] * len(points) if is_one_by_one else [ClearPoints()]
    before = after(LoadPoints(points, ""), Advance(20), *clears[:-1], points=EMPTY)
    assert not before.training.training_set.scaling.is_identity
    state = after(LoadPoints(points, ""), Advance(20), *clears, points=EMPTY)
    assert (state.axes, state.training.line) == (State().axes, before.training.line)
    update(state, AddPoint(0.2, 0.3))
    update(state, AddPoint(0.7, 0.9))
    fresh = after(AddPoint(0.2, 0.3), AddPoint(0.7, 0.9), points=EMPTY)
    assert state.training.training_set == fresh.training.training_set
    assert state.training.training_set.scaling.is_identity


@pytest.mark.parametrize("before", [(), (AddPoint(0.2, 0.3),), (LoadPoints(TINY, ""),)], ids=["none", "one", "tiny"])
def test_a_line_that_no_step_has_moved_starts_with_other_points_as_if_these_had_been_there_first(
    before: tuple[Message, ...],
) -> None:
    state = after(*before, LoadPoints(YEARS, ""), points=EMPTY)
    assert not state.training.training_set.scaling.is_identity
    assert state.training.line == state.start_line
    update(state, Advance(30))
    first = State(timeline=Timeline(Training(TrainingSet(YEARS))))
    update(first, Advance(30))
    assert state.training.line == first.training.line
    update(state, Undo())
    assert state.points == after(*before, points=EMPTY).points


@pytest.mark.parametrize("moves", [(AddPoint(0.2, 0.3), Advance(3)), (SetLineByHand(0.5, 0.1),)], ids=["trained", "set"])
def test_a_line_that_was_moved_stays_where_it_is_in_the_units_of_the_data(moves: tuple[Message, ...]) -> None:
    moved = after(*moves, points=EMPTY)
    state = after(*moves, LoadPoints(YEARS, ""), points=EMPTY)
    assert state.line_in_data_units == pytest.approx(moved.line_in_data_units)


def test_the_last_of_them_comes_back_where_it_was() -> None:
    state = after(LoadPoints(YEARS, ""), *[DeletePoint(0)] * (len(YEARS) - 1), points=EMPTY)
    (last,), axes = state.points.xs.tolist(), state.axes
    update(state, DeletePoint(0))
    assert (len(state.points), state.axes) == (0, Axes())
    update(state, Undo())
    assert (state.points.xs.tolist(), state.axes) == ([last], axes)


def test_the_last_of_points_that_have_no_scale_leaves_the_axes() -> None:
    state = after(ZoomAxes(0.5, 0.5, 0.8), DeletePoint(0), points=Dataset.of([0.5], [0.5]))
    assert state.axes == after(ZoomAxes(0.5, 0.5, 0.8)).axes != Axes()


def test_one_undo_of_that_brings_back_points_scale_axes_and_line_and_redo_takes_them() -> None:
    before = after(LoadPoints(YEARS, ""), Advance(20), points=EMPTY)
    state = after(LoadPoints(YEARS, ""), Advance(20), ClearPoints(), Undo(), points=EMPTY)
    assert state.notice == "Undone: all points cleared"
    assert state.training.training_set == before.training.training_set
    assert state.training.training_set.scaling == before.training.training_set.scaling
    assert state.axes == before.axes
    assert state.training.line == pytest.approx(before.training.line)
    update(state, Redo())
    assert (len(state.points), state.axes) == (0, Axes())


@pytest.mark.parametrize("choice", [ScaleChoice.NONE, ScaleChoice.UNIT, ScaleChoice.STANDARD])
def test_a_scale_that_a_person_chose_stays_when_the_points_go(choice: ScaleChoice) -> None:
    before = after(LoadPoints(YEARS, ""), SetScaling(choice), points=EMPTY)
    state = after(LoadPoints(YEARS, ""), SetScaling(choice), ClearPoints(), points=EMPTY)
    assert state.training.training_set.scale is choice
    assert state.axes == before.axes


def test_axes_of_points_that_are_not_scaled_stay_when_they_go() -> None:
    assert after(ZoomAxes(0.5, 0.5, 0.8), ClearPoints()).axes == after(ZoomAxes(0.5, 0.5, 0.8)).axes != Axes()


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


DIVERGED = (Advance(5), SetLearningRate(200.0), Advance(1000))


@pytest.mark.parametrize("scale", [ScaleChoice.AUTO, ScaleChoice.STANDARD])
@pytest.mark.parametrize("points", [Dataset.of([0.5, 0.6], [0.5, 0.1]), YEARS], ids=["alike", "years"])
def test_a_line_that_diverged_starts_over_on_other_points_and_one_undo_brings_it_back(
    points: Dataset, scale: ScaleChoice
) -> None:
    before = after(SetScaling(scale), *DIVERGED)
    state = after(SetScaling(scale), *DIVERGED, LoadPoints(points, "others"))
    assert (state.points, state.training.line) == (points, state.start_line)
    assert state.timeline.run.far_off is None
    assert state.notice == (
        f"others: {len(points)} points. The line had diverged and starts over. At this rate it will diverge again: "
        "A sets the fastest that holds. Ctrl+Z brings the old ones back."
    )
    update(state, Undo())
    assert (state.points, state.axes) == (POINTS, before.axes)
    assert state.training.line == before.training.line
    assert state.notice == "Undone: points loaded"


@pytest.mark.parametrize("points", [POINTS, YEARS.read_from(NO_NAMES)], ids=["as they are", "scaled"])
def test_a_line_that_diverged_starts_over_where_all_points_are_cleared(points: Dataset) -> None:
    state = after(*DIVERGED, ClearPoints(), points=points)
    assert (len(state.points), state.training.line) == (0, state.start_line)
    update(state, Undo())
    assert state.training.line == after(*DIVERGED, points=points).training.line
    assert state.notice == "Undone: all points cleared"
    update(state, Redo())
    assert state.notice == "Redone: all points cleared"


def test_a_line_that_is_on_its_way_out_starts_over_too_but_not_one_that_swings_or_was_set() -> None:
    on_its_way = (SetMode(Mode.BATCH), SetLearningRate(1.9), Advance(60))
    out, loads = after(*on_its_way), LoadPoints(Dataset.of([0.5, 0.6], [0.5, 0.1]), "two")
    assert out.timeline.run.last_divergence is None
    assert abs(out.training.line.slope) > 1e4
    assert after(*on_its_way, loads).training.line == out.start_line
    for stays in ((*on_its_way[:2], Advance(5)), (SetLineByHand(4e6, -3e6),)):
        assert after(*stays, loads).training.line == after(*stays).training.line != out.start_line


def test_where_the_rate_holds_for_the_other_points_nothing_more_is_said() -> None:
    wide = Dataset.of([-9.0, 9.0], [0.0, 9.0])
    state = after(SetScaling(ScaleChoice.NONE), SetLearningRate(1.5), Advance(1000), LoadPoints(POINTS, "near"), points=wide)
    assert state.notice == "near: 3 points. The line had diverged and starts over. Ctrl+Z brings the old ones back."


def test_a_line_that_holds_goes_on_on_other_points() -> None:
    before = after(Advance(20))
    assert before.training.line != before.start_line
    state = after(Advance(20), LoadPoints(Dataset.of([0.5], [0.5]), "one"))
    assert state.training.line == before.training.line
    assert state.notice == "one: 1 point. Ctrl+Z brings the old ones back."


def test_a_line_learnt_from_points_in_quite_other_units_starts_over_and_one_undo_brings_all_back() -> None:
    dear = Dataset.of([1.0, 2.0, 3.0], [9000.0, 5000.0, 1500.0])
    learnt = (SetScaling(ScaleChoice.NONE), LoadPoints(dear, "dear"), SetLearningRate(0.05), Advance(300))
    before, state = after(*learnt), after(*learnt, LoadPoints(POINTS, "near"))
    assert before.timeline.run.last_divergence is None
    assert state.training.line == state.start_line != before.training.line
    assert state.notice == "near: 3 points. The line was far from them, so it starts over. Ctrl+Z brings the old ones back."
    update(state, Undo())
    assert (state.points, state.training.line) == (dear, before.training.line)


def test_a_line_that_was_set_by_hand_stays_however_far_it_is_from_the_points_that_come() -> None:
    by_hand = SetLineByHand(4e6, -3e6)
    state = after(Advance(20), by_hand, LoadPoints(Dataset.of([0.5, 0.6], [0.5, 0.1]), "two"))
    assert state.training.line == Line(by_hand.slope, by_hand.intercept)


def test_before_it_diverged_the_line_goes_on_on_other_points() -> None:
    looking = (*DIVERGED, LookAt(1))
    state = after(*looking, LoadPoints(Dataset.of([0.5], [0.5]), "one"))
    assert state.training.line == after(*looking).training.line != state.start_line


def test_points_can_be_edited_while_training_goes_on() -> None:
    state = after(Advance(3), AddPoint(0.5, 0.5), Advance(3), MovePointTo(0, 0.1, 0.1), Advance(3))
    assert state.timeline.step == 9
    assert len(state.points) == 4
