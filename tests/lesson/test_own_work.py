"""The learner's own work waits while a lesson is open and comes back bit for bit, whatever happens in the lesson."""

from __future__ import annotations

import struct
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.lesson.every import CHAPTERS
from app.messages import (
    AddPoint,
    Advance,
    ClearPoints,
    EndGesture,
    Escape,
    GoToChapter,
    LeaveLesson,
    LoadPoints,
    Message,
    OpenSession,
    Quit,
    Reset,
    SetLearningRate,
    ShowLandscape,
    StartAfresh,
    StepOnce,
    ToggleCostScale,
    ToggleLeastSquares,
    ToggleLesson,
    TogglePlay,
    ToggleTheme,
    Undo,
)
from app.model.time.timeline import Timeline
from app.session.look import Look, ThemeName
from app.session.state import State
from app.session.undo import UndoStack
from app.session.views import LandscapeView
from app.update.lesson.own_work import OF_THE_WINDOW, OWN
from tests.lesson.pupil import Pupil
from tests.properties.any_message import EXAMPLE, any_message, new_state, scripts

LEAVES = ToggleLesson | LeaveLesson | Escape | Quit | OpenSession | StartAfresh

in_a_lesson = any_message.filter(lambda message: not isinstance(message, LEAVES))
ways_out = st.sampled_from((ToggleLesson(), LeaveLesson()))


def snapshot(state: State) -> dict[str, Any]:
    """All that is the learner's own, numbers as their bits; runs with what they are made of."""
    found: dict[str, Any] = {name: getattr(state, name) for name in OWN if name not in ("timeline", "undo", "look")}
    timeline, undo = state.timeline, state.undo
    runs = {
        number: (run.version, run.now, struct.pack("2d", *run.now.line), tuple(run.edits), run.divergence)
        for number, run in timeline.runs.items()
    }
    look = state.look.with_settings_of(Look())
    assert look.theme is state.look.theme
    return {
        **found,
        "runs": runs,
        "place": timeline.place,
        "origins": dict(timeline.origins),
        "undo": ([list(each) for each in undo._done], [list(each) for each in undo._undone]),
        "shown": (state.look.show_least_squares, state.look.is_cost_logarithmic),
    }


def own_objects(state: State) -> tuple[Timeline, UndoStack]:
    return state.timeline, state.undo


@given(scripts(any_message, 25), scripts(in_a_lesson, 40), st.sampled_from(CHAPTERS), ways_out)
def test_whatever_happens_in_a_lesson_leaving_gives_back_the_very_same(
    before: list[Message], inside: list[Message], chapter: object, way_out: Message
) -> None:
    pupil = Pupil(new_state())
    # Opening a lesson lets go of what is held, which is seen in the walk: so it is let go before.
    pupil.sends(*before, LeaveLesson(), EndGesture())
    kept, objects = snapshot(pupil.state), own_objects(pupil.state)
    pupil.sends(ToggleLesson(), *inside)
    assert pupil.state.own_timeline is objects[0]
    pupil.sends(way_out)
    assert pupil.state.lesson is None
    assert snapshot(pupil.state) == kept
    assert own_objects(pupil.state) == objects


def at_work() -> Pupil:
    """Somebody in the middle of something."""
    pupil = Pupil(State(example=EXAMPLE))
    pupil.sends(LoadPoints(EXAMPLE, "mine"), SetLearningRate(0.2), TogglePlay(), TogglePlay(), Advance(40))
    pupil.sends(ToggleLeastSquares(), ShowLandscape(LandscapeView.SLICE_B), AddPoint(0.3, 0.4))
    return pupil


def test_a_lesson_begins_with_a_desk_of_its_own() -> None:
    pupil = at_work()
    pupil.sends(GoToChapter("points"))
    assert len(pupil.state.points) == 1
    assert len(pupil.state.timeline.runs) == 1
    assert pupil.state.training.settings.learning_rate != 0.2
    assert len(pupil.state.own_timeline.training.training_set.points) == len(EXAMPLE) + 1


def test_undo_in_a_lesson_does_not_reach_the_work_outside_nor_what_the_chapter_set_up() -> None:
    pupil = at_work()
    pupil.sends(GoToChapter("cost"))
    points = pupil.state.points
    pupil.sends(Undo(), Undo())
    assert pupil.state.points == points
    pupil.sends(LeaveLesson(), Undo())
    assert len(pupil.state.points) == len(EXAMPLE)


def test_reset_leads_back_to_where_the_chapter_began() -> None:
    pupil = at_work()
    pupil.sends(GoToChapter("cost"))
    line = pupil.state.training.line
    pupil.sends(StepOnce(), StepOnce(), Reset())
    assert pupil.state.training.line == line
    assert pupil.state.timeline.step == 0


def test_escape_closes_what_is_open_first_and_then_the_lesson() -> None:
    pupil = at_work()
    kept = snapshot(pupil.state)
    pupil.sends(GoToChapter("cost"), ClearPoints())
    assert pupil.state.notice
    pupil.sends(Escape())
    assert pupil.state.lesson is None
    assert snapshot(pupil.state) == kept


def test_theme_and_size_are_of_the_window_and_what_is_shown_in_it_is_not() -> None:
    pupil = at_work()
    shows = pupil.state.look.show_least_squares
    pupil.sends(ToggleLesson(), ToggleTheme(), ToggleLeastSquares(), ToggleCostScale())
    assert pupil.state.own_look.theme is ThemeName.LIGHT
    assert pupil.state.own_look.show_least_squares == shows
    pupil.sends(ToggleLesson())
    assert pupil.state.look == Look(theme=ThemeName.LIGHT, show_least_squares=shows)


def test_a_field_of_the_state_is_set_aside_unless_it_is_named_as_the_windows() -> None:
    assert set(vars(State())) == set(OWN) | OF_THE_WINDOW
    assert {"timeline", "undo", "start_line", "axes", "landscape", "speed", "is_playing", "look"} <= set(OWN)
