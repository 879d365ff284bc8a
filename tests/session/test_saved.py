"""What a session file holds of the state, field by field."""

from __future__ import annotations

from dataclasses import fields

from app.session.saved.records import Desk, SavedUndo, Session
from app.session.saved.taking import session_of
from app.session.state import State
from app.session.targets import SliderTarget
from app.session.undo import KeptLine, UndoStack

MADE_ANEW = {
    *("outlooks", "step_display", "preview_line", "pointer", "gesture"),
    *("focus", "focus_before_card", "menu", "menu_scroll", "is_help_open", "notice", "notice_count", "is_notice_failure"),
    *("reading", "picking", "files", "caret", "derivation_scroll", "example_chosen", "saving", "span_begin", "step_axis"),
}
"""What is worked out again, or is over when a program ends."""

OF_THE_PROGRAM = {
    *("example", "examples", "window_size", "is_quitting", "recent_files"),
    *("savings", "saving_choices", "why_no_video", "last_session"),
}
"""What belongs to the program that runs, not to what somebody does in it."""


def test_every_field_of_the_state_is_saved_or_is_known_not_to_be() -> None:
    saved = {field.name for kind in (Desk, Session) for field in fields(kind)}
    there = {field.name for field in fields(State)}
    assert there - saved - MADE_ANEW - OF_THE_PROGRAM == set()
    assert (MADE_ANEW | OF_THE_PROGRAM) & saved == set()
    assert (MADE_ANEW | OF_THE_PROGRAM) - there == set()


def test_a_session_stays_as_it_was_taken() -> None:
    state = State()
    taken = session_of(state)
    state.undo.record(KeptLine(None, None))
    state.is_playing = False
    assert taken.desk.undo == SavedUndo()
    assert taken.desk.is_playing


def test_a_series_of_nudges_goes_on_after_it_was_stored() -> None:
    rate = SliderTarget("rate")
    stack = UndoStack()
    stack.open(series=rate)
    stack.record(KeptLine(None, None))
    stack.close()
    done, undone = stack.all_gestures
    back = UndoStack.of([list(each) for each in done], [list(each) for each in undone], stack.open_series)
    for each in (stack, back):
        each.open(series=rate)
        each.record(KeptLine(None, None))
        each.close()
        assert len(each.all_gestures[0]) == 1
        each.open(series=SliderTarget("speed"))
        each.record(KeptLine(None, None))
        assert len(each.all_gestures[0]) == 2
