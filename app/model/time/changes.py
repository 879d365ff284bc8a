"""Edits of a training, as small records that can be kept, replayed and taken back.

Together with the number of steps between them they are the whole story of a run: the same changes at the same steps
give the same run, bit for bit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice, Scaling, rescaled
from app.model.learning.methods.method import MethodState
from app.model.learning.training import Settings, Training, TrainingSet


@dataclass(frozen=True, slots=True)
class InsertPoint:
    """A point came in at place ``index``."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """The point at ``index`` went."""

    index: int


@dataclass(frozen=True, slots=True)
class MovePoint:
    """The point at ``index`` is now at (x, y)."""

    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class ReplacePoints:
    """All points were exchanged for others."""

    points: Dataset


@dataclass(frozen=True, slots=True)
class SetLine:
    """The line was set by hand, in the training units that held at the time."""

    line: Line
    scaling: Scaling


@dataclass(frozen=True, slots=True)
class SetSettings:
    """A setting of the descent was changed."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class SetScale:
    """Another scaling of the points was chosen."""

    scale: ScaleChoice


Change = InsertPoint | RemovePoint | MovePoint | ReplacePoints | SetLine | SetSettings | SetScale


class Edit(NamedTuple):
    """A change, and the latest step when it was made; ``continues`` says that one gesture made it and the one before."""

    step: int
    change: Change
    continues: bool = False


def applied(training: Training, change: Change) -> Training:
    """The training with the change made. Raises IndexError where a point is named that is not there."""
    changed = _changed(training, change)
    return replace(changed, method_state=_method_state_after(training, changed))


def _method_state_after(before: Training, changed: Training) -> MethodState:
    """What the method remembers after a change: all of it, as long as method, units and line are still the same.

    Points and settings may change while training goes on. But in other units the remembered gradients would mean
    something else, and at a line that was set by hand they are those of another descent: there it starts anew.
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
    """The points after the change; the same object where it does not concern them."""
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


def inverse(training: Training, change: Change) -> Change:
    """The change that takes ``change`` back, as seen from ``training``, which it has not been made to yet."""
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
    """Other points or units, the same line on the canvas."""
    line = rescaled(training.line, training.training_set.scaling, training_set.scaling)
    return _with_line(replace(training, training_set=training_set), line)


def _with_line(training: Training, line: Line) -> Training:
    """A line set by hand or turned into other units can be too steep for any picture: it is held to the limit."""
    limit = training.training_set.line_limit
    slope, intercept = (max(-limit, min(limit, value)) for value in line)
    return replace(training, line=Line(slope, intercept))
