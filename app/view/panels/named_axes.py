"""Ticks and name of an axis that stands for a symbol, in the views of the landscape."""

from __future__ import annotations

import pygame

from app.plots.scale import Scale
from app.view.ink import Ink
from app.view.panels.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.typesetting import SMALL_STRONG, TICK


def draw_axis_below(ink: Ink, card: pygame.Rect, plot: pygame.Rect, scale: Scale, symbol: str) -> None:
    """Ticks below the plot, with the symbol at the right end."""
    y, high = plot.bottom + ink.px(15), ink.typesetter.line_height(TICK)
    name = ink.text(symbol, plot.right, y, SMALL_STRONG, ink.theme.symbol(symbol), "midright")
    left = card.left + ink.px(4)
    room = pygame.Rect(left, y - high // 2 - 1, name.left - ink.px(6) - left, high + 2)
    draw_ticks_below(ink, scale, room, plot.w // ink.px(80))


def draw_axis_beside(
    ink: Ink, card: pygame.Rect, plot: pygame.Rect, scale: Scale, symbol: str, has_rules: bool = False
) -> None:
    """Ticks left of the plot, with the symbol at the top; rules across it where that helps to read heights."""
    colour = ink.theme.symbol(symbol)
    ink.text(symbol, plot.left - ink.px(8), plot.top + ink.px(4), SMALL_STRONG, colour, "midright")
    draw_ticks_beside(ink, plot, scale, card.left + ink.px(4), plot.h // ink.px(40), has_rules)
