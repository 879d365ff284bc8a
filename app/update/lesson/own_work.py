"""The learner's own work, set aside while a lesson is open and put back untouched.

Whatever the state holds is the learner's own unless it stands in ``OF_THE_WINDOW``, so a new field of the state is set aside
without a word here. The lesson starts from a desk of its own, as clean as a program that has just been started.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.session.look import Look
from app.session.state import State

OF_THE_WINDOW = frozenset(
    {
        *("lesson", "progress", "example", "examples", "outlooks", "window_size", "is_quitting", "recent_files"),
        *("pointer", "gesture", "focus", "menu", "menu_scroll", "files", "is_help_open", "example_chosen"),
        *("notice", "notice_count", "is_notice_failure"),
        *("saving", "savings", "saving_choices", "why_no_video", "last_session"),
    }
)
"""What goes on through a lesson as if there were none."""

OWN = tuple(field.name for field in fields(State) if field.name not in OF_THE_WINDOW)


def own_work(state: State) -> Mapping[str, Any]:
    """All that is the learner's own, by name, as it is now."""
    return {name: getattr(state, name) for name in OWN}


def clear_desk(state: State) -> None:
    """Let everything be as in a program that has just been started; but nothing moves, and least squares are hidden."""
    look = state.look.with_settings_of(Look(show_least_squares=False))
    put(state, {**own_work(State()), "look": look, "is_playing": False})


def put_back(state: State, own: Mapping[str, Any]) -> None:
    """Let everything be as it was set aside; how the window looks (theme, size) stays as it is now."""
    put(state, {**own, "look": state.look.with_settings_of(own["look"])})


def put(state: State, values: Mapping[str, Any]) -> None:
    """Set fields of the state by name."""
    for name, value in values.items():
        setattr(state, name, value)
