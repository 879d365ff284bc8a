"""Paths of runs over the bowl, as lines in pixels."""

from __future__ import annotations

import numpy as np
import pygame

from app.model.data.dataset import FloatArray
from app.plots.polylines import Polyline, pieces_within
from app.plots.transform import PlotTransform
from app.session.pixels import FARTHEST_PX
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend

WIDTH = 2
"""In units."""

FEW = 8
"""So few lines are placed one by one, which takes less than numpy does to begin."""


def draw_path(pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray) -> None:
    """The path through these lines, of shape (k, 2). Drawn in two goes it is the same to the pixel."""
    _draw(pen, plot, transform, lines, (pen.theme.text, WIDTH), "path")


def draw_ghost(pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray) -> None:
    """The path of another run."""
    _draw(pen, plot, transform, lines, (blend(pen.theme.text, pen.theme.card, 0.4), 1), "ghost")


def _draw(
    pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray, stroke: tuple[Colour, float], role: str
) -> None:
    colour, width = stroke
    if len(lines) < 2:
        return
    with pen.clipped(plot):
        for piece in _pieces(transform, lines):
            pen.segments(colour, piece, width, role)


def _pieces(transform: PlotTransform, lines: FloatArray) -> list[Polyline]:
    """The path in pixels, but for what is far out of sight."""
    if len(lines) <= FEW:
        dots = [transform.model_to_view(slope, intercept) for slope, intercept in lines.tolist()]
        if all(abs(x) <= FARTHEST_PX and abs(y) <= FARTHEST_PX for x, y in dots):
            return [dots]
    xs, ys = transform.model_to_view(lines[:, 0], lines[:, 1])
    return pieces_within(np.column_stack([xs, ys]), FARTHEST_PX)
