"""The plane as one figure: draws axes, points, error bars, lines and the sample into any rectangle."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames
from app.model.data.scaling import Line
from app.plots.transform import PlotTransform
from app.view.figures.off_plane import draw_line_out_of_sight, draw_outside, draw_sample_out_of_sight
from app.view.figures.off_plot import beyond_plot
from app.view.figures.plane.axes import draw_axes
from app.view.figures.plane.bars import Bars, Place
from app.view.figures.plane.line_heights import Heights, heights_of
from app.view.figures.plane.lines import (
    draw_least_squares,
    draw_line,
    draw_line_before,
    draw_preview_line,
    reach_of_line,
    write_least_squares,
    write_preview_line,
)
from app.view.figures.plane.points import Points, draw_bar
from app.view.figures.plane.step.line_move import LineMove, draw_line_move
from app.view.figures.plane.step.rings import FadingRing, Rings, draw_trail
from app.view.figures.plane.step.sample import BARS, NOTHING, POINTS, THE_LINE, Sample, draw_sample
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend

BAR_SHARE, LEAST_BAR_SHARE = 0.7, 0.2
"""How strong error bars are while they stand apart, and where they stand so close that they are an area."""

BARS_APART = 0.15
"""Bars stand apart that cover up to so much of the plot's width."""

SHARE_HIGHLIGHTED, SHARE_OF_BATCH = 1.4, 1.5
"""How many times as strong bars are that are highlighted, and those of a batch."""


class PlaneShown(NamedTuple):
    """What is shown on the plane, in the data's own units. Cheap to compare: the points, which change seldom, come last.

    ``moved`` is the point that is being moved, by its place. ``highlighted`` are symbols of the mathematics, those of the
    thing that is pointed at; ``highlighted_for_all`` is a symbol that is highlighted for all points, not for the sample
    alone. ``before`` is the line before the step shown while it turns from there or has gone on,
    ``trail`` are the samples shown before.
    Of the step shown ``batch`` are the points of a mini-batch, by number; ``is_of_all`` says that it learnt from all points,
    and ``move`` is what it adds to the line.
    """

    line: Line
    before: Line | None
    sample: Sample | None
    trail: tuple[FadingRing, ...]
    batch: tuple[int, ...]
    is_of_all: bool
    move: LineMove | None
    preview: Line | None
    highlighted: frozenset[str]
    highlighted_for_all: str | None
    least_squares: Line | None
    moved: int | None
    points: Dataset


class Plane:
    """Draws the plane. It keeps pictures of all that the line moves over, and paints them anew when that changes."""

    def __init__(self) -> None:
        self._points = Points()
        self._bars = Bars()
        self._rings = Rings()
        self._painted_for: object = None
        self._arrows: list[pygame.Rect] = []
        # Of the frame that is drawn:
        self._line = Heights(0.0, 0.0)
        self._best: Heights | None = None
        self._under_bars: Callable[[pygame.Rect], bool] = lambda box: False
        self._plot = pygame.Rect(0, 0, 0, 0)

    def draw_background(
        self, pen: Pen, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, shown: PlaneShown
    ) -> None:
        """Draw the axes, the least-squares line, and the points with their error bars.

        A point that is being moved is in none of the pictures, nor is the least-squares line, which moves with it: both
        are drawn each time.
        """
        points, moved, best = shown.points, shown.moved, shown.least_squares
        self._line = line = heights_of(shown.line, transform)
        self._best = None if best is None else heights_of(best, transform)
        self._points.find(pen, plot, transform, points, moved)
        colour = self._bar_colour(pen, plot, shown)
        in_picture = best if moved is None else None
        key = (self._points.key, points.names, tuple(card), colour, in_picture)
        if key != self._painted_for:
            self._painted_for = key
            self._paint(pen, Place(card, plot), transform, points.names, in_picture, colour)
        self._bars.draw(pen, line, reach_of_line(pen, plot, line))
        self._under_bars, self._plot = self._where_bars_are(plot), plot
        if moved is not None:
            draw_bar(pen, plot, transform.model_to_view(*points.point(moved)), line, colour)
            self._draw_least_squares(pen, transform, best)

    def draw_lines(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: PlaneShown) -> None:
        """Draw the line that learns and the one that is previewed."""
        if shown.before is not None:
            draw_line_before(pen, plot, transform, shown.before, self._line)
        is_highlighted = "m" in shown.highlighted or shown.highlighted_for_all == "guess"
        draw_line(pen, transform, shown.line, is_highlighted, not self._points.are_few)
        sample_x = None if shown.sample is None else float(transform.x(shown.sample.x))
        line = self._line
        draw_line_out_of_sight(pen, plot, line, sample_x)
        draw_outside(pen, plot, self._points.outside, lambda box: (int(line.crosses(plot, box)), self._points.within(box)))
        self._arrows = [] if shown.move is None else draw_line_move(pen, plot, transform, shown.line, shown.move)
        if shown.preview is not None:
            draw_preview_line(pen, transform, shown.preview)
            write_preview_line(pen, plot, transform, shown.preview, self.is_crossed)
        if shown.least_squares is not None:
            is_crossed = _also_at(sample_x, self.is_crossed)
            write_least_squares(
                pen, plot, transform, shown.least_squares, is_crossed, self._points.within, not self._points.are_few
            )

    @property
    def line(self) -> Heights:
        """The line as it was drawn last."""
        return self._line

    def is_crossed(self, box: pygame.Rect) -> bool:
        """Whether the line, or the bar of one of a few points, crosses a box of pixels."""
        return self._line.crosses(self._plot, box) or self._under_bars(box)

    def is_crossed_by_any(self, box: pygame.Rect) -> bool:
        """As ``is_crossed``; the line of least squares counts, too."""
        return self.is_crossed(box) or (self._best is not None and self._best.crosses(self._plot, box))

    def _where_bars_are(self, plot: pygame.Rect) -> Callable[[pygame.Rect], bool]:
        """Whether the bar of one of a few points crosses a box of pixels."""
        columns, highest, lowest = self._bars_to(self._line, plot) if self._points.are_few else ([], [], [])

        def is_under(box: pygame.Rect) -> bool:
            near = range(bisect_left(columns, box.left - 2), bisect_left(columns, box.right + 2))
            return any(highest[place] <= box.bottom and lowest[place] >= box.top for place in near)

        return is_under

    def _bars_to(self, line: Heights, plot: pygame.Rect) -> tuple[list[int], list[float], list[float]]:
        """The pixel columns that have error bars, with the upper and the lower end of each."""
        x_px, top, bottom = self._points.columns
        at_line = line.at((x_px - plot.left) / max(1, plot.w))
        return x_px.tolist(), np.minimum(top, at_line).tolist(), np.maximum(bottom, at_line).tolist()

    def draw_on_line(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: PlaneShown) -> None:
        """Draw what lies on the line: the points that it or an arrow would cross out, and the sample."""
        self._points.draw_on_line(pen, plot, self._line)
        self._points.draw_over(pen, self._arrows)
        if shown.moved is not None:
            self._points.draw_moved(pen, plot, transform.model_to_view(*shown.points.point(shown.moved)))
        draw_trail(pen, plot, transform, shown.trail)
        self._rings.draw(pen, plot, transform, shown.points, shown.batch)
        if shown.sample is not None:
            draw_sample_out_of_sight(pen, plot, transform, shown.sample)
            draw_sample(
                pen,
                plot,
                transform,
                shown.sample,
                shown.highlighted,
                self._covers,
                beyond_plot(plot, transform.y(shown.line.at(shown.sample.x))) is not None,
            )

    def _paint(
        self, pen: Pen, place: Place, transform: PlotTransform, names: ColumnNames, best: Line | None, colour: Colour
    ) -> None:
        card, plot = place

        def paint_under() -> None:
            pen.fill(pen.theme.background, card, "background")
            draw_axes(pen, card, plot, transform, names)
            if self._points.are_few:
                self._draw_least_squares(pen, transform, best)

        def paint_over() -> None:
            self._points.draw(pen, plot)
            if not self._points.are_few:
                # It would be lost among so many.
                self._draw_least_squares(pen, transform, best)

        self._bars.paint(pen, place, self._points.columns, colour, paint_under, paint_over)

    def _draw_least_squares(self, pen: Pen, transform: PlotTransform, best: Line | None) -> None:
        if best is not None:
            draw_least_squares(pen, transform, best, not self._points.are_few)

    def _bar_colour(self, pen: Pen, plot: pygame.Rect, shown: PlaneShown) -> Colour:
        """Fainter where they stand closer; stronger while any point's error is highlighted, or all are learnt from."""
        covered = self._points.column_count * pen.stroke(1) / max(1, plot.w)
        share = max(LEAST_BAR_SHARE, BAR_SHARE * min(1.0, BARS_APART / max(BARS_APART, covered)) ** 0.7)
        share *= SHARE_HIGHLIGHTED if shown.highlighted_for_all == "error" else 1
        return blend(pen.theme.error, pen.theme.card, min(1.0, share * (SHARE_OF_BATCH if shown.is_of_all else 1)))

    def points_within(self, box: pygame.Rect) -> int:
        """How many points lie in a box of pixels, but for the one that is being moved."""
        return self._points.within(box)

    def _covers(self, box: pygame.Rect) -> int:
        """The worst that a box of pixels covers."""
        if self._covers_points(box):
            return POINTS
        if self._line.crosses(self._plot, box):
            return THE_LINE
        return BARS if self._under_bars(box) else NOTHING

    def _covers_points(self, box: pygame.Rect) -> bool:
        """Whether a box of pixels covers points, where they are so few that there is room beside them."""
        return self._points.are_few and self._points.within(box) > 0


def _also_at(x: float | None, is_crossed: Callable[[pygame.Rect], bool]) -> Callable[[pygame.Rect], bool]:
    """The same, and whether a box of pixels is crossed by the marks of the sample, which stand above and below its x."""
    return is_crossed if x is None else lambda box: box.left - 4 <= x <= box.right + 4 or is_crossed(box)
