"""Points are added, moved, deleted and replaced."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import numpy as np

from app.messages import AddPoint, AddPointAtCrosshair, ClearPoints, DeletePoint, LoadExample, LoadPoints, MovePointTo
from app.model.data.dataset import EMPTY, LARGEST_COORDINATE, Dataset
from app.model.data.scaling import IDENTITY, ScaleChoice, rescaled
from app.model.learning.cost import cost
from app.model.time.changes import Change, InsertPoint, MovePoint, RemovePoint, ReplacePoints, SetLine
from app.plots.numerals import counted
from app.session.state import Axes, State
from app.session.targets import PointTarget
from app.update.axes import axes_for, does_suit
from app.update.editing import edit, edit_and_show
from app.update.handlers import handles, notify

MUCH_FARTHER = 10
"""A line that is on average so many times as far from other points as a fresh one does not go on among them."""

SAME_PLACE = 0.001
"""Points that are nearer to each other than this share of the axes are in one place for the eye."""


@handles(AddPoint)
def _add(state: State, message: AddPoint) -> None:
    if _is_usable(message.x, message.y):
        edit(state, InsertPoint(len(state.points), message.x, message.y))


@handles(AddPointAtCrosshair)
def _add_at_crosshair(state: State, message: AddPointAtCrosshair) -> None:
    """By mistake a key is easily pressed twice, so a second point in one place is none; a double click is seen coming."""
    axes, (across, up) = state.axes, state.crosshair
    width, height = axes.x_high - axes.x_low, axes.y_high - axes.y_low
    x, y = axes.x_low + across * width, axes.y_low + up * height
    points = state.points
    if bool(np.any((abs(points.xs - x) <= SAME_PLACE * width) & (abs(points.ys - y) <= SAME_PLACE * height))):
        notify(state, "There is a point here already. The arrows move the crosshair; Enter then adds another.")
    elif _is_usable(x, y):
        edit(state, InsertPoint(len(points), x, y))


@handles(MovePointTo)
def _move(state: State, message: MovePointTo) -> None:
    if 0 <= message.index < len(state.points) and _is_usable(message.x, message.y):
        edit(state, MovePoint(message.index, message.x, message.y))


@handles(DeletePoint)
def _delete(state: State, message: DeletePoint) -> None:
    if 0 <= message.index < len(state.points):
        if len(state.points) == 1 and _have_own_scale(state):
            _empty(state)
        else:
            edit(state, RemovePoint(message.index))


@handles(ClearPoints)
def _clear(state: State, message: ClearPoints) -> None:
    gone = len(state.points)
    if gone:
        _empty(state)
        if isinstance(state.focus, PointTarget):
            state.focus = None
        notify(state, f"Cleared {counted(gone, 'point')}. Ctrl+Z brings {'it' if gone == 1 else 'them'} back.")


def _empty(state: State) -> None:
    """Points that were scaled by themselves take with them the scale and the axes that were theirs.

    So the canvas is that of a fresh start. The line goes on with its numbers of training, unless it had diverged: in the
    units of the points that are gone it would be far from any that are clicked now.
    """
    training, has_diverged = state.training, _has_diverged(state)
    is_scaled = _have_own_scale(state)
    changes = _changes_to(state, EMPTY, has_diverged)
    if is_scaled and not has_diverged:
        changes.append(SetLine(training.line, IDENTITY))
    edit_and_show(state, changes, Axes() if is_scaled else state.axes)


def _have_own_scale(state: State) -> bool:
    """Whether the points were scaled by themselves."""
    training_set = state.training.training_set
    return training_set.scale is ScaleChoice.AUTO and not training_set.scaling.is_identity


@handles(LoadPoints)
def _load(state: State, message: LoadPoints) -> None:
    replace_points(state, message.points, f"{message.name}: {counted(len(message.points), 'point')}.")


@handles(LoadExample)
def _load_example(state: State, message: LoadExample) -> None:
    replace_points(state, state.example, f"The example: {counted(len(state.example), 'point')}.")


def replace_points(state: State, points: Dataset, said: str) -> None:
    """Bring other points in, fit the axes where these do not show them all, and say so."""
    replaced, has_diverged, is_far_off = len(state.points), _has_diverged(state), _is_far_from(state, points)
    axes = state.axes if does_suit(state.axes, points) else axes_for(points)
    edit_and_show(state, _changes_to(state, points, has_diverged or is_far_off or _is_unmoved(state)), axes)
    if has_diverged:
        said += " The line had diverged and starts over."
        said += " At this rate it will diverge again: A sets the fastest that holds." if state.does_rate_diverge else ""
    elif is_far_off:
        said += " The line was far from them, so it starts over."
    notify(state, f"{said} Ctrl+Z brings the old ones back." if replaced else said)


def _has_diverged(state: State) -> bool:
    return state.timeline.is_live and state.timeline.run.is_far_off


def _is_far_from(state: State, points: Dataset) -> bool:
    """Whether a line that was learnt is much farther from other points than a fresh one, as where their units differ."""
    timeline = state.timeline
    was_set = any(isinstance(edit.change, SetLine) for edit in timeline.run.edits_at(timeline.step))
    if not timeline.step or was_set:
        return False
    training, new = state.training, replace(state.training.training_set, points=points)
    lines = (training.line, training.training_set.scaling), (state.start_line, new.scaling)
    as_it_is, fresh = (cost(points.moments, *rescaled(line, scaling, IDENTITY)) for line, scaling in lines)
    return not as_it_is <= MUCH_FARTHER**2 * fresh


def _is_unmoved(state: State) -> bool:
    """Whether the line is where a run starts: it was neither trained nor set by hand."""
    return state.timeline.step == 0 and state.training.line == state.start_line


def _changes_to(state: State, points: Dataset, starts_over: bool) -> list[Change]:
    """What brings other points in. A line that diverged would be far from any of them: it starts over.

    So does one that is at its start: it starts in the units of the new points, as if these had been there from the first.
    """
    if not starts_over:
        return [ReplacePoints(points)]
    old, start = state.training.training_set, state.start_line
    new = replace(old, points=points)
    # It starts over among the old points already: in the units of the new ones it could be too large to be undone.
    before = [] if state.training.line == start else [SetLine(start, old.scaling)]
    after = [] if new.scaling == old.scaling else [SetLine(start, new.scaling)]
    return [*before, ReplacePoints(points), *after]


def _is_usable(x: float, y: float) -> bool:
    return isfinite(x) and isfinite(y) and max(abs(x), abs(y)) <= LARGEST_COORDINATE
