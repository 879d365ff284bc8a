"""The way that slope and intercept took, in bounded memory, with its shape kept.

A bucket keeps the line at its first step and the line that was farthest from that one, so that neither the way nor how
far it strayed is lost, however many steps it stands for.
"""

from __future__ import annotations

import numpy as np

from app.model.buckets import Buckets
from app.model.dataset import FloatArray, IntArray

CAPACITY = 4096


class PathHistory(Buckets):
    """(slope, intercept) before step 1 (as step 0) and after every step since, in training units.

    ``extent`` is the least and greatest slope and intercept of all of it, None before step 1.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Start with nothing. ``capacity`` must be even."""
        super().__init__(capacity)
        self._lines = np.empty((capacity, 2, 2))
        self._steps = np.empty((capacity, 2), dtype=np.int64)
        self.extent: tuple[float, float, float, float] | None = None

    def lines(self, first_step: int, last_step: int) -> FloatArray:
        """The way through the buckets of these steps and no later step, in order; shape (k, 2)."""
        wide = self.steps_per_bucket
        begin, end = max(0, first_step // wide), min(self._used, last_step // wide + 1)
        if end <= begin:
            return np.empty((0, 2))
        lines, steps = self._lines[begin:end], self._steps[begin:end]
        if wide == 1:
            return lines[:, 0].copy()
        keep = (steps <= last_step).ravel()
        keep[1::2] &= steps[:, 0] != steps[:, 1]
        found: FloatArray = lines.reshape(-1, 2)[keep]
        return found

    def extend(self, values: FloatArray) -> None:
        """Add the lines of the next steps, in order; shape (k, 2)."""
        if len(values):
            low, high = np.minimum.reduce(values).tolist(), np.maximum.reduce(values).tolist()
            if self.extent is not None:
                m_low, m_high, b_low, b_high = self.extent
                low, high = [min(low[0], m_low), min(low[1], b_low)], [max(high[0], m_high), max(high[1], b_high)]
            self.extent = (low[0], high[0], low[1], high[1])
        super().extend(values)

    def until(self, step: int) -> PathHistory:
        """A copy of the buckets that end at or before ``step``; the caller extends it by what is left of the last."""
        kept = super().until(step)
        lines = kept._lines[: kept._used].reshape(-1, 2)
        if len(lines):
            (m_low, b_low), (m_high, b_high) = lines.min(axis=0).tolist(), lines.max(axis=0).tolist()
            kept.extent = (m_low, m_high, b_low, b_high)
        return kept

    def _columns(self) -> tuple[FloatArray | IntArray, ...]:
        return self._lines, self._steps

    def _join(self, bucket: int, values: FloatArray, steps: IntArray) -> None:
        first, farthest = self._lines[bucket]
        distances = _distance(values - first)
        best = int(np.argmax(distances))
        if distances[best] > _distance(farthest - first):
            self._lines[bucket, 1], self._steps[bucket, 1] = values[best], steps[best]

    def _open(self, new: slice, values: FloatArray, steps: IntArray, edges: IntArray) -> None:
        firsts = values[:: self.steps_per_bucket]
        self._lines[new] = firsts[:, None]
        self._steps[new] = steps[:: self.steps_per_bucket, None]
        if self.steps_per_bucket > 1:
            ends = np.append(edges[1:], len(values))
            distances = _distance(values - np.repeat(firsts, ends - edges, axis=0))
            for place, (begin, end) in enumerate(zip(edges.tolist(), ends.tolist(), strict=True), start=new.start):
                best = begin + int(np.argmax(distances[begin:end]))
                self._lines[place, 1], self._steps[place, 1] = values[best], steps[best]

    def _merge_pairs(self, half: int) -> None:
        lines, steps = self._lines[: 2 * half].reshape(half, 4, 2), self._steps[: 2 * half].reshape(half, 4)
        farthest = np.argmax(_distance(lines - lines[:, :1]), axis=1)
        rows = np.arange(half)
        merged = np.stack([lines[:, 0], lines[rows, farthest]], axis=1)
        merged_steps = np.stack([steps[:, 0], steps[rows, farthest]], axis=1)
        self._lines[:half], self._steps[:half] = merged, merged_steps


def _distance(apart: FloatArray) -> FloatArray:
    """The square of the length of each (slope, intercept), which is enough to compare by."""
    return apart[..., 0] * apart[..., 0] + apart[..., 1] * apart[..., 1]
