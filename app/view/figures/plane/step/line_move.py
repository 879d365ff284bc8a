"""Which way a step moves the line: an arrow at either end of it, which can be read from the last row of a lecture hall."""

from __future__ import annotations

from math import copysign
from typing import NamedTuple

import pygame

from app.model.data.scaling import Line, Scaling
from app.plots.transform import PlotTransform, clip_line
from app.view.figures.plane.line_heights import LINE_WIDTH, heights_of
from app.view.paint.marks import Point
from app.view.paint.pen import Pen, box_at
from app.view.paint.pen.arrow_length import arrow_length

LENGTHS = (10, 40)
"""Of an arrow, in units: for a move that is hardly seen, and for a large one."""

WIDTH, HEAD, RIM = 6, 18, 2
"""Of an arrow, in units."""

INWARD, GAP = 30, 5
"""How far from the end of the line an arrow stands, beside the handle there, and how far from the line it begins."""


class LineMove(NamedTuple):
    """What a step adds to the line, in training units, which ``scaling`` converts."""

    change: Line
    scaling: Scaling

    def at(self, x: float) -> float:
        """By how much the line rises at ``x``, both in the data's own units."""
        return self.change.at(self.scaling.x_in(x)) * self.scaling.y_unit


def draw_line_move(pen: Pen, plot: pygame.Rect, transform: PlotTransform, line: Line, move: LineMove) -> list[pygame.Rect]:
    """An arrow up where that end of the line goes up, down where it goes down, and none where it stays.

    The farther it goes, the longer the arrow. Returns the pixels of the arrows.
    """
    ends = clip_line(*line, transform)
    if ends is None:
        return []
    (left, _), (right, _) = ends
    drawn, (low, high) = [], transform.y_domain
    clear = pen.px((LINE_WIDTH / 2 + GAP) * min(2.0, heights_of(line, transform).thickness(plot)))
    for x, inward in ((left, 1), (right, -1)):
        change = move.at(x)
        length = arrow_length(abs(change) * (plot.h / (high - low)), *map(pen.px, LENGTHS))
        if length:
            way = length if change < 0.0 else -length
            drawn.append(_draw(pen, *_place(pen, plot, transform, line, _End(x, inward, abs(right - left), clear), way)))
    return drawn


class _End(NamedTuple):
    """An end of the line: its x, which way the other end is, how far, and how many pixels an arrow is clear of the line."""

    x: float
    inward: int
    width: float
    clear: int


def _place(pen: Pen, plot: pygame.Rect, transform: PlotTransform, line: Line, end: _End, way: float) -> tuple[Point, Point]:
    """Beside the end of the line and clear of it, if that is in the plot: tail and tip, which is ``way`` pixels lower."""
    x, inward, width, clear = end
    at_end = transform.x(x)
    room = abs(transform.x(x + inward * width) - at_end)
    x_px = at_end + inward * min(pen.px(INWARD), room / 4)
    at_line = max(plot.top, min(plot.bottom, transform.y(line.at(transform.x.invert(x_px)))))
    tip = max(plot.top + 1, min(plot.bottom - 1, at_line + copysign(clear, way) + way))
    return (x_px, tip - way), (x_px, tip)


def _draw(pen: Pen, tail: Point, tip: Point) -> pygame.Rect:
    height = round(abs(tip[1] - tail[1])) + pen.px(2 * RIM)
    box = box_at(pen.px(HEAD + 2 * RIM), height, center=(tip[0], (tail[1] + tip[1]) / 2))
    pen.arrow(pen.theme.m, tail, tip, WIDTH, "line move", HEAD, RIM)
    pen.keep_free(box)
    return box
