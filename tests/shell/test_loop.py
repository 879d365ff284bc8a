"""Whoever watches the loop's dispatcher sees all that changes the state: input, the clock and the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from app.cli.options import Options
from app.files.preferences import Preferences
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    EndGesture,
    Focus,
    GoToChapter,
    GrabTarget,
    Message,
    OfferColumns,
    PickSheet,
    PointAt,
    ResizeWindow,
    ToggleHelp,
    ToggleLesson,
)
from app.session.lesson.figures import PowerCurve
from app.session.state import State
from app.session.targets import (
    ButtonTarget,
    CanvasTarget,
    FigureTarget,
    MenuRowTarget,
    PointTarget,
    SliderTarget,
    TargetId,
)
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.startup import first_state
from app.shell.window import Window
from app.update import dispatcher, update
from tests.view.panels.overlays.test_picker import CARS


@pytest.fixture
def window() -> Iterator[Window]:
    opened = Window((1280, 800), is_fullscreen=False)
    yield opened
    opened.sdl.destroy()  # not all of the library: other tests go on with its fonts


def mouse(kind: int, at: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(kind, pos=at, button=1, rel=(0, 0), buttons=(0, 0, 0))


def pressed(key: int) -> list[pygame.event.Event]:
    return [pygame.event.Event(kind, key=key, unicode="", mod=0) for kind in (pygame.KEYDOWN, pygame.KEYUP)]


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


def test_a_menu_on_a_card_stays_open_from_frame_to_frame_while_keys_choose_in_it(window: Window) -> None:
    """One frame for each key, as when somebody takes their time: whatever is drawn again below, the menu has its button."""
    loop, seen = Loop(first_state(Options(), Preferences()), window, Signals()), []
    workbook = replace(CARS, separator="", separators=(), sheet="May", sheets=("May", "June"))
    loop.dispatcher.send(OfferColumns(workbook))
    loop.dispatcher.after.append(lambda _state, message: seen.append(message))
    loop.turn([])
    for key in (pygame.K_TAB, pygame.K_RETURN, pygame.K_DOWN, pygame.K_DOWN):
        loop.turn(pressed(key))
    rows = [target.id for target in loop.screen.targets if isinstance(target.id, MenuRowTarget)]
    assert rows == [MenuRowTarget("sheet", 0), MenuRowTarget("sheet", 1)]
    window.sdl.size = (1000, 700)
    loop.turn([])
    assert [target.id for target in loop.screen.targets if isinstance(target.id, MenuRowTarget)] == rows
    loop.turn(pressed(pygame.K_RETURN))
    assert [message for message in seen if isinstance(message, PickSheet)] == [PickSheet("June")]
    assert loop.dispatcher.state.focus == ButtonTarget("sheet-menu")


@pytest.mark.parametrize("focus", [SliderTarget("PowerCurve.x"), FigureTarget("PowerCurve", "point")], ids=str)
def test_arrows_that_come_in_one_frame_move_what_has_the_focus_as_often(window: Window, focus: TargetId) -> None:
    def x_after(*frames: list[pygame.event.Event]) -> float:
        loop = Loop(first_state(Options(), Preferences()), window, Signals())
        for message in (ToggleLesson(), GoToChapter("power"), Focus(focus)):
            loop.dispatcher.send(message)
        loop.turn([])
        for events in frames:
            loop.turn(events)
        assert loop.dispatcher.state.lesson is not None
        return loop.dispatcher.state.lesson.figure(PowerCurve).x

    once, arrow = x_after(pressed(pygame.K_RIGHT)), pressed(pygame.K_RIGHT)
    assert x_after() < once < x_after(arrow, arrow) < x_after(arrow, arrow, arrow) == x_after([*arrow, *arrow, *arrow])
