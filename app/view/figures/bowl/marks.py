"""The marks of the bowl that are drawn anew in each frame: least squares, the ball, the gradient arrow, and the readout."""

from __future__ import annotations

from math import hypot, isfinite

import pygame

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.learning.cost import cost, mean_gradient
from app.plots.numerals import significant
from app.plots.transform import PlotTransform
from app.session.pixels import place_within_reach
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK, TICK_STRONG

NAME = "least squares"

ARROW = (18, 36)
"""The least and the greatest length of the arrow, in units."""


def draw_least_squares(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments) -> None:
    """The ring at the least cost, and in a corner what it means."""
    if not moments.has_slope:
        return
    ring, y, sign = _pixel(transform, Line(moments.slope, moments.intercept)), plot.bottom - pen.px(9), pen.px(9)
    pen.keep_free(_box_around(pen, ring, 7))
    width = pen.width(NAME, TICK)
    places = [(x, y, "midleft") for x in (plot.left + pen.px(10) + sign, plot.right - pen.px(6) - width)]
    # Its sign stands before it, which must be free too.
    free = [(x, y, anchor) for x, y, anchor in places if pen.is_free(_box_around(pen, (x - sign, y), 6))]
    named = pen.text_where_free(NAME, free, plot, TICK, pen.theme.text, role="least squares label")
    with pen.clipped(plot):
        pen.disc(pen.theme.muted, ring, 4.5, ring=1.5, role="least squares")
        if named:
            sign_at = (named.left - sign, y)
            pen.disc(pen.theme.muted, sign_at, 4.5, ring=1.5, role="least squares legend")
            # Some air between this text and the next.
            pen.keep_free(_box_around(pen, sign_at, 10), named.inflate(pen.px(20), 0))


def ball_box(pen: Pen, transform: PlotTransform, line: Line) -> pygame.Rect:
    """The pixels of the ball and its rim."""
    return _box_around(pen, _pixel(transform, line), 8)


def draw_ball(pen: Pen, transform: PlotTransform, line: Line, is_large: bool) -> None:
    """The ball with a rim that sets it off."""
    ball = _pixel(transform, line)
    pen.disc(pen.theme.card, ball, 7.5, role="ball rim")
    pen.disc(pen.theme.m, ball, 6.5 if is_large else 5.5, role="ball")


def draw_gradient_arrow(pen: Pen, transform: PlotTransform, moments: Moments, line: Line) -> None:
    """An arrow from the ball against the gradient of J: the direction in (m, b) in which J falls fastest."""
    by_m, by_b = mean_gradient(moments, *line)
    (m_low, m_high), (b_low, b_high) = transform.x_domain, transform.y_domain
    (left, right), (bottom, top) = transform.x.range, transform.y.range
    across, down = -by_m * ((right - left) / (m_high - m_low)), -by_b * ((top - bottom) / (b_high - b_low))
    length = hypot(across, down)
    if not (length > 0 and isfinite(length)):
        return
    ball = _pixel(transform, line)
    shortest, longest = map(pen.px, ARROW)
    shown = min(longest, max(shortest, length))
    tip = (ball[0] + across / length * shown, ball[1] + down / length * shown)
    pen.arrow(pen.theme.error, ball, tip, 2, "gradient arrow")


def draw_readout(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, at: tuple[float, float]) -> None:
    """What m, b and J are at a pixel, in a box beside it."""
    x, y = at
    m, b = transform.view_to_model(x, y)
    shown = f"m {significant(m, 3)}  b {significant(b, 3)}  J {significant(cost(moments, m, b), 3)}"
    box = pygame.Rect(0, 0, pen.width(shown, TICK_STRONG) + pen.px(14), pen.px(20))
    box.midbottom = (round(x), round(y) - pen.px(10))
    if box.top < plot.top:
        box.top = round(y) + pen.px(18)
    box.clamp_ip(plot)
    pen.card(box, pen.theme.raised, radius=5, role="readout box")
    pen.text(shown, *box.center, TICK_STRONG, pen.theme.text, "center", "readout")


def _box_around(pen: Pen, at: tuple[float, float], reach: float) -> pygame.Rect:
    """So many units to each side of a pixel."""
    box = pygame.Rect(0, 0, pen.px(2 * reach), pen.px(2 * reach))
    box.center = round(at[0]), round(at[1])
    return box


def _pixel(transform: PlotTransform, line: Line) -> tuple[float, float]:
    """Where a line is; held to pixels that can be drawn at, all of them out of sight."""
    return place_within_reach(*transform.model_to_view(line.slope, line.intercept))
