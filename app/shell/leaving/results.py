"""Writing what was asked for when the program ends, with progress that a person sees and can cancel."""

from __future__ import annotations

from time import perf_counter

import pygame

from app.cli.options import Options
from app.files.atomic import check_room
from app.files.pictures import save_picture
from app.files.problem import FileProblem
from app.files.sessions.writing import write_session
from app.files.trace import expected_bytes, write_trace
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.leaving.signals import Signals
from app.shell.terminal import say
from app.shell.window import SURFACE_IS_NEW, Window
from app.view.panels.panel import Progress
from app.view.screen import Screen

SAME_WISH_S = 0.5
"""A system, a shell or an impatient person may ask twice to leave and mean it once."""

WAY_OUT = "Esc gives up and leaves the file as it was"
SHOWN_AFTER_S, SHOWN_EVERY_S = 0.25, 0.05


class GivenUp(Exception):  # noqa: N818 (not a mistake of the program)
    """The person no longer wants to wait for a file."""


class Onlooker:
    """The person at the window while the trace is written."""

    def __init__(self, state: State, window: Window, screen: Screen) -> None:
        self._state, self._window, self._screen = state, window, screen

    def asks_to_leave(self) -> bool:
        """Whether Esc or the window's close button was pressed since the last call."""
        asked = False
        for event in pygame.event.get():
            if event.type in SURFACE_IS_NEW:
                self._screen.forget()
            is_escape = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
            asked = asked or is_escape or event.type == pygame.QUIT
        return asked

    def sees(self, share: float) -> None:
        """Show that this share of the trace is written."""
        screen = self._screen
        screen.hint, screen.progress = (
            "",
            Progress("Writing the trace …", share, WAY_OUT),
        )
        self._window.show(screen.draw(self._window.surface, self._state))


class Watch:
    """Is called with how far the trace is, shows it, and raises GivenUp when a person or a signal asks to leave again."""

    def __init__(self, signals: Signals, total_rows: int, onlooker: Onlooker | None) -> None:
        self._signals, self._total_rows, self._onlooker = signals, total_rows, onlooker
        self._heard = signals.count
        self._began = self._shown = perf_counter()

    def __call__(self, rows: int) -> None:
        """So many rows are written. Raises GivenUp."""
        now = perf_counter()
        if self._is_asked(now):
            raise GivenUp
        if self._onlooker and now - self._began >= SHOWN_AFTER_S and now - self._shown >= SHOWN_EVERY_S:
            self._shown = now
            self._show(self._onlooker, rows / self._total_rows)

    def _is_asked(self, now: float) -> bool:
        is_same_wish = now - self._began < SAME_WISH_S
        by_hand = self._onlooker is not None and self._onlooker.asks_to_leave()
        if is_same_wish and self._heard:
            self._heard = self._signals.count
        return self._signals.count > self._heard or (by_hand and not is_same_wish)

    def _show(self, onlooker: Onlooker, share: float) -> None:
        try:
            onlooker.sees(share)
        except Exception:  # a picture that cannot be drawn is no reason to lose what is being written
            self._onlooker = None


def write_results(
    options: Options, state: State, signals: Signals, picture: pygame.Surface | None, onlooker: Onlooker | None = None
) -> int:
    """Write picture, session and trace as they were asked for, each even if another fails; returns the exit status."""
    status = 0
    try:
        if options.screenshot is not None and picture is not None:
            save_picture(options.screenshot, pygame.image.tobytes(picture, "RGB"), picture.get_size())
    except FileProblem as problem:
        say(str(problem))
        status = 2
    try:
        if options.save_session is not None:
            write_session(options.save_session, session_of(state))
    except FileProblem as problem:
        say(str(problem))
        status = 2
    try:
        _write_trace(options, state, signals, onlooker)
    except FileProblem as problem:
        say(str(problem))
        status = 2
    except GivenUp:
        say(f"{options.trace}: not written, it was given up")
        status = signals.status or 1
    return status


def _write_trace(options: Options, state: State, signals: Signals, onlooker: Onlooker | None) -> None:
    if options.trace is None:
        return
    run = state.own_timeline.run
    check_room(options.trace, expected_bytes(run))
    write_trace(options.trace, run.replay(), Watch(signals, run.now.step - run.start.step, onlooker))
