"""Where the plot of the canvas is, and what is a pixel of it in the data's own units."""

from __future__ import annotations

import pygame

from app.plots.transform import PlotTransform, linear_transform
from app.session.state import Axes

MARGINS = (60, 64, 22, 36)
"""Left, top, right and bottom of the plot, in units: room for the equation above, for ticks left and below."""


def plot_rect(card: pygame.Rect, scale: float) -> pygame.Rect:
    """The part of the canvas card that points can lie in."""
    left, top, right, bottom = (round(units * scale) for units in MARGINS)
    return pygame.Rect(card.x + left, card.y + top, card.w - left - right, card.h - top - bottom)


def transform_for(axes: Axes, plot: pygame.Rect) -> PlotTransform:
    """Between the data's own units and window pixels."""
    return linear_transform((axes.x_low, axes.x_high), (axes.y_low, axes.y_high), *plot)


def is_within(plot: pygame.Rect, x: float, y: float, beyond_px: float = 0.0) -> bool:
    """Whether the pixel is in the plot or on its edge, all four of them, or so many pixels beyond."""
    left, right, top, bottom = plot.left - beyond_px, plot.right + beyond_px, plot.top - beyond_px, plot.bottom + beyond_px
    return left <= x <= right and top <= y <= bottom
