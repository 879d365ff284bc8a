"""Where everything stands: the window's size in, rectangles out. Pure, and the only place that knows.

Lengths are given in units, which are pixels at a scale of 1. The scale is held down so far that the window never has
less than 800 × 560 units, the smallest in which everything fits.
"""

from __future__ import annotations

from dataclasses import dataclass

import pygame

LEAST_WIDTH, LEAST_HEIGHT = 800, 560
TOOLBAR, BOTTOM, GUTTER = 56, 64, 12
STEP_CARD = 236
WIDE = 1100
"""From this many units on the toolbar has room for words on every button."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Rectangles in pixels. ``scale`` is pixels for each unit."""

    scale: float
    window: pygame.Rect
    toolbar: pygame.Rect
    canvas: pygame.Rect
    cost: pygame.Rect
    step: pygame.Rect
    bottom: pygame.Rect
    is_wide: bool


def fitting_scale(width: int, height: int, wanted: float) -> float:
    """The wanted scale, or the largest at which the window still has 800 × 560 units."""
    return max(0.5, min(wanted, width / LEAST_WIDTH, height / LEAST_HEIGHT))


def layout(width: int, height: int, wanted_scale: float) -> Layout:
    """Share out a window of that size in pixels."""
    scale = fitting_scale(width, height, wanted_scale)

    def px(units: float) -> int:
        return round(units * scale)

    gutter, toolbar, bottom = px(GUTTER), px(TOOLBAR), px(BOTTOM)
    side = px(_side_width(width / scale))
    body = pygame.Rect(gutter, toolbar + gutter, width - 2 * gutter, height - toolbar - bottom - 2 * gutter)
    canvas = pygame.Rect(body.x, body.y, body.w - side - gutter, body.h)
    left = canvas.right + gutter
    step_height = px(STEP_CARD)
    cost = pygame.Rect(left, body.y, side, body.h - step_height - gutter)
    step = pygame.Rect(left, cost.bottom + gutter, side, step_height)
    return Layout(
        scale=scale,
        window=pygame.Rect(0, 0, width, height),
        toolbar=pygame.Rect(0, 0, width, toolbar),
        canvas=canvas,
        cost=cost,
        step=step,
        bottom=pygame.Rect(0, height - bottom, width, bottom),
        is_wide=width / scale >= WIDE,
    )


def _side_width(units: float) -> float:
    """The side panel's width: a third of the window, but never too narrow for a line of the step card."""
    return max(364.0, min(600.0, units * 0.344))
