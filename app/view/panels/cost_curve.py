"""The cost curve as a drawing: axes in round numbers, the stroke through a run, and the dots of its forecast."""

from __future__ import annotations

import itertools
from functools import lru_cache
from itertools import pairwise
from math import floor, log10
from typing import NamedTuple

import numpy as np
import pygame

from app.model.dataset import FloatArray, IntArray
from app.model.history import Extremes
from app.model.run import Run
from app.model.timeline import Timeline
from app.plots.scale import LinearScale, LogScale, Scale
from app.state import State
from app.view.ink import Ink
from app.view.rounding import round_above, round_below
from app.view.theme import Colour, blend

GHOSTS_DRAWN = 3
COLUMNS_LOOKED_AT = 64
FEW = 8
"""So few dots are placed one by one, which takes less than numpy does to begin."""

_LEAST_SHOWN = 1e-30
"""Below this a cost on a logarithmic axis is drawn at the axis: a line that fits exactly has cost 0."""


class Axes(NamedTuple):
    """From steps to pixels across, and from costs to pixels down."""

    x: LinearScale
    y: Scale


def axes_for(state: State, now: float | None, plot: pygame.Rect) -> Axes:
    """The axes that hold the run and its ghosts, in round numbers so that they hold still while the run goes on.

    ``now`` is the cost of the line looked at, None without points.
    """
    ghosts = [ghost.costs.extent for ghost in ghosts_of(state.timeline) if ghost.divergence is None]
    extents = [extent for extent in (_extent_of_run(state.timeline), *ghosts) if extent is not None]
    costs = [*itertools.chain.from_iterable(extents), *([] if now is None else [now])]
    low, high = min(costs), max(costs)
    least = state.training.training_set.moments.least_cost
    if 0 < least < low:
        low = least
    return _round_axes(_axis_end(state.timeline.horizon), low, high, state.look.is_cost_logarithmic, *plot)


def _extent_of_run(timeline: Timeline) -> tuple[float, float] | None:
    """The least and the largest cost; where the run diverged and one looks back, those until there: the rest dwarfs them."""
    run = timeline.run
    if run.divergence is None or timeline.is_live:
        return run.costs.extent
    columns = run.costs.columns(0, timeline.step, COLUMNS_LOOKED_AT)
    return (float(columns.low.min()), float(columns.high.max())) if len(columns.low) else run.costs.extent


@lru_cache(maxsize=4)
def _round_axes(
    last_step: int, low: float, high: float, is_logarithmic: bool, left: int, top: int, width: int, height: int
) -> Axes:
    steps = LinearScale((0.0, float(last_step)), (float(left), float(left + width - 1)))
    heights = (float(top + height), float(top))
    if not is_logarithmic:
        return Axes(steps, LinearScale((0.0, high or 1.0), heights).nice(4))
    high = max(high, _LEAST_SHOWN * 10)
    low = max(low, high * 1e-16, _LEAST_SHOWN)
    return Axes(steps, LogScale((round_below(min(low, high / 2)), round_above(high)), heights))


def _axis_end(horizon: int) -> int:
    """A round number of steps somewhat beyond the run, so that the axis holds still and there is room for the forecast."""
    wanted = max(20.0, horizon * 1.1)
    power = 10.0 ** floor(log10(wanted))
    return round(min(power * factor for factor in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0) if power * factor >= wanted))


def ghosts_of(timeline: Timeline) -> list[Run]:
    """The other runs that are drawn faintly: the latest few that have a curve."""
    return [run for run in timeline.others.values() if run.costs.last_step > 0][-GHOSTS_DRAWN:]


def draw_curve(
    surface: pygame.Surface, plot: pygame.Rect, columns: Extremes, axes: Axes, colour: Colour, goes_on: bool = False
) -> pygame.Rect:
    """A stroke through the extremes of each column, the earlier one first, so that no spike is lost.

    Where it ``goes_on`` the first column is drawn already: the stroke begins where that one ended. Drawn in two goes it is
    the same to the pixel as in one. Returns where it was drawn.
    """
    steps, costs = _in_order(columns)
    if goes_on and columns.low_steps is not columns.high_steps:
        steps, costs = steps[1:], costs[1:]
    if len(steps) < 2:
        return pygame.Rect(plot.topleft, (0, 0))
    if len(steps) <= FEW:
        dots = [(axes.x(float(step)), axes.y(cost)) for step, cost in zip(steps.tolist(), costs.tolist(), strict=True)]
        dots = [(x, max(plot.top, min(plot.bottom, y))) for x, y in dots]
    else:
        heights = np.minimum(np.maximum(axes.y(costs), plot.top), plot.bottom)
        dots = list(zip(axes.x(steps.astype(np.float64)).tolist(), heights.tolist(), strict=True))
    segment = pygame.draw.aaline
    for start, end in pairwise(dots):
        segment(surface, colour, start, end)
    top, bottom = min(y for _, y in dots), max(y for _, y in dots)
    return pygame.Rect(dots[0][0] - 3, top - 3, dots[-1][0] - dots[0][0] + 7, bottom - top + 7)


def _in_order(columns: Extremes) -> tuple[IntArray, FloatArray]:
    """The steps and costs of all extremes, one after the other."""
    low, high, low_steps, high_steps = columns
    if low_steps is high_steps:
        return low_steps, low
    is_high_first = high_steps < low_steps
    steps = np.column_stack([np.minimum(low_steps, high_steps), np.maximum(low_steps, high_steps)])
    costs = np.column_stack([np.where(is_high_first, high, low), np.where(is_high_first, low, high)])
    return steps.ravel(), costs.ravel()


def draw_forecast(ink: Ink, plot: pygame.Rect, axes: Axes, foretold: tuple[IntArray, FloatArray]) -> None:
    """Where this order of points leads, dotted, as foretold when something was changed last; the run confirms it."""
    steps, costs = foretold
    xs, ys = axes.x(steps.astype(np.float64)), axes.y(costs)
    is_on_plot = (ys >= plot.top) & (ys <= plot.bottom)
    xs, ys = xs[is_on_plot], ys[is_on_plot]
    colour = blend(ink.theme.cost, ink.theme.card, 0.75)
    last = -1e9
    for x, y in zip(xs.round().tolist(), ys.round().tolist(), strict=True):
        if x - last >= ink.px(4):
            ink.surface.fill(colour, (x, y, ink.stroke(1.5), ink.stroke(1.5)))
            last = x
