"""``update(state, message)``: the only writer of the state.

What a message does stands in the module of its kind; each registers its handlers by message type.
"""

from __future__ import annotations

from app.messages import Advance, Message
from app.session.state import State
from app.update import explaining, gestures, interaction, typing, viewing
from app.update.explaining import basis_of, keep_explanation
from app.update.files import saving
from app.update.gestures import end_if_meaningless
from app.update.handlers import HANDLERS
from app.update.landscape import view as landscape_view
from app.update.landscape.slice_window import keep_slice_window
from app.update.landscape.walking import keep_walk
from app.update.lesson import chapters
from app.update.opening import examples, files, picking, reading
from app.update.sessions import opening
from app.update.training import my_line, points, running, settings, step_display, time
from app.update.training.step_axis import keep_step_axis
from app.update.training.step_display import end_displays

__all__ = [
    "chapters",
    "examples",
    "explaining",
    "files",
    "gestures",
    "interaction",
    "landscape_view",
    "my_line",
    "opening",
    "picking",
    "points",
    "reading",
    "running",
    "saving",
    "settings",
    "step_display",
    "time",
    "typing",
    "update",
    "viewing",
]


def update(state: State, message: Message) -> None:
    """Let ``message`` happen to ``state``. The same messages from the same start give the same state, bit for bit."""
    before = basis_of(state) if state.explained else None
    HANDLERS[type(message)](state, message)
    end_if_meaningless(state)
    end_displays(state, message)
    keep_walk(state)
    seconds = message.seconds if isinstance(message, Advance) else 0.0
    keep_slice_window(state, seconds)
    keep_step_axis(state, seconds)
    keep_explanation(state, before)
