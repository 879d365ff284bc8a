"""Whoever watches the loop's dispatcher sees all that changes the state: input, the clock and the window."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from app.cli.options import Options
from app.files.preferences import Preferences
from app.messages import AddPoint, Advance, BeginGesture, EndGesture, GrabTarget, Message, PointAt, ResizeWindow, ToggleHelp
from app.session.state import State
from app.session.targets import CanvasTarget, PointTarget
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.startup import first_state
from app.shell.window import Window
from app.update import dispatcher, update


@pytest.fixture
def window() -> Iterator[Window]:
    opened = Window((1280, 800), is_fullscreen=False)
    yield opened
    opened.sdl.destroy()  # not all of the library: other tests go on with its fonts


def mouse(kind: int, at: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(kind, pos=at, button=1, rel=(0, 0), buttons=(0, 0, 0))


def test_a_watcher_sees_every_message_of_a_loop_once_and_in_order(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[Message] = []

    def noted(state: State, message: Message) -> None:
        happened.append(message)
        update(state, message)

    monkeypatch.setattr(dispatcher, "update", noted)
    loop, seen = Loop(first_state(Options(), Preferences()), window, Signals()), []
    loop.dispatcher.after.append(lambda _state, message: seen.append(message))
    loop.turn([])
    loop.turn([mouse(pygame.MOUSEMOTION, (400, 400)), mouse(pygame.MOUSEBUTTONDOWN, (400, 400))])
    loop.turn([mouse(pygame.MOUSEBUTTONUP, (400, 400))])
    window.sdl.size = (1000, 700)
    loop.turn([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F1, unicode="", mod=0)])
    assert seen == happened
    kinds = [type(message) for message in seen]
    of_the_press = [kind for kind in kinds if kind in (BeginGesture, AddPoint, GrabTarget, EndGesture)]
    assert of_the_press == [BeginGesture, AddPoint, GrabTarget, EndGesture, BeginGesture]
    assert [message for message in seen if isinstance(message, GrabTarget)] == [GrabTarget(PointTarget(0))]
    assert kinds.count(ToggleHelp) == 1
    assert [message for message in seen if isinstance(message, ResizeWindow)][-1] == ResizeWindow(1000, 700)
    assert Advance in kinds
    assert PointAt(CanvasTarget(), 400, 400) in seen
