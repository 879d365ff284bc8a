"""Where the pointer and the focus are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.messages import Escape, Focus, MoveCrosshair, PointAt
from app.session.state import Pointer, State
from app.update.editing import undo
from app.update.explaining import close_explanation
from app.update.files.saving import cancel_saving
from app.update.gestures import end_gesture
from app.update.handlers import handles
from app.update.lesson.chapters import leave
from app.update.opening.examples import close_examples
from app.update.opening.files import close_files
from app.update.opening.picking import cancel_picking
from app.update.opening.reading import cancel_reading
from app.update.typing import TEXT_END
from app.update.viewing import show_menu


@handles(PointAt)
def _point_at(state: State, message: PointAt) -> None:
    state.pointer = pointer = Pointer.at(message.target, message.x, message.y)
    state.gesture = state.gesture.moved_to(pointer.x, pointer.y)


@handles(Focus)
def _focus(state: State, message: Focus) -> None:
    """In a text what is typed goes to its end."""
    state.focus, state.caret = message.target, TEXT_END


@handles(MoveCrosshair)
def _move_crosshair(state: State, message: MoveCrosshair) -> None:
    x, y = (round(max(0.0, min(1.0, at + by)), 9) for at, by in zip(state.crosshair, (message.dx, message.dy), strict=True))
    state.crosshair = (x, y)


@handles(Escape)
def _escape(state: State, message: Escape) -> None:
    """One press closes one thing, the topmost first; a gesture is given up and what it did is undone."""
    if state.held is not None:
        is_begun = state.undo.is_gesture_begun
        end_gesture(state)
        if is_begun:
            undo(state)
        return
    close = next((close for is_open, close in _CLOSED_BY_ESCAPE if is_open(state)), None)
    if close is not None:
        close(state)


def _close_help(state: State) -> None:
    state.is_help_open = False


def _close_scale_card(state: State) -> None:
    state.show_both_equations = False


def _leave_focus(state: State) -> None:
    state.focus = None


def _close_notice(state: State) -> None:
    state.notice = ""


def _leave_fullscreen(state: State) -> None:
    state.look = replace(state.look, is_fullscreen=False)


_CLOSED_BY_ESCAPE: tuple[tuple[Callable[[State], bool], Callable[[State], None]], ...] = (
    (lambda state: state.menu is not None, lambda state: show_menu(state, None)),
    (lambda state: state.files is not None, close_files),
    (lambda state: state.example_chosen is not None, close_examples),
    (lambda state: state.is_help_open, _close_help),
    (lambda state: state.reading is not None, cancel_reading),
    (lambda state: state.picking is not None, cancel_picking),
    (lambda state: state.saving is not None, cancel_saving),
    (lambda state: bool(state.explained), close_explanation),
    (lambda state: state.focus is not None, _leave_focus),
    (lambda state: state.show_both_equations, _close_scale_card),
    (lambda state: state.lesson is not None, leave),
    (lambda state: bool(state.notice), _close_notice),
    (lambda state: state.look.is_fullscreen, _leave_fullscreen),
)
"""Whether each thing is there, and what closes it: the topmost first."""
