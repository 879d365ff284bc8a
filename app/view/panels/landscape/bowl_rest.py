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


def draw_rest(
    pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, outlook: Outlook
) -> list[pygame.Rect]:
    """Mark the resting place with a cross and its circle, and say how far it is from least squares.

    Returns where, beside what was written.
    """
    rest, over = outlook.rest, list[pygame.Rect]()
    if rest is None or not moments.has_slope or (outlook.circle is None and not outlook.distance):
        return over
    theme, clip = pen.theme, pen.surface.get_clip()
    pen.surface.set_clip(plot.clip(clip))
    x, y = transform.model_to_view(*rest)
    best_x, best_y = transform.model_to_view(moments.slope, moments.intercept)
    colour = theme.error
    if plot.collidepoint(x, y):
        if hypot(best_x - x, best_y - y) > 6:
            pen.dashes(blend(colour, theme.card, 0.7), (x, y), (best_x, best_y), (3, 3))
            over.append(_around([(x, y), (best_x, best_y)], plot))
        arm = pen.px(4)
        over.append(_around([(x - arm, y - arm), (x + arm, y + arm)], plot))
        for way in (1, -1):
            pen.line(colour, (x - arm, y - way * arm), (x + arm, y + way * arm), 1.5)
    if outlook.circle is not None:
        over.append(_draw_circle(pen, plot, transform, outlook))
    pen.surface.set_clip(clip)
    if plot.collidepoint(x, y):
        _name(pen, plot, (x, y), outlook)
    return over


def _around(dots: list[tuple[float, float]], plot: pygame.Rect) -> pygame.Rect:
    """The pixels of the plot that strokes through these dots take."""
    (left, right), (top, bottom) = ((min(places), max(places)) for places in zip(*dots, strict=True))
    left, top = max(plot.left, left), max(plot.top, top)
    width, height = min(plot.right, right) - left, min(plot.bottom, bottom) - top
    return pygame.Rect(left - 4, top - 4, max(0.0, width) + 8, max(0.0, height) + 8).clip(plot)


def _draw_circle(pen: Pen, plot: pygame.Rect, transform: PlotTransform, outlook: Outlook) -> pygame.Rect:
    if outlook.circle is None or outlook.rest is None:
        return pygame.Rect(plot.topleft, (0, 0))
    sizes, axes = np.linalg.eigh(outlook.circle)
    turn = np.linspace(0.0, 2.0 * np.pi, 73)
    unit = np.column_stack([np.cos(turn), np.sin(turn)]) * (DEVIATIONS * np.sqrt(np.maximum(sizes, 0.0)))
    lines = unit @ axes.T + np.array(outlook.rest)
    xs, ys = transform.model_to_view(lines[:, 0], lines[:, 1])
    dots = np.clip(np.column_stack([xs, ys]), -8000, 12000).tolist()
    pygame.draw.aalines(pen.surface, blend(pen.theme.error, pen.theme.card, 0.8), False, dots)
    return _around(dots, plot)


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
