"""How every edit is made, so that each can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from app.messages import Redo, Undo
from app.model.data.left_to_right import point_beside
from app.model.time.changes import Change, InsertPoint, RemovePoint, ReplacePoints, can_be_made, inverse
from app.model.time.timeline import Place
from app.plots.numerals import count
from app.session.state import Axes, State
from app.session.targets import CanvasTarget, PointTarget, TargetId
from app.session.undo import AxesEnds, Dropped, Edited, KeptLine, Travelled, UndoEntry, Viewed
from app.update.axes import are_usable
from app.update.handlers import handles, notify
from app.words.edits import change_in_words


def edit(state: State, change: Change) -> None:
    """Make a change at the moment looked at. In the past that starts a new run, and undo leads back to the old one."""
    timeline = state.timeline
    before, back = timeline.place, inverse(timeline.training, change)
    state.focus = _focus_after(state, change)
    timeline.change(change, continues=state.undo.is_gesture_begun)
    if timeline.place == before:
        state.undo.record(Edited(change, back, before.run_number))
    else:
        state.undo.record(Travelled(timeline.place, before, change, back))


def edit_and_show(state: State, changes: Sequence[Change], axes: Axes) -> None:
    """Make changes that are seen on other axes; one undo takes them all back, and brings back the axes."""
    is_part = state.undo.is_open
    if not is_part:
        state.undo.open()
    for change in changes:
        edit(state, change)
    if axes != state.axes:
        state.undo.record(Viewed(_ends_of(axes), _ends_of(state.axes)))
        state.axes = axes
    if not is_part:
        state.undo.close()


def _ends_of(axes: Axes) -> AxesEnds:
    return axes.x_low, axes.x_high, axes.y_low, axes.y_high


def travelled(state: State, before: Place) -> None:
    """Add an undo entry if another run became the present one."""
    if state.timeline.place.run_number != before.run_number:
        state.undo.record(Travelled(state.timeline.place, before))


@handles(Undo)
def _undo(state: State, message: Undo) -> None:
    undo(state)


def undo(state: State) -> None:
    """Undo the latest gesture."""
    _go_through(state, state.undo.undo(), is_back=True)


@handles(Redo)
def _redo(state: State, message: Redo) -> None:
    _go_through(state, state.undo.redo(), is_back=False)


def _go_through(state: State, entries: list[UndoEntry], is_back: bool) -> None:
    if not entries:
        notify(state, f"Nothing to {'undo' if is_back else 'redo'}")
        return
    place, step = state.timeline.place, state.timeline.step
    for entry in entries:
        _go(state, entry, is_back)
    what = _in_words(_named_first(entries[::-1] if is_back else entries))
    notify(state, f"{'Undone' if is_back else 'Redone'}: {what}{_where_now(state, place, step)}")
    if not state.timeline.is_live:
        # Pause: playing on from here would start another run at once, and there would be nothing more to undo.
        state.is_playing = False


def _named_first(entries: Sequence[UndoEntry]) -> UndoEntry:
    """Which of the edits of a gesture names it: the first, but other points say more than the line among them."""
    with_points = (entry for entry in entries if isinstance(entry, Edited) and isinstance(entry.change, ReplacePoints))
    return next(with_points, entries[0])


def _in_words(entry: UndoEntry) -> str:
    match entry:
        case Edited(change, back):
            return change_in_words(change, back)
        case Travelled(to, _, change, back):
            return f"a change to run {count(to.run_number)}" if change is None else change_in_words(change, back)
        case Dropped(run_number):
            return f"run {count(run_number)} dropped"
        case KeptLine(to):
            return "my line taken away" if to is None else "my line kept"
        case Viewed():
            return "the view"


def _where_now(state: State, before: Place, step_before: int) -> str:
    """Where undo or redo led to, if that is another step or run than before."""
    timeline = state.timeline
    run_number, step = timeline.place.run_number, count(timeline.step)
    if run_number != before.run_number:
        return f"; at step {step} of run {count(run_number)}"
    # An edit is undone at the end of its run, wherever one was.
    return "" if timeline.step == step_before else f"; at the end of run {count(run_number)}, step {step}"


def _go(state: State, entry: UndoEntry, is_back: bool) -> None:
    timeline = state.timeline
    if isinstance(entry, Travelled):
        timeline.look_at(entry.back if is_back else entry.to)
    elif isinstance(entry, Viewed):
        axes = Axes(*(entry.back if is_back else entry.to))
        state.axes = axes if are_usable(axes) else state.axes
    elif isinstance(entry, KeptLine):
        state.my_line = entry.back if is_back else entry.to
    elif isinstance(entry, Dropped):
        if is_back:
            timeline.restore(entry.run_number, entry.run, entry.origin)
        else:
            timeline.drop(entry.run_number)
    elif entry.run_number in timeline.runs:
        timeline.look_at(Place(entry.run_number))
        change = entry.back if is_back else entry.change
        if not can_be_made(timeline.training, change):
            return  # only a file that somebody made up leads here
        state.focus = _focus_after(state, change)
        timeline.change(change)


def _focus_after(state: State, change: Change) -> TargetId | None:
    """The focus stays on its point while others come and go before it; from a point that goes it moves to the neighbour."""
    focus, points = state.focus, state.points
    if not isinstance(focus, PointTarget) or not 0 <= focus.index < len(points):
        return focus
    if isinstance(change, InsertPoint):
        return PointTarget(focus.index + (change.index <= focus.index))
    if not isinstance(change, RemovePoint):
        return focus
    stays: int | None = focus.index
    if change.index == focus.index:
        right = point_beside(points, focus.index, 1)
        stays = point_beside(points, focus.index, -1) if right is None else right
    return CanvasTarget() if stays is None else PointTarget(stays - (change.index < stays))
