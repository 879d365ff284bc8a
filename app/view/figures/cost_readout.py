"""The exact step and cost of a curve where it is pointed at."""

from __future__ import annotations

import numpy as np
import pygame

from app.model.time.history import CostHistory
from app.plots.numerals import count, significant
from app.plots.transform import PlotTransform
from app.view.figures.off_plot import beyond_plot, draw_leaving
from app.view.figures.step_columns import StepColumns
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import TICK_STRONG


def draw_readout(
    pen: Pen, plot: pygame.Rect, axes: PlotTransform, history: CostHistory, in_columns: StepColumns, x: float
) -> None:
    """Mark and write the step and cost nearest to pixel ``x``: of each pixel's column, where the cost was greatest."""
    columns = in_columns.of(history, 0, history.last_step)
    nearest = int(np.argmin(np.abs(axes.x(columns.high_steps.astype(np.float64)) - x)))
    step, cost = int(columns.high_steps[nearest]), float(columns.high[nearest])
    dot = (axes.x(float(step)), axes.y(cost))
    left = round(dot[0])
    pen.space = axes
    pen.rule(pen.theme.muted, (left, plot.top), (left, plot.bottom), "readout line")
    beyond = beyond_plot(plot, dot[1])
    if beyond is None:
        pen.disc(pen.theme.text, dot, 4, ring=1.5, role="readout dot")
    else:
        draw_leaving(pen, plot, dot[0], beyond, pen.theme.text, "readout")
    pen.space = None
    _write(pen, plot, left, f"step {count(step)}: J = {significant(cost, 5)}")


def _write(pen: Pen, plot: pygame.Rect, left: int, text: str) -> None:
    """On a card at the top, or below what is written there already."""
    places = [_card(pen, plot, left, text, down) for down in (12, 36)]
    box = next((place for place in places if pen.is_free(place)), places[0])
    pen.card(box, pen.theme.raised, radius=5, role="readout card")
    pen.text(text, *box.center, TICK_STRONG, pen.theme.text, "center", "readout")


def _card(pen: Pen, plot: pygame.Rect, left: int, text: str, down: int) -> pygame.Rect:
    """Right of pixel ``left``, or left of it where there is no room; its middle so many units below the plot's top."""
    box = box_at(pen.width(text, TICK_STRONG) + pen.px(14), pen.px(22), midleft=(left + pen.px(10), plot.top + pen.px(down)))
    if box.right > plot.right:
        box.right = left - pen.px(10)
    return box.clamp(plot)
