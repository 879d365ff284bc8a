"""Where the pointer and the focus are."""

from __future__ import annotations

from dataclasses import replace

from app.messages import Escape, Focus, MoveCrosshair, PointAt
from app.session.state import Pointer, State
from app.update.editing import undo
from app.update.explaining import close_explanation
from app.update.files.saving import cancel_saving
from app.update.gestures import end_gesture
from app.update.handlers import handles
from app.update.lesson.chapters import leave
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
    elif not _closes_card(state):
        _leave_what_is_below(state)


def _closes_card(state: State) -> bool:
    """Close the topmost of what lies over the panels, or end what is waited for; returns whether there was anything."""
    if state.menu is not None:
        show_menu(state, None)
    elif state.files is not None:
        close_files(state)
    elif state.is_help_open:
        state.is_help_open = False
    elif state.reading is not None:
        cancel_reading(state)
    elif state.picking is not None:
        cancel_picking(state)
    elif state.saving is not None:
        cancel_saving(state)
    elif state.explained:
        close_explanation(state)
    else:
        return False
    return True


def _leave_what_is_below(state: State) -> None:
    """The focus first, then the lesson, then what is said, and last the whole screen."""
    if state.focus is not None:
        state.focus = None
    elif state.lesson is not None:
        leave(state)
    elif state.notice:
        state.notice = ""
    elif state.look.is_fullscreen:
        state.look = replace(state.look, is_fullscreen=False)
