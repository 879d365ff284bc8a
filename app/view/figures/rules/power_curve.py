"""The curve x^n with a point on it that can be dragged, and the slope there: the power rule by itself."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pygame

from app.model.derivation.rules import PowerOfX
from app.plots.numerals import significant
from app.plots.transform import PlotTransform, linear_transform
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, SMALL_STRONG

SPAN, LEAST_TOP = 2.1, 4.5
"""How far the axis of x reaches to either side, and y at least."""

TANGENT_HALF = 90
"""Half the length of the tangent, in units."""

PARTS = 97

FEWEST_TICKS = 3
"""Beside a low plot, too: with zero alone there would be no scale."""


class PowerShown(NamedTuple):
    """The exponent, where one stands, whether the point is held or pointed at, and whether the power rule is known."""

    n: int
    x: float
    is_hot: bool
    has_rule: bool = True


def power_transform(plot: pygame.Rect, n: int) -> PlotTransform:
    """Axes that hold the whole curve between the ends of x, the same wherever one stands."""
    top = max(LEAST_TOP, 1.05 * SPAN**n)
    return linear_transform((-SPAN, SPAN), (-top if n % 2 else -0.12 * top, top), *plot)


def draw_power_curve(pen: Pen, rect: pygame.Rect, plot: pygame.Rect, shown: PowerShown) -> None:
    """Axes, curve, tangent with its slope, and the point."""
    transform, power = power_transform(plot, shown.n), PowerOfX(shown.n)
    theme = pen.theme
    with pen.measuring(transform):
        foot = pygame.Rect(rect.x + pen.px(4), plot.bottom + pen.px(6), rect.w - pen.px(8), pen.px(18))
        draw_ticks_below(pen, transform.x, foot, plot.w // pen.px(80))
        draw_ticks_beside(pen, plot, transform.y, rect.left + pen.px(4), max(FEWEST_TICKS, plot.h // pen.px(48)))
        for start, end in (((-SPAN, 0.0), (SPAN, 0.0)), ((0.0, transform.y_domain[0]), (0.0, transform.y_domain[1]))):
            pen.line(theme.faint, transform.model_to_view(*start), transform.model_to_view(*end), 1, "axis")
        xs = np.linspace(-SPAN, SPAN, PARTS)
        across, up = transform.model_to_view(xs, xs**shown.n)
        with pen.clipped(plot):
            pen.segments(theme.text, list(zip(across.tolist(), up.tolist(), strict=True)), 2.5, "curve")
            _draw_tangent(pen, transform, shown.x, power)
        _draw_point(pen, transform, shown, power)
        _write_x(pen, transform, shown, power)


def _draw_tangent(pen: Pen, transform: PlotTransform, x: float, power: PowerOfX) -> None:
    """A piece of the straight line that has the curve's slope at x."""
    (px, py), slope = transform.model_to_view(x, power(x)), power.slope(x)
    unit_x, unit_y = transform.x(1.0) - transform.x(0.0), transform.y(0.0) - transform.y(1.0)
    down = -slope * unit_y / unit_x
    half = pen.px(TANGENT_HALF) / (1.0 + down * down) ** 0.5
    pen.line(pen.theme.accent, (px - half, py - down * half), (px + half, py + down * half), 3, "tangent")


def _draw_point(pen: Pen, transform: PlotTransform, shown: PowerShown, power: PowerOfX) -> None:
    at = transform.model_to_view(shown.x, power(shown.x))
    pen.dashes(pen.theme.x, at, (at[0], transform.y(0.0)), (3, 3), 1, "x of the point")
    pen.disc(pen.theme.card, at, 10 if shown.is_hot else 9, role="point rim")
    pen.disc(pen.theme.accent, at, 8 if shown.is_hot else 7, role="point")


def _write_x(pen: Pen, transform: PlotTransform, shown: PowerShown, power: PowerOfX) -> None:
    """Where one stands, on the side of the axis where the curve is not."""
    at = transform.model_to_view(shown.x, 0.0)
    side, says = pen.px(16) if power(shown.x) >= 0.0 else -pen.px(16), f"x = {significant(shown.x, 3)}"
    ground = pen.text_box(says, at[0], at[1] + side, SMALL_STRONG, "center").inflate(pen.px(6), 0)
    pen.rectangle(pen.theme.card, ground, 3, "x label background")
    pen.text(says, at[0], at[1] + side, SMALL_STRONG, pen.theme.x, "center", "x label")


def write_power(pen: Pen, room: pygame.Rect, shown: PowerShown) -> None:
    """What y is and what its slope is, and how by the power rule where that is known; both where there is room."""
    n, x, power = shown.n, shown.x, PowerOfX(shown.n)
    put_in = significant(x, 3)
    put_in = f"({put_in})" if put_in.startswith("−") else put_in
    value = f"y = {{x}}^{n} = {{x|{put_in}}}^{n} = {significant(power(x), 3)}"
    by_rule = f"{n}·{{x}}^{n - 1} = {n}·{{x|{put_in}}}^{n - 1} = " if shown.has_rule else ""
    slope = f"slope = {by_rule}{significant(power.slope(x), 3)}"
    by_slope = lay_out(pen, slope, BODY, pen.theme.accent)
    set_formula(pen, by_slope, room.right - by_slope.width, room.centery, role="slope")
    by_value = lay_out(pen, value, BODY, pen.theme.text)
    if by_value.width + pen.px(20) + by_slope.width <= room.w:
        set_formula(pen, by_value, room.right - by_slope.width - pen.px(24) - by_value.width, room.centery, role="value")
