"""Where the pointer and the focus are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.messages import Escape, Focus, MoveCrosshair, PointAt
from app.session.state import Pointer, State
from app.session.typing.caret import TEXT_END, Caret
from app.update.cards import CARDS, EXPLANATION, SCALE, Card, close
from app.update.editing import undo
from app.update.files.saving import cancel_saving
from app.update.gestures import end_gesture
from app.update.handlers import handles
from app.update.lesson.chapters import leave
from app.update.opening.picking import cancel_picking
from app.update.opening.reading import cancel_reading


@handles(PointAt)
def _point_at(state: State, message: PointAt) -> None:
    state.pointer = pointer = Pointer.at(message.target, message.x, message.y)
    state.gesture = state.gesture.moved_to(pointer.x, pointer.y)


@handles(Focus)
def _focus(state: State, message: Focus) -> None:
    """In a text what is typed goes to its end."""
    state.focus, state.caret = message.target, Caret.between(TEXT_END)


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
    ends = next((ends for is_there, ends in _ENDED_BY_ESCAPE if is_there(state)), None)
    if ends is not None:
        ends(state)


def _closing(card: Card) -> tuple[Callable[[State], bool], Callable[[State], None]]:
    return card.is_open, lambda state: close(state, card)


def _leave_focus(state: State) -> None:
    state.focus = None


def _close_notice(state: State) -> None:
    state.notice = ""


def _leave_fullscreen(state: State) -> None:
    state.look = replace(state.look, is_fullscreen=False)


_LIE_BELOW = (EXPLANATION, SCALE)
"""The cards beside which everything else can be used."""

_ENDED_BY_ESCAPE: tuple[tuple[Callable[[State], bool], Callable[[State], None]], ...] = (
    *(_closing(card) for card in CARDS if card not in _LIE_BELOW),
    (lambda state: state.reading is not None, cancel_reading),
    (lambda state: state.picking is not None, cancel_picking),
    (lambda state: state.saving is not None, cancel_saving),
    *(_closing(card) for card in _LIE_BELOW),
    (lambda state: state.focus is not None, _leave_focus),
    (lambda state: state.lesson is not None, leave),
    (lambda state: bool(state.notice), _close_notice),
    (lambda state: state.look.is_fullscreen, _leave_fullscreen),
)
"""Whether each thing is there, and what ends it: the topmost first."""
