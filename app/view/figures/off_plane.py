"""What says where something is that the plane does not hold: an arrow at the edge, and a few words beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import Dataset
from app.plots.numerals import count
from app.plots.transform import PlotTransform
from app.view.figures.off_plot import Direction, beyond_plot
from app.view.figures.plane.columns import BEYOND
from app.view.figures.plane.line_heights import Heights
from app.view.figures.plane.step.sample import Sample
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL, SMALL_STRONG

_INSET, _HEAD, _GAP = 14, 6, 12


def draw_line_out_of_sight(pen: Pen, plot: pygame.Rect, line: Heights, sample_x: float | None) -> None:
    """Where no part of the line is in the plot, say on which side it is: it is straight, so both ends lie there.

    The words stand beside the pixel column of the sample's x, where its marks are.
    """
    left, right = beyond_plot(plot, line.left), beyond_plot(plot, line.right)
    if left is not None and left == right:
        word = "above" if left == "up" else "below"
        says, half = f"the line is {word}", pen.px(_GAP) + pen.width(f"the line is {word}", SMALL_STRONG)
        x = float(plot.centerx)
        if sample_x is not None and x - half < sample_x < x + half:
            x += half if sample_x < x else -half
        _draw(pen, plot, x, left, says, pen.theme.m, "line out of sight")


def draw_sample_out_of_sight(pen: Pen, plot: pygame.Rect, transform: PlotTransform, sample: Sample) -> None:
    """Where the sample is above or below the plot, say so at its x."""
    x, y = transform.model_to_view(sample.x, sample.y)
    direction = beyond_plot(plot, y)
    if direction is not None and plot.left <= x <= plot.right:
        word = "above" if direction == "up" else "below"
        _draw(pen, plot, x, direction, f"the sample is {word}", pen.theme.error, "sample out of sight")


def _draw(pen: Pen, plot: pygame.Rect, x: float, direction: Direction, says: str, colour: Colour, role: str) -> None:
    """The arrow at ``x``, or where its words have room beside it."""
    inset = pen.px(_INSET)
    y = plot.top + inset if direction == "up" else plot.bottom - inset
    width = pen.px(_GAP) + pen.width(says, SMALL_STRONG)
    places = [(x + pen.px(_GAP), y, "midleft"), (x - pen.px(_GAP), y, "midright")]
    shifted = max(plot.left + inset, min(plot.right - width - inset, x))
    places += [(shifted + pen.px(_GAP), y + sign * pen.px(18) * row, "midleft") for row in (0, 1, 2) for sign in (1, -1)]
    pen.triangle(colour, (x, y), _HEAD, direction, f"{role} arrow")
    pen.text_where_free(says, places, plot, SMALL_STRONG, colour, pen.theme.card, role)


FIT = " · F shows all"

_SMALL_HEAD, _PITCH, _CORNER, _ROW = 5, 14, 8, 20


class Outside(NamedTuple):
    """How many points lie outside, and on which sides there are any: ``left``, ``right``, ``up`` and ``down``."""

    number: int = 0
    sides: tuple[str, ...] = ()


NONE = Outside()

Covers = Callable[[pygame.Rect], tuple[int, int]]
"""Whether a box covers the line, and how many points."""


def outside_of(points: Dataset, transform: PlotTransform) -> Outside:
    """The points of which nothing is seen in the plot or at its edge."""
    bounds = points.bounds
    (left, right), (bottom, top) = transform.x.range, transform.y.range
    x_low, x_high = (float(transform.x.invert(px)) for px in (left - BEYOND, right + BEYOND))
    y_low, y_high = (float(transform.y.invert(px)) for px in (bottom + BEYOND, top - BEYOND))
    if bounds is None:
        return NONE
    if bounds[0] >= x_low and bounds[1] <= x_high and bounds[2] >= y_low and bounds[3] <= y_high:
        return NONE
    xs, ys = points.xs, points.ys
    beyond = {"left": xs < x_low, "right": xs > x_high, "up": ys > y_high, "down": ys < y_low}
    number = int(np.count_nonzero(np.logical_or.reduce(list(beyond.values()))))
    return Outside(number, tuple(side for side, which in beyond.items() if which.any()))


def draw_outside(pen: Pen, plot: pygame.Rect, outside: Outside, covers: Covers) -> None:
    """Say so in the corner of the plot where it covers least, with an arrow towards each side where there are any.

    Where something else is written in all of them it stands a row or two nearer to the middle.
    """
    if not outside.number:
        return
    pitch, room = pen.px(_PITCH), plot.inflate(-2 * pen.px(_CORNER), -2 * pen.px(_CORNER))
    says = f"{count(outside.number)} {'point lies' if outside.number == 1 else 'points lie'} outside"
    arrows = len(outside.sides) * pitch
    for row, text in product((0, 1, 2), (f"{says}{FIT}", says)):
        size = pen.width(text, SMALL) + arrows + pen.px(2), pen.typesetter.line_height(SMALL)
        inside = room.inflate(0, -2 * pen.px(_ROW) * row)
        free = [box for box in _corners(inside, size) if inside.contains(box) and pen.is_free(box)]
        if free:
            box = min(free, key=covers)
            pen.rectangle(pen.theme.card, box.inflate(pen.px(8), pen.px(4)), 4, "points outside background")
            pen.text(text, box.left, box.centery, SMALL, role="points outside")
            for number, side in enumerate(outside.sides):
                x = box.right - arrows + pitch * number + pitch // 2 + pen.px(2)
                pen.triangle(pen.theme.text, (x, box.centery), _SMALL_HEAD, side, "points outside arrow")
            return


def _corners(room: pygame.Rect, size: tuple[int, int]) -> Iterator[pygame.Rect]:
    for corner in ("topright", "topleft", "bottomright", "bottomleft"):
        box = pygame.Rect((0, 0), size)
        setattr(box, corner, getattr(room, corner))
        yield box
