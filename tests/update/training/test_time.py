"""What messages that look back, undo and branch do to the state."""

import pytest

from app.messages import (
    AddPoint,
    Advance,
    ClearPoints,
    DeletePoint,
    DropRun,
    ForgetLine,
    GoToRun,
    KeepLine,
    LoadExample,
    LookAt,
    LookAtEnd,
    LookAtEpoch,
    Message,
    MovePointTo,
    Redo,
    Reset,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    StepBack,
    StepOnce,
    TogglePlay,
    Undo,
)
from app.model.learning.training import Mode
from app.model.time.timeline import Place
from app.update import update
from tests.update.after import POINTS, after


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


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        ((KeepLine(),), "my line kept"),
        ((KeepLine(), ForgetLine()), "my line taken away"),
        ((Advance(9), LookAt(3), SetLearningRate(0.2), DropRun(1)), "run 1 dropped"),
        ((Advance(9), Reset()), "a change to run 2"),
    ],
    ids=str,
)
def test_undo_and_redo_say_so_too_of_what_is_no_edit_of_the_run(messages: tuple[Message, ...], said: str) -> None:
    assert after(*messages, Undo()).notice.partition(";")[0] == f"Undone: {said}"
    assert after(*messages, Undo(), Redo()).notice.partition(";")[0] == f"Redone: {said}"


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
