"""The point that the lesson speaks of: the one that the step looked at learnt from, or else the first."""

from __future__ import annotations

from typing import NamedTuple

from app.model.derivation.growth import Parameter
from app.model.derivation.nudge import Nudge as Measured
from app.model.learning.steps import StepRecord
from app.model.learning.training import Training
from app.session.lesson.figures import Nudge
from app.session.lesson.lesson import Lesson


class PointNow(NamedTuple):
    """A point in training units, and what the line as it is now makes of it."""

    x: float
    y: float
    guess: float
    error: float


def point_now(training: Training, record: StepRecord | None) -> PointNow | None:
    """That point; None without points."""
    data, line = training.training_set.data, training.line
    if not len(data):
        return None
    sample = None if record is None else record.sample
    x, y = data.point(sample if sample is not None and sample < len(data) else 0)
    return PointNow(x, y, line.at(x), line.at(x) - y)


def measured(training: Training, record: StepRecord | None, lesson: Lesson, parameter: Parameter) -> Measured | None:
    """The slope of that point's J, measured with the lesson's nudge."""
    now = point_now(training, record)
    return None if now is None else Measured(now.x, now.y, training.line, lesson.figure(Nudge).h, parameter)
