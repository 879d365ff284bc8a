"""The error bars of any number of points, for the price of none.

Above the line a bar hangs down from its point; below the line it stands up from it. So there are two pictures of the
canvas: one with every bar let down to the bottom, which is right above the line, and one with every bar drawn up to the
top, which is right below it. Where the line runs decides, strip by strip, which of the two is seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from math import hypot
from typing import NamedTuple

import numpy as np
import pygame

from app.model.dataset import FloatArray, IntArray
from app.view.ink import Ink, Pixels
from app.view.plane import NO_COLUMNS, Columns, Heights, Strips, strips_of
from app.view.theme import Colour

BEYOND = 8
"""So many pixels above and below the plot a bar, like a point, may still be seen."""

BESIDE = 12
"""So far beside the plot, in units, a point at its edge or the line's end may reach."""

LINE_WIDTH = 3
"""In units, across. A line has to hide where the one picture ends and the other begins."""


class Bars:
    """Keeps the two pictures, and makes good from them what was drawn over."""

    def __init__(self) -> None:
        self._card = self._plot = pygame.Rect(0, 0, 0, 0)
        self._columns = NO_COLUMNS
        self._above = self._below = pygame.Surface((1, 1))
        self._strips: dict[int, Strips] = {}
        self._spoilt: Spoilt | None = None
        self._outside: Sequence[Pixels] = []

    def paint(
        self,
        ink: Ink,
        card: pygame.Rect,
        plot: pygame.Rect,
        columns: Columns,
        colour: Colour,
        ground: pygame.Surface,
        draw_on_top: Callable[[], None],
    ) -> None:
        """Make both pictures from the ground, with the bars of these columns and then what ``draw_on_top`` draws."""
        if self._above.get_size() != card.size:
            self._above, self._below = ground.copy(), ground.copy()
        self._card, self._plot, self._columns, self._strips, self._spoilt = card, plot, columns, {}, None
        top, bottom = np.array(plot.top - BEYOND), np.array(plot.bottom + BEYOND)
        for picture, tops, ends in ((self._above, columns.top, bottom), (self._below, top, columns.bottom)):
            ink.surface.blit(ground, card)
            heights = np.broadcast_arrays(_within(tops, top, bottom), _within(ends, top, bottom), columns.x_px)
            for begin, end, x in zip(*(places.tolist() for places in heights), strict=True):
                ink.surface.fill(colour, (x, begin, ink.stroke(1), end - begin))
            draw_on_top()
            picture.blit(ink.surface, (0, 0), card)

    def make_good(self, ink: Ink, line: Heights) -> None:
        """Make good all that was said to be spoilt, and everything where nothing was said, as it is with this line."""
        strips, rects = self._strips_for(ink, line), self._outside
        if self._spoilt is None or ink.is_fresh:
            every = np.ones(len(strips.left), dtype=np.int64)
            tops, ends, rects = self._card.top * every, self._card.bottom * every, [self._card]
        else:
            tops, ends = self._spoilt.cut_into(strips)
        # What lies between the line as it was and as it is now changes from one picture to the other.
        turns = np.where(strips.has_points, _within(line.at(strips.middle_shares), self._card.top, self._card.bottom), ends)
        tops, ends = np.minimum(tops, turns), np.maximum(ends, turns)
        places = zip(*(a.tolist() for a in (strips.left, strips.width, tops, turns, ends)), strict=True)
        above, below, (left, top) = self._above, self._below, self._card.topleft
        pieces = [(above, (x, y), (x - left, y - top, w, h)) for x, y, w, h in rects]
        for x, width, begin, turn, end in places:
            if begin < turn:
                pieces.append((above, (x, begin), (x - left, begin - top, width, turn - begin)))
            if turn < end:
                pieces.append((below, (x, turn), (x - left, turn - top, width, end - turn)))
        ink.surface.blits(pieces, False)
        self._spoilt = None

    def spoil(self, ink: Ink, lines: Sequence[Heights], rects: Sequence[Pixels]) -> None:
        """Say what was drawn over: strokes along lines, of which the first is that of the bars, and rectangles."""
        card, strips = self._card, self._strips_for(ink, lines[0])
        every = np.ones(len(strips.left), dtype=np.int64)
        tops, ends = card.bottom * every, card.top * every
        for line in lines:
            at_edges = line.at(strips.edge_shares)
            room = ink.px(LINE_WIDTH) * hypot(1.0, self._slope(line)) + ink.px(1)
            tops = np.minimum(tops, _within(np.minimum(at_edges[:-1], at_edges[1:]) - room, card.top, card.bottom))
            ends = np.maximum(ends, _within(np.maximum(at_edges[:-1], at_edges[1:]) + room, card.top, card.bottom) + 1)
        first, last = self._plot.top - BEYOND, self._plot.bottom + BEYOND
        edges, outside = strips.edges, []
        for rect in rects:
            x, y, width, height = rect
            is_within = y < last and y + height > first
            if is_within:
                crossed = slice(max(0, bisect_right(edges, x) - 1), bisect_left(edges, x + width))
                np.minimum(tops[crossed], max(y, card.top), out=tops[crossed])
                np.maximum(ends[crossed], min(y + height, card.bottom), out=ends[crossed])
            if not is_within or x < edges[0] or x + width > edges[-1]:
                # Beyond the plot both pictures are the same.
                outside.append(rect)
        self._spoilt, self._outside = Spoilt(strips, tops, np.maximum(tops, ends)), outside

    def _strips_for(self, ink: Ink, line: Heights) -> Strips:
        """Strips so narrow that the line, which is the thicker the steeper it is, hides the steps between them."""
        slope = abs(self._slope(line))
        widest = ink.px(LINE_WIDTH) * (hypot(1.0, slope) / slope if slope > 0.05 else 20.0)
        width = max(ink.stroke(2), int(widest))
        if width not in self._strips:
            self._strips[width] = strips_of(self._columns, self._plot, ink.px(BESIDE), width)
        return self._strips[width]

    def _slope(self, line: Heights) -> float:
        """In pixels down by pixels across."""
        return (line.right - line.left) / max(1, self._plot.w)


class Spoilt(NamedTuple):
    """What was drawn over: of each strip all between two heights, which have shape (strips,)."""

    strips: Strips
    tops: IntArray
    ends: IntArray

    def cut_into(self, strips: Strips) -> tuple[IntArray, IntArray]:
        """The two heights for other strips of the same plot, so that at least as much of it is between them."""
        if strips is self.strips:
            return self.tops, self.ends
        tops, ends = (np.repeat(heights, self.strips.width) for heights in (self.tops, self.ends))
        begins = strips.left - strips.left[0]
        return np.minimum.reduceat(tops, begins), np.maximum.reduceat(ends, begins)


def _within(heights: FloatArray | IntArray, top: int | IntArray, bottom: int | IntArray) -> IntArray:
    """Heights, however far out of sight, held between two and cut to whole pixels."""
    return np.minimum(np.maximum(heights, top), bottom).astype(np.int64)
