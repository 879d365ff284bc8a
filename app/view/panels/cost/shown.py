"""What the cost card shows, picked out of the state as plain values."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from app.commands import tooltip
from app.lesson.guessing import tells_what_comes
from app.model.learning.training import Training
from app.model.theory.forecast import forecast_costs
from app.model.time.history import least_above_zero
from app.model.time.run import Run, Version, cost_of
from app.model.time.timeline import Timeline
from app.session.state import State
from app.session.targets import ButtonTarget, CostTarget
from app.update.training.step_axis import last_step_seen
from app.view.figures.cost_axes import CostRange, Span
from app.view.figures.cost_curve import CostCurves, CostForecast, RunCosts
from app.words.outlook import forecast_in_words

GHOSTS_DRAWN = 3
COLUMNS_LOOKED_AT = 64

FORECAST_DOTS = 160


class Header(NamedTuple):
    """The head of the card: the chip that says the scale, its tooltip, and the tabs where two cards share a place."""

    is_logarithmic: bool
    hint: str
    is_pointed_at: bool
    tabs: tuple[str, ...]


class Shown(NamedTuple):
    """What the card shows. ``curves`` is None before the first step, ``cost`` and ``least`` are without points.

    ``step`` is the one looked at. ``words`` say where training leads, the longest form first; ``pointer_x`` is where the
    plot is pointed at.
    """

    header: Header
    curves: CostCurves | None
    cost: float | None
    least: float | None
    words: tuple[str, ...]
    pointer_x: float | None
    step: int


def shown_of(state: State, forecasts: Forecasts, tabs: tuple[str, ...]) -> Shown:
    """The card as the state has it."""
    training, pointer = state.training, state.pointer
    has_points = len(state.points) > 0
    cost = cost_of(training) if has_points else None
    least = training.training_set.moments.least_cost if has_points else None
    curves = _curves(state, cost, least, forecasts) if state.timeline.run.costs.last_step >= 1 else None
    is_unknown = not state.outlook.is_computed and tells_what_comes(state)
    is_told = curves is not None and (curves.forecast is not None or is_unknown)
    words = forecast_in_words(state.outlook) if is_told else ()
    pointer_x = pointer.x if pointer.target == CostTarget() else None
    return Shown(_header(state, tabs), curves, cost, least, words, pointer_x, state.timeline.step)


def _header(state: State, tabs: tuple[str, ...]) -> Header:
    is_pointed_at = state.pointer.target == ButtonTarget("cost-scale")
    return Header(state.look.is_cost_logarithmic, tooltip(state, "cost-scale"), is_pointed_at, tabs)


def _curves(state: State, cost: float | None, least: float | None, forecasts: Forecasts) -> CostCurves:
    timeline, shown = state.timeline, range_of(state, cost)
    ghosts = tuple([_costs_of(run) for run in ghosts_of(timeline)])
    # While the axis glides, the forecast reaches beyond it, to where it will end.
    forecast = forecasts.of(state, state.step_axis.last_step, shown.are_steps_logarithmic)
    return CostCurves(_costs_of(timeline.run), ghosts, shown, timeline.step, timeline.is_live, cost, least, forecast)


def _costs_of(run: Run) -> RunCosts:
    return RunCosts(run.version, run.costs.last_step, run.costs)


def ghosts_of(timeline: Timeline) -> list[Run]:
    """The other runs that are drawn faintly: the latest few that have a curve."""
    return [run for run in timeline.others.values() if run.costs.last_step > 0][-GHOSTS_DRAWN:]


def range_of(state: State, cost: float | None) -> CostRange:
    """What the axes show: the run and its ghosts, the cost of the line looked at (None without points), and the least.

    Only what diverged in a run that is not looked at live is left out: the rest would be too small to see beside it. It
    leaves the plot at an arrow.
    """
    timeline, least = state.timeline, state.training.training_set.moments.least_cost
    spans = [_span_of_run(timeline)]
    spans += [Span.of(ghost.costs) for ghost in ghosts_of(timeline) if ghost.divergence is None]
    if cost is not None:
        spans.append(Span(cost, cost or Span().above_zero, cost))
    if least > 0:
        spans.append(Span(least, least))
    costs = Span.around(spans)
    if costs.high:
        costs = costs._replace(above_zero=min(costs.above_zero, costs.high))
    return CostRange(last_step_seen(state), costs, state.look.is_cost_logarithmic, state.look.are_steps_logarithmic)


def _span_of_run(timeline: Timeline) -> Span:
    """That of the run; where it diverged and an earlier step is looked at, that until there."""
    run = timeline.run
    if run.divergence is None or timeline.is_live:
        return Span.of(run.costs)
    columns = run.costs.columns(0, timeline.step, COLUMNS_LOOKED_AT)
    if not len(columns.low):
        return Span.of(run.costs)
    above_zero = min(least_above_zero(columns.low), least_above_zero(columns.high))
    return Span(float(columns.low.min()), above_zero, float(columns.high.max()))


class Forecasts:
    """The forecast from the moment of the last change on, worked out when there is another or farther to see."""

    def __init__(self) -> None:
        self._key: tuple[Version, int, bool] | None = None
        self._forecast: CostForecast | None = None

    def of(self, state: State, until: int, is_logarithmic: bool) -> CostForecast | None:
        """The forecast up to step ``until``, closer together at its beginning where the axis is logarithmic.

        None where nothing can be predicted or points are being moved.
        """
        timeline = state.timeline
        if state.held is not None or not timeline.is_live or not len(state.points) or not tells_what_comes(state):
            return None
        run = timeline.run
        if run.changed.step >= until:
            return None
        if self._key != (run.version, until, is_logarithmic):
            self._key = (run.version, until, is_logarithmic)
            self._forecast = _forecast(run.changed, until, is_logarithmic)
        return self._forecast


def _forecast(changed: Training, until: int, is_logarithmic: bool) -> CostForecast | None:
    """On a logarithmic axis one part after the other, each eight times as long as all before."""
    ends = [until]
    while is_logarithmic and (ends[0] - changed.step) // 8 > 8:
        ends.insert(0, changed.step + (ends[0] - changed.step) // 8)
    parts = [forecast_costs(changed, end, FORECAST_DOTS // min(4, len(ends))) for end in ends]
    begins = [-1, *ends[:-1]]
    found = [(*part, begin) for part, begin in zip(parts, begins, strict=True) if part is not None]
    if not found:
        return None
    kept = [(steps[steps > begin], costs[steps > begin]) for steps, costs, begin in found]
    return CostForecast(*(np.concatenate(each) for each in zip(*kept, strict=True)))
