"""What is foretold of a run: worked out when something was changed, and held against the run from then on."""

from __future__ import annotations

from app.model.dataset import FloatArray, IntArray
from app.model.forecast import forecast_costs
from app.model.outlook import Outlook
from app.model.training import Training
from app.plots.numerals import significant
from app.state import State

DOTS = 160


class Forecast:
    """The forecast from the moment of the last change on, made again only when there is another, or farther to see."""

    def __init__(self) -> None:
        self._key: object = None
        self._start: Training | None = None
        self._until = 0
        self._foretold: tuple[IntArray, FloatArray] | None = None

    def of(self, state: State, until: int) -> tuple[IntArray, FloatArray] | None:
        """Steps and foretold costs up to step ``until``; None where nothing can be foretold or points are being moved."""
        timeline = state.timeline
        if state.held is not None or not timeline.is_live or not len(state.points):
            return None
        run = timeline.run
        # A change at the same step as the one before takes its place, and is another one.
        key = (id(run), len(run.edits), run.edits[-1:], run.now.settings, run.now.training_set)
        if key != self._key:
            self._key, self._start, self._until = key, run.now, 0
        if until > self._until and self._start is not None and self._start.step < until:
            self._until = until
            self._foretold = forecast_costs(self._start, until, DOTS)
        return self._foretold


def forecast_in_words(outlook: Outlook) -> str:
    """Where it ends and how fast, such as «heads for J 0.102, ×0.93 an epoch»."""
    if outlook.rest_cost is None or outlook.shrink_per_epoch is None or outlook.shrink_per_epoch >= 1:
        return ""
    return f"heads for J {significant(outlook.rest_cost, 3)}, ×{significant(outlook.shrink_per_epoch, 3)} an epoch"
