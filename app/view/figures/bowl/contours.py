"""The map under the bowl's ball: shading between the levels of J, their contours, and the axes."""

from __future__ import annotations

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, Moments
from app.model.theory.landscape import contour_levels, contours, cost_within
from app.plots.numerals import significant
from app.plots.polylines import clamped_between
from app.plots.transform import PlotTransform
from app.session.pixels import FARTHEST_PX
from app.view.figures.named_axes import draw_axis_below, draw_axis_beside
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import TICK

CONTOURS = 14

WIDE, FEW_DOTS, MANY_DOTS = 480, 49, 97
"""On so wide a plot, in pixels, a contour has many points, and else few."""


def draw_map(pen: Pen, rect: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, moments: Moments) -> None:
    """Shading between the levels, their contours, the least and the largest J, axes."""
    least, largest = cost_within(moments, transform.x_domain, transform.y_domain)
    levels = contour_levels(moments.least_cost, max(largest, least * 1.000001 + 1e-300), CONTOURS)
    _draw_levels(pen, plot, transform, moments, levels)
    draw_axis_below(pen, rect, plot, transform.x, "m")
    draw_axis_beside(pen, rect, plot, transform.y, "b")
    says = f"J {significant(least, 2)} to {significant(largest, 2)}" if moments.has_slope else "a valley: no one best line"
    height, inset = plot.top + pen.px(9), pen.px(6)
    corners = [(plot.left + inset, height, "midleft"), (plot.right - inset, height, "midright")]
    pen.text_where_free(says, corners, plot, TICK, pen.theme.text, role="range of J")


def _draw_levels(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, levels: tuple[float, ...]) -> None:
    """The area below each level, from the highest on, the stronger the lower, with its contour."""
    theme = pen.theme
    pen.fill(blend(theme.cost, theme.card, 0.04), plot, "area of J")
    lines = contours(moments, levels[::-1], transform.x_domain, FEW_DOTS if plot.w < WIDE else MANY_DOTS)
    xs, ys = (np.clip(places, -FARTHEST_PX, FARTHEST_PX) for places in transform.model_to_view(lines[..., 0], lines[..., 1]))
    with pen.clipped(plot):
        for place, (x, y) in enumerate(zip(xs, ys, strict=True)):
            fill = blend(theme.cost, theme.card, 0.05 + 0.22 * place / CONTOURS)
            edge = blend(theme.cost, theme.card, 0.16 + 0.44 * place / CONTOURS)
            pen.polygon(fill, clamped_between(_closed(x), _closed(y), plot.top - 1, plot.bottom), "area of J")
            for side in zip(x.tolist(), y.tolist(), strict=True):
                pen.polyline(edge, list(zip(*side, strict=True)), role="contour")


def _closed(places: FloatArray) -> FloatArray:
    """One coordinate of a contour's sides, (sides, k), as of one outline; a valley's two are gone along there and back."""
    return np.concatenate([places[0], *(side[::-1] for side in places[1:]), places[0, :1]])
