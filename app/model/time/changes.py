"""Changes to a training, as small records that can be stored, replayed and undone.

A run is its start, its changes and the number of steps between them: the same changes at the same steps give the same
run, bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice, Scaling, rescaled
from app.model.learning.methods.method import MethodState
from app.model.learning.training import Settings, Training, TrainingSet


@dataclass(frozen=True, slots=True)
class InsertPoint:
    """A point was inserted at ``index``."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """The point at ``index`` was removed."""

    index: int


@dataclass(frozen=True, slots=True)
class MovePoint:
    """The point at ``index`` was moved to (x, y)."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ReplacePoints:
    """All points were replaced."""

    points: Dataset


@dataclass(frozen=True, slots=True)
class SetLine:
    """The line was set by hand. ``scaling`` gives the training units that it was set in."""

    line: Line
    scaling: Scaling


@dataclass(frozen=True, slots=True)
class SetSettings:
    """The settings were replaced."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class SetScale:
    """Another scaling of the points was chosen."""

    scale: ScaleChoice


Change = InsertPoint | RemovePoint | MovePoint | ReplacePoints | SetLine | SetSettings | SetScale


class Edit(NamedTuple):
    """A change and the step after which it was made. ``continues``: the same gesture made the edit before it."""

    step: int
    change: Change
    continues: bool = False


def applied(training: Training, change: Change) -> Training:
    """The training after the change. Raises IndexError for a point that does not exist."""
    changed = _changed(training, change)
    return replace(changed, method_state=_method_state_after(training, changed))


def _method_state_after(before: Training, changed: Training) -> MethodState:
    """The state of the method after a change: unchanged, unless the change set method, units or line.

    Points and settings may change while training goes on. In other units, the gradients behind the state would be other
    numbers; after the line was set by hand, they belong to another descent. In both cases the method starts anew.
    """
    is_same_method = changed.settings.method == before.settings.method
    is_same_scaling = changed.training_set.scaling == before.training_set.scaling
    if is_same_method and is_same_scaling and changed.line == before.line:
        return before.method_state
    return changed.settings.method.start_state


def _changed(training: Training, change: Change) -> Training:
    match change:
        case SetSettings(settings):
            return replace(training, settings=settings)
        case SetLine(line, scaling):
            return _with_line(training, rescaled(line, scaling, training.training_set.scaling))
        case SetScale(scale):
            return _with_set(training, replace(training.training_set, scale=scale))
        case MovePoint(index, x, y):
            return _with_set(training, training.training_set.with_point_moved(index, x, y))
        case _:
            return _with_set(training, replace(training.training_set, points=edited(training.training_set.points, change)))


def edited(points: Dataset, change: Change) -> Dataset:
    """The points after the change; the same object if they did not change."""
    match change:
        case InsertPoint(index, x, y):
            return points.inserted(index, x, y)
        case RemovePoint(index):
            return points.removed(index)
        case MovePoint(index, x, y):
            return points.moved(index, x, y)
        case ReplacePoints(others):
            return others
    return points


def edited_by(points: Dataset, changes: Iterable[Change]) -> Dataset:
    """The points after all these changes; moves in a row, as a drag makes them, are made at once."""
    moves: list[MovePoint] = []
    for change in changes:
        if isinstance(change, MovePoint):
            moves.append(change)
            continue
        points = edited(_all_moved(points, moves), change)
        moves.clear()
    return _all_moved(points, moves)


def _all_moved(points: Dataset, moves: Sequence[MovePoint]) -> Dataset:
    return points.all_moved([(move.index, move.x, move.y) for move in moves]) if moves else points


def can_be_made(training: Training, change: Change) -> bool:
    """Whether there is the point that the change is about."""
    count = len(training.training_set.points)
    if isinstance(change, InsertPoint):
        return 0 <= change.index <= count
    return 0 <= change.index < count if isinstance(change, RemovePoint | MovePoint) else True


def inverse(training: Training, change: Change) -> Change:
    """The change that undoes ``change``; ``training`` is the training before it."""
    training_set = training.training_set
    match change:
        case InsertPoint(index, _, _):
            return RemovePoint(index)
        case RemovePoint(index):
            return InsertPoint(index, *training_set.points.point(index))
        case MovePoint(index, _, _):
            return MovePoint(index, *training_set.points.point(index))
        case ReplacePoints():
            return ReplacePoints(training_set.points)
        case SetLine():
            return SetLine(training.line, training_set.scaling)
        case SetSettings():
            return SetSettings(training.settings)
        case SetScale():
            return SetScale(training_set.scale)


def _with_set(training: Training, training_set: TrainingSet) -> Training:
    """Other points or units. On the canvas the line stays where it is."""
    line = rescaled(training.line, training.training_set.scaling, training_set.scaling)
    return _with_line(replace(training, training_set=training_set), line)


def _with_line(training: Training, line: Line) -> Training:
    """Clamp the line to the limit: set by hand or converted to other units, it may be too large to go on from."""
    limit = training.training_set.line_limit
    slope, intercept = (max(-limit, min(limit, value)) for value in line)
    return replace(training, line=Line(slope, intercept))
