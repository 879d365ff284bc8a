"""Which step is shown as time passes, and the animation of a single step."""

from __future__ import annotations

from app.messages import (
    Advance,
    BeginGesture,
    EndGesture,
    Message,
    PointAt,
    ShowPreview,
    StepOnce,
)
from app.session.state import State

GOES_ON_WITH = (Advance, StepOnce, PointAt, ShowPreview, BeginGesture, EndGesture)
"""A single step's animation goes on while time passes and while a pointer moves or a button is let go; all else ends it."""

LONGEST_S = 10.0
"""More time than that changes nothing more."""


def pass_time(state: State, seconds: float) -> None:
    """So many seconds have passed: show another step if the one shown has been seen long enough."""
    seconds = min(seconds, LONGEST_S) if seconds > 0.0 else 0.0
    display, serial = state.step_display, state.timeline.run.version.serial
    is_due = state.is_running and not state.look.shows_every_step and display.is_due(serial, seconds)
    state.step_display = display.passed(seconds)
    if is_due:
        state.step_display = state.step_display.showing(state.record, serial)


def end_displays(state: State, message: Message) -> None:
    """End what goes on only while steps run, or until something else happens. To be called after every message."""
    if not state.would_run or state.look.shows_every_step:
        state.step_display = state.step_display.without_held()
    if not isinstance(message, GOES_ON_WITH):
        state.step_display = state.step_display.settled()


def animate(state: State, has_stepped: bool) -> None:
    """A single step was asked for. It is animated where nothing was changed after it."""
    is_animated = not state.look.reduces_motion and not state.timeline.run.edits_at(state.timeline.step)
    state.step_display = state.step_display.after_single_step(has_stepped, is_animated)
