"""Very many points as one picture: how many of them lie on each pixel of the canvas, and what follows from that."""

from __future__ import annotations

import numpy as np
import pygame

from app.model.dataset import Dataset, IntArray
from app.plots.transform import PlotTransform
from app.view.plane import BEYOND, Columns
from app.view.theme import Colour


class Density:
    """Counts the points of a dataset by pixel. Those above or below the plot are counted on a row beyond its edge."""

    def __init__(self, points: Dataset, transform: PlotTransform, plot: pygame.Rect) -> None:
        self._plot = plot
        columns, rows = transform.model_to_view(points.xs, points.ys)
        columns = np.rint(columns - plot.left)
        rows = np.rint(rows - (plot.top - BEYOND))
        height = plot.h + 2 * BEYOND + 1
        np.clip(rows, 0, height - 1, out=rows)
        inside = (columns >= 0) & (columns <= plot.w)
        pixels = (columns[inside] * height + rows[inside]).astype(np.int64)
        self._counts: IntArray = np.bincount(pixels, minlength=(plot.w + 1) * height).reshape(plot.w + 1, height)

    def columns(self) -> Columns:
        """What error bars need to know: which pixel columns have points, and the heights that they span."""
        filled = self._counts > 0
        there = np.flatnonzero(filled.any(axis=1))
        filled, top = filled[there], self._plot.top - BEYOND
        highest, lowest = filled.argmax(axis=1), filled.shape[1] - 1 - filled[:, ::-1].argmax(axis=1)
        return Columns(there + self._plot.left, (top + highest).astype(float), (top + lowest).astype(float))

    def within(self, box: pygame.Rect) -> int:
        """How many points lie in a box of pixels, as far as it lies in the plot."""
        left, top = box.x - self._plot.left, box.y - (self._plot.top - BEYOND)
        return int(self._counts[max(0, left) : max(0, left + box.w), max(0, top) : max(0, top + box.h)].sum())

    def picture(self, colour: Colour) -> pygame.Surface:
        """The plot with each pixel as opaque as there are many points on it and beside it."""
        counts = self._counts[: self._plot.w, BEYOND : BEYOND + self._plot.h]
        spread = counts.copy()
        spread[1:] += counts[:-1]
        spread[:, 1:] += counts[:, :-1]
        spread[1:, 1:] += counts[:-1, :-1]
        filled = spread[spread > 0]
        typical = float(np.median(filled)) if len(filled) else 1.0
        # The counts are few different numbers, the pixels many.
        opacity = 90 + 165 * (1 - np.exp(-np.arange(spread.max(initial=0) + 1) / (2 * typical)))
        opacity[0] = 0
        picture = pygame.Surface(self._plot.size, pygame.SRCALPHA)
        picture.fill((*colour, 0))
        pygame.surfarray.pixels_alpha(picture)[...] = opacity.astype(np.uint8)[spread]
        return picture
