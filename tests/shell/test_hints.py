"""The tooltip of what the pointer rests on, or else of the control that the keyboard is on, which it stands beside."""

from __future__ import annotations

import pygame
import pytest

from app.cli import Options
from app.files.preferences import Preferences
from app.session.state import Pointer
from app.shell.leaving.signals import Signals
from app.shell.loop import Loop
from app.shell.startup import first_state
from app.shell.window import Window

TAB = pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, unicode="\t", mod=0)


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
