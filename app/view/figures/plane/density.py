"""Very many points as one picture: how many of them lie on each pixel of the canvas, and what follows from that."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pygame

from app.model.data.dataset import Dataset, IntArray
from app.model.data.sums import BLOCK
from app.plots.transform import PlotTransform
from app.view.figures.plane.columns import BEYOND, Columns
from app.view.paint.theme import Colour


class Density:
    """Counts the points of a dataset by pixel. Those above or below the plot are counted on a row beyond its edge."""

    def __init__(self, points: Dataset, transform: PlotTransform, plot: pygame.Rect) -> None:
        self._plot = plot
        # A column on either side takes the points that are out of sight there.
        width, height = plot.w + 3, plot.h + 2 * BEYOND + 1
        pixels = np.empty(len(points), dtype=np.int64)
        for start in range(0, len(points), BLOCK):
            block = slice(start, start + BLOCK)
            columns, rows = transform.model_to_view(points.xs[block], points.ys[block])
            columns = np.clip(np.rint(columns) - (plot.left - 1), 0, width - 1)
            rows = np.clip(np.rint(rows) - (plot.top - BEYOND), 0, height - 1)
            pixels[block] = columns * height + rows
        counts = np.bincount(pixels, minlength=width * height).reshape(width, height)
        self._counts: IntArray = counts[1:-1]

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
        sums, (width, height) = self._sums, self._counts.shape
        left, right = (max(0, min(x, width)) for x in (left, left + box.w))
        top, bottom = (max(0, min(y, height)) for y in (top, top + box.h))
        return int(sums[right, bottom] - sums[left, bottom] - sums[right, top] + sums[left, top])

    @cached_property
    def _sums(self) -> IntArray:
        """How many there are left of and above each corner of the pixels: many boxes are asked for, and some are large."""
        return np.pad(self._counts.cumsum(0).cumsum(1), ((1, 0), (1, 0)))

    def picture(self, colour: Colour, dot: int) -> pygame.Surface:
        """The plot with each pixel as opaque as there are many points near it, each a dot so many pixels wide."""
        # Two boxes laid over each other, one lower and one narrower than the dot, make it round.
        cut = dot // 4
        spread = _spread(_spread(self._counts, dot, 0), dot - 2 * cut, 1)
        spread += _spread(_spread(self._counts, dot - 2 * cut, 0), dot, 1)
        spread = spread[: self._plot.w, BEYOND : BEYOND + self._plot.h]
        filled = spread[spread > 0]
        typical = float(np.median(filled)) if len(filled) else 1.0
        # The counts are few different numbers, the pixels many.
        opacity = 70 + 140 * (1 - np.exp(-np.arange(spread.max(initial=0) + 1) / (2 * typical)))
        opacity[0] = 0
        picture = pygame.Surface(self._plot.size, pygame.SRCALPHA)
        picture.fill((*colour, 0))
        pygame.surfarray.pixels_alpha(picture)[...] = opacity.astype(np.uint8)[spread]
        return picture


def _spread(counts: IntArray, width: int, axis: int) -> IntArray:
    """For each place along an axis how many there are in a stretch so wide around it."""
    # A dot is few pixels wide, so to add the counts up pixel by pixel is faster than from running totals.
    along, length = counts if axis == 0 else counts.T, counts.shape[axis]
    sums = along.copy(order="K")
    for away in range(-(width // 2), width - width // 2):
        if away < 0:
            sums[-away:] += along[: length + away]
        elif away > 0:
            sums[: length - away] += along[away:]
    return sums if axis == 0 else sums.T
