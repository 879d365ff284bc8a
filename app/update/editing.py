"""How every edit is made, so that each one can be taken back."""

from __future__ import annotations

from app.messages import Redo, Undo
from app.model.changes import Change, inverse
from app.model.timeline import Place
from app.state import State
from app.undo import Deed, Dropped, Edited, Travelled
from app.update.handlers import handles, tell


def edit(state: State, change: Change) -> None:
    """Make a change at the moment looked at. In the past that starts a new run, and undo leads back to the old one."""
    timeline = state.timeline
    before, back = timeline.place, inverse(timeline.training, change)
    timeline.change(change, continues=state.undo.is_gesture_begun)
    if timeline.place == before:
        state.undo.record(Edited(change, back, before.run_number))
    else:
        state.undo.record(Travelled(timeline.place, before))


def travelled(state: State, before: Place) -> None:
    """Remember that another run became the present one, if it did."""
    if state.timeline.place.run_number != before.run_number:
        state.undo.record(Travelled(state.timeline.place, before))


@handles(Undo)
def _undo(state: State, message: Undo) -> None:
    take_back(state)


def take_back(state: State) -> None:
    """Take back the latest gesture."""
    _go_through(state, state.undo.take_back(), is_back=True)


@handles(Redo)
def _redo(state: State, message: Redo) -> None:
    _go_through(state, state.undo.do_again(), is_back=False)


def _go_through(state: State, deeds: list[Deed], is_back: bool) -> None:
    if not deeds:
        tell(state, f"Nothing to {'undo' if is_back else 'redo'}")
        return
    state.notice = ""
    for deed in deeds:
        _go(state, deed, is_back)
    if not state.timeline.is_live:
        # To look is to pause: playing would start another run at once, and there would be no way farther back.
        state.is_playing = False


def _go(state: State, deed: Deed, is_back: bool) -> None:
    timeline = state.timeline
    if isinstance(deed, Travelled):
        timeline.look_at(deed.back if is_back else deed.to)
    elif isinstance(deed, Dropped):
        if is_back:
            timeline.restore(deed.run_number, deed.run, deed.origin)
        else:
            timeline.drop(deed.run_number)
    elif deed.run_number in timeline.runs:
        timeline.look_at(Place(deed.run_number))
        timeline.change(deed.back if is_back else deed.change)
