"""Gestures begin, hold something else and end. All edits of one are one undo entry."""

from __future__ import annotations

from app.messages import BeginGesture, BeginNudge, EndGesture, GrabTarget
from app.session.gesture import Press
from app.session.state import State
from app.session.targets import BowlTarget, PointTarget, SliceBallTarget, SliceTarget, SurfaceTarget, TargetId
from app.update.handlers import handles

_OF_THE_LANDSCAPE = BowlTarget | SliceTarget | SliceBallTarget | SurfaceTarget


@handles(BeginGesture)
def _begin(state: State, message: BeginGesture) -> None:
    state.undo.open()
    if message.target is None:
        state.gesture = state.gesture.ended()
        return
    press, basis = Press(message.target, message.x, message.y, message.at_ms), _basis(state, message.target)
    state.gesture = state.gesture.panned(press, basis) if message.is_pan else state.gesture.pressed(press, basis)


@handles(BeginNudge)
def _nudge(state: State, message: BeginNudge) -> None:
    state.undo.open(series=message.target)
    held, target = state.gesture, message.target
    state.gesture = held.nudged(target, _basis(state, target)) if message.is_held else held.ended()


@handles(GrabTarget)
def _grab(state: State, message: GrabTarget) -> None:
    state.gesture = state.gesture.grabbed(message.target, _basis(state, message.target))


@handles(EndGesture)
def _end(state: State, message: EndGesture) -> None:
    end_gesture(state)


def end_gesture(state: State) -> None:
    """Nothing is held any more, and the next edit is an undo entry of its own."""
    state.undo.close()
    state.gesture = state.gesture.ended()


def end_if_meaningless(state: State) -> None:
    """End a gesture whose target is gone, or somewhere else, or covered. To be called after every message."""
    gesture = state.gesture
    if gesture.held is not None and gesture.basis != _basis(state, gesture.held):
        end_gesture(state)


def _basis(state: State, held: TargetId) -> object:
    """What must stay as it is for the target to be the same thing at the same place."""
    look, landscape = state.look, state.landscape
    places = state.window_size, look.ui_scale, look.is_fullscreen, landscape.is_large, landscape.is_in_front
    covers = state.is_covered, state.menu
    if isinstance(held, PointTarget):
        return places, covers, len(state.points)
    if isinstance(held, _OF_THE_LANDSCAPE):
        return places, covers, landscape.view
    return places, covers
