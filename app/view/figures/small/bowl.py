"""The shape of a bowl in a small picture: contours around its lowest place, drawn to one scale both ways, and the ball."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import numpy as np
import pygame

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.theory.landscape import contours
from app.plots.transform import PlotTransform, linear_transform
from app.view.paint.pen import Pen
from app.view.paint.theme import blend

RINGS = (1.0, 0.66, 0.33)
"""How far out contours are, as shares of the one through the ball: the roots of their heights."""

ROOM = 1.2
"""What is shown reaches so many times as far as the outermost contour."""


def draw_small_bowl(pen: Pen, rect: pygame.Rect, moments: Moments, away: Line, height: float) -> None:
    """Draw the contours, the ring at least squares, and the ball so far ``away`` from it; J there is ``height`` above J*."""
    theme = pen.theme
    pen.rectangle(theme.inset, rect, 5, "small bowl")
    pen.rectangle(theme.rule, rect, 5, "small bowl rule", line=1)
    around_best = replace(moments, slope=0.0, y_mean=0.0, least_cost=0.0)
    # A line that is least squares itself has contours of any size around it.
    outermost, ball = (height, away) if height > 0.0 and isfinite(height) else (1.0, Line(0.0, 0.0))
    reach = max(abs(ball.slope), abs(ball.intercept), *_reach(around_best, outermost))
    if not (reach > 0.0 and isfinite(reach)):
        return
    transform = small_transform(rect, reach)
    with pen.measuring(transform), pen.clipped(rect.inflate(-2, -2)):
        for number, share in enumerate(RINGS):
            edge = blend(theme.cost, theme.inset, 0.45 + 0.2 * number)
            for side in contours(around_best, [outermost * share * share], (-ROOM * reach, ROOM * reach))[0]:
                xs, ys = transform.model_to_view(side[:, 0], side[:, 1])
                pen.polyline(edge, list(zip(xs.tolist(), ys.tolist(), strict=True)), role="small contour")
        if moments.has_slope:
            pen.disc(theme.muted, transform.model_to_view(0.0, 0.0), 3.5, ring=1.5, role="small least squares")
        pen.disc(theme.m, transform.model_to_view(*ball), 4, role="small ball")


def small_transform(rect: pygame.Rect, reach: float) -> PlotTransform:
    """Deviations in slope to the right and in intercept upwards, a unit of either as many pixels."""
    unit = ROOM * reach / (min(rect.w, rect.h) / 2)
    across, up = unit * rect.w / 2, unit * rect.h / 2
    return linear_transform((-across, across), (-up, up), *rect)


def _reach(around_best: Moments, height: float) -> tuple[float, float]:
    """How far the contour of that height goes in slope and in intercept; a valley's has no end."""
    if not around_best.has_slope:
        return 0.0, float(np.sqrt(height / around_best.count))
    ring = np.abs(contours(around_best, [height], (0.0, 0.0))[0])
    return float(ring[..., 0].max()), float(ring[..., 1].max())
