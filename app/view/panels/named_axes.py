"""Ticks and name of an axis that stands for a symbol, in the views of the landscape."""

from __future__ import annotations

import pygame

from app.plots.scale import Scale
from app.plots.ticks import tick_labels
from app.view.ink import Ink
from app.view.typesetting import SMALL_STRONG, TICK


def draw_axis_below(ink: Ink, plot: pygame.Rect, scale: Scale, symbol: str) -> None:
    """Ticks below the plot, with the symbol at the right end."""
    theme, y = ink.theme, plot.bottom + ink.px(12)
    name = ink.text(symbol, plot.right, y, SMALL_STRONG, theme.symbol(symbol), "midright")
    ticks = scale.ticks(max(2, plot.w // ink.px(80)))
    for tick, label in zip(ticks, tick_labels(ticks), strict=True):
        half = ink.width(label, TICK) // 2
        x = max(plot.left + half, scale(tick))
        if x + half < name.left - ink.px(6):
            ink.text(label, x, y, TICK, theme.muted, "center")


def draw_axis_beside(ink: Ink, plot: pygame.Rect, scale: Scale, symbol: str, has_rules: bool = False) -> None:
    """Ticks left of the plot, with the symbol at the top; rules across it where that helps to read heights."""
    theme = ink.theme
    name = ink.text(symbol, plot.left - ink.px(8), plot.top + ink.px(4), SMALL_STRONG, theme.symbol(symbol), "midright")
    ticks = scale.ticks(max(2, plot.h // ink.px(40)))
    for tick, label in zip(ticks, tick_labels(ticks), strict=True):
        height = scale(tick)
        if has_rules:
            pygame.draw.line(ink.surface, theme.grid, (plot.left, height), (plot.right, height), ink.stroke(1))
        if name.bottom < height - ink.px(7) and height <= plot.bottom:
            ink.text(label, plot.left - ink.px(8), height, TICK, theme.muted, "midright")
