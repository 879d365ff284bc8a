"""The cost curve as a drawing: axes in round numbers, the stroke through a run, and the dots of its forecast."""

from __future__ import annotations

from functools import lru_cache
from math import inf
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, IntArray
from app.model.time.history import CostHistory, Extremes, least_above_zero
from app.model.time.run import Run
from app.model.time.timeline import Timeline
from app.plots.rounding import FINE, round_above, round_below
from app.plots.scale import LinearScale, LogScale, Scale
from app.session.state import State
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.panels.cost.off_plot import APART, ROUNDING, beyond_plot, draw_cut_off, draw_leaving, leaves

GHOSTS_DRAWN = 3
COLUMNS_LOOKED_AT = 64
FEW = 8
"""So few dots are placed one by one, which takes less than numpy does to begin."""

ZERO_SHARE = 0.16
"""Of the height of a logarithmic axis: what is below the break, where 0 has a place of its own."""

_ROUND_FROM = 1e-300
"""Below this the ends of an axis are no round numbers, which floats cannot tell apart there."""


class CostAxes(NamedTuple):
    """From steps to pixels across, and from costs to pixels down."""

    x: LinearScale
    y: Scale


def axes_for(state: State, now: float | None, plot: pygame.Rect) -> CostAxes:
    """The axes that hold the run and its ghosts, in round numbers so that they hold still while the run goes on.

    ``now`` is the cost of the line looked at, None without points. Not held is only what diverged in a run that is not
    looked at live: it would dwarf the rest, and leaves the plot at an arrow.
    """
    ghosts = [_Span.of(ghost.costs) for ghost in ghosts_of(state.timeline) if ghost.divergence is None]
    spans = [_span_of_run(state.timeline), *ghosts, *([] if now is None else [_Span(now, now or inf, now)])]
    low, above_zero, high = min(s.low for s in spans), min(s.above_zero for s in spans), max(s.high for s in spans)
    least = state.training.training_set.moments.least_cost
    if least > 0:
        low, above_zero = min(low, least), min(above_zero, least)
    span = _Span(low, min(above_zero, high or inf), high)
    return _round_axes(_axis_end(state.timeline.horizon), span, state.look.is_cost_logarithmic, *plot)


class _Span(NamedTuple):
    """The least cost, the least that is not 0 (infinite where there is none), and the greatest."""

    low: float
    above_zero: float
    high: float

    @classmethod
    def of(cls, costs: CostHistory) -> _Span:
        low, high = costs.extent or (inf, 0.0)
        return cls(low, costs.least_above_zero, high)


def _span_of_run(timeline: Timeline) -> _Span:
    """That of the run; where it diverged and one looks back, that until there: the rest dwarfs it."""
    run = timeline.run
    if run.divergence is None or timeline.is_live:
        return _Span.of(run.costs)
    columns = run.costs.columns(0, timeline.step, COLUMNS_LOOKED_AT)
    if not len(columns.low):
        return _Span.of(run.costs)
    above_zero = min(least_above_zero(columns.low), least_above_zero(columns.high))
    return _Span(float(columns.low.min()), above_zero, float(columns.high.max()))


@lru_cache(maxsize=4)
def _round_axes(last_step: int, span: _Span, is_logarithmic: bool, left: int, top: int, width: int, height: int) -> CostAxes:
    steps = LinearScale((0.0, float(last_step)), (float(left), float(left + width - 1)))
    heights = (float(top + height), float(top))
    if not is_logarithmic:
        return CostAxes(steps, LinearScale((0.0, span.high or 1.0), heights).nice(4))
    if not span.high:
        # Nothing but zeros: the numbers above the break are only there for it to be seen as one.
        span = _Span(0.0, 0.1, 1.0)
    low = min(span.above_zero, span.high / 2) or span.above_zero
    domain = (round_below(low) if low > _ROUND_FROM else low, round_above(max(span.high, _ROUND_FROM)))
    if span.low > 0.0:
        return CostAxes(steps, LogScale(domain, heights))
    return CostAxes(steps, LogScale(domain, (heights[0] - round(height * ZERO_SHARE), heights[1]), heights[0]))


def _axis_end(horizon: int) -> int:
    """A round number of steps somewhat beyond the run, so that the axis holds still and there is room for the forecast."""
    return round(round_above(max(20.0, horizon * 1.1), FINE))


def ghosts_of(timeline: Timeline) -> list[Run]:
    """The other runs that are drawn faintly: the latest few that have a curve."""
    return [run for run in timeline.others.values() if run.costs.last_step > 0][-GHOSTS_DRAWN:]


def draw_curve(
    pen: Pen, plot: pygame.Rect, columns: Extremes, axes: CostAxes, colour: Colour, goes_on: bool = False
) -> None:
    """A stroke through the extremes of each column, the earlier one first, so that no spike is lost.

    Where it ``goes_on`` the first column is drawn already: the stroke begins where that one ended. Drawn in two goes it is
    the same to the pixel as in one. What the axis does not hold is cut off, with an arrow.
    """
    steps, costs = _in_order(columns)
    if goes_on and columns.low_steps is not columns.high_steps:
        steps, costs = steps[1:], costs[1:]
    if len(steps) < 2:
        return
    if len(steps) <= FEW:
        dots = [(axes.x(float(step)), axes.y(cost)) for step, cost in zip(steps.tolist(), costs.tolist(), strict=True)]
    else:
        dots = list(zip(axes.x(steps.astype(np.float64)).tolist(), axes.y(costs).tolist(), strict=True))
    top, bottom = min(y for _, y in dots), max(y for _, y in dots)
    if beyond_plot(plot, top) or beyond_plot(plot, bottom):
        draw_cut_off(pen, plot, dots, colour)
    else:
        pen.segments(colour, dots)


def _in_order(columns: Extremes) -> tuple[IntArray, FloatArray]:
    """The steps and costs of all extremes, one after the other."""
    low, high, low_steps, high_steps = columns
    if low_steps is high_steps:
        return low_steps, low
    is_high_first = high_steps < low_steps
    steps = np.column_stack([np.minimum(low_steps, high_steps), np.maximum(low_steps, high_steps)])
    costs = np.column_stack([np.where(is_high_first, high, low), np.where(is_high_first, low, high)])
    return steps.ravel(), costs.ravel()


def draw_forecast(pen: Pen, plot: pygame.Rect, axes: CostAxes, predicted: tuple[IntArray, FloatArray]) -> None:
    """Where this order of points leads, dotted, as predicted when something was changed last; the run confirms it."""
    steps, costs = predicted
    xs, ys = axes.x(steps.astype(np.float64)), axes.y(costs)
    is_on_plot = (ys >= plot.top - ROUNDING) & (ys <= plot.bottom + ROUNDING)
    colour = blend(pen.theme.cost, pen.theme.card, 0.75)
    if not is_on_plot.all():
        for x, direction in leaves(plot, xs.tolist(), ys.tolist(), apart=pen.px(APART)):
            draw_leaving(pen, plot, x, direction, colour)
        xs, ys = xs[is_on_plot], ys[is_on_plot]
    last = -1e9
    for x, y in zip(xs.round().tolist(), ys.round().tolist(), strict=True):
        if x - last >= pen.px(4):
            pen.fill(colour, (x, y, pen.stroke(1.5), pen.stroke(1.5)))
            last = x
