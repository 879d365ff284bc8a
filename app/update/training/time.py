"""Looking at earlier steps, continuing from there, and switching between runs."""

from __future__ import annotations

from dataclasses import replace

from app.messages import (
    DropRun,
    GoToRun,
    HalveRateAndGoOn,
    LookAt,
    LookAtEnd,
    LookAtEpoch,
    LookBeforeDivergence,
    StepBack,
)
from app.model.time.changes import SetSettings
from app.model.time.timeline import Place
from app.plots.numerals import count
from app.session.state import State
from app.session.undo import Dropped
from app.update.editing import edit, travelled
from app.update.handlers import handles, notify
from app.words.rate import rate_in_words


def look_at(state: State, step: int) -> None:
    """Look at a step of the present run, which pauses."""
    timeline = state.timeline
    timeline.look_at(Place(timeline.place.run_number, step))
    state.is_playing = False


@handles(LookAt)
def _look_at(state: State, message: LookAt) -> None:
    look_at(state, message.step)


@handles(StepBack)
def _step_back(state: State, message: StepBack) -> None:
    look_at(state, state.timeline.step - 1)


@handles(LookAtEnd)
def _look_at_end(state: State, message: LookAtEnd) -> None:
    state.timeline.look_at(Place(state.timeline.place.run_number))


@handles(LookAtEpoch)
def _look_at_epoch(state: State, message: LookAtEpoch) -> None:
    """Back means the start of this epoch first, where that is not where we stand."""
    run, now = state.timeline.run, state.timeline.step
    epoch = state.training.cursor.epoch
    begin = run.step_of_epoch(epoch)
    backs = message.epochs + 1 if message.epochs < 0 and begin < now else message.epochs
    look_at(state, run.step_of_epoch(max(0, epoch + backs)))


@handles(LookBeforeDivergence)
def _look_before_divergence(state: State, message: LookBeforeDivergence) -> None:
    divergence = state.timeline.run.far_off
    if divergence is None:
        return
    look_at(state, divergence.last_stable_step)
    if state.does_rate_diverge:
        notify(state, "From here it diverges again at this rate: H halves it until it holds")


@handles(HalveRateAndGoOn)
def _halve_rate_and_go_on(state: State, message: HalveRateAndGoOn) -> None:
    """Where the line is not far off yet, it goes on from where it is."""
    rate = state.halved_rate
    if goes_on_before_divergence(state, rate):
        notify(state, f"Learning rate {rate_in_words(rate)}, on from step {count(state.timeline.step)}")
    elif not state.does_rate_hold:
        edit(state, SetSettings(replace(state.training.settings, learning_rate=rate)))
        notify(state, f"Learning rate {rate_in_words(rate)}: it holds")


def goes_on_before_divergence(state: State, rate: float) -> bool:
    """Go back to before the line diverged, and on from there at another rate; False where it is not far off."""
    divergence = state.timeline.run.far_off
    if divergence is None:
        return False
    look_at(state, divergence.last_stable_step)
    edit(state, SetSettings(replace(state.training.settings, learning_rate=rate)))
    state.is_playing = True
    return True


@handles(GoToRun)
def _go_to_run(state: State, message: GoToRun) -> None:
    timeline = state.timeline
    before = timeline.place
    timeline.look_at(Place(message.run_number))
    if timeline.place.run_number != before.run_number:
        state.is_playing = False
        travelled(state, before)


@handles(DropRun)
def _drop_run(state: State, message: DropRun) -> None:
    dropped = state.timeline.drop(message.run_number)
    if dropped is not None:
        state.undo.record(Dropped(message.run_number, *dropped))
        notify(state, f"Dropped run {count(message.run_number)}. Ctrl+Z brings it back.")
