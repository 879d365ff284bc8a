"""Every change can be made, and taken back by its inverse."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.data.dataset import EMPTY, Dataset
from app.model.data.scaling import IDENTITY, Line, ScaleChoice, Scaling
from app.model.learning.sampling import Cursor
from app.model.learning.training import LARGEST_LINE, Mode, Settings, Training, TrainingSet
from app.model.time.changes import (
    Change,
    InsertPoint,
    MovePoint,
    RemovePoint,
    ReplacePoints,
    SetLine,
    SetScale,
    SetSettings,
    applied,
    edited,
    inverse,
)
from tests.oracles.methods import Adam, Momentum

POINTS = Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])
TRAINING = Training(TrainingSet(POINTS), Settings(), Line(0.5, 0.25), Cursor(2, 1), 7)
OTHER_SETTINGS = Settings(Mode.BATCH, learning_rate=0.5)

within = st.floats(0.0, 1.0)
changes = st.one_of(
    st.builds(InsertPoint, st.integers(0, 3), within, within),
    st.builds(RemovePoint, st.integers(0, 2)),
    st.builds(MovePoint, st.integers(0, 2), within, within),
    st.builds(ReplacePoints, st.sampled_from([EMPTY, Dataset.of([0.5], [0.5])])),
    st.builds(SetLine, st.builds(Line, within, within), st.just(IDENTITY)),
    st.builds(SetSettings, st.just(OTHER_SETTINGS)),
    st.builds(SetScale, st.sampled_from([ScaleChoice.NONE, ScaleChoice.AUTO])),
)


@given(changes)
def test_a_change_and_its_inverse_leave_training_as_it_was(change: Change) -> None:
    assert applied(applied(TRAINING, change), inverse(TRAINING, change)) == TRAINING


@given(changes)
def test_a_change_does_not_move_training_on(change: Change) -> None:
    changed = applied(TRAINING, change)
    assert (changed.step, changed.cursor) == (TRAINING.step, TRAINING.cursor)


def test_an_inserted_point_is_there() -> None:
    assert applied(TRAINING, InsertPoint(1, 0.7, 0.6)).training_set.points == POINTS.inserted(1, 0.7, 0.6)


def test_a_removed_point_is_gone() -> None:
    assert applied(TRAINING, RemovePoint(1)).training_set.points == POINTS.removed(1)


def test_a_moved_point_is_elsewhere() -> None:
    assert applied(TRAINING, MovePoint(1, 0.7, 0.6)).training_set.points == POINTS.moved(1, 0.7, 0.6)


def test_replaced_points_are_the_others() -> None:
    assert applied(TRAINING, ReplacePoints(EMPTY)).training_set.points is EMPTY


@pytest.mark.parametrize("change", [RemovePoint(3), MovePoint(3, 0.0, 0.0)])
def test_a_point_that_is_not_there_cannot_be_changed(change: Change) -> None:
    with pytest.raises(IndexError):
        applied(TRAINING, change)


@pytest.mark.parametrize(
    "change", [SetLine(Line(0.0, 0.0), IDENTITY), SetSettings(OTHER_SETTINGS), SetScale(ScaleChoice.NONE)]
)
def test_a_change_of_something_else_leaves_the_points_the_same_object(change: Change) -> None:
    assert edited(POINTS, change) is POINTS


def test_settings_are_set_whole() -> None:
    assert applied(TRAINING, SetSettings(OTHER_SETTINGS)).settings == OTHER_SETTINGS


def test_a_line_is_set_to_the_bit_in_the_units_it_was_set_in() -> None:
    assert applied(TRAINING, SetLine(Line(0.1, 0.7), IDENTITY)).line == Line(0.1, 0.7)


def test_a_line_set_in_other_units_is_the_same_line_on_the_canvas() -> None:
    doubled = Scaling(ScaleChoice.UNIT, 0.0, 2.0, 0.0, 4.0)
    assert applied(TRAINING, SetLine(Line(1.0, 0.5), doubled)).line == Line(2.0, 2.0)


def test_points_that_change_the_units_leave_the_line_on_the_canvas() -> None:
    outside = applied(TRAINING, InsertPoint(3, 5.0, 9.0))
    assert not outside.training_set.scaling.is_identity
    assert outside.training_set.scaling.line_out(outside.line) == pytest.approx(TRAINING.line)


def test_points_that_leave_the_units_leave_the_line_to_the_bit() -> None:
    assert applied(TRAINING, InsertPoint(3, 0.5, 0.5)).line == TRAINING.line


def test_another_scale_leaves_the_line_on_the_canvas() -> None:
    scaled = applied(TRAINING, SetScale(ScaleChoice.STANDARD))
    assert scaled.line != TRAINING.line
    assert scaled.training_set.scaling.line_out(scaled.line) == pytest.approx(TRAINING.line)


def test_a_line_too_steep_for_any_picture_is_held_to_the_limit() -> None:
    assert applied(TRAINING, SetLine(Line(1e300, -1e300), IDENTITY)).line == Line(LARGEST_LINE, -LARGEST_LINE)


def test_the_inverse_of_a_line_remembers_its_units() -> None:
    scaled = applied(TRAINING, SetScale(ScaleChoice.UNIT))
    assert inverse(scaled, SetLine(Line(0.0, 0.0), scaled.training_set.scaling)) == SetLine(
        scaled.line, scaled.training_set.scaling
    )


MOVING = replace(TRAINING, settings=Settings(method=Momentum()), method_state=(0.5, -0.25))
"""Training with velocities of its line."""


@pytest.mark.parametrize(
    "change",
    [
        InsertPoint(3, 0.5, 0.5),
        MovePoint(1, 0.5, 0.5),
        RemovePoint(1),
        ReplacePoints(Dataset.of([0.1], [0.3])),
        SetSettings(Settings(Mode.BATCH, learning_rate=0.5, seed=9, method=Momentum())),
        SetScale(ScaleChoice.NONE),
    ],
)
def test_what_a_method_remembers_stays_while_the_line_goes_on(change: Change) -> None:
    assert applied(MOVING, change).method_state == MOVING.method_state


@pytest.mark.parametrize(
    "change",
    [
        SetLine(Line(0.1, 0.7), IDENTITY),
        InsertPoint(3, 5.0, 9.0),
        SetScale(ScaleChoice.STANDARD),
        SetSettings(Settings(method=Momentum(0.5))),
    ],
)
def test_what_a_method_remembers_is_gone_where_line_units_or_method_are_others(change: Change) -> None:
    assert applied(MOVING, change).method_state == (0.0, 0.0)


def test_another_method_begins_with_a_state_of_its_own() -> None:
    assert applied(MOVING, SetSettings(Settings(method=Adam()))).method_state == Adam().start_state
    assert applied(MOVING, SetSettings(Settings())).method_state == ()


def test_a_change_leaves_the_training_before_it_as_it_was() -> None:
    before = replace(TRAINING)
    applied(TRAINING, InsertPoint(0, 9.0, 9.0))
    assert before == TRAINING
