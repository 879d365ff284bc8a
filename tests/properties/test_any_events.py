"""Whatever the window system reports: nothing raises or warns, the state stays finite, and its messages replay to it."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from dataclasses import fields, replace

import numpy as np
import pygame
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.messages import Advance, LoadExample, LoadPoints, Message, ShowLandscape
from app.messages.plain import from_plain, to_plain
from app.session.state import State
from app.session.views import LandscapeView
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.opening import chooser
from app.shell.window import Window
from app.update import update
from tests.fuzz import examples
from tests.properties.any_event import RESIZE, Report, any_report
from tests.properties.any_message import MANY, YEARS, new_state, scripts
from tests.properties.test_any_messages import assert_finite
from tests.properties.test_replay import bits_of_timeline

LONGEST = 60
FRAME_EVERY = 4
START = (1280, 800)

STARTS: dict[str, tuple[Message, ...]] = {
    "empty": (),
    "example": (LoadExample(), Advance(100)),
    "many points": (LoadPoints(MANY, "points.csv"), Advance(30), ShowLandscape(LandscapeView.SURFACE)),
    "years": (LoadPoints(YEARS, "years.csv"), Advance(500), ShowLandscape(LandscapeView.SLICE_M)),
}


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    """The program's own window, on no screen, as a window system leaves it that keeps to no least size."""
    opened = Window(START, is_fullscreen=False)
    opened.sdl.minimum_size = (1, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chooser, "has_dialog", lambda: False)  # nobody is there to close one
        yield opened
    opened.sdl.destroy()  # not all of the library: other tests go on with its fonts


def events_of(window: Window, reports: list[Report]) -> list[pygame.event.Event]:
    """The events as the queue hands them out; the window gets another size where one says so, unless it fills the screen."""
    pygame.event.clear()
    for kind, says in reports:
        if kind == RESIZE:
            window.sdl.size = says["size"]
        pygame.event.post(pygame.event.Event(kind, says))
    return pygame.event.get()


def play(window: Window, state: State, script: list[Report]) -> list[Message]:
    """The messages that the reports led to, in order."""
    window.set_fullscreen(False)
    window.sdl.size = START
    loop = Loop(state, window, Signals())
    seen: list[Message] = []
    loop.dispatcher.after.append(lambda _state, message: seen.append(message))
    loop.turn([])
    for begin in range(0, len(script), FRAME_EVERY):
        loop.turn(events_of(window, script[begin : begin + FRAME_EVERY]))
        assert_finite(state)
        assert state.window_size == window.surface.get_size()
    return seen


def all_but_caches(state: State) -> dict[str, object]:
    left_out = ("timeline", "undo", "outlooks")
    kept = {field.name: getattr(state, field.name) for field in fields(State) if field.name not in left_out}
    # No two runs share a serial: the one that a display names is not compared, but that it shows the same step.
    kept["step_display"] = replace(state.step_display, serial=0)
    # What a learner put aside for a lesson is held by the tests of the lesson.
    kept["lesson"] = None if state.lesson is None else replace(state.lesson, own={})
    return {**kept, "timeline": bits_of_timeline(state.timeline), "undo": (state.undo.can_undo, state.undo.can_redo)}


def wheeled(x: int, y: int, notches: int) -> list[Report]:
    """The pointer goes there, and the wheel is turned."""
    moved = (pygame.MOUSEMOTION, {"pos": (x, y), "rel": (0, 0), "buttons": (0, 0, 0)})
    return [moved, (pygame.MOUSEWHEEL, {"x": 0, "y": notches, "flipped": False})]


@given(st.sampled_from(list(STARTS)), scripts(any_report, LONGEST))
@example("example", [*wheeled(400, 400, -(2**31)), *wheeled(400, 400, 2**31 - 1)])
@example("many points", [*wheeled(1000, 28, -(2**31)), *wheeled(1000, 28, 2**31 - 1)])
@settings(max_examples=examples(40, LONGEST))
def test_whatever_the_window_system_reports(window: Window, start: str, script: list[Report]) -> None:
    state, replayed = new_state(), new_state()
    for message in STARTS[start]:
        update(state, message)
        update(replayed, message)
    with warnings.catch_warnings(), np.errstate(over="raise", divide="raise", invalid="raise"):
        warnings.simplefilter("error")
        seen = play(window, state, script)
    journal = [json.dumps(to_plain(message), allow_nan=False) for message in seen]
    for line in journal:
        update(replayed, from_plain(json.loads(line)))
    assert all_but_caches(replayed) == all_but_caches(state)
