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
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK_STRONG

ARROW = (40, 64)
"""The least and the greatest length of the arrow down, in units, from the middle of the ball."""

STEP, SHORT_OF_BALL = 26, 12
"""In units: how long the arrow of the step is at least, and how far from the end of the step, and the ball, it ends."""

BALL, LARGE_BALL, RIM = 8.5, 10.5, 2
"""The ball's radius, in units; larger while one of its symbols is pointed at."""

Stroke = tuple[tuple[float, float], tuple[float, float]]


def draw_least_squares(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments) -> None:
    """The target: the place of the least cost, which no text may cover."""
    if moments.has_slope:
        at = _pixel(transform, Line(moments.slope, moments.intercept))
        pen.keep_free(_box_around(pen, at, 12))
        with pen.clipped(plot):
            draw_bullseye(pen, at, "least squares")


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


def draw_step_arrow(pen: Pen, transform: PlotTransform, step: tuple[Line, Line]) -> None:
    """The way that a step went, up to just before where it led to; one that is hardly seen is drawn longer."""
    before, after = (pygame.Vector2(_pixel(transform, line)) for line in step)
    way = after - before
    if way.length():
        long, short = max(way.length(), pen.px(STEP + SHORT_OF_BALL)), pen.px(SHORT_OF_BALL)
        way.normalize_ip()
        tail, tip = after - way * long, after - way * short
        pen.arrow(pen.theme.m, (tail.x, tail.y), (tip.x, tip.y), 3, "step arrow", 11, RIM)


def arrow_down(pen: Pen, transform: PlotTransform, moments: Moments, line: Line) -> Stroke | None:
    """From the ball against the gradient of J: the direction in (m, b) in which J falls fastest. None where it is level."""
    by_m, by_b = mean_gradient(moments, *line)
    (m_low, m_high), (b_low, b_high) = transform.x_domain, transform.y_domain
    (left, right), (bottom, top) = transform.x.range, transform.y.range
    across, down = -by_m * ((right - left) / (m_high - m_low)), -by_b * ((top - bottom) / (b_high - b_low))
    length = hypot(across, down)
    if not (length > 0 and isfinite(length)):
        return None
    ball = _pixel(transform, line)
    shortest, longest = map(pen.px, ARROW)
    shown = min(longest, max(shortest, length))
    return ball, (ball[0] + across / length * shown, ball[1] + down / length * shown)


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
