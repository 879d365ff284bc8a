"""The cost of every step so far, in bounded memory, with no spike lost.

A bucket stores its least and greatest cost and the steps at which they occurred, so that every cost shown is the exact
cost of a step.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import FloatArray, IntArray
from app.model.time.buckets import Buckets

CAPACITY = 8192

OPENING = 8192
"""So many costs at the beginning are kept one by one: on a logarithmic axis they have the most room."""


class Extremes(NamedTuple):
    """Columns of the history: the least and greatest cost of each, and the steps at which they occurred; shape (k,)."""

    low: FloatArray
    high: FloatArray
    low_steps: IntArray
    high_steps: IntArray


class CostHistory(Buckets):
    """The cost before step 1 (as step 0) and after every step since; empty until step 1 has run.

    An edit changes the cost between two steps; it shows in the step after it. ``extent`` is the least and greatest cost
    so far, None before step 1; ``least_above_zero`` is the least that is not 0, infinite if there is none.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        """Start with nothing. ``capacity`` must be even."""
        super().__init__(capacity)
        self.extent: tuple[float, float] | None = None
        self.least_above_zero = inf
        self._opening = np.empty(OPENING)
        self._low = np.empty(capacity)
        self._high = np.empty(capacity)
        self._low_steps = np.empty(capacity, dtype=np.int64)
        self._high_steps = np.empty(capacity, dtype=np.int64)

    def extend(self, values: FloatArray) -> None:
        """Add the costs of the next steps, in order; shape (k,)."""
        if len(values):
            low, high = float(np.minimum.reduce(values)), float(np.maximum.reduce(values))
            if self.extent is not None:
                low, high = min(low, self.extent[0]), max(high, self.extent[1])
            self.extent = (low, high)
            self.least_above_zero = min(self.least_above_zero, least_above_zero(values))
            begin = self.last_step + 1
            self._opening[begin : begin + len(values)] = values[: max(0, OPENING - begin)]
        super().extend(values)

    def until(self, step: int) -> CostHistory:
        """A copy of the buckets that end at or before ``step``. The caller adds the steps between their end and ``step``."""
        kept = super().until(step)
        kept._opening[: kept.last_step + 1] = self._opening[: kept.last_step + 1]
        if kept._used:
            low, high = kept._low[: kept._used], kept._high[: kept._used]
            kept.extent = (float(low.min()), float(high.max()))
            # Of a bucket with a 0 in it, only the greatest cost is known besides.
            kept.least_above_zero = min(least_above_zero(low), least_above_zero(high))
        return kept

    def columns(self, first_step: int, last_step: int, how_many: int) -> Extremes:
        """The extremes of at most ``how_many`` columns of equal width, from the first step to the last.

        A column is a number of whole buckets, so there are never more columns than buckets.
        """
        wide = self.steps_per_bucket
        first, last = max(0, first_step), min(self._used * wide - 1, last_step)
        return self.columns_of(first, last, self.steps_a_column(last - first // wide * wide, how_many))

    def steps_a_column(self, last_step: int, how_many: int) -> int:
        """The width of a column in steps, if at most ``how_many`` columns cover the steps from 0 to ``last_step``."""
        wide = self.steps_per_bucket
        return wide * max(1, -(-(last_step // wide + 1) // max(1, how_many)))

    def columns_of(self, first_step: int, last_step: int, steps_a_column: int) -> Extremes:
        """The extremes of columns of ``steps_a_column`` steps, a multiple of ``steps_per_bucket``, counted from step 0."""
        wide = self.steps_per_bucket
        begin, end, stride = max(0, first_step // wide), min(self._used, last_step // wide + 1), steps_a_column // wide
        if end <= begin:
            nothing, no_step = np.empty(0), np.empty(0, dtype=np.int64)
            return Extremes(nothing, nothing, no_step, no_step)
        begin -= begin % stride
        if stride == 1:
            low_steps = self._low_steps[begin:end].copy()
            high_steps = low_steps if wide == 1 else self._high_steps[begin:end].copy()
            return Extremes(self._low[begin:end].copy(), self._high[begin:end].copy(), low_steps, high_steps)
        edges = np.arange(begin, end, stride)
        low, high = self._low[:end], self._high[:end]
        lows, highs = np.minimum.reduceat(low, edges), np.maximum.reduceat(high, edges)
        return Extremes(
            lows,
            highs,
            self._low_steps[_first_equal(low, lows, edges, end)],
            self._high_steps[_first_equal(high, highs, edges, end)],
        )

    def columns_at(self, starts: IntArray, last_step: int) -> Extremes:
        """The extremes of columns from each of these steps to before the next, the last one up to ``last_step``.

        Those after the opening must begin with a bucket. A bucket that began in the opening, as there is in a very long
        run, is left out where its extremes lie before the column.
        """
        is_early = starts < OPENING
        early, late = starts[is_early], starts[~is_early]
        opening = self._opening[: min(OPENING, self.last_step + 1, last_step + 1)]
        end = min(self._used, last_step // self.steps_per_bucket + 1)
        parts = [_extremes_at(opening, opening, early, len(opening), np.arange(len(opening)), np.arange(len(opening)))]
        edges = late // self.steps_per_bucket
        parts.append(_extremes_at(self._low, self._high, edges[edges < end], end, self._low_steps, self._high_steps))
        low, high, low_steps, high_steps = (np.concatenate(each) for each in zip(*parts, strict=True))
        is_within = np.minimum(low_steps, high_steps) >= starts[: len(low)]
        return Extremes(low[is_within], high[is_within], low_steps[is_within], high_steps[is_within])

    def _columns(self) -> tuple[FloatArray | IntArray, ...]:
        return self._low, self._high, self._low_steps, self._high_steps

    def _join(self, bucket: int, values: FloatArray, steps: IntArray) -> None:
        low, high = int(np.argmin(values)), int(np.argmax(values))
        if values[low] < self._low[bucket]:
            self._low[bucket], self._low_steps[bucket] = values[low], steps[low]
        if values[high] > self._high[bucket]:
            self._high[bucket], self._high_steps[bucket] = values[high], steps[high]

    def _open(self, new: slice, values: FloatArray, steps: IntArray, edges: IntArray) -> None:
        if self.steps_per_bucket == 1:
            self._low[new] = self._high[new] = values
            self._low_steps[new] = self._high_steps[new] = steps
            return
        lows, highs = np.minimum.reduceat(values, edges), np.maximum.reduceat(values, edges)
        self._low[new], self._high[new] = lows, highs
        self._low_steps[new] = steps[_first_equal(values, lows, edges, len(values))]
        self._high_steps[new] = steps[_first_equal(values, highs, edges, len(values))]

    def _merge_pairs(self, half: int) -> None:
        for values, steps, is_better in (
            (self._low, self._low_steps, np.less),
            (self._high, self._high_steps, np.greater),
        ):
            left, right = values[: 2 * half : 2], values[1 : 2 * half : 2]
            takes_right = is_better(right, left)
            merged = np.where(takes_right, right, left)
            merged_steps = np.where(takes_right, steps[1 : 2 * half : 2], steps[: 2 * half : 2])
            values[:half], steps[:half] = merged, merged_steps


def _extremes_at(
    low: FloatArray, high: FloatArray, edges: IntArray, end: int, low_steps: IntArray, high_steps: IntArray
) -> Extremes:
    """Of stretches from each edge to before the next, the last one to before ``end``: the extremes and their steps."""
    if not len(edges):
        return Extremes(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    lows, highs = np.minimum.reduceat(low[:end], edges), np.maximum.reduceat(high[:end], edges)
    low_at, high_at = (_first_equal(each, found, edges, end) for each, found in ((low, lows), (high, highs)))
    return Extremes(lows, highs, low_steps[low_at], high_steps[high_at])


def least_above_zero(values: FloatArray) -> float:
    """The least value that is not 0; infinite if there is none."""
    least = float(np.minimum.reduce(values, initial=inf))
    return least if least > 0.0 else float(np.minimum.reduce(values, initial=inf, where=values > 0.0))


def _first_equal(values: FloatArray, wanted: FloatArray, edges: IntArray, end: int) -> IntArray:
    """For each stretch between edges, the place of the first value equal to the one wanted there."""
    lengths = np.diff(np.append(edges, end))
    places = np.arange(edges[0], end)
    hits = np.where(values[edges[0] : end] == np.repeat(wanted, lengths), places, end)
    return np.minimum.reduceat(hits, edges - edges[0])
