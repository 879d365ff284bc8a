"""Looking back, going on from there, and going from one run to another."""

from __future__ import annotations

from app.messages import DropRun, GoToRun, LookAt, LookAtEnd, LookAtEpoch, StepBack
from app.model.timeline import Place
from app.plots.numerals import count
from app.state import State
from app.undo import Dropped
from app.update.editing import travelled
from app.update.handlers import handles, tell


def look_at(state: State, step: int) -> None:
    """Look at a step of the present run; to look is to pause."""
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
        tell(state, f"Dropped run {count(message.run_number)}. Ctrl+Z brings it back.")
