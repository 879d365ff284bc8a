"""The point that the lesson speaks of: the one that the step looked at learnt from, or else the first."""

from __future__ import annotations

from typing import NamedTuple

from app.lesson.moment import Moment
from app.model.derivation.growth import Parameter
from app.model.derivation.nudge import Nudge as Measured
from app.session.lesson.figures import Nudge
from app.session.state import State


class PointNow(NamedTuple):
    """A point in training units, and what the line as it is now makes of it."""

    x: float
    y: float
    guess: float
    error: float


def point_now(at: State | Moment) -> PointNow | None:
    """That point; None without points."""
    data, line, record = at.training.training_set.data, at.training.line, at.record
    if not len(data):
        return None
    sample = None if record is None else record.sample
    x, y = data.point(sample if sample is not None and sample < len(data) else 0)
    return PointNow(x, y, line.at(x), line.at(x) - y)


def measured(at: State | Moment, parameter: Parameter) -> Measured | None:
    """The slope of that point's J, measured with the lesson's nudge; None without points, or outside a lesson."""
    now, lesson = point_now(at), at.lesson
    if now is None or lesson is None:
        return None
    return Measured(now.x, now.y, at.training.line, lesson.figure(Nudge).h, parameter)
