"""Where the plot of the canvas is, and what is a pixel of it in the data's own units."""

from __future__ import annotations

import pygame

from app.plots.transform import PlotTransform, linear_transform
from app.session.state import Axes

MARGINS, LOW_TOP = (60, 64, 22, 36), 44
"""Left, top, right and bottom of the plot, in units: room for equation and remark above, for ticks left and below.

On a low card the remark stands beside the equation, and the plot begins higher.
"""

NAME = 16
"""What the name of y takes above the plot, in units, where y has one."""

LOW = 290
"""A card is low, in units, below this."""


def is_low(card: pygame.Rect, scale: float) -> bool:
    """Whether the card must save height."""
    return card.h < round(LOW * scale)


def plot_rect(card: pygame.Rect, scale: float, has_name: bool = False) -> pygame.Rect:
    """The part of the canvas card that points can lie in; ``has_name``: that of y is written above it."""
    left, top, right, bottom = (round(units * scale) for units in MARGINS)
    if is_low(card, scale):
        top = round(LOW_TOP * scale)
    top += round(NAME * scale) if has_name else 0
    return pygame.Rect(card.x + left, card.y + top, card.w - left - right, card.h - top - bottom)


def transform_for(axes: Axes, plot: pygame.Rect) -> PlotTransform:
    """Between the data's own units and window pixels."""
    return linear_transform((axes.x_low, axes.x_high), (axes.y_low, axes.y_high), *plot)


def is_within(plot: pygame.Rect, x: float, y: float, beyond_px: float = 0.0) -> bool:
    """Whether the pixel is in the plot or on its edge, all four of them, or so many pixels beyond."""
    left, right, top, bottom = plot.left - beyond_px, plot.right + beyond_px, plot.top - beyond_px, plot.bottom + beyond_px
    return left <= x <= right and top <= y <= bottom
