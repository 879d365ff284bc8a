"""Which steps share a column of a cost curve: as many to each on a linear axis, ever more of them on a logarithmic one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import IntArray
from app.model.time.history import OPENING, CostHistory, Extremes


class StepColumns(NamedTuple):
    """The columns that the steps up to ``last_step`` have in a plot ``how_many`` pixels wide."""

    last_step: int
    how_many: int
    is_logarithmic: bool

    def width_of(self, history: CostHistory) -> int:
        """What the columns of a history depend on beside the axis: how coarse they are."""
        return history.steps_per_bucket if self.is_logarithmic else history.steps_a_column(self.last_step, self.how_many)

    def complete_until(self, history: CostHistory, step: int) -> int:
        """The last step of the last column that has all of its steps once ``step`` has run; −1 where there is none."""
        if not self.is_logarithmic:
            wide = self.width_of(history)
            return (step + 1) // wide * wide - 1
        edges = self._edges(history)
        return int(edges[np.searchsorted(edges, step + 1, side="right") - 1]) - 1

    def of(self, history: CostHistory, first_step: int, last_step: int) -> Extremes:
        """The extremes of the columns from the one with the first step on, as far as steps have run."""
        if not self.is_logarithmic:
            return history.columns_of(first_step, last_step, self.width_of(history))
        edges = self._edges(history)
        begin = int(np.searchsorted(edges, first_step, side="right")) - 1
        end = int(np.searchsorted(edges, min(last_step, history.last_step), side="right"))
        return history.columns_at(edges[begin:end], last_step)

    def _edges(self, history: CostHistory) -> IntArray:
        return _edges(self.last_step, self.how_many, history.steps_per_bucket)


@lru_cache(maxsize=16)
def _edges(last_step: int, how_many: int, steps_per_bucket: int) -> IntArray:
    """The first step of each column, and the step after the last one.

    A column is as wide as a pixel at least, and after the opening of the history a number of whole buckets.
    """
    steps = np.unique(np.geomspace(1.0, last_step + 1.0, max(2, how_many)).astype(np.int64))
    late = -(-steps[steps > OPENING] // steps_per_bucket) * steps_per_bucket
    opening = [0, *([OPENING] if last_step > OPENING else [])]
    return np.unique(np.concatenate([opening, steps[steps <= OPENING], late, [last_step + 1]]))
