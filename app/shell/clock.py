"""How many steps are due. The clock decides that alone; it never scales a step, and drops steps rather than frames."""

from __future__ import annotations

from app.model.learning.speed import Per
from app.session.state import State

STEPS_BUDGET_S = 0.010
"""Steps may take this much of a frame; what does not fit is dropped."""


class Clock:
    """Counts steps due from the time that passed and from how long steps took lately."""

    def __init__(self) -> None:
        self._owed = 0.0
        self._step_s = 2e-6

    def steps_due(self, state: State, passed_s: float) -> int:
        """How many steps to run in this frame, ``passed_s`` seconds after the one before."""
        if not state.is_running:
            self._owed = 0.0
            return 0
        speed = state.speed
        if speed.per is Per.SECOND:
            self._owed += speed.count * min(passed_s, 0.25)
            due = int(self._owed)
            self._owed -= due
        else:
            due = speed.count if speed.per is Per.FRAME else max(1, state.training.steps_per_epoch)
        return min(due, self.affordable)

    @property
    def affordable(self) -> int:
        """How many steps fit into the budget of a frame, going by the latest ones."""
        return max(1, self.steps_within(STEPS_BUDGET_S))

    def steps_within(self, seconds: float) -> int:
        """How many steps take that long, going by the latest ones."""
        return int(seconds / self._step_s)

    def took(self, steps: int, seconds: float) -> None:
        """Learn from how long some steps took; a few steps alone say little, since a call has its own cost."""
        if steps >= 50:
            self._step_s += 0.2 * (seconds / steps - self._step_s)
