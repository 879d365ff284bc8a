"""J over the steps as a figure: axes, the curves of a run and of others, its forecast, the least cost, and a ball on it.

While a run is looked at live, its curve is extended by the newest steps in each frame; nothing of it is drawn again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, IntArray
from app.model.time.history import CostHistory, Extremes
from app.model.time.run import Version
from app.plots.transform import PlotTransform
from app.view.figures.cost_axes import CostRange, axes_in, draw_axes, draw_least_cost, height_of_least
from app.view.figures.off_plot import APART, ROUNDING, beyond_plot, draw_cut_off, draw_leaving, leaves
from app.view.figures.step_columns import StepColumns
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend

FEW = 8
"""So few dots are placed one by one, which takes less than numpy does to begin."""

CURVE_WIDTH = 2
"""In units: thinner, a curve is lost at the far end of a lecture hall."""

LATER, GHOST, FORECAST = 0.35, 0.45, 0.75
"""How strong the colours are of what came after the step looked at, of other runs, and of the forecast."""


@dataclass(frozen=True, slots=True)
class RunCosts:
    """The costs of a run so far: runs are told apart by version, and a run from itself later on by its last step."""

    version: Version
    last_step: int
    history: CostHistory = field(compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class CostForecast:
    """Predicted costs and the steps that they are of; shape (k,) each. Compared by identity."""

    steps: IntArray
    costs: FloatArray


class CostCurves(NamedTuple):
    """What the figure shows. ``cost`` is that of the line at ``step``, the step looked at; it is None without points."""

    run: RunCosts
    ghosts: tuple[RunCosts, ...]
    range: CostRange
    step: int
    is_live: bool
    cost: float | None
    least: float | None
    forecast: CostForecast | None


class Background(NamedTuple):
    """What is painted below the figure, and what it is painted again for."""

    key: object
    paint: Callable[[], None]


class CostCurve:
    """Draws the figure; all of it but the newest column and the ball is a cached layer."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._later = pygame.Surface((1, 1))
        self._drawn_until = -1

    def draw(
        self, pen: Pen, rect: pygame.Rect, plot: pygame.Rect, shown: CostCurves, background: Background
    ) -> PlotTransform:
        """Draw into ``plot``, with the axes' labels around it in ``rect``; returns the axes."""
        axes = axes_in(plot, shown.range)
        pen.space = axes
        self._draw_curves(pen, rect, plot, shown, background)
        x = axes.x(float(shown.step))
        if not shown.is_live:
            left = round(x)
            pen.blit(self._later, (left, plot.top), (left - plot.left, 0, plot.w, plot.h))
            colour = blend(pen.theme.cost, pen.theme.card, LATER)
            pen.record("later steps", "picture", colour, ((left, plot.top), plot.bottomright))
        if shown.cost is not None:
            pen.disc(pen.theme.cost, (x, axes.y(shown.cost)), 3, role="ball")
        pen.space = None
        return axes

    def _draw_curves(
        self, pen: Pen, rect: pygame.Rect, plot: pygame.Rect, shown: CostCurves, background: Background
    ) -> None:
        """Bring the layer up to date: painted anew where it has to be, else with the newest columns added.

        The column that the latest step belongs to is not complete, and is drawn over the layer.
        """
        run, axes, colour = shown.run, axes_in(plot, shown.range), pen.theme.cost
        least = height_of_least(axes, shown.least)
        in_columns = columns_in(plot, shown.range)
        complete = in_columns.complete_until(run.history, run.last_step)
        if complete < self._drawn_until:
            self._layer = CachedLayer()

        def draw(first_step: int, last_step: int, colour: Colour, role: str = "cost curve") -> None:
            columns = in_columns.of(run.history, max(0, first_step), last_step)
            draw_curve(pen, plot, columns, axes, colour, role, goes_on=first_step >= 0)

        def paint() -> None:
            background.paint()
            _draw_below(pen, rect, plot, shown, axes, least)
            if not shown.is_live:
                below = pen.copy_of(plot)
                draw(-1, run.last_step, blend(colour, pen.theme.card, LATER), "later cost curve")
                self._later = pen.copy_of(plot)
                pen.blit(below, plot)
            draw(-1, complete, colour)
            self._drawn_until = complete

        # No edit changes what earlier steps cost, and few move the axes: not one a frame while a point is dragged.
        drawn = (run.version.serial, in_columns.width_of(run.history), None if shown.is_live else run.last_step)
        key = (background.key, drawn, shown.ghosts, axes, least, shown.forecast)
        self._layer.draw(pen, rect, key, paint)
        if complete > self._drawn_until:
            begin, self._drawn_until = self._drawn_until, complete
            self._layer.extend(pen, lambda: draw(begin, complete, colour))
        if complete < run.last_step:
            draw(complete, run.last_step, colour)


def columns_in(plot: pygame.Rect, shown: CostRange) -> StepColumns:
    """The columns of a curve: one for each pixel at most."""
    return StepColumns(shown.last_step, plot.w, shown.are_steps_logarithmic)


def _draw_below(
    pen: Pen, rect: pygame.Rect, plot: pygame.Rect, shown: CostCurves, axes: PlotTransform, least: int | None
) -> None:
    """What lies below the curve of the run."""
    draw_axes(pen, plot, axes, rect.left + pen.px(4))
    if least is not None:
        draw_least_cost(pen, plot, least)
    if shown.forecast is not None:
        draw_forecast(pen, plot, axes, shown.forecast)
    end, colour = shown.range.last_step, blend(pen.theme.muted, pen.theme.card, GHOST)
    for ghost in shown.ghosts:
        columns = columns_in(plot, shown.range).of(ghost.history, 0, end)
        draw_curve(pen, plot, columns, axes, colour, "other run")


def draw_curve(
    pen: Pen, plot: pygame.Rect, columns: Extremes, axes: PlotTransform, colour: Colour, role: str, goes_on: bool = False
) -> None:
    """A stroke through the extremes of each column, the earlier one first, so that no spike is lost.

    Where it ``goes_on`` the first column is drawn already: the stroke begins where that one ended. Drawn in two goes it is
    the same to the pixel as in one. What the axis does not hold is cut off, with an arrow.
    """
    steps, costs = in_order(columns)
    if goes_on and columns.low_steps is not columns.high_steps:
        steps, costs = steps[1:], costs[1:]
    if len(steps) < 2:
        return
    if len(steps) <= FEW:
        xs, ys = [axes.x(float(step)) for step in steps.tolist()], [axes.y(cost) for cost in costs.tolist()]
    else:
        xs, ys = axes.x(steps.astype(np.float64)).tolist(), axes.y(costs).tolist()
    dots = list(zip(xs, ys, strict=True))
    if beyond_plot(plot, min(ys)) or beyond_plot(plot, max(ys)):
        draw_cut_off(pen, plot, dots, colour, role)
    else:
        pen.segments(colour, dots, CURVE_WIDTH, role)


def in_order(columns: Extremes) -> tuple[IntArray, FloatArray]:
    """The steps and costs of all extremes, one after the other."""
    low, high, low_steps, high_steps = columns
    if low_steps is high_steps:
        return low_steps, low
    is_high_first = high_steps < low_steps
    steps = np.column_stack([np.minimum(low_steps, high_steps), np.maximum(low_steps, high_steps)])
    costs = np.column_stack([np.where(is_high_first, high, low), np.where(is_high_first, low, high)])
    return steps.ravel(), costs.ravel()


def draw_forecast(pen: Pen, plot: pygame.Rect, axes: PlotTransform, forecast: CostForecast) -> None:
    """Where training leads, dotted, as predicted when something was changed last; the run confirms it."""
    steps = forecast.steps <= axes.x_domain[1]
    xs, ys = axes.x(forecast.steps[steps].astype(np.float64)), axes.y(forecast.costs[steps])
    is_on_plot = (ys >= plot.top - ROUNDING) & (ys <= plot.bottom + ROUNDING)
    colour = blend(pen.theme.cost, pen.theme.card, FORECAST)
    if not is_on_plot.all():
        for x, direction in leaves(plot, xs.tolist(), ys.tolist(), apart=pen.px(APART)):
            draw_leaving(pen, plot, x, direction, colour, "forecast")
        xs, ys = xs[is_on_plot], ys[is_on_plot]
    last, side = -1e9, pen.stroke(1.5)
    for x, y in zip(xs.round().tolist(), ys.round().tolist(), strict=True):
        if x - last >= pen.px(4):
            pen.fill(colour, (x, y, side, side), "forecast")
            last = x
