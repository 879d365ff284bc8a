"""The window on systems that lack something of what a desktop has."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from app.shell.window import TITLE, Window


@pytest.fixture
def window() -> Iterator[Window]:
    opened = Window((900, 600), is_fullscreen=False)
    yield opened
    opened.sdl.destroy()  # to close the library would take the fonts away from the tests that come after


def test_it_opens_at_the_size_asked_for_and_cannot_become_too_small(window: Window) -> None:
    assert window.surface.get_size() == window.remembered_size == (900, 600)
    assert window.sdl.title == TITLE
    assert window.sdl.minimum_size == (800, 560)


def test_fullscreen_gives_the_size_from_before_back(window: Window) -> None:
    window.set_fullscreen(True)
    assert window.surface.get_size() == pygame.display.get_desktop_sizes()[0]
    assert window.remembered_size == (900, 600)
    window.set_fullscreen(False)
    assert window.surface.get_size() == window.remembered_size == (900, 600)


def test_the_screen_is_brought_up_to_date_where_something_changed_and_only_then(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Counted:
        flips = 0

        def flip(self) -> None:
            self.flips += 1

    counted = Counted()
    with monkeypatch.context() as patch:
        patch.setattr(window, "sdl", counted)
        window.show([])
        assert counted.flips == 0
        window.show([pygame.Rect(0, 0, 9, 9)])
        assert counted.flips == 1


def test_a_pointer_that_the_system_does_not_have_is_done_without(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_cursor: int) -> None:
        raise pygame.error("Error while creating system cursor")

    monkeypatch.setattr(pygame.mouse, "set_cursor", fail)
    window.set_cursor(pygame.SYSTEM_CURSOR_HAND)


@pytest.mark.parametrize("driver", ["offscreen", "dummy"])
def test_it_runs_where_there_is_no_pointer_at_all(tmp_path: Path, driver: str, program: Path) -> None:
    code = (
        "import sys; from app.cli.parsing import parse; from app.shell import loop; from app.messages import Quit; "
        "from app.shell.leaving.signals import Signals; "
        "run = loop.Loop.run; "
        "loop.Loop.run = lambda self: (self._frame(), self.dispatcher.send(Quit()), run(self)); "
        "sys.exit(loop.run_window(parse([]), Signals()))"
    )
    environment = {**os.environ, "SDL_VIDEODRIVER": driver, "XDG_CONFIG_HOME": str(tmp_path)}
    words = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(words, cwd=program.parent, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
