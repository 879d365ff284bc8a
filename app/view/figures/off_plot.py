"""What a plot's axis does not hold: where a row of dots leaves the plot an arrow says so, and nothing stands in for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pygame

from app.view.paint.pen import Pen
from app.view.paint.theme import Colour

Direction = Literal["up", "down"]

APART = 14
"""Arrows stand at least so many units apart: a curve that leaves again sooner has the arrow before."""

_HEAD, _INSET = 5, 4

ROUNDING = 0.5
"""Pixels beyond a border that count as on it."""


def beyond_plot(plot: pygame.Rect, y: float) -> Direction | None:
    """On which side of the plot a height is, if not within."""
    if y < plot.top - ROUNDING:
        return "up"
    return "down" if y > plot.bottom + ROUNDING else None


def leaves(plot: pygame.Rect, xs: Sequence[float], ys: Sequence[float], apart: float) -> list[tuple[float, Direction]]:
    """Where a row of dots leaves the plot, and on which side."""
    found: list[tuple[float, Direction]] = []
    before: Direction | None = None
    for x, y in zip(xs, ys, strict=True):
        beyond = beyond_plot(plot, y)
        if beyond is not None and beyond != before and (not found or x - found[-1][0] >= apart):
            found.append((x, beyond))
        before = beyond
    return found


def draw_leaving(pen: Pen, plot: pygame.Rect, x: float, direction: Direction, colour: Colour, role: str) -> None:
    """An arrow head at the border: it goes on beyond."""
    inset = pen.px(_INSET)
    y = plot.top + inset if direction == "up" else plot.bottom - inset
    pen.triangle(colour, (x, y), _HEAD, direction, f"{role} beyond the plot")


def draw_cut_off(pen: Pen, plot: pygame.Rect, dots: list[tuple[float, float]], colour: Colour, role: str) -> None:
    """A stroke through dots of which some lie beyond the plot, cut off at its border."""
    far = 4.0 * plot.h
    with pen.clipped(plot.inflate(4, 2)):
        pen.segments(colour, [(x, max(plot.top - far, min(plot.bottom + far, y))) for x, y in dots], 1.5, role)
    for x, direction in leaves(plot, [x for x, _ in dots], [y for _, y in dots], pen.px(APART)):
        draw_leaving(pen, plot, x, direction, colour, role)
