"""An explanation: training waits for it, it follows the step that is looked at, and ends when its numbers do."""

from __future__ import annotations

import pytest

from app.messages import (
    Advance,
    BeginGesture,
    ClearPoints,
    CloseExplanation,
    EndGesture,
    Escape,
    Explain,
    ExplainBack,
    Focus,
    LoadPoints,
    LookAt,
    Message,
    Reset,
    StepBack,
    StepOnce,
    ToggleHelp,
    ToggleLesson,
    ToggleMenu,
    TogglePlay,
)
from app.session.explained.quantity import Kind, Quantity
from app.session.state import State
from app.session.targets import ExplanationTarget, NumberTarget, SymbolTarget, TrailTarget
from app.update import update
from tests.view.marked import POINTS, state_after

BESIDE = SymbolTarget("m", "result", 5)


def explaining(*messages: Message) -> State:
    """What step 40 added to m."""
    state = state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(40), *messages])
    update(state, Explain((Quantity(Kind.CHANGE_M, 40),), BESIDE))
    return state


def test_training_waits_and_then_goes_on() -> None:
    state = explaining()
    update(state, Advance(10))
    assert state.timeline.step == 40
    assert state.is_playing
    update(state, CloseExplanation())
    update(state, Advance(10))
    assert state.timeline.step == 50


def test_the_step_that_was_held_for_the_eye_stays() -> None:
    state = state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(40, 1.0), Advance(7, 0.01)])
    held = state.shown_record
    assert held is not None
    assert held.step < state.timeline.step
    update(state, Explain((Quantity(Kind.CHANGE_M, held.step),), BESIDE))
    assert state.shown_record is held
    update(state, CloseExplanation())
    assert state.shown_record is held


def test_training_waits_from_the_press_on_so_that_the_number_explained_is_the_one_seen() -> None:
    state = state_after([LoadPoints(POINTS["a curve"], "a curve"), Advance(40, 1.0), Advance(7, 0.01)])
    held = state.shown_record
    update(state, BeginGesture(BESIDE))
    update(state, Advance(9, 5.0))
    assert state.timeline.step == 47
    assert state.shown_record is held
    update(state, EndGesture())
    update(state, Advance(9, 5.0))
    assert state.timeline.step == 56
    assert state.shown_record is not held


def test_it_follows_the_step_that_is_looked_at() -> None:
    state = explaining()
    update(state, StepBack())
    assert state.explained == (Quantity(Kind.CHANGE_M, 39),)
    update(state, LookAt(7))
    update(state, StepOnce())
    assert state.explained == (Quantity(Kind.CHANGE_M, 8),)


def test_it_ends_where_there_is_no_such_step() -> None:
    state = explaining()
    update(state, LookAt(0))
    assert state.explained == ()


@pytest.mark.parametrize("message", [ClearPoints(), Reset(), ToggleLesson(), ToggleMenu("data"), ToggleHelp(), Escape()])
def test_it_ends_with_what_it_explains_and_under_what_covers_it(message: Message) -> None:
    state = explaining()
    update(state, message)
    assert state.explained == ()


def test_escape_closes_it_alone() -> None:
    state = explaining()
    update(state, Focus(NumberTarget(0, Quantity(Kind.ERROR, 39, 3))))
    update(state, Escape())
    assert (state.explained, state.focus) == ((), BESIDE)


def test_back_and_from_the_first_one_out() -> None:
    state = explaining()
    first = state.explained[0]
    update(state, Explain((first, Quantity(Kind.RATE, 39)), BESIDE))
    update(state, ExplainBack())
    assert state.explained == (first,)
    update(state, ExplainBack())
    assert state.explained == ()


def test_the_keyboard_follows_only_where_it_is_used() -> None:
    state = explaining()
    assert state.focus is None
    state = explaining(Focus(BESIDE))
    error = state.focus
    assert isinstance(error, NumberTarget)
    assert error.quantity.kind is Kind.ERROR
    rate = Quantity(Kind.RATE, 39)
    update(state, Explain((*state.explained, rate), BESIDE))
    assert state.focus == ExplanationTarget()
    update(state, ExplainBack())
    assert state.focus == NumberTarget(2, rate)
    update(state, Focus(TrailTarget(0)))
    update(state, CloseExplanation())
    assert state.focus == BESIDE


def test_a_number_that_there_is_not_is_not_explained() -> None:
    state = explaining()
    update(state, Explain((Quantity(Kind.CHANGE_M, 41),), BESIDE))
    assert state.explained == ()
    update(state, TogglePlay())
    assert not state.is_playing
