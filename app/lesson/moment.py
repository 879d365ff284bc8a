"""What a task may look at: the state of one moment, kept for as long as it takes to compare it with the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from app.messages import Message
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.landscape.walk import Walk
from app.model.learning.cost import cost
from app.model.learning.steps import StepRecord
from app.model.learning.training import Settings, Training
from app.model.theory.landscape import slice_along_slope
from app.model.time.path import PathHistory
from app.session.lesson.lesson import Lesson
from app.session.state import State
from app.session.targets import TargetId


class Moment(NamedTuple):
    """The state before or after a message, as far as tasks go by it.

    ``path`` is that of the run, which goes on; ``changed_at`` is the step before which something was last changed in it.
    """

    training: Training
    record: StepRecord | None
    lesson: Lesson
    held: TargetId | None
    walk: Walk
    path: PathHistory
    changed_at: int

    @property
    def points(self) -> Dataset:
        """The points, in their own units."""
        return self.training.training_set.points

    @property
    def line(self) -> Line:
        """The line, in training units."""
        return self.training.line

    @property
    def settings(self) -> Settings:
        """How the line learns."""
        return self.training.settings

    @property
    def step(self) -> int:
        """How many steps ran."""
        return self.training.step

    @property
    def cost(self) -> float:
        """J of the line."""
        return float(cost(self.training.training_set.moments, *self.line))

    @property
    def least_cost_along_m(self) -> float:
        """The least J that turning the line can lead to while b stays as it is."""
        return slice_along_slope(self.training.training_set.moments, self.line.intercept).least

    @property
    def lowest_along_m(self) -> float:
        """The m at which J is least while b stays as it is."""
        return slice_along_slope(self.training.training_set.moments, self.line.intercept).vertex

    def cost_along_m(self, slope: float) -> float:
        """J of the line turned to that slope."""
        return float(cost(self.training.training_set.moments, slope, self.line.intercept))

    @property
    def best_line(self) -> Line:
        """The line with the least J, in training units."""
        moments = self.training.training_set.moments
        return Line(moments.slope, moments.intercept)

    @property
    def least_cost(self) -> float:
        """The least J that any line has."""
        return self.training.training_set.moments.least_cost


Watch: TypeAlias = Callable[[Message, Moment, Moment], bool]
"""Whether a message did what a task asks for, with the moment before it and the moment after it."""


def moment_of(state: State, lesson: Lesson) -> Moment:
    """The moment now."""
    return Moment(
        state.training,
        state.record,
        lesson,
        state.held,
        state.walk,
        state.timeline.run.path,
        state.timeline.run.changed.step,
    )
