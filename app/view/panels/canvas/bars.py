"""The error bars of any number of points, for the price of none.

Above the line a bar hangs down from its point; below the line it stands up from it. So there are two pictures of the
canvas: one with every bar let down to the bottom, which is right above the line, and one with every bar drawn up to the
top, which is right below it. Where the line runs decides, strip by strip, which of the two is seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, IntArray
from app.view.figures.plane import BEYOND, LINE_WIDTH, NO_COLUMNS, Columns, Heights, Strips, strips_of
from app.view.paint.dirty import DirtyRectangles
from app.view.paint.pen import Pen, Pixels
from app.view.paint.theme import Colour

BESIDE = 12
"""So far beside the plot, in units, a point at its edge or the line's end may reach."""

PART_WIDTH = 32
"""The plot is made good in upright parts so many pixels wide, each only as high as it has to be."""

MANY_BARS = 120
"""So many bars are so faint that their ends may stand out of the line by half of its width."""


class Bars:
    """Keeps the two pictures, and makes good from them what was drawn over."""

    def __init__(self) -> None:
        self._card = self._plot = pygame.Rect(0, 0, 0, 0)
        self._columns = NO_COLUMNS
        self._above = self._below = pygame.Surface((1, 1))
        self._edges, self._widths = [0, 1], [1]
        self._edge_shares, self._nothing = np.zeros(2), np.zeros(1)
        self._strips: dict[int, Strips] = {}
        self._dirty = DirtyRectangles()
        self._line: Heights | None = None

    def paint(
        self,
        pen: Pen,
        card: pygame.Rect,
        plot: pygame.Rect,
        columns: Columns,
        colour: Colour,
        background: pygame.Surface,
        draw_on_top: Callable[[], None],
    ) -> None:
        """Make both pictures from the background, with the bars of these columns and then what ``draw_on_top`` draws."""
        if self._above.get_size() != card.size:
            self._above, self._below = background.copy(), background.copy()
        self._card, self._plot, self._columns, self._strips = card, plot, columns, {}
        self._line = None
        left, right = plot.left - pen.px(BESIDE), plot.right + pen.px(BESIDE)
        self._edges = [*range(left, right, PART_WIDTH), right]
        self._edge_shares = (np.array(self._edges) - plot.left) / max(1, plot.w)
        self._widths = np.diff(self._edges).tolist()
        self._nothing = np.zeros(len(self._widths))
        top, bottom = np.array(plot.top - BEYOND), np.array(plot.bottom + BEYOND)
        fill, width = pen.surface.fill, pen.stroke(1)
        for picture, tops, ends in ((self._above, columns.top, bottom), (self._below, top, columns.bottom)):
            pen.surface.blit(background, card)
            heights = np.broadcast_arrays(_within(tops, top, bottom), _within(ends, top, bottom), columns.x_px)
            for begin, end, x in zip(*(places.tolist() for places in heights), strict=True):
                fill(colour, (x, begin, width, end - begin))
            draw_on_top()
            picture.blit(pen.surface, (0, 0), card)

    def restore(self, pen: Pen, line: Heights) -> None:
        """Restore what was drawn over, as it is with this line: all of it where that is not known."""
        card, (left, top), above, below = self._card, self._card.topleft, self._above, self._below
        dirty = self._dirty.of(pen)
        rects: Sequence[Pixels] = [card]
        heights = self._nothing + card.top, self._nothing + card.bottom
        if dirty is not None and self._line is not None:
            # What lies between the line as it was and as it is now changes from one picture to the other.
            rects, heights = dirty, self._between(self._line, line)
        tops, ends = (_within(height, card.top, card.bottom) for height in heights)
        pieces = [(above, (x, y), (x - left, y - top, w, h)) for x, y, w, h in rects]
        parts = zip(self._edges, self._widths, tops.tolist(), ends.tolist(), strict=False)
        pieces += [(above, (x, y), (x - left, y - top, width, end - y)) for x, width, y, end in parts if y < end]
        under = self._below_line(pen, line, tops, ends, rects)
        pieces += [(below, (x, y), (x - left, y - top, right - x, end - y)) for x, right, y, end in under if y < end]
        pen.surface.blits(pieces, False)
        self._dirty.begin(pen)
        self._line = line

    def _below_line(
        self, pen: Pen, line: Heights, tops: IntArray, ends: IntArray, rects: Sequence[Pixels]
    ) -> Iterator[tuple[int, int, int, int]]:
        """Of parts and rectangles the strips that have bars, from the line down: left, right, top and end of each."""
        strips = self._strips_for(pen, line)
        turns = _within(line.at(strips.middle), self._card.top, self._card.bottom)
        begins = np.maximum(turns, tops[strips.part]).tolist()
        yield from zip(strips.left, strips.right, begins, ends[strips.part].tolist(), strict=True)
        turns_at = turns.tolist()
        for x, y, width, height in rects:
            for place in range(bisect_right(strips.right, x), bisect_left(strips.left, x + width)):
                yield strips.left[place], strips.right[place], max(y, turns_at[place]), y + height

    def _between(self, old: Heights, new: Heights) -> tuple[FloatArray, FloatArray]:
        """The two heights of each part that hold both lines."""
        ends = np.array([heights.at(self._edge_shares) for heights in (old, new)])
        highest, lowest = ends.min(axis=0), ends.max(axis=0)
        return np.minimum(highest[:-1], highest[1:]), np.maximum(lowest[:-1], lowest[1:])

    def _strips_for(self, pen: Pen, line: Heights) -> Strips:
        """Strips so narrow that the line, which is the thicker the steeper it is, hides the steps between them."""
        widest = pen.px(LINE_WIDTH) * line.thickness(self._plot) / max(0.05, abs(line.slope(self._plot)))
        if len(self._columns.x_px) > MANY_BARS:
            widest *= 2
        width = max(pen.stroke(2), min(PART_WIDTH, int(widest)))
        if width not in self._strips:
            self._strips[width] = strips_of(self._columns, pen.stroke(1), self._plot, np.array(self._edges), width)
        return self._strips[width]


def _within(heights: FloatArray | IntArray, top: int | IntArray, bottom: int | IntArray) -> IntArray:
    """Heights, however far out of sight, held between two and cut to whole pixels."""
    return np.minimum(np.maximum(heights, top), bottom).astype(np.int64)
