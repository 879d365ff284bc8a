"""The cost of every step so far, in bounded memory, with no spike lost.

Steps are kept one by one until there are ``CAPACITY`` of them; then neighbours are merged in pairs, and each bucket
stands for twice as many steps. A bucket keeps its least and greatest cost and the very steps where they were, so that
whatever is drawn or told of it is exact. Which steps share a bucket depends on their numbers alone, never on how many
ran at a time.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from app.model.dataset import FloatArray, IntArray

CAPACITY = 8192


class Extremes(NamedTuple):
    """Columns of the history: least and greatest cost of each, and the steps where they were; shape (k,) each."""

    low: FloatArray
    high: FloatArray
    low_steps: IntArray
    high_steps: IntArray

    def part(self, begin: int, end: int) -> Extremes:
        """The columns from ``begin`` on, up to ``end``."""
        return Extremes(self.low[begin:end], self.high[begin:end], self.low_steps[begin:end], self.high_steps[begin:end])


class CostHistory:
    """The cost before step 1 (as step 0) and after every step since; empty until step 1 has run.

    An edit changes the cost between two steps; it shows in the step after it.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Start with nothing. ``capacity`` must be even."""
        self._low = np.empty(capacity)
        self._high = np.empty(capacity)
        self._low_steps = np.empty(capacity, dtype=np.int64)
        self._high_steps = np.empty(capacity, dtype=np.int64)
        self._used = 0
        self.steps_per_bucket = 1
        self.last_step = -1

    @property
    def capacity(self) -> int:
        """How many buckets there can be at the most."""
        return len(self._low)

    def extend(self, costs: FloatArray) -> None:
        """Add the costs of the next steps, in order; shape (k,)."""
        while len(costs):
            room = self.capacity * self.steps_per_bucket - (self.last_step + 1)
            if not room:
                self._merge_pairs()
                continue
            self._fill(costs[:room])
            costs = costs[room:]

    def columns(self, first_step: int, last_step: int, how_many: int) -> Extremes:
        """The extremes of at most ``how_many`` columns that share the steps from first to last evenly.

        Only whole buckets are told apart, so there are fewer columns where there are fewer buckets.
        """
        wide = self.steps_per_bucket
        begin, end = max(0, first_step // wide), min(self._used, last_step // wide + 1)
        if end <= begin:
            nothing, no_step = np.empty(0), np.empty(0, dtype=np.int64)
            return Extremes(nothing, nothing, no_step, no_step)
        stride = max(1, -(-(end - begin) // max(1, how_many)))
        begin -= begin % stride
        edges = np.arange(begin, end, stride)
        low, high = self._low[:end], self._high[:end]
        lows, highs = np.minimum.reduceat(low, edges), np.maximum.reduceat(high, edges)
        if stride == 1:
            return Extremes(lows, highs, self._low_steps[begin:end].copy(), self._high_steps[begin:end].copy())
        return Extremes(
            lows,
            highs,
            self._low_steps[_first_equal(low, lows, edges, end)],
            self._high_steps[_first_equal(high, highs, edges, end)],
        )

    def until(self, step: int) -> CostHistory:
        """A copy that ends with ``step``'s bucket; the caller makes good the part of it that lies beyond."""
        kept = CostHistory(capacity=self.capacity)
        kept.steps_per_bucket = self.steps_per_bucket
        kept._used = min(self._used, (step + 1) // self.steps_per_bucket)
        for name in ("_low", "_high", "_low_steps", "_high_steps"):
            getattr(kept, name)[: kept._used] = getattr(self, name)[: kept._used]
        kept.last_step = kept._used * self.steps_per_bucket - 1
        return kept

    def _fill(self, costs: FloatArray) -> None:
        """Add costs that fit into the buckets as wide as they are now."""
        wide = self.steps_per_bucket
        first = self.last_step + 1
        steps = np.arange(first, first + len(costs), dtype=np.int64)
        begin = 0
        if first % wide:
            begin = min(len(costs), wide - first % wide)
            self._join_last(costs[:begin], steps[:begin])
        if begin < len(costs):
            self._open_buckets(costs[begin:], steps[begin:])
        self.last_step = first + len(costs) - 1

    def _join_last(self, costs: FloatArray, steps: IntArray) -> None:
        last = self._used - 1
        low, high = int(np.argmin(costs)), int(np.argmax(costs))
        if costs[low] < self._low[last]:
            self._low[last], self._low_steps[last] = costs[low], steps[low]
        if costs[high] > self._high[last]:
            self._high[last], self._high_steps[last] = costs[high], steps[high]

    def _open_buckets(self, costs: FloatArray, steps: IntArray) -> None:
        edges = np.arange(0, len(costs), self.steps_per_bucket)
        lows, highs = np.minimum.reduceat(costs, edges), np.maximum.reduceat(costs, edges)
        new = slice(self._used, self._used + len(edges))
        self._low[new], self._high[new] = lows, highs
        if self.steps_per_bucket == 1:
            self._low_steps[new] = self._high_steps[new] = steps
        else:
            self._low_steps[new] = steps[_first_equal(costs, lows, edges, len(costs))]
            self._high_steps[new] = steps[_first_equal(costs, highs, edges, len(costs))]
        self._used += len(edges)

    def _merge_pairs(self) -> None:
        """Let each bucket stand for twice as many steps."""
        half = self._used // 2
        for values, steps, is_better in (
            (self._low, self._low_steps, np.less),
            (self._high, self._high_steps, np.greater),
        ):
            left, right = values[: 2 * half : 2], values[1 : 2 * half : 2]
            takes_right = is_better(right, left)
            merged = np.where(takes_right, right, left)
            merged_steps = np.where(takes_right, steps[1 : 2 * half : 2], steps[: 2 * half : 2])
            values[:half], steps[:half] = merged, merged_steps
        self._used = half
        self.steps_per_bucket *= 2


def _first_equal(values: FloatArray, wanted: FloatArray, edges: IntArray, end: int) -> IntArray:
    """For each stretch between edges, the place of the first value that equals the one wanted of it."""
    lengths = np.diff(np.append(edges, end))
    places = np.arange(edges[0], end)
    hits = np.where(values[edges[0] : end] == np.repeat(wanted, lengths), places, end)
    return np.minimum.reduceat(hits, edges - edges[0])
