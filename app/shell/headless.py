"""Training without a window: run the steps, write what was asked for, leave."""

from __future__ import annotations

from app.cli.options import Options
from app.files.atomic import check_room
from app.files.preferences import Preferences
from app.files.trace import expected_bytes
from app.messages import Advance, ResizeWindow
from app.session.state import State
from app.shell.leaving.faults import saving
from app.shell.leaving.results import write_results
from app.shell.leaving.signals import Signals
from app.shell.memory import memory_errors
from app.shell.startup import first_state, open_lesson, taught
from app.shell.terminal import say
from app.update.dispatcher import Dispatcher

STEPS_AT_A_TIME = 10_000


@memory_errors()
def run_headless(options: Options, signals: Signals) -> int:
    """Run ``--steps`` steps; returns the exit status. Raises FileProblem, and any fault of the program."""
    state = first_state(options, _usual(options))
    dispatcher = taught(Dispatcher(state))
    is_playing_later = state.is_playing if options.session is not None else not options.is_paused
    if options.steps:
        state.is_playing, state.explained = True, ()
    wanted = state.timeline.step + (options.steps or 0)
    _advance(dispatcher, min(STEPS_AT_A_TIME, wanted - state.timeline.step))
    if options.trace is not None and state.is_running and not signals.count:
        check_room(options.trace, expected_bytes(state.timeline.run, wanted))
    with saving({"trace": lambda: write_results(options, state, signals, None)}):
        while state.timeline.step < wanted and state.is_running and not signals.count:
            _advance(dispatcher, min(STEPS_AT_A_TIME, wanted - state.timeline.step))
    is_complete = _report_missing_steps(options, state, wanted, signals)
    state.is_playing = is_playing_later
    open_lesson(options, dispatcher)
    state.notice = ""
    size = options.size or (1280, 800)
    dispatcher.send(ResizeWindow(*size))
    picture = None
    if options.screenshot is not None:
        from app.shell.exporting.drawing import drawn

        picture = drawn(state, size)
    status = write_results(options, state, signals, picture)
    return status if is_complete else status or signals.status


def _usual(options: Options) -> Preferences:
    """What a session looked like when it was saved is what it looks like without a window; else it is as at first."""
    return Preferences() if options.session is None else Preferences(look=options.session.desk.look)


def _advance(dispatcher: Dispatcher, how_many: int) -> None:
    if how_many and dispatcher.state.is_running:
        dispatcher.send(Advance(how_many))


def _report_missing_steps(options: Options, state: State, wanted: int, signals: Signals) -> bool:
    """Say why there are fewer steps than were wanted; returns whether no signal was the reason."""
    ran, divergence = state.timeline.step, state.timeline.run.divergence
    if ran == wanted:
        return True
    if divergence is not None:
        say(f"stopped before step {divergence.step:,}: the line grew without end")
    elif not len(state.points):
        say("no points, so no step was run")
    else:
        rest = "; writing their trace, once more gives that up" if options.trace is not None else ""
        say(f"{signals.name} after {ran:,} of {wanted:,} steps{rest}")
        return False
    return True
