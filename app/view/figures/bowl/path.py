"""Paths of runs over the bowl, as lines in pixels."""

from __future__ import annotations

import numpy as np
import pygame

from app.model.data.dataset import FloatArray
from app.plots.polylines import pieces_within
from app.plots.transform import PlotTransform
from app.session.pixels import FARTHEST_PX
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend


def draw_path(pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray) -> None:
    """The path through these lines, of shape (k, 2). Drawn in two goes it is the same to the pixel."""
    _draw(pen, plot, transform, lines, pen.theme.text, "path")


def draw_ghost(pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray) -> None:
    """The path of another run."""
    _draw(pen, plot, transform, lines, blend(pen.theme.text, pen.theme.card, 0.3), "ghost")


def _draw(pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray, colour: Colour, role: str) -> None:
    if len(lines) < 2:
        return
    xs, ys = transform.model_to_view(lines[:, 0], lines[:, 1])
    with pen.clipped(plot):
        for piece in pieces_within(np.column_stack([xs, ys]), FARTHEST_PX):
            pen.segments(colour, piece, role=role)
