"""Playing, stepping and starting over."""

from __future__ import annotations

from dataclasses import replace

from app.messages import Advance, ChangeSpeed, Reset, ResetWithNewSeed, SetSpeed, StepOnce, TogglePlay
from app.model.learning.speed import beside
from app.model.learning.training import Settings
from app.model.time.timeline import Place
from app.session.state import State
from app.update.editing import travelled
from app.update.handlers import handles, notify
from app.update.training.step_display import animate, pass_time


@handles(Advance)
def _advance(state: State, message: Advance) -> None:
    if state.is_running and message.how_many > 0:
        _run(state, message.how_many)
    pass_time(state, message.seconds)


@handles(TogglePlay)
def _toggle_play(state: State, message: TogglePlay) -> None:
    """Where training diverged it stays paused, as the banner says: it would seem to play, and nothing would move."""
    has_diverged = state.timeline.is_live and state.timeline.run.divergence is not None
    state.is_playing = not state.is_playing and not has_diverged


@handles(StepOnce)
def _step_once(state: State, message: StepOnce) -> None:
    state.is_playing = False
    timeline, before = state.timeline, state.timeline.step
    if not timeline.is_live:
        timeline.look_at(Place(timeline.place.run_number, before + 1))
    elif len(state.points):
        _run(state, 1)
    else:
        notify(state, "There is nothing to learn from yet: click the canvas to add a point")
    animate(state, has_stepped=timeline.step != before)


def _run(state: State, how_many: int) -> None:
    before = state.timeline.place
    state.timeline.advance(how_many)
    travelled(state, before)
    if state.timeline.place.run_number != before.run_number:
        new, old = state.timeline.place.run_number, before.run_number
        notify(state, f"Run {new} goes on from the past, points and settings as they were; run {old} is kept")
    if state.timeline.run.divergence is not None:
        state.is_playing = False


@handles(Reset)
def _reset(state: State, message: Reset) -> None:
    _restart(state, state.training.settings)


@handles(ResetWithNewSeed)
def _reset_with_new_seed(state: State, message: ResetWithNewSeed) -> None:
    settings = state.training.settings
    _restart(state, replace(settings, seed=settings.seed + 1))
    notify(state, f"Started over with seed {settings.seed + 1}")


def _restart(state: State, settings: Settings) -> None:
    """Start a new run from step 0, unless the present one is already there."""
    training = state.training
    if training.step or training.line != state.start_line or training.settings != settings:
        before = state.timeline.place
        state.timeline.restart(state.start_line, settings)
        travelled(state, before)


@handles(SetSpeed)
def _set_speed(state: State, message: SetSpeed) -> None:
    state.speed = message.speed


@handles(ChangeSpeed)
def _change_speed(state: State, message: ChangeSpeed) -> None:
    state.speed = beside(state.speed, message.notches)
