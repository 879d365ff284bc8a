"""``update(state, message)``: the only writer of the state.

What a message does stands in the module of its kind; each registers its handlers by message type.
"""

from __future__ import annotations

from app.messages import Message
from app.state import State
from app.update import interaction, landscape, points, running, settings, time, viewing
from app.update.handlers import HANDLERS

__all__ = ["interaction", "landscape", "points", "running", "settings", "time", "update", "viewing"]


def update(state: State, message: Message) -> None:
    """Let ``message`` happen to ``state``. The same messages from the same start give the same state, bit for bit."""
    how_many = None if state.held_point is None else len(state.points)
    HANDLERS[type(message)](state, message)
    if how_many is not None and len(state.points) != how_many:
        # The points have other numbers now, and what is held would be another one.
        interaction.let_go(state)
