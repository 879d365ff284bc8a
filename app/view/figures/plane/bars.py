"""The error bars of any number of points, in a time that does not depend on how many there are.

Above the line a bar hangs down from its point; below the line it stands up from it. So there are two pictures of the
plane: one with every bar let down to the bottom, which is right above the line, and one with every bar drawn up to the
top, which is right below it. Where the line runs decides, strip by strip, which of the two is seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, IntArray
from app.view.figures.plane.columns import NO_COLUMNS, Columns, Strips, strips_of
from app.view.figures.plane.line_heights import LINE_WIDTH, Heights
from app.view.paint.dirty import DirtyRectangles
from app.view.paint.notes import Notes, notes_of
from app.view.paint.pen import Pen, Pixels
from app.view.paint.theme import Colour

BESIDE = 12
"""So far beside the plot, in units, a point at its edge or the line's end may reach."""

PART_WIDTH = 32
"""The plot is restored in upright parts so many pixels wide, each only as high as it has to be."""

MANY_BARS = 120
"""So many bars are so faint that their ends may stand out of the line by half of its width."""


class Place(NamedTuple):
    """Where the plane is: the plot, and the card around it, all of which the pictures show."""

    card: pygame.Rect
    plot: pygame.Rect


class Bars:
    """Draws bars, with what lies under and over them, from the two pictures; paints these when the bars change."""

    def __init__(self) -> None:
        self._place = Place(pygame.Rect(0, 0, 0, 0), pygame.Rect(0, 0, 0, 0))
        self._columns, self._colour = NO_COLUMNS, (0, 0, 0)
        self._above = self._below = pygame.Surface((1, 1))
        self._edges, self._widths = [0, 1], [1]
        self._edge_shares, self._nothing = np.zeros(2), np.zeros(1)
        self._strips: dict[int, Strips] = {}
        self._dirty = DirtyRectangles()
        self._line: Heights | None = None
        self._reach = 0.0
        self._notes = Notes()

    def paint(
        self,
        pen: Pen,
        place: Place,
        columns: Columns,
        colour: Colour,
        paint_under: Callable[[], None],
        paint_over: Callable[[], None],
    ) -> None:
        """Paint both pictures: what lies under the bars, the bars of these columns, and what lies over them."""
        self._place, self._columns, self._colour, self._strips, self._line = place, columns, colour, {}, None
        self._cut_into_parts(pen, place.plot)
        card, (top, bottom) = place.card, (place.plot.top, place.plot.bottom)
        under = notes_of(pen, paint_under)
        background = pen.copy_of(card)
        # The bars themselves are marked where they are seen to end, at the line.
        notes_of(pen, lambda: self._paint_bars(pen, columns.top, np.array(bottom)))
        over = notes_of(pen, paint_over)
        self._above = pen.copy_of(card)
        pen.put_back([(background, card.topleft, background.get_rect())])
        notes_of(pen, lambda: self._paint_bars(pen, np.array(top), columns.bottom))
        notes_of(pen, paint_over)
        self._below = pen.copy_of(card)
        self._notes = Notes([*under.written, *over.written], [*under.marks, *over.marks])

    def draw(self, pen: Pen, line: Heights, reach: float) -> None:
        """Restore what was drawn over, with the bars as they are with this line: all of it where that is not known.

        What was drawn up to ``reach`` pixels above and below the line need not have been noted: it is restored as well.
        """
        (card, _), above, below = self._place, self._above, self._below
        left, top = card.topleft
        dirty = self._dirty.of(pen)
        rects: Sequence[Pixels] = [card]
        heights = self._nothing, self._nothing
        if dirty is not None and self._line is not None:
            # What lies between the line as it was and as it is now changes from one picture to the other.
            highest, lowest = self._between(self._line, line)
            rects, heights = dirty, (highest - self._reach, lowest + self._reach)
        tops, ends = (_within(height, card.top, card.bottom) for height in heights)
        pieces = [(above, (x, y), (x - left, y - top, w, h)) for x, y, w, h in rects]
        parts = zip(self._edges, self._widths, tops.tolist(), ends.tolist(), strict=False)
        pieces += [(above, (x, y), (x - left, y - top, width, end - y)) for x, width, y, end in parts if y < end]
        under = self._below_line(pen, line, tops, ends, rects)
        pieces += [(below, (x, y), (x - left, y - top, right - x, end - y)) for x, right, y, end in under if y < end]
        pen.put_back(pieces)
        self._dirty.begin(pen)
        self._line, self._reach = line, reach
        self._notes.replay(pen)
        if pen.marks is not None:
            self._mark_bars(pen, line)

    def _cut_into_parts(self, pen: Pen, plot: pygame.Rect) -> None:
        left, right = plot.left - pen.px(BESIDE), plot.right + pen.px(BESIDE)
        self._edges = [*range(left, right, PART_WIDTH), right]
        self._edge_shares = (np.array(self._edges) - plot.left) / max(1, plot.w)
        self._widths = np.diff(self._edges).tolist()
        self._nothing = np.zeros(len(self._widths))

    def _paint_bars(self, pen: Pen, tops: FloatArray | IntArray, ends: FloatArray | IntArray) -> None:
        """Bars from these heights to those."""
        plot, width = self._place.plot, pen.stroke(1)
        top, bottom = plot.top, plot.bottom
        heights = np.broadcast_arrays(_within(tops, top, bottom), _within(ends, top, bottom), self._columns.x_px)
        for begin, end, x in zip(*(places.tolist() for places in heights), strict=True):
            pen.fill(self._colour, (x, begin, width, end - begin))

    def _mark_bars(self, pen: Pen, line: Heights) -> None:
        """Mark each bar from its points to the line, as far as it is seen."""
        x_px, top, bottom = self._columns
        plot = self._place.plot
        turns = line.at((x_px - plot.left) / max(1, plot.w))
        heights = np.minimum(top, turns), np.maximum(bottom, turns)
        ends = (_within(each, plot.top, plot.bottom) for each in heights)
        for x, begin, end in zip(x_px.tolist(), *(each.tolist() for each in ends), strict=True):
            pen.record("error bar", "line", self._colour, ((x, begin), (x, end)))

    def _below_line(
        self, pen: Pen, line: Heights, tops: IntArray, ends: IntArray, rects: Sequence[Pixels]
    ) -> list[tuple[int, int, int, int]]:
        """Of parts and rectangles the strips that have bars, from the line down: left, right, top and end of each."""
        strips, card = self._strips_for(pen, line), self._place.card
        lefts, rights = strips.left, strips.right
        turns = _within(line.at(strips.middle), card.top, card.bottom)
        begins = np.maximum(turns, tops[strips.part]).tolist()
        found = list(zip(lefts, rights, begins, ends[strips.part].tolist(), strict=True))
        turns_at = turns.tolist()
        for x, y, width, height in rects:
            first, end = bisect_right(rights, x), bisect_left(lefts, x + width)
            for left, right, turn in zip(lefts[first:end], rights[first:end], turns_at[first:end], strict=True):
                found.append((left, right, turn if turn > y else y, y + height))
        return found

    def _between(self, old: Heights, new: Heights) -> tuple[FloatArray, FloatArray]:
        """The two heights of each part that hold both lines."""
        before, now = old.at(self._edge_shares), new.at(self._edge_shares)
        highest, lowest = np.minimum(before, now), np.maximum(before, now)
        return np.minimum(highest[:-1], highest[1:]), np.maximum(lowest[:-1], lowest[1:])

    def _strips_for(self, pen: Pen, line: Heights) -> Strips:
        """Strips so narrow that the line, which is the thicker the steeper it is, hides the steps between them."""
        plot = self._place.plot
        widest = pen.px(LINE_WIDTH) * line.thickness(plot) / max(0.05, abs(line.slope(plot)))
        if len(self._columns.x_px) > MANY_BARS:
            widest *= 2
        width = max(pen.stroke(2), min(PART_WIDTH, int(widest)))
        if width not in self._strips:
            self._strips[width] = strips_of(self._columns, pen.stroke(1), plot, np.array(self._edges), width)
        return self._strips[width]


def _within(heights: FloatArray | IntArray, top: int | IntArray, bottom: int | IntArray) -> IntArray:
    """Heights, however far out of sight, held between two and cut to whole pixels."""
    return np.minimum(np.maximum(heights, top), bottom).astype(np.int64)
