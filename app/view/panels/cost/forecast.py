"""What is predicted of a run: worked out when something was changed, and held against the run from then on."""

from __future__ import annotations

from app.model.data.dataset import FloatArray, IntArray
from app.model.theory.forecast import forecast_costs
from app.model.time.run import Version
from app.session.state import State

DOTS = 160


class Forecast:
    """The forecast from the moment of the last change on, made again only when there is another, or farther to see."""

    def __init__(self) -> None:
        self._key: tuple[Version, int] | None = None
        self._foretold: tuple[IntArray, FloatArray] | None = None

    def of(self, state: State, until: int) -> tuple[IntArray, FloatArray] | None:
        """Steps and predicted costs up to step ``until``; None where nothing can be predicted or points are being moved."""
        timeline = state.timeline
        if state.held is not None or not timeline.is_live or not len(state.points):
            return None
        run = timeline.run
        if run.changed.step >= until:
            return None
        if self._key != (run.version, until):
            self._key, self._foretold = (run.version, until), forecast_costs(run.changed, until, DOTS)
        return self._foretold
