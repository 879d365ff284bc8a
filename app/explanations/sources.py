"""What explanations read: the moments and the steps of a run, each worked out once."""

from __future__ import annotations

import numpy as np

from app.model.data.dataset import IntArray
from app.model.data.scaling import Line
from app.model.learning.descent import run_steps
from app.model.learning.steps import StepRecord, Steps
from app.model.learning.training import Training
from app.model.time.run import Run
from app.session.explained.quantity import OF_A_POINT, OF_A_STEP, WITHOUT_POINTS, Quantity


class Sources:
    """Reads one run. What it read once it has at hand."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._moments: dict[int, Training] = {}
        self._steps: dict[int, Steps] = {}

    def has(self, quantity: Quantity) -> bool:
        """Whether there is such a number: a run may have become shorter, and points may have gone."""
        is_of_step = quantity.kind in OF_A_STEP
        if not int(is_of_step) <= quantity.step <= self._run.now.step:
            return False
        points = len(self.at(quantity.step - is_of_step).training_set.points)
        if quantity.kind not in OF_A_POINT:
            return points > 0 or (quantity.kind in WITHOUT_POINTS and not quantity.is_best)
        return 0 <= quantity.point < (len(self.samples(quantity.step)) if is_of_step and points else points)

    def at(self, step: int) -> Training:
        """Training after that step, with what was changed since."""
        if step not in self._moments:
            self._moments[step] = self._run.at(step)
        return self._moments[step]

    def record(self, step: int) -> StepRecord:
        """The record of that step."""
        return self._step(step).last

    def samples(self, step: int) -> IntArray:
        """The points that the step learnt from, by their places in the data."""
        samples = self._step(step).samples_of(0)
        return self.every_point(step - 1) if samples is None else samples

    def every_point(self, moment: int) -> IntArray:
        """All points, by their places in the data."""
        return np.arange(len(self.at(moment).training_set.points))

    def step_of(self, moment: int, point: int) -> StepRecord | None:
        """The step after that moment, if it ran and learnt from that point alone."""
        if moment >= self._run.now.step:
            return None
        record = self.record(moment + 1)
        return record if record.sample == point else None

    def line(self, step: int, is_best: bool) -> Line:
        """The line after that step, or the least-squares line of the points then."""
        training = self.at(step)
        moments = training.training_set.moments
        return Line(moments.slope, moments.intercept) if is_best else training.line

    def is_as_left(self, step: int) -> bool:
        """Whether the line is the very one that the step led to."""
        return step > 0 and self.at(step).line == self.record(step).line

    def edits(self, step: int) -> list[object]:
        """What was changed after that step and before the next."""
        return [edit.change for edit in self._run.edits_at(step)]

    def _step(self, step: int) -> Steps:
        if step not in self._steps:
            self._steps[step] = run_steps(self.at(step - 1), 1)
        return self._steps[step]
