"""A history of any length in bounded memory: buckets of steps that are merged in pairs when there are too many.

Steps are kept one by one until there are as many as buckets; then each bucket stands for two, for four and so on. Which
steps share a bucket depends on their numbers alone, not on how many ran at a time.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self

import numpy as np

from app.model.data.dataset import FloatArray, IntArray


class Buckets(ABC):
    """Values by step, from step 0 on. A subclass decides what a bucket keeps of its steps."""

    def __init__(self, capacity: int) -> None:
        """Start with nothing. ``capacity`` must be even."""
        self.capacity = capacity
        self.steps_per_bucket = 1
        self.last_step = -1
        self._used = 0

    def extend(self, values: FloatArray) -> None:
        """Add the values of the next steps, in order; the first axis is the steps."""
        while len(values):
            room = self.capacity * self.steps_per_bucket - (self.last_step + 1)
            if not room:
                self._used //= 2
                self._merge_pairs(self._used)
                self.steps_per_bucket *= 2
                continue
            self._fill(values[:room])
            values = values[room:]

    def until(self, step: int) -> Self:
        """A copy of the buckets that end at or before ``step``. The caller adds the steps between their end and ``step``."""
        kept = type(self)(self.capacity)
        kept.steps_per_bucket = self.steps_per_bucket
        kept._used = min(self._used, (step + 1) // self.steps_per_bucket)
        kept.last_step = kept._used * self.steps_per_bucket - 1
        for ours, theirs in zip(self._columns(), kept._columns(), strict=True):
            theirs[: kept._used] = ours[: kept._used]
        return kept

    def _fill(self, values: FloatArray) -> None:
        """Add values that fit into the buckets as wide as they are now."""
        wide, first = self.steps_per_bucket, self.last_step + 1
        steps = np.arange(first, first + len(values), dtype=np.int64)
        begin = 0
        if first % wide:
            begin = min(len(values), wide - first % wide)
            self._join(self._used - 1, values[:begin], steps[:begin])
        if begin < len(values):
            edges = np.arange(0, len(values) - begin, wide)
            new = slice(self._used, self._used + len(edges))
            self._open(new, values[begin:], steps[begin:], edges)
            self._used = new.stop
        self.last_step = first + len(values) - 1

    @abstractmethod
    def _columns(self) -> tuple[FloatArray | IntArray, ...]:
        """The arrays that hold the buckets, one row a bucket."""

    @abstractmethod
    def _join(self, bucket: int, values: FloatArray, steps: IntArray) -> None:
        """Add more steps to a bucket."""

    @abstractmethod
    def _open(self, new: slice, values: FloatArray, steps: IntArray, edges: IntArray) -> None:
        """Begin the buckets ``new``; the first step of each is at its place of ``edges`` in the values."""

    @abstractmethod
    def _merge_pairs(self, half: int) -> None:
        """Merge buckets 2i and 2i + 1 into bucket i, for each i below ``half``."""
