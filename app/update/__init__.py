"""``update(state, message)``: the only writer of the state.

What a message does stands in the module of its kind; each registers its handlers by message type.
"""

from __future__ import annotations

from app.messages import Message
from app.session.state import State
from app.update import interaction, landscape, points, running, settings, time, viewing
from app.update.handlers import HANDLERS

__all__ = ["interaction", "landscape", "points", "running", "settings", "time", "update", "viewing"]


def update(state: State, message: Message) -> None:
    """Let ``message`` happen to ``state``. The same messages from the same start give the same state, bit for bit."""
    held, grip = state.held, _grip(state)
    HANDLERS[type(message)](state, message)
    if held is not None and held == state.held and grip != _grip(state):
        interaction.let_go(state)


def _grip(state: State) -> object:
    """What must stay as it is for a hand not to find itself with something else: the points' numbers, and places."""
    if state.held is None:
        return None
    look, landscape = state.look, state.landscape
    numbers = None if state.held_point is None else len(state.points)
    return numbers, state.window_size, look.ui_scale, look.is_fullscreen, landscape.is_large, landscape.is_in_front
