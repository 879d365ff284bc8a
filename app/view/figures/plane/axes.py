"""The axes of the plane: a card, the grid, and the numbers beside it."""

from __future__ import annotations

import pygame

from app.plots.transform import PlotTransform
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK


def draw_axes(pen: Pen, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform) -> None:
    """Draw a card, and in the plot on it the grid; the numbers stand in the card's margins, left and below."""
    pen.card(card)
    middle, high = plot.bottom + pen.px(15), pen.typesetter.line_height(TICK)
    room = pygame.Rect(card.left + pen.px(4), middle - high // 2 - 1, card.w - pen.px(8), high + 2)
    for tick in draw_ticks_below(pen, transform.x, room, plot.w // pen.px(96)):
        x = round(transform.x(tick))
        pen.rule(pen.theme.grid, (x, plot.top), (x, plot.bottom), "grid line")
    draw_ticks_beside(pen, plot, transform.y, card.left + pen.px(4), plot.h // pen.px(80))
