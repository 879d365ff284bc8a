"""Where the line stood every so many steps: enough to work out any step in between by running a few again.

There are never more than ``CAPACITY`` keyframes. When they are full every second one is dropped, so the memory stays
the same and the distance between two of them grows with the run: 16,384 steps after four thousand million.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.learning.sampling import Cursor
from app.model.learning.steps import Steps

CAPACITY = 1 << 18
FIRST_INTERVAL = 64


class Keyframe(NamedTuple):
    """Line and cursor after ``step``, before any edit made at that step; ``edits`` is how many came before."""

    step: int
    line: Line
    cursor: Cursor
    edits: int


class Keyframes:
    """A growing, then thinning, list of keyframes in the order of their steps."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.interval = FIRST_INTERVAL
        self._used = 0
        self._rows: FloatArray = np.empty((64, 2))
        self._places = np.empty((64, 4), dtype=np.int64)  # step, epoch, position, edits

    def __len__(self) -> int:
        return self._used

    def extend(self, steps: Steps, edits: int) -> None:
        """Take the keyframes that lie within these steps."""
        first, last = steps.start.step + 1, steps.start.step + len(steps)
        wanted = np.arange(-(-first // self.interval) * self.interval, last + 1, self.interval)
        while len(wanted) + self._used > self.capacity:
            self._thin()
            wanted = wanted[wanted % self.interval == 0]
        if not len(wanted):
            return
        taken = wanted - steps.start.step
        epochs, positions = steps.cursors_after(taken)
        self._grow(self._used + len(wanted))
        new = slice(self._used, self._used + len(wanted))
        self._rows[new] = np.column_stack([steps.slopes[taken], steps.intercepts[taken]])
        self._places[new] = np.column_stack([wanted, epochs, positions, np.full(len(wanted), edits)])
        self._used += len(wanted)

    def before(self, step: int) -> Keyframe | None:
        """The last keyframe at or before ``step``."""
        place = bisect_right(self._places[: self._used, 0], step) - 1
        if place < 0:
            return None
        at_step, epoch, position, edits = (int(value) for value in self._places[place])
        slope, intercept = (float(value) for value in self._rows[place])
        return Keyframe(at_step, Line(slope, intercept), Cursor(epoch, position), edits)

    def before_epoch(self, epoch: int) -> int:
        """The step of the last keyframe before ``epoch``; 0 where there is none."""
        place = int(np.searchsorted(self._places[: self._used, 1], epoch)) - 1
        return int(self._places[place, 0]) if place >= 0 else 0

    def until(self, step: int) -> Keyframes:
        """A copy of those at or before ``step``."""
        kept = Keyframes(self.capacity)
        kept.interval = self.interval
        kept._used = bisect_right(self._places[: self._used, 0], step)
        kept._rows, kept._places = self._rows[: kept._used].copy(), self._places[: kept._used].copy()
        return kept

    def _grow(self, needed: int) -> None:
        if needed <= len(self._rows):
            return
        size = min(self.capacity, max(needed, 2 * len(self._rows)))
        rows, places = np.empty((size, 2)), np.empty((size, 4), dtype=np.int64)
        rows[: self._used], places[: self._used] = self._rows[: self._used], self._places[: self._used]
        self._rows, self._places = rows, places

    def _thin(self) -> None:
        self.interval *= 2
        kept = np.flatnonzero(self._places[: self._used, 0] % self.interval == 0)
        self._rows[: len(kept)], self._places[: len(kept)] = self._rows[kept], self._places[kept]
        self._used = len(kept)
