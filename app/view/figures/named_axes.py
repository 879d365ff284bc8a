"""Ticks and name of an axis that stands for a symbol, in the figures of the landscape."""

from __future__ import annotations

import pygame

from app.plots.scale import Scale
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL_STRONG, TICK


def draw_axis_below(pen: Pen, rect: pygame.Rect, plot: pygame.Rect, scale: Scale, symbol: str) -> None:
    """Ticks below the plot, with the symbol at the right end; all of it within ``rect``."""
    y, high = plot.bottom + pen.px(15), pen.typesetter.line_height(TICK)
    colour = pen.theme.symbol(symbol)
    name = pen.text(symbol, plot.right, y, SMALL_STRONG, colour, "midright", "axis name below")
    left = rect.left + pen.px(4)
    room = pygame.Rect(left, y - high // 2 - 1, name.left - pen.px(6) - left, high + 2)
    draw_ticks_below(pen, scale, room, plot.w // pen.px(80))


def draw_axis_beside(
    pen: Pen, rect: pygame.Rect, plot: pygame.Rect, scale: Scale, symbol: str, has_rules: bool = False, name: str = ""
) -> None:
    """Ticks left of the plot, with the symbol, or another ``name``, at the top; rules across it where that helps to read."""
    x, y, colour = plot.left - pen.px(8), plot.top + pen.px(4), pen.theme.symbol(symbol)
    pen.text(name or symbol, x, y, SMALL_STRONG, colour, "midright", "axis name beside")
    draw_ticks_beside(pen, plot, scale, rect.left + pen.px(4), plot.h // pen.px(40), has_rules)
