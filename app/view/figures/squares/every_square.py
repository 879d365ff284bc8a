"""The squares of all points at once, and their total area as a bar."""

from __future__ import annotations

from math import ceil, log
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.plots.numerals import count, significant
from app.plots.squares import square_on
from app.plots.transform import PlotTransform, clip_line
from app.view.figures.squares.square import outline, rect_of, shade
from app.view.mathtext.formula import draw_formula
from app.view.paint.marks import Point
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL_STRONG, TICK

MOST = 120
"""More squares than these could not be told apart: of more points every so-manieth has one."""

FAINT = 60


class TotalCost(NamedTuple):
    """J, the least there is, and J of the best level line, which says how long the bar is."""

    cost: float
    least: float
    level: float

    @property
    def whole(self) -> float:
        """The J of the whole bar: four times that of the level line, or as many times four of it as J needs.

        So the scale, and the mark on it, stay while a line gets better: only a line that is much too far off needs another.
        """
        unit = 4.0 * self.level if self.level > 0.0 else max(self.cost, 1.0)
        return float(unit * 4.0 ** max(0, ceil(log(self.cost / unit, 4.0))) if self.cost > unit else unit)


class EverySquare(NamedTuple):
    """What is shown: the line in the data's own units, the total, and the points."""

    line: Line
    total: TotalCost
    points: Dataset


def draw_every_square(pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: EverySquare) -> None:
    """A square on each error, cut where it leaves the plot, and the bar, which is never cut."""
    xs, ys = shown.points.xs, shown.points.ys
    chosen = np.arange(0, len(xs), max(1, -(-len(xs) // MOST)))
    across, heights = transform.model_to_view(xs[chosen], ys[chosen])
    guesses = transform.y(shown.line.slope * xs[chosen] + shown.line.intercept)
    boxes = [square_on(*each) for each in zip(across.tolist(), heights.tolist(), np.asarray(guesses).tolist(), strict=True)]
    for box in boxes:
        shade(pen, plot, box, pen.theme.cost, FAINT, "square")
        outline(pen, plot, box, pen.theme.cost, "square edge")
    ends = clip_line(*shown.line, transform)
    line = None if ends is None else tuple(transform.model_to_view(*end) for end in ends)
    track = _freest(pen, plot, [rect_of(box) for box in boxes], line)
    draw_total(pen, track, shown.total, len(chosen), len(xs))


def _freest(pen: Pen, plot: pygame.Rect, squares: list[pygame.Rect], line: tuple[Point, ...] | None) -> pygame.Rect:
    """The corner of the plot where the bar is off the line and covers least of the squares, if possible the upper left."""
    width, left, top = round(plot.w * 0.45), plot.left + pen.px(12), plot.top + pen.px(30)
    right, low = plot.right - pen.px(12) - width, plot.bottom - pen.px(30)
    tracks = [pygame.Rect(x, y, width, pen.px(10)) for y in (top, low) for x in (left, right)]

    def covered(track: pygame.Rect) -> tuple[bool, int]:
        back = _back(pen, track)
        shares = (square.clip(back) for square in squares)
        return line is not None and bool(back.clipline(*line)), sum(share.w * share.h for share in shares)

    return min(tracks, key=covered)


def _back(pen: Pen, track: pygame.Rect) -> pygame.Rect:
    """The ground that the bar and what is written of it stand on."""
    return track.inflate(pen.px(16), pen.px(44)).move(0, -pen.px(4))


def draw_total(pen: Pen, track: pygame.Rect, total: TotalCost, drawn: int, points: int) -> None:
    """All squares together as a bar, with a mark at the least that any line can have."""
    theme, back = pen.theme, _back(pen, track)
    pen.rectangle(theme.card, back, 6, "total background")
    pen.rectangle(theme.rule, track, 3, "total track")
    length = total.cost / total.whole * track.w
    pen.rectangle(theme.cost, pygame.Rect(track.x, track.y, max(1, round(length)), track.h), 3, "total bar")
    least = track.x + total.least / total.whole * track.w
    pen.line(theme.text, (least, track.y - pen.px(3)), (least, track.bottom + pen.px(2)), 2, "least mark")
    middle = track.y - pen.px(12)
    name = draw_formula(pen, "{J} = Σ {error}^2 = ", track.x, middle, SMALL_STRONG, theme.text, role="total name")
    shown = significant(total.cost, 3)
    pen.text(shown, name.right, middle, SMALL_STRONG, theme.cost, "midleft", "total")
    says = "all squares together; the mark: the least there can be"
    if drawn < points:
        says = f"all {count(points)} squares, of which {count(drawn)} are drawn"
    pen.clipped_text(says, track.x, track.bottom + pen.px(10), track.w, TICK, theme.muted, "total meaning")
