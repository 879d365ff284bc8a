"""Where this order of points ends, in the bowl: a place beside least squares, or the circle that it wanders in."""

from __future__ import annotations

from math import hypot

import numpy as np
import pygame

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.theory.outlook import Outlook
from app.plots.numerals import significant
from app.plots.polylines import Polyline
from app.plots.transform import PlotTransform
from app.view.paint.pen import Pen
from app.view.paint.theme import blend

DEVIATIONS = 2.0
"""The circle is drawn at two standard deviations: most steps at rest lie within it."""

DOTS = 73

ROUNDING = 1e-14
"""So far off, as a share of m and b or of 1, a place is the same."""

Pixel = tuple[float, float]


class RestMarks:
    """Draws the place of rest; what was worked out for it stays as long as the outlook and the transform do."""

    def __init__(self) -> None:
        self._key: object = None
        self._circle: Polyline = []

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, outlook: Outlook) -> None:
        """Mark the resting place with a cross and its circle, and say how far it is from least squares."""
        rest = outlook.rest
        if rest is None or not _is_there(moments, outlook):
            return
        if self._key != (outlook, transform):
            self._key, self._circle = (outlook, transform), _circle(transform, outlook)
        at = transform.model_to_view(*rest)
        is_seen = plot.collidepoint(*at)
        with pen.clipped(plot):
            if is_seen:
                _draw_cross(pen, at, transform.model_to_view(moments.slope, moments.intercept))
            if self._circle:
                pen.polyline(blend(pen.theme.error, pen.theme.card, 0.8), self._circle, role="resting circle")


def rest_in_words(transform: PlotTransform, moments: Moments, outlook: Outlook, hidden_within: float) -> tuple[str, ...]:
    """What the cross stands for, then shorter; nothing where there is none.

    So many pixels from least squares, or nearer, the cross is under the ring there: it is said without it.
    """
    rest, (left, right), (bottom, top) = outlook.rest, transform.x_domain, transform.y_domain
    if (
        rest is None
        or not _is_there(moments, outlook)
        or not (left <= rest.slope <= right and bottom <= rest.intercept <= top)
    ):
        return ()
    does, on = ("rests", " on") if outlook.circle is None else ("circles", "")
    away = f"{significant(outlook.distance or 0.0, 2)} from least squares" if _is_apart(outlook) else ""
    at, best = transform.model_to_view(*rest), transform.model_to_view(moments.slope, moments.intercept)
    if hypot(best[0] - at[0], best[1] - at[1]) <= hidden_within:
        return *((f"{does} {away}",) if away else ()), f"{does}{on} least squares", f"{does} there"
    return f"× {does} here{away and ', '}{away}", f"× {does} here"


def _is_there(moments: Moments, outlook: Outlook) -> bool:
    return outlook.rest is not None and moments.has_slope and (outlook.circle is not None or _is_apart(outlook))


def _is_apart(outlook: Outlook) -> bool:
    """Whether it ends anywhere else than at least squares, by more than what rounding makes of nothing."""
    return outlook.rest is not None and (outlook.distance or 0.0) > ROUNDING * (1.0 + hypot(*outlook.rest))


def _draw_cross(pen: Pen, at: Pixel, best: Pixel) -> None:
    """A cross, and dashes from there to least squares where the two are apart."""
    (x, y), colour, arm = at, pen.theme.error, pen.px(7)
    if hypot(best[0] - x, best[1] - y) > 6:
        pen.dashes(blend(colour, pen.theme.card, 0.7), at, best, (3, 3), role="distance to least squares")
    for side in (1, -1):
        pen.line(colour, (x - arm, y - side * arm), (x + arm, y + side * arm), 2, "resting place")


def _circle(transform: PlotTransform, outlook: Outlook) -> Polyline:
    """The lines that lie so many standard deviations from rest, in pixels; none where there is no such circle."""
    rest: Line | None = outlook.rest
    if outlook.circle is None or rest is None:
        return []
    sizes, axes = np.linalg.eigh(outlook.circle)
    turn = np.linspace(0.0, 2.0 * np.pi, DOTS)
    unit = np.column_stack([np.cos(turn), np.sin(turn)]) * (DEVIATIONS * np.sqrt(np.maximum(sizes, 0.0)))
    lines = unit @ axes.T + np.array(rest)
    xs, ys = transform.model_to_view(lines[:, 0], lines[:, 1])
    dots = np.clip(np.column_stack([xs, ys]), -8000, 12000)
    return [(x, y) for x, y in dots.tolist()]
