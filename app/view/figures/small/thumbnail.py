"""Points in a small picture of their own: where they lie to each other, and no numbers."""

from __future__ import annotations

import pygame

from app.model.data.dataset import Dataset
from app.plots.transform import PlotTransform, linear_transform
from app.view.paint.pen import Pen

MOST_POINTS = 600
"""Of more points only so many are drawn, evenly picked."""

ROOM, RADIUS = 0.06, 2.5
"""What is free around the points, as a share of their spread, and how large they are, in units."""


def draw_thumbnail(pen: Pen, rect: pygame.Rect, points: Dataset) -> None:
    """Draw the points so that they fill the rectangle."""
    pen.rectangle(pen.theme.inset, rect, 6, "thumbnail")
    pen.rectangle(pen.theme.rule, rect, 6, "thumbnail rule", line=1)
    bounds = points.bounds
    if bounds is None:
        return
    transform = thumbnail_transform(bounds, rect.inflate(-pen.px(4), -pen.px(4)))
    stride = -(-len(points) // MOST_POINTS)
    xs, ys = transform.model_to_view(points.xs[::stride], points.ys[::stride])
    with pen.measuring(transform), pen.clipped(rect):
        for at in zip(xs.tolist(), ys.tolist(), strict=True):
            pen.disc(pen.theme.text, at, RADIUS, role="thumbnail point")


def thumbnail_transform(bounds: tuple[float, float, float, float], plot: pygame.Rect) -> PlotTransform:
    """Where points within these bounds are drawn."""
    x_low, x_high, y_low, y_high = bounds
    return linear_transform(_span(x_low, x_high), _span(y_low, y_high), *plot)


def _span(low: float, high: float) -> tuple[float, float]:
    room = (high - low) * ROOM or abs(low) * 0.5 or 0.5
    return low - room, high + room
