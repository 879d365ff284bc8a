"""Every edit can be taken back and made again, a gesture at a time."""

from collections.abc import Iterable

import pytest

from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ClearPoints,
    DeletePoint,
    EndGesture,
    LoadExample,
    Message,
    MovePointTo,
    Redo,
    Reset,
    ResetWithNewSeed,
    SetBatchSize,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    StepOnce,
    Undo,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import IDENTITY, Line, ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode, Training, TrainingSet
from app.model.time.changes import MovePoint, RemovePoint, SetLine
from app.model.time.timeline import Place, Timeline
from app.session.state import State
from app.session.targets import CanvasTarget, PointTarget
from app.session.undo import DEPTH, Edited, Travelled, UndoStack
from app.update import update

POINTS = Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8])
EDITS = [
    AddPoint(0.5, 0.5),
    AddPoint(5.0, 500.0),
    MovePointTo(1, 0.7, 0.7),
    MovePointTo(1, 70.0, -7.0),
    DeletePoint(0),
    ClearPoints(),
    LoadExample(),
    SetLineByHand(2.0, 1.0),
    SetMode(Mode.BATCH),
    SetOrder(Order.RANDOM),
    SetBatchSize(2),
    SetLearningRate(0.3),
    SetScaling(ScaleChoice.STANDARD),
]


def state_with(*messages: Message) -> State:
    state = State(timeline=Timeline(Training(TrainingSet(POINTS))), example=Dataset.of([0.1], [0.1]))
    notify(state, messages)
    return state


def notify(state: State, messages: Iterable[Message]) -> None:
    for message in messages:
        update(state, message)


def what_is_edited(state: State) -> tuple[object, ...]:
    training = state.training
    return training.training_set, training.settings, training.line


def moved(x: float, back: float = 0.0, index: int = 0, run_number: int = 1) -> Edited:
    return Edited(MovePoint(index, x, 0.0), MovePoint(index, back, 0.0), run_number)


def test_at_first_there_is_nothing_to_undo_or_redo() -> None:
    assert (UndoStack().can_undo, UndoStack().can_redo) == (False, False)
    assert UndoStack().undo() == []
    assert UndoStack().redo() == []


def test_a_deed_is_taken_back_and_done_again() -> None:
    stack = UndoStack()
    stack.record(moved(1.0))
    assert stack.undo() == [moved(1.0)]
    assert stack.redo() == [moved(1.0)]


def test_the_latest_deed_is_taken_back_first() -> None:
    stack = UndoStack()
    stack.record(moved(1.0))
    stack.record(moved(2.0))
    assert [stack.undo(), stack.undo()] == [[moved(2.0)], [moved(1.0)]]


def test_a_new_deed_makes_what_was_undone_unredoable() -> None:
    stack = UndoStack()
    stack.record(moved(1.0))
    stack.undo()
    stack.record(moved(2.0))
    assert not stack.can_redo


def test_the_motions_of_one_drag_are_one_deed_from_the_first_place_to_the_last() -> None:
    stack = UndoStack()
    stack.open()
    stack.record(moved(1.0, back=0.0))
    stack.record(moved(2.0, back=1.0))
    stack.close()
    assert stack.undo() == [moved(2.0, back=0.0)]


def test_different_deeds_of_one_gesture_are_taken_back_together_last_first() -> None:
    stack = UndoStack()
    pulled = Edited(SetLine(Line(1.0, 1.0), IDENTITY), SetLine(Line(0.0, 0.0), IDENTITY), 1)
    stack.open()
    stack.record(moved(1.0))
    stack.record(pulled)
    stack.close()
    assert stack.undo() == [pulled, moved(1.0)]
    assert stack.redo() == [moved(1.0), pulled]


def test_motions_of_two_points_in_one_gesture_are_not_merged() -> None:
    stack = UndoStack()
    stack.open()
    stack.record(moved(1.0, index=0))
    stack.record(moved(1.0, index=1))
    assert len(stack.undo()) == 2


def test_removals_in_one_gesture_are_not_merged() -> None:
    stack = UndoStack()
    stack.open()
    for _ in range(2):
        stack.record(Edited(RemovePoint(0), MovePoint(0, 0.0, 0.0), 1))
    assert len(stack.undo()) == 2


def test_a_journey_is_not_merged_with_an_edit() -> None:
    stack = UndoStack()
    stack.open()
    stack.record(Travelled(Place(2), Place(1)))
    stack.record(moved(1.0))
    assert len(stack.undo()) == 2


def test_a_gesture_does_not_join_the_one_before() -> None:
    stack = UndoStack()
    for x in (1.0, 2.0):
        stack.open()
        stack.record(moved(x))
        stack.close()
    assert stack.undo() == [moved(2.0)]


def test_what_follows_an_undo_within_a_gesture_is_a_gesture_of_its_own() -> None:
    stack = UndoStack()
    stack.open()
    stack.record(moved(1.0))
    stack.record(moved(2.0, index=1))
    stack.undo()
    stack.record(moved(3.0))
    assert stack.undo() == [moved(3.0)]


def test_only_so_many_gestures_are_remembered() -> None:
    stack = UndoStack()
    for number in range(DEPTH + 10):
        stack.record(moved(float(number)))
    taken = [stack.undo() for _ in range(DEPTH)]
    assert taken[-1] == [moved(10.0)]
    assert not stack.can_undo


@pytest.mark.parametrize("edit", EDITS, ids=repr)
def test_an_edit_is_undone(edit: Message) -> None:
    state = state_with()
    before = what_is_edited(state)
    notify(state, [edit])
    assert what_is_edited(state) != before
    notify(state, [Undo()])
    assert what_is_edited(state) == before


@pytest.mark.parametrize("edit", EDITS, ids=repr)
def test_an_edit_is_redone(edit: Message) -> None:
    state = state_with(edit)
    after = what_is_edited(state)
    notify(state, [Undo(), Redo()])
    assert what_is_edited(state) == after


def test_all_edits_are_undone_one_by_one_and_all_redone() -> None:
    state = state_with()
    seen = [what_is_edited(state)]
    for edit in EDITS:
        notify(state, [BeginGesture(None), edit, EndGesture()])
        if what_is_edited(state) != seen[-1]:
            seen.append(what_is_edited(state))
    for expected in seen[-2::-1]:
        notify(state, [Undo()])
        assert_about_equal(what_is_edited(state), expected)
    for expected in seen[1:]:
        notify(state, [Redo()])
        assert_about_equal(what_is_edited(state), expected)


def assert_about_equal(edited: tuple[object, ...], expected: tuple[object, ...]) -> None:
    # A line that went through other units and back may have lost its last bits.
    assert edited[:2] == expected[:2]
    assert edited[2] == pytest.approx(expected[2])


def test_a_new_point_dragged_to_its_place_is_one_undo() -> None:
    state = state_with(
        BeginGesture(CanvasTarget()), AddPoint(0.5, 0.5), MovePointTo(3, 0.6, 0.6), MovePointTo(3, 0.7, 0.7), EndGesture()
    )
    assert len(state.points) == 4
    notify(state, [Undo()])
    assert state.points == POINTS
    assert not state.undo.can_undo


def test_an_edit_undone_while_training_goes_on_leaves_the_steps_alone() -> None:
    state = state_with(Advance(5), AddPoint(0.5, 0.5), Advance(5), Undo())
    assert state.points == POINTS
    assert state.timeline.step == 10


def test_an_undo_of_a_setting_leaves_the_line_where_training_brought_it() -> None:
    state = state_with(SetMode(Mode.BATCH), Advance(5))
    line = state.training.line
    notify(state, [Undo()])
    assert state.training.settings.mode is Mode.STOCHASTIC
    assert state.training.line == line


@pytest.mark.parametrize("reset", [Reset(), ResetWithNewSeed()], ids=repr)
def test_a_reset_is_undone_to_the_bit(reset: Message) -> None:
    state = state_with(Advance(70))
    before = state.training
    notify(state, [reset, Advance(3), Undo()])
    assert state.training == before


def test_a_reset_is_redone() -> None:
    state = state_with(Advance(70), Reset(), Undo(), Redo())
    assert state.timeline.step == 0


def test_a_branch_made_by_accident_is_undone() -> None:
    state = state_with(Advance(70))
    old = state.timeline.place.run_number
    before = state.training
    state.timeline.look_at(Place(old, 20))
    notify(state, [AddPoint(0.5, 0.5), Undo()])
    assert state.timeline.place == Place(old, 20)
    state.timeline.look_at(Place(old))
    assert state.training == before


def test_a_step_from_the_past_starts_a_branch_that_undo_leaves() -> None:
    state = state_with(Advance(70))
    old = state.timeline.place.run_number
    state.timeline.look_at(Place(old, 20))
    notify(state, [Advance(1)])
    assert state.timeline.place.run_number != old
    notify(state, [Undo()])
    assert state.timeline.place == Place(old, 20)


def test_a_drag_from_the_past_is_one_branch_and_one_undo() -> None:
    state = state_with(Advance(70))
    old = state.timeline.place.run_number
    state.timeline.look_at(Place(old, 20))
    notify(state, [BeginGesture(PointTarget(0)), *(MovePointTo(0, x, 0.5) for x in (0.3, 0.4, 0.5)), EndGesture()])
    assert len(state.timeline.runs) == 2
    notify(state, [Undo()])
    assert state.timeline.place == Place(old, 20)


def test_nothing_to_undo_is_said() -> None:
    assert state_with(Undo()).notice == "Nothing to undo"


def test_nothing_to_redo_is_said() -> None:
    assert state_with(Redo()).notice == "Nothing to redo"


@pytest.mark.parametrize("message", [StepOnce(), Advance(5)], ids=repr)
def test_a_step_is_no_edit(message: Message) -> None:
    assert not state_with(message).undo.can_undo


@pytest.mark.parametrize(
    "message",
    [
        AddPoint(float("nan"), 0.0),
        MovePointTo(99, 0.0, 0.0),
        DeletePoint(99),
        SetMode(Mode.STOCHASTIC),
        SetLineByHand(0.0, 0.0),
        SetScaling(ScaleChoice.AUTO),
        Reset(),
    ],
    ids=repr,
)
def test_what_changes_nothing_is_nothing_to_undo(message: Message) -> None:
    assert not state_with(message).undo.can_undo
