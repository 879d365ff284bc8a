"""The tooltip of what the pointer rests on, or else of the control that the keyboard is on, which it stands beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from app.cli.options import Options
from app.files.preferences import Preferences
from app.model.data.dataset import Dataset
from app.session.state import Pointer
from app.session.targets import ButtonTarget, PointTarget, SliderTarget, TargetId
from app.shell.leaving.signals import Signals
from app.shell.loop import LONGEST_SLEEP_S, Loop
from app.shell.startup import first_state
from app.shell.timing import HINT_AFTER_S, IDLE_AFTER_S, PointerRest
from app.shell.window import Window

TAB = pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, unicode="\t", mod=0)
F9 = pygame.Event(pygame.KEYDOWN, key=pygame.K_F9, unicode="", mod=0)
FEW = Dataset.of([0.2, 0.7], [0.3, 0.8])


class Desk:
    """A loop whose time a test sets."""

    def __init__(self, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("app.shell.loop.perf_counter", lambda: self.now)
        self.state = first_state(Options(is_paused=True, points=FEW), Preferences())
        self.state.pointer = Pointer()
        self.loop = Loop(self.state, window, Signals())
        self.screen = self.loop.screen
        self.loop.turn([])

    def after(self, seconds: float, *events: pygame.Event) -> Desk:
        """So much later these events come."""
        self.now += seconds
        self.loop.turn(list(events))
        return self

    def pointer_on(self, target: TargetId, aside: int = 0) -> pygame.Event:
        """The pointer moves onto it."""
        there = self.screen.target_named(self.state, target)
        assert there is not None
        x, y = there.rect.center
        return pygame.Event(pygame.MOUSEMOTION, pos=(x + aside, y), rel=(0, 0), buttons=(0, 0, 0))

    @property
    def has_numbers(self) -> bool:
        """Whether the values of a point stand on the canvas."""
        return {"guess", "error"} <= {label.text for label in self.screen.labels["canvas"]}


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    window = Window((1280, 800), is_fullscreen=False)
    yield Desk(window, monkeypatch)
    window.sdl.destroy()


def test_a_key_takes_the_tooltip_away_until_the_pointer_moves(desk: Desk) -> None:
    play = ButtonTarget("play")
    desk.after(0.0, desk.pointer_on(play)).after(1.0)
    assert desk.screen.hint
    assert desk.after(0.1, F9).screen.hint == ""
    for _ in range(4):
        assert desk.after(0.6).screen.hint == ""
    desk.after(0.0, desk.pointer_on(play, aside=2)).after(1.0)
    assert desk.screen.hint


def test_who_lets_go_of_a_slider_sees_no_tooltip_until_the_pointer_was_off_it(desk: Desk) -> None:
    rate = SliderTarget("rate")
    on, beside = desk.pointer_on(rate), desk.pointer_on(rate, aside=3)
    press = pygame.Event(pygame.MOUSEBUTTONDOWN, pos=on.pos, button=1)
    release = pygame.Event(pygame.MOUSEBUTTONUP, pos=beside.pos, button=1)
    assert desk.after(0.0, on).after(1.0).screen.hint
    assert desk.after(0.1, press, beside).screen.hint == ""
    assert desk.after(0.1, release).screen.hint == ""
    for moved in (on, beside, on):
        assert desk.after(0.2, moved).after(1.0).screen.hint == ""
    assert desk.after(0.1, desk.pointer_on(ButtonTarget("play"))).after(1.0).screen.hint
    assert desk.after(0.1, on).after(1.0).screen.hint


def test_no_tooltip_comes_for_what_comes_to_lie_under_a_pointer_at_rest(desk: Desk) -> None:
    desk.after(0.0, desk.pointer_on(ButtonTarget("play"))).after(20.0)
    desk.state.pointer = replace(desk.state.pointer, target=ButtonTarget("step"))
    desk.loop._draw()
    desk.now += 1.0
    desk.loop._draw()
    assert desk.screen.hint == ""


def test_the_values_of_a_point_go_when_the_pointer_rests_or_a_key_is_pressed(desk: Desk) -> None:
    point = PointTarget(1)
    assert desk.after(0.0, desk.pointer_on(point)).has_numbers
    assert desk.after(2.9).has_numbers
    assert not desk.after(0.2).has_numbers
    assert desk.after(0.0, desk.pointer_on(point, aside=1)).has_numbers
    assert not desk.after(0.1, F9).has_numbers
    assert not desk.after(0.1).has_numbers
    assert desk.after(0.0, desk.pointer_on(point)).has_numbers


def test_the_loop_wakes_up_when_the_values_have_to_go() -> None:
    rest, pointer = PointerRest(), Pointer(PointTarget(0), 5.0, 5.0)
    assert not rest.is_idle(pointer, 10.0)
    due = rest.due_at(10.5)
    assert due is not None and not rest.is_idle(pointer, due - 0.01) and rest.is_idle(pointer, due)
    assert rest.due_at(due) is None


def test_a_control_with_the_focus_shows_its_hint_after_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("app.shell.loop.perf_counter", lambda: now)
    state, window = first_state(Options(is_paused=True), Preferences()), Window((1280, 800), is_fullscreen=False)
    state.pointer = Pointer()
    try:
        loop = Loop(state, window, Signals())
        loop.turn([])
        loop.turn([TAB])
        screen = loop.screen
        assert screen.hint == ""
        now += 1.0
        loop.turn([])
        focused = screen.target_named(state, state.focus)
        assert focused is not None
        assert focused.hint
        assert screen.hint == focused.hint
        first, *_ = screen.labels["overlays"]
        assert first.rect.top > focused.rect.bottom
        assert first.rect.left >= focused.rect.left
        now += 60.0
        loop.turn([])
        assert screen.hint == ""
    finally:
        window.sdl.destroy()


def test_where_nothing_moves_the_loop_sleeps_until_something_is_due(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def sleep(seconds: float) -> None:
        desk.now += seconds

    def slept() -> float:
        began = desk.now
        assert desk.loop._wait() == []
        return desk.now - began

    pygame.event.clear()
    monkeypatch.setattr("app.shell.loop.sleep", sleep)
    monkeypatch.setattr("app.shell.loop.pygame.event.get", list)
    assert slept() == pytest.approx(IDLE_AFTER_S, abs=0.02), "the pointer counts as at rest"
    desk.after(0.0)
    assert slept() == pytest.approx(LONGEST_SLEEP_S, abs=0.02)
    desk.after(0.0, desk.pointer_on(ButtonTarget("play")))
    assert slept() == pytest.approx(HINT_AFTER_S, abs=0.02)
    desk.after(0.0)
    assert desk.screen.hint
