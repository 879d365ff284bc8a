"""Training every so many steps: any step in between is computed by running a few steps again.

There are never more than ``CAPACITY`` keyframes. When there is no room left, every second one is dropped: memory stays
bounded, and the interval grows with the run, to 16,384 steps after four thousand million.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.learning.methods.method import MethodState
from app.model.learning.sampling import Cursor
from app.model.learning.steps import Steps

CAPACITY = 1 << 18
FIRST_INTERVAL = 64


class Keyframe(NamedTuple):
    """Line and cursor after ``step``, before any edit made at that step; ``edits`` is how many edits came before.

    ``method_state`` begins with the floats of the method's state. The rest of it is padding with zeros: all keyframes of
    a run have as many floats as its largest state.
    """

    step: int
    line: Line
    cursor: Cursor
    edits: int
    method_state: MethodState


class Keyframes:
    """The keyframes of a run, in the order of their steps."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.interval = FIRST_INTERVAL
        self._used = 0
        self._rows: FloatArray = np.empty((64, 2))  # slope, intercept, method state
        self._places = np.empty((64, 4), dtype=np.int64)  # step, epoch, position, edits

    def __len__(self) -> int:
        return self._used

    def extend(self, steps: Steps, edits: int) -> None:
        """Add the keyframes that are due within these steps."""
        first, last = steps.start.step + 1, steps.start.step + len(steps)
        wanted = np.arange(-(-first // self.interval) * self.interval, last + 1, self.interval)
        while len(wanted) + self._used > self.capacity:
            self._thin()
            wanted = wanted[wanted % self.interval == 0]
        if not len(wanted):
            return
        taken = wanted - steps.start.step
        epochs, positions = steps.cursors_after(taken)
        rows = np.column_stack([steps.slopes[taken], steps.intercepts[taken], steps.method_states[taken]])
        self._grow(self._used + len(wanted), rows.shape[1])
        new = slice(self._used, self._used + len(wanted))
        self._rows[new, : rows.shape[1]], self._rows[new, rows.shape[1] :] = rows, 0.0
        self._places[new] = np.column_stack([wanted, epochs, positions, np.full(len(wanted), edits)])
        self._used += len(wanted)

    def before(self, step: int) -> Keyframe | None:
        """The last keyframe at or before ``step``; None if there is none."""
        place = bisect_right(self._places[: self._used, 0], step) - 1
        if place < 0:
            return None
        at_step, epoch, position, edits = (int(value) for value in self._places[place])
        slope, intercept, *method_state = self._rows[place].tolist()
        return Keyframe(at_step, Line(slope, intercept), Cursor(epoch, position), edits, tuple(method_state))

    def before_epoch(self, epoch: int) -> int:
        """The step of the last keyframe before ``epoch``; 0 if there is none."""
        place = int(np.searchsorted(self._places[: self._used, 1], epoch)) - 1
        return int(self._places[place, 0]) if place >= 0 else 0

    def until(self, step: int) -> Keyframes:
        """A copy with the keyframes at or before ``step``."""
        kept = Keyframes(self.capacity)
        kept.interval = self.interval
        kept._used = bisect_right(self._places[: self._used, 0], step)
        kept._rows, kept._places = self._rows[: kept._used].copy(), self._places[: kept._used].copy()
        return kept

    def _grow(self, rows: int, columns: int) -> None:
        """Make room for so many rows and columns of numbers. New columns are filled with zeros."""
        old_rows, old_columns = self._rows.shape
        if rows <= old_rows and columns <= old_columns:
            return
        size = old_rows if rows <= old_rows else min(self.capacity, max(rows, 2 * old_rows))
        numbers, places = np.zeros((size, max(columns, old_columns))), np.empty((size, 4), dtype=np.int64)
        numbers[: self._used, :old_columns], places[: self._used] = self._rows[: self._used], self._places[: self._used]
        self._rows, self._places = numbers, places

    def _thin(self) -> None:
        self.interval *= 2
        kept = np.flatnonzero(self._places[: self._used, 0] % self.interval == 0)
        self._rows[: len(kept)], self._places[: len(kept)] = self._rows[kept], self._places[kept]
        self._used = len(kept)
