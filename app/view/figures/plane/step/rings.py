"""Rings around points: those that a mini-batch learnt from, and the fading ones of samples that were shown before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import Dataset
from app.plots.transform import PlotTransform
from app.view.paint.discs import disc_picture
from app.view.paint.pen import Pen
from app.view.paint.theme import blend

RADIUS, WIDTH = 9, 2.5
"""Of a ring, in units: it leaves the whole of the point to be seen."""


class FadingRing(NamedTuple):
    """A ring around (x, y), in the data's own units; ``strength`` is from 0 to 1."""

    x: float
    y: float
    strength: float


def draw_trail(pen: Pen, plot: pygame.Rect, transform: PlotTransform, trail: Sequence[FadingRing]) -> None:
    """Draw the rings of earlier samples, the fainter the older."""
    for x, y, strength in reversed(trail):
        at = transform.model_to_view(x, y)
        if plot.collidepoint(at):
            pen.disc(blend(pen.theme.error, pen.theme.card, 0.7 * strength), at, RADIUS, WIDTH * 0.8, "earlier sample")


class Rings:
    """The rings of a mini-batch. Where they are is worked out when the step or the axes changed, not in every frame."""

    def __init__(self) -> None:
        self._key: object = None
        self._pictures: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._centres: list[tuple[float, float]] = []

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, points: Dataset, drawn: tuple[int, ...]) -> None:
        """Draw a ring around each of these points, by number, as far as they are in the plot."""
        if not drawn:
            return
        key = (drawn, tuple(plot), transform, pen.theme.name, pen.typesetter.scale, points)
        if key != self._key:
            self._key = key
            self._find(pen, plot, transform, points, drawn)
        pen.blit_many(self._pictures)
        if pen.marks is not None:
            for centre in self._centres:
                pen.record("batch ring", "ring", pen.theme.error, (centre,))

    def _find(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, points: Dataset, drawn: tuple[int, ...]) -> None:
        each = np.array(drawn)
        xs, ys = transform.model_to_view(*points.at(each))
        seen = (xs >= plot.left) & (xs <= plot.right) & (ys >= plot.top) & (ys <= plot.bottom)
        radius = int(RADIUS * pen.typesetter.scale)
        picture = disc_picture(pen.theme.error, radius, pen.stroke(WIDTH))
        self._centres = list(zip(xs[seen].tolist(), ys[seen].tolist(), strict=True))
        self._pictures = [(picture, (round(x) - radius - 1, round(y) - radius - 1)) for x, y in self._centres]
