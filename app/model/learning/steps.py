"""Steps that ran: a block of them in a row, and the full record of any one.

What the window shows of a step, and what a trace writes, is read from here and computed nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.model.data.dataset import FloatArray, IntArray
from app.model.data.scaling import Line, Scaling
from app.model.learning.batches import Batches
from app.model.learning.cost import cost
from app.model.learning.methods.method import Method, MethodState, ParameterState, of_each
from app.model.learning.sampling import Cursor
from app.model.learning.training import Mode, Training

MOST_NAMED = 200
"""The record of a mini-batch of up to so many points names each of them."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step that ran. All numbers are in training units; ``scaling`` converts them to the data's own.

    In stochastic mode ``sample``, ``x``, ``y`` and ``guess`` are those of its point; otherwise they are None and
    ``error`` is a mean, like the gradients, over the batch of ``batch_size`` of ``points`` points. ``grad_m`` and
    ``grad_b`` are ``error·x`` and ``error``: half the derivatives of the (mean) squared error, the 2 being part of the
    learning rate. ``drawn`` are the numbers of a mini-batch's points, at most ``MOST_NAMED``; else it is empty.
    ``mean_squared_error`` is that of the points learnt from, before the step; ``cost`` is J over all points, after it.
    """

    step: int
    epoch: int
    mode: Mode
    points: int
    batch_size: int
    sample: int | None
    x: float | None
    y: float | None
    guess: float | None
    error: float
    grad_m: float
    grad_b: float
    learning_rate: float
    line_before: Line
    line: Line
    mean_squared_error: float
    cost: float
    scaling: Scaling
    method: Method
    method_state_before: MethodState
    method_state: MethodState
    drawn: tuple[int, ...] = ()

    @property
    def slope_change(self) -> float:
        """What the step added to the slope: with plain descent ``−(error·x)·learning_rate``."""
        return -self._subtracted(of_each(self.method_state_before)[0], self.grad_m)

    @property
    def intercept_change(self) -> float:
        """What the step added to the intercept: with plain descent ``−error·learning_rate``."""
        return -self._subtracted(of_each(self.method_state_before)[1], self.grad_b)

    def _subtracted(self, state: ParameterState, gradient: float) -> float:
        return self.method.step(state, gradient, self.learning_rate)[0]


@dataclass(frozen=True)
class Steps:
    """``k`` steps in a row from ``start``. ``slopes`` and ``intercepts`` have shape (k + 1,), the start included.

    ``method_states`` holds the state of the method at each of these lines, shape (k + 1, floats of a state).
    ``drawn`` holds the sample of each stochastic step, ``batches`` the batches of mini-batch steps, and ``diverged_to`` the
    line beyond the limit that the next step would have led to; None if all steps were taken.
    """

    start: Training
    slopes: FloatArray
    intercepts: FloatArray
    method_states: FloatArray
    drawn: IntArray | None = None
    batches: Batches | None = None
    diverged_to: Line | None = None

    @classmethod
    def none(cls, start: Training) -> Steps:
        """No step at all."""
        return cls(start, np.array([start.line.slope]), np.array([start.line.intercept]), np.array([start.method_state]))

    def __len__(self) -> int:
        return len(self.slopes) - 1

    @cached_property
    def costs(self) -> FloatArray:
        """J over all points after each step, and before the first; shape (k + 1,)."""
        return cost(self.start.training_set.moments, self.slopes, self.intercepts)

    def cursor_after(self, taken: int) -> Cursor:
        """The cursor after that many of these steps."""
        epoch, position = self.start.cursor
        if self.start.settings.mode is Mode.BATCH:
            return Cursor(epoch + taken, 0)
        used = taken if self.batches is None else int(self.batches.starts[taken - 1] + self.batches.sizes[taken - 1])
        count = len(self.start.training_set.points)
        return Cursor(*divmod(epoch * count + position + used, count))

    def cursors_after(self, taken: IntArray) -> tuple[IntArray, IntArray]:
        """Epoch and position after each of these numbers of steps (1 or more); shape as ``taken``."""
        epoch, position = self.start.cursor
        if self.start.settings.mode is Mode.BATCH:
            return epoch + taken, np.zeros_like(taken)
        used = taken
        if self.batches is not None:
            used = (self.batches.starts + self.batches.sizes)[taken - 1]
        count = len(self.start.training_set.points)
        epochs, positions = np.divmod(epoch * count + position + used, count)
        return epochs, positions

    @cached_property
    def epochs(self) -> IntArray:
        """The epoch that each step belongs to; shape (k,)."""
        count, taken = len(self.start.training_set.points), len(self)
        epoch, position = self.start.cursor
        if self.start.settings.mode is Mode.BATCH:
            return epoch + np.arange(taken, dtype=np.int64)
        before = np.arange(taken, dtype=np.int64) if self.batches is None else self.batches.starts[:taken]
        return (epoch * count + position + before) // max(count, 1)

    @cached_property
    def gradients(self) -> tuple[FloatArray, FloatArray]:
        """``grad_m`` and ``grad_b`` of each step, by the same operations as the step itself; shape (k,) each."""
        slopes, intercepts = self.slopes[:-1], self.intercepts[:-1]
        if self.start.settings.mode is Mode.STOCHASTIC:
            xs, _, _, errors = self.points
            return errors * xs, errors
        if self.batches is None:
            moments = self.start.training_set.moments
            spread, best, x_mean, y_mean = moments.cxx / moments.count, moments.slope, moments.x_mean, moments.y_mean
            errors = slopes * x_mean + intercepts - y_mean
            return spread * (slopes - best) + x_mean * errors, errors
        taken = len(self)
        x_means = self.batches.x_means[:taken]
        errors = slopes * x_means + intercepts - self.batches.y_means[:taken]
        return self.batches.spreads[:taken] * (slopes - self.batches.slopes[:taken]) + x_means * errors, errors

    @cached_property
    def points(self) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
        """x, y, guess and error of each stochastic step; shape (k,) each. Empty in the other modes."""
        if self.drawn is None:
            nothing = np.empty(0)
            return nothing, nothing, nothing, nothing
        data, drawn = self.start.training_set.data, self.drawn[: len(self)]
        xs, ys = data.at(drawn)
        guesses = self.slopes[:-1] * xs + self.intercepts[:-1]
        return xs, ys, guesses, guesses - ys

    def samples_of(self, place: int) -> IntArray | None:
        """The sample numbers that step ``place`` learnt from; None means all samples."""
        if self.drawn is not None:
            return self.drawn[place : place + 1]
        return None if self.batches is None else self.batches.samples_of(place)

    @cached_property
    def last(self) -> StepRecord:
        """The record of the last of these steps. Raises IndexError if there is none."""
        return self.record(-1)

    def record(self, place: int = -1) -> StepRecord:
        """The full record of one of these steps. Raises IndexError if there is no such step."""
        place = range(len(self))[place]
        start, data = self.start, self.start.training_set.data
        line_before = Line(float(self.slopes[place]), float(self.intercepts[place]))
        sample = x = y = guess = None
        batch_size = 1
        named: tuple[int, ...] = ()
        if self.drawn is not None:
            # One step a frame is the usual case. It is computed without the columns, by the same operations.
            sample = int(self.drawn[place])
            x, y = data.point(sample)
            guess = line_before.at(x)
            error = guess - y
            grad_m, squared = error * x, error * error
        else:
            used = self.samples_of(place)
            batch_size = len(data) if used is None else len(used)
            grad_m, error = (float(column[place]) for column in self.gradients)
            squared = self._mean_squared_error(place, used)
            if used is not None and len(used) <= MOST_NAMED:
                named = tuple(used.tolist())
        return StepRecord(
            step=start.step + place + 1,
            epoch=start.cursor.epoch if place == 0 else int(self.epochs[place]),
            mode=start.settings.mode,
            points=len(data),
            batch_size=batch_size,
            sample=sample,
            x=x,
            y=y,
            guess=guess,
            error=error,
            grad_m=grad_m,
            grad_b=error,
            learning_rate=start.settings.learning_rate,
            line_before=line_before,
            line=Line(float(self.slopes[place + 1]), float(self.intercepts[place + 1])),
            mean_squared_error=squared,
            cost=float(self.costs[place + 1]),
            scaling=start.training_set.scaling,
            method=start.settings.method,
            method_state_before=self.method_state_at(place),
            method_state=self.method_state_at(place + 1),
            drawn=named,
        )

    def method_state_at(self, place: int) -> MethodState:
        """The state of the method at one of these lines."""
        return tuple(self.method_states[place].tolist())

    def _mean_squared_error(self, place: int, used: IntArray | None) -> float:
        """``mean(error²)`` over the points that a batch or mini-batch step learnt from, before the step."""
        data = self.start.training_set.data
        if used is None:
            return float(self.costs[place]) / len(data)
        xs, ys = data.at(used)
        errors = self.slopes[place] * xs + self.intercepts[place] - ys
        return float(np.mean(errors * errors))
