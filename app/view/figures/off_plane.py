"""What says where something is that the plane does not hold: an arrow at the edge, and a few words beside it."""

from __future__ import annotations

import pygame

from app.plots.transform import PlotTransform
from app.view.figures.off_plot import Direction, beyond_plot
from app.view.figures.plane.line_heights import Heights
from app.view.figures.plane.step.sample import Sample
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL_STRONG

_INSET, _HEAD, _GAP = 14, 6, 12


def draw_line_out_of_sight(pen: Pen, plot: pygame.Rect, line: Heights, sample_x: float | None = None) -> None:
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
