"""Writing what was asked for when the program ends, with progress that a person sees and can cancel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from app.cli.options import Options
from app.files.exports.gif import write_gif
from app.files.pictures import save_picture
from app.files.points import write_points
from app.files.problem import FileProblem
from app.files.sessions.writing import write_session
from app.session.files.saving import evenly_spaced
from app.session.saved.taking import session_of
from app.session.state import State
from app.shell.exporting.jobs import write_whole_trace
from app.shell.leaving.signals import Signals
from app.shell.terminal import say

if TYPE_CHECKING:
    import pygame

    from app.shell.leaving.onlooker import Onlooker

SAME_WISH_S = 0.5
"""A system, a shell or an impatient person may ask twice to leave and mean it once."""

TRACE, GIF, POINTS = (f"Writing the {what} …" for what in ("trace", "GIF", "points"))
SHOWN_AFTER_S, SHOWN_EVERY_S = 0.25, 0.05


class GivenUp(Exception):  # noqa: N818 (not a mistake of the program)
    """The person no longer wants to wait for a file."""


class Watch:
    """Is called with how far a file is, shows it, and raises GivenUp when a person or a signal asks to leave again."""

    def __init__(self, signals: Signals, onlooker: Onlooker | None, text: str = TRACE) -> None:
        self._signals, self._onlooker, self._text = signals, onlooker, text
        self._heard = signals.count
        self._began = self._shown = perf_counter()

    def __call__(self, share: float) -> None:
        """This share of the file is written. Raises GivenUp."""
        now = perf_counter()
        if self._is_asked(now):
            raise GivenUp
        if self._onlooker and now - self._began >= SHOWN_AFTER_S and now - self._shown >= SHOWN_EVERY_S:
            self._shown = now
            self._show(self._onlooker, share)

    def _is_asked(self, now: float) -> bool:
        is_same_wish = now - self._began < SAME_WISH_S
        by_hand = self._onlooker is not None and self._onlooker.asks_to_leave()
        if is_same_wish and self._heard:
            self._heard = self._signals.count
        return self._signals.count > self._heard or (by_hand and not is_same_wish)

    def _show(self, onlooker: Onlooker, share: float) -> None:
        try:
            onlooker.sees(share, self._text)
        except Exception:  # a picture that cannot be drawn is no reason to lose what is being written
            self._onlooker = None


def write_results(
    options: Options, state: State, signals: Signals, picture: pygame.Surface | None, onlooker: Onlooker | None = None
) -> int:
    """Write all that was asked for, each even if another fails; returns the exit status."""

    def watch(text: str) -> Watch:
        return Watch(signals, onlooker, text)

    status = 0
    for path, write in _files(options, state, picture, watch):
        try:
            write(path)
        except FileProblem as problem:
            say(str(problem))
            status = 2
        except GivenUp:
            say(f"{path}: not written, it was given up")
            status = signals.status or 1
    return status


def _files(
    options: Options, state: State, picture: pygame.Surface | None, watch: Callable[[str], Watch]
) -> Iterator[tuple[Path, Callable[[Path], object]]]:
    """What is to be written, with what writes it; what takes longest comes last."""
    if options.screenshot is not None and picture is not None:
        yield options.screenshot, lambda path: _save_picture(path, picture)
    if options.save_session is not None:
        yield options.save_session, lambda path: write_session(path, session_of(state))
    if options.save_points is not None:
        points = state.own_timeline.training.training_set.points
        yield options.save_points, lambda path: write_points(path, points, watch(POINTS))
    if options.gif is not None:
        yield options.gif, lambda path: _write_gif(path, options, state, watch(GIF))
    if options.trace is not None:
        yield options.trace, lambda path: write_whole_trace(path, state.own_timeline.run, watch(TRACE))


def _save_picture(path: Path, picture: pygame.Surface) -> None:
    from app.shell.exporting.drawing import rgb

    save_picture(path, rgb(picture), picture.get_size())


def _write_gif(path: Path, options: Options, state: State, told: Watch) -> None:
    from app.shell.exporting.drawing import reel, roomy, snapshot

    run = state.timeline.run
    steps = evenly_spaced(run.start.step, run.now.step, options.frames)
    write_gif(path, reel(snapshot(state), steps, roomy(state.window_size)), told)
