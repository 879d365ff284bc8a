"""The path of slope and intercept, in bounded memory, with its shape preserved.

Every step is stored until there is no room left. Then every other step is dropped where the path is most crowded, so that
a drawing of it is solid there anyway: around the place where it comes to rest. The descent to that place, and excursions
from it, are the last to be thinned.
"""

from __future__ import annotations

import numpy as np

from app.model.data.dataset import FloatArray, IntArray

CAPACITY = 8192
"""How many lines are stored at most."""

CELLS = 128
"""The crowding of the path is counted on a grid of so many cells along slope and as many along intercept."""

_GREATEST, _FINENESS = 15, 2048
"""Sort keys are two bytes: four bits for the power of two of a crowd, eleven for the gap in time."""

Extent = tuple[float, float, float, float]


class PathHistory:
    """(slope, intercept) before step 1 (as step 0) and after steps since, in training units.

    ``extent`` is the least and greatest slope, and the least and greatest intercept, of the whole path; None before step 1.
    ``last_step`` is the latest step, −1 before the first line; it is always stored. Which other steps are stored depends
    on the path alone, not on how many steps were added at a time. ``thinnings`` counts how often steps were dropped.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Start empty. ``capacity`` must be from 8 to 65,535."""
        self.extent: Extent | None = None
        self.last_step = -1
        self.thinnings = 0
        self._part: tuple[int, int, Extent | None] = (0, -1, None)
        """The steps whose extent was asked for last, from the first to the last, and what it was."""
        self._lines: FloatArray = np.empty((capacity, 2))
        self._steps: IntArray = np.empty(capacity, dtype=np.int64)
        self._used = 0

    def lines(self, first_step: int, last_step: int) -> FloatArray:
        """The lines stored between two steps, shape (k, 2). The first is the last one at or before ``first_step``."""
        steps = self._steps[: self._used]
        begin = max(0, int(steps.searchsorted(first_step, side="right")) - 1)
        return self._lines[begin : int(steps.searchsorted(last_step, side="right"))].copy()

    def lines_after(self, step: int, last_step: int) -> FloatArray:
        """The lines stored after a step, up to another one; shape (k, 2)."""
        begin, end = self._steps[: self._used].searchsorted([step, last_step], side="right").tolist()
        return self._lines[begin:end].copy()

    def after(self, step: int, most: int) -> tuple[IntArray, FloatArray]:
        """The steps stored after that one with their lines, shapes (k,) and (k, 2); of more than ``most`` the latest."""
        begin = int(self._steps[: self._used].searchsorted(step, side="right"))
        begin = max(begin, self._used - most)
        return self._steps[begin : self._used].copy(), self._lines[begin : self._used].copy()

    def extend(self, values: FloatArray) -> None:
        """Add the lines of the next steps, in order; shape (k, 2)."""
        while len(values):
            if self._used == len(self._lines):
                self._thin()
            fitting = values[: len(self._lines) - self._used]
            end = self._used + len(fitting)
            self._lines[self._used : end] = fitting
            self._steps[self._used : end] = np.arange(self.last_step + 1, self.last_step + 1 + len(fitting))
            self._used, self.last_step = end, self.last_step + len(fitting)
            self.extent = _extent_of(fitting, self.extent)
            values = values[len(fitting) :]

    def until(self, step: int) -> PathHistory:
        """A copy that ends with the last line stored at or before ``step``. The caller adds the steps since."""
        kept = PathHistory(len(self._lines))
        kept._used = int(self._steps[: self._used].searchsorted(step, side="right"))
        kept._lines[: kept._used], kept._steps[: kept._used] = self._lines[: kept._used], self._steps[: kept._used]
        if kept._used:
            kept.last_step, kept.extent = int(kept._steps[kept._used - 1]), _extent_of(kept._lines[: kept._used], None)
        return kept

    def extent_of(self, first_step: int, last_step: int) -> Extent | None:
        """The extent of the lines from a step on, up to another one, as far as they are stored; None if there are none.

        Asked in each frame while the run goes on, it looks only at the steps since.
        """
        first, known, extent = self._part
        last = min(last_step, self.last_step)
        if first != first_step or last < known:
            known, extent = first_step - 1, None
        lines = self.lines_after(known, last)
        extent = _extent_of(lines, extent) if len(lines) else extent
        self._part = first_step, max(known, last), extent
        return extent

    def _thin(self) -> None:
        """Drop every other line in the more crowded half of the path."""
        self.thinnings += 1
        others = np.arange(1, self._used - 1, 2)
        others = np.concatenate([others[::2], others[1::2]])
        crowd, gap = self._neighbours()[others], self._steps[others + 1] - self._steps[others - 1]
        # The most crowded come first, by power of two; among these the closest in time; and of equals every other one,
        # so that no part of a crowd is thinned more than the rest. numpy sorts whole numbers of two bytes by counting,
        # in a tenth of the time.
        order = (_GREATEST - np.log2(crowd).astype(np.int64)) * _FINENESS + np.minimum(32.0 * np.log2(gap), _FINENESS - 1)
        most_first = np.argsort(order.astype(np.uint16), kind="stable")
        leave_out = others[most_first[: len(others) // 2]]
        is_kept = np.ones(self._used, dtype=bool)
        is_kept[leave_out] = False
        kept = np.flatnonzero(is_kept)
        self._used = len(kept)
        # Taking rows by their numbers is a dozen times as fast as by a mask.
        self._lines[: self._used], self._steps[: self._used] = self._lines.take(kept, axis=0), self._steps.take(kept)

    def _neighbours(self) -> IntArray:
        """For each line, how many lines are stored in its cell."""
        m_low, m_high, b_low, b_high = self.extent or (0.0, 0.0, 0.0, 0.0)
        slopes, intercepts = self._lines[: self._used].T
        cells = _cell(slopes, m_low, m_high) * CELLS + _cell(intercepts, b_low, b_high)
        counts: IntArray = np.bincount(cells, minlength=CELLS * CELLS)[cells]
        return counts


def _cell(values: FloatArray, low: float, high: float) -> IntArray:
    """The cell of an interval that each value lies in."""
    cells: IntArray = ((values - low) / (high - low or 1.0) * (CELLS - 1)).astype(np.int64)
    return cells


def _extent_of(lines: FloatArray, before: Extent | None) -> Extent:
    """The extent of these lines together with the extent ``before``."""
    (m_low, b_low), (m_high, b_high) = np.minimum.reduce(lines).tolist(), np.maximum.reduce(lines).tolist()
    if before is None:
        return m_low, m_high, b_low, b_high
    return min(m_low, before[0]), max(m_high, before[1]), min(b_low, before[2]), max(b_high, before[3])
