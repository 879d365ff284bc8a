"""The way that slope and intercept took, in bounded memory, with its shape kept.

The way is kept step by step until there are too many of them. Then every other step is left out where the way has come by
most often, and where a picture of it is black anyway: around its resting place. The descent there, and excursions from it,
are the last to lose any.
"""

from __future__ import annotations

import numpy as np

from app.model.data.dataset import FloatArray, IntArray

CAPACITY = 8192
"""How many lines are kept."""

CELLS = 128
"""How finely it is told where the way has come by: in so many parts of its extent along slope and intercept."""

_GREATEST, _FINENESS = 15, 2048
"""The greatest power of two of a crowd, and how many ways of standing close in time are told apart: two bytes in all."""

Extent = tuple[float, float, float, float]


class PathHistory:
    """(slope, intercept) before step 1 (as step 0) and after steps since, in training units.

    ``extent`` is the least and greatest slope, and the least and greatest intercept, of all of it; None before step 1.
    ``last_step`` is the latest step of all, −1 before the first line; it is always kept. Which others are depends on
    the way alone, never on how many steps came at a time. ``thinnings`` counts how often some were left out.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Start with nothing. ``capacity`` must be 8 or more, and no more than fits into two bytes."""
        self.extent: Extent | None = None
        self.last_step = -1
        self.thinnings = 0
        self._lines: FloatArray = np.empty((capacity, 2))
        self._steps: IntArray = np.empty(capacity, dtype=np.int64)
        self._used = 0

    def lines(self, first_step: int, last_step: int) -> FloatArray:
        """The way from the last line kept at or before the first step to that at or before the last; shape (k, 2)."""
        steps = self._steps[: self._used]
        begin = max(0, int(steps.searchsorted(first_step, side="right")) - 1)
        return self._lines[begin : int(steps.searchsorted(last_step, side="right"))].copy()

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
        """A copy that ends with the last line kept at or before ``step``; the caller extends it by the steps since."""
        kept = PathHistory(len(self._lines))
        kept._used = int(self._steps[: self._used].searchsorted(step, side="right"))
        kept._lines[: kept._used], kept._steps[: kept._used] = self._lines[: kept._used], self._steps[: kept._used]
        if kept._used:
            kept.last_step, kept.extent = int(kept._steps[kept._used - 1]), self.extent_until(step)
        return kept

    def extent_until(self, step: int) -> Extent | None:
        """The extent of the lines kept up to ``step``; None where there are none."""
        used = int(self._steps[: self._used].searchsorted(step, side="right"))
        return _extent_of(self._lines[:used], None) if used else None

    def _thin(self) -> None:
        """Leave out every other line of the half of the way that lies where most others lie."""
        self.thinnings += 1
        others = np.arange(1, self._used - 1, 2)
        others = np.concatenate([others[::2], others[1::2]])
        crowd, gap = self._neighbours()[others], self._steps[others + 1] - self._steps[others - 1]
        # First those of the greatest crowds, to a power of two; among these those that stand closest in time, and of
        # equals every other one: so no part of a crowd is thinned more than the rest. Whole numbers of two bytes are
        # sorted by counting, in a tenth of the time.
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
        """How many lines are kept in the same cell as each."""
        m_low, m_high, b_low, b_high = self.extent or (0.0, 0.0, 0.0, 0.0)
        slopes, intercepts = self._lines[: self._used].T
        cells = _cell(slopes, m_low, m_high) * CELLS + _cell(intercepts, b_low, b_high)
        counts: IntArray = np.bincount(cells, minlength=CELLS * CELLS)[cells]
        return counts


def _cell(values: FloatArray, low: float, high: float) -> IntArray:
    """Which of the parts of an interval each value lies in."""
    cells: IntArray = ((values - low) / (high - low or 1.0) * (CELLS - 1)).astype(np.int64)
    return cells


def _extent_of(lines: FloatArray, before: Extent | None) -> Extent:
    """The extent of these lines and of what was ``before``."""
    (m_low, b_low), (m_high, b_high) = np.minimum.reduce(lines).tolist(), np.maximum.reduce(lines).tolist()
    if before is None:
        return m_low, m_high, b_low, b_high
    return min(m_low, before[0]), max(m_high, before[1]), min(b_low, before[2]), max(b_high, before[3])
