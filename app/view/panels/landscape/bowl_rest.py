"""Where this order of points ends, in the bowl: a place beside least squares, or the circle that it wanders in."""

from __future__ import annotations

from math import hypot

import numpy as np
import pygame

from app.model.data.dataset import Moments
from app.model.theory.outlook import Outlook
from app.plots.numerals import significant
from app.plots.transform import PlotTransform
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import TICK

DEVIATIONS = 2.0
"""The circle is drawn at two standard deviations: most steps at rest lie within it."""


def draw_rest(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, outlook: Outlook) -> None:
    """Mark the resting place with a cross and its circle, and say how far it is from least squares."""
    rest = outlook.rest
    if rest is None or not moments.has_slope or (outlook.circle is None and not outlook.distance):
        return
    x, y = transform.model_to_view(*rest)
    best = transform.model_to_view(moments.slope, moments.intercept)
    with pen.clipped(plot):
        if plot.collidepoint(x, y):
            _draw_cross(pen, (x, y), best)
        if outlook.circle is not None:
            _draw_circle(pen, transform, outlook)
    if plot.collidepoint(x, y):
        _name(pen, plot, (x, y), outlook)


def _draw_cross(pen: Pen, at: tuple[float, float], best: tuple[float, float]) -> None:
    """A cross, and dashes from there to least squares where the two are apart."""
    (x, y), colour, arm = at, pen.theme.error, pen.px(4)
    if hypot(best[0] - x, best[1] - y) > 6:
        pen.dashes(blend(colour, pen.theme.card, 0.7), at, best, (3, 3))
    for side in (1, -1):
        pen.line(colour, (x - arm, y - side * arm), (x + arm, y + side * arm), 1.5)


def _draw_circle(pen: Pen, transform: PlotTransform, outlook: Outlook) -> None:
    if outlook.circle is None or outlook.rest is None:
        return
    sizes, axes = np.linalg.eigh(outlook.circle)
    turn = np.linspace(0.0, 2.0 * np.pi, 73)
    unit = np.column_stack([np.cos(turn), np.sin(turn)]) * (DEVIATIONS * np.sqrt(np.maximum(sizes, 0.0)))
    lines = unit @ axes.T + np.array(outlook.rest)
    xs, ys = transform.model_to_view(lines[:, 0], lines[:, 1])
    dots = np.clip(np.column_stack([xs, ys]), -8000, 12000)
    pen.polyline(blend(pen.theme.error, pen.theme.card, 0.8), dots.tolist())


def _name(pen: Pen, plot: pygame.Rect, at: tuple[float, float], outlook: Outlook) -> None:
    does = "rests here" if outlook.circle is None else "circles here"
    away = f", {significant(outlook.distance, 2)} from least squares" if outlook.distance else ""
    side = pen.px(10)
    places = [
        (plot.right - pen.px(6), plot.bottom - pen.px(9), "midright"),
        (plot.left + pen.px(6), plot.bottom - pen.px(9), "midleft"),
        (at[0] + side, at[1] + side, "topleft"),
    ]
    pen.text_where_free((f"× {does}{away}", f"× {does}"), places, plot, TICK, pen.theme.text)
