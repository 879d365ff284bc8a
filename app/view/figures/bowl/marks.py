"""The marks of the bowl that are drawn anew in each frame: least squares, the ball, its arrows, and the readout."""

from __future__ import annotations

from math import hypot, isfinite

import pygame

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.learning.cost import cost, mean_gradient
from app.plots.numerals import significant
from app.plots.transform import PlotTransform
from app.session.pixels import place_within_reach
from app.view.paint.bullseye import draw_bullseye
from app.view.paint.pen import Pen, box_at
from app.view.paint.pen.arrow_length import arrow_length
from app.view.paint.typesetting import TICK_STRONG

ARROW = (24, 64)
"""The least and the greatest length of the arrow down, in units, from the middle of the ball."""

AT_REST = 0.5
"""Where J falls no farther than so many pixels along the arrow down, there is none: the ball lies in the target."""

STEP, SHORT_OF_BALL = (10, 26), 12
"""In units: how long the arrow of a small step is drawn, and how far from the end of the step, and the ball, it ends."""

BALL, LARGE_BALL, RIM = 8.5, 10.5, 2
"""The ball's radius, in units; larger while one of its symbols is pointed at."""

Stroke = tuple[tuple[float, float], tuple[float, float]]


def keep_target_free(pen: Pen, transform: PlotTransform, moments: Moments) -> None:
    """No text may cover the target."""
    if moments.has_slope:
        pen.keep_free(_box_around(pen, _pixel(transform, Line(moments.slope, moments.intercept)), 12))


def draw_least_squares(pen: Pen, transform: PlotTransform, moments: Moments) -> None:
    """The target: the place of the least cost."""
    if moments.has_slope:
        draw_bullseye(pen, _pixel(transform, Line(moments.slope, moments.intercept)), "least squares")


def ball_box(pen: Pen, transform: PlotTransform, line: Line) -> pygame.Rect:
    """The pixels of the ball and its rim."""
    return _box_around(pen, _pixel(transform, line), BALL + RIM)


def draw_ball(pen: Pen, transform: PlotTransform, line: Line, is_large: bool) -> None:
    """The ball with a rim that sets it off."""
    ball, radius = _pixel(transform, line), LARGE_BALL if is_large else BALL
    pen.disc(pen.theme.card, ball, radius + RIM, role="ball rim")
    pen.disc(pen.theme.m, ball, radius, role="ball")


def draw_gradient_arrow(pen: Pen, down: Stroke) -> None:
    """The arrow down."""
    pen.arrow(pen.theme.error, *down, 4, "gradient arrow", 14, RIM)


def draw_step_arrow(pen: Pen, stroke: Stroke) -> None:
    """The way that a step went."""
    pen.arrow(pen.theme.m, *stroke, 3, "step arrow", 11, RIM)


def arrow_of_step(pen: Pen, transform: PlotTransform, step: tuple[Line, Line]) -> Stroke | None:
    """Up to just before where the step led to; one that is hardly seen is drawn longer than it was. None without a move."""
    before, after = (pygame.Vector2(_pixel(transform, line)) for line in step)
    way = after - before
    shortest = arrow_length(way.length(), *map(pen.px, STEP))
    if not shortest:
        return None
    short = pen.px(SHORT_OF_BALL)
    long = max(way.length(), short + shortest)
    way.normalize_ip()
    tail, tip = after - way * long, after - way * short
    return (tail.x, tail.y), (tip.x, tip.y)


def arrow_down(pen: Pen, transform: PlotTransform, moments: Moments, line: Line) -> Stroke | None:
    """From the ball against the gradient of J: the direction in (m, b) in which J falls fastest. None where it is level.

    The farther J falls that way, the longer.
    """
    by_m, by_b = mean_gradient(moments, *line)
    (m_low, m_high), (b_low, b_high) = transform.x_domain, transform.y_domain
    (left, right), (bottom, top) = transform.x.range, transform.y.range
    across, down = -by_m * ((right - left) / (m_high - m_low)), -by_b * ((top - bottom) / (b_high - b_low))
    length = hypot(across, down)
    falls = length * _until_least(moments, line)
    if not (isfinite(falls) and falls >= AT_REST):
        return None
    ball, shown = _pixel(transform, line), arrow_length(falls, *map(pen.px, ARROW))
    return ball, (ball[0] + across / length * shown, ball[1] + down / length * shown)


def _until_least(moments: Moments, line: Line) -> float:
    """How many times the gradient may be taken from the line until J, which is quadratic, is least that way."""
    by_m, by_b = mean_gradient(moments, *line)
    m_there, b_there = mean_gradient(moments, line.slope - by_m, line.intercept - by_b)
    curvature = by_m * (by_m - m_there) + by_b * (by_b - b_there)
    return (by_m * by_m + by_b * by_b) / curvature if curvature > 0.0 else 0.0


def draw_readout(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, at: tuple[float, float]) -> None:
    """What m, b and J are at a pixel, in a box beside it."""
    x, y = at
    m, b = transform.view_to_model(x, y)
    shown = f"m {significant(m, 3)}  b {significant(b, 3)}  J {significant(cost(moments, m, b), 3)}"
    box = box_at(pen.width(shown, TICK_STRONG) + pen.px(14), pen.px(20), midbottom=(x, round(y) - pen.px(10)))
    if box.top < plot.top:
        box.top = round(y) + pen.px(18)
    box.clamp_ip(plot)
    pen.card(box, pen.theme.raised, radius=5, role="readout box")
    pen.text(shown, *box.center, TICK_STRONG, pen.theme.text, "center", "readout")


def _box_around(pen: Pen, at: tuple[float, float], reach: float) -> pygame.Rect:
    """So many units to each side of a pixel."""
    return box_at(pen.px(2 * reach), pen.px(2 * reach), center=at)


def _pixel(transform: PlotTransform, line: Line) -> tuple[float, float]:
    """Where a line is; held to pixels that can be drawn at, all of them out of sight."""
    return place_within_reach(*transform.model_to_view(line.slope, line.intercept))
