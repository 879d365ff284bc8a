"""The axes of the plane: a card, the grid, the numbers beside it, and what x and y are called."""

from __future__ import annotations

import pygame

from app.model.data.names import ColumnNames
from app.plots.transform import PlotTransform
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK, TICK_STRONG
from app.words.columns import labels

NUMBERS_BELOW, NAME_BELOW, NAME_ABOVE = 15, 28, 14
"""How far from the plot numbers and names stand, in units."""


def draw_axes(pen: Pen, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, names: ColumnNames) -> None:
    """Draw a card, and in the plot on it the grid; the numbers stand in the card's margins, left and below."""
    pen.card(card)
    middle, high = plot.bottom + pen.px(NUMBERS_BELOW), pen.typesetter.line_height(TICK)
    room = pygame.Rect(card.left + pen.px(4), middle - high // 2 - 1, card.w - pen.px(8), high + 2)
    for tick in draw_ticks_below(pen, transform.x, room, plot.w // pen.px(96)):
        x = round(transform.x(tick))
        pen.rule(pen.theme.grid, (x, plot.top), (x, plot.bottom), "grid line")
    draw_ticks_beside(pen, plot, transform.y, card.left + pen.px(4), plot.h // pen.px(80))
    _draw_names(pen, card, plot, labels(names))


def _draw_names(pen: Pen, card: pygame.Rect, plot: pygame.Rect, names: ColumnNames) -> None:
    """That of x below the axis at its right end, that of y above the axis; each in its colour, cut short where long."""
    left = card.left + pen.px(8)
    if names.x:
        name = pen.cut_short(names.x, plot.w, TICK_STRONG)
        y = plot.bottom + pen.px(NAME_BELOW)
        pen.text(name, plot.right, y, TICK_STRONG, pen.theme.symbol("x"), "midright", "name of x")
    if names.y:
        name = pen.cut_short(names.y, plot.right - left, TICK_STRONG)
        pen.text(name, left, plot.top - pen.px(NAME_ABOVE), TICK_STRONG, pen.theme.symbol("y"), role="name of y")
