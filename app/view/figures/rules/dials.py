"""Two dials in a row: z turns x = z², x turns y = x². How much faster each turns than the one before multiplies."""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple

import pygame

from app.model.derivation.rules import ChainOfSquares
from app.plots.numerals import significant
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import BODY, SMALL, STRONG

A_TURN = 4.0
"""By so much a value grows while its hand goes round once, on every dial, so that their speeds compare."""

SMALL_STEP = 0.08
"""The step of z whose effect is shown on all dials as a wedge."""


class DialsShown(NamedTuple):
    """Where z stands, and whether its hand is held or pointed at."""

    z: float
    is_hot: bool


class Dial(NamedTuple):
    """One dial: what it shows, and how many times as fast as z it turns there."""

    name: str
    value: float
    rate: float
    colour: Colour


def dial_places(plot: pygame.Rect) -> tuple[list[tuple[int, int]], int]:
    """The middles of the three dials, and their radius, in pixels."""
    radius = min(plot.w // 8, round(plot.h * 0.27))
    return [(plot.left + round(plot.w * share), plot.top + round(plot.h * 0.45)) for share in (1 / 6, 3 / 6, 5 / 6)], radius


def angle_of(value: float) -> float:
    """Radians clockwise from the top."""
    return 2.0 * pi * value / A_TURN


def on_rim(centre: tuple[int, int], radius: float, angle: float) -> tuple[float, float]:
    """The pixel at that angle."""
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


def draw_dials(pen: Pen, plot: pygame.Rect, shown: DialsShown) -> None:
    """Three dials, and between and below them how their rates multiply."""
    chain, theme = ChainOfSquares(shown.z), pen.theme
    dials = (
        Dial("z", chain.z, 1.0, theme.accent),
        Dial("x = z²", chain.x, chain.x_per_z, theme.x),
        Dial("y = x²", chain.y, chain.y_per_z, theme.cost),
    )
    centres, radius = dial_places(plot)
    for dial, centre in zip(dials, centres, strict=True):
        _draw_dial(pen, centre, radius, dial, shown.is_hot and dial.name == "z")
    rates = (
        (f"2·z = {significant(chain.x_per_z, 3)}", "rate of x"),
        (f"2·{{x}} = {significant(chain.y_per_x, 3)}", "rate of y"),
    )
    for (text, role), one, other in zip(rates, centres, centres[1:], strict=False):
        middle = (one[0] + other[0]) // 2
        start, end = (one[0] + radius + pen.px(8), one[1]), (other[0] - radius - pen.px(8), one[1])
        pen.arrow(theme.muted, start, end, 1.5, f"{role} arrow")
        pen.text("times as fast", middle, one[1] + pen.px(14), SMALL, theme.muted, "center", f"{role} says")
        formula = lay_out(pen, text, BODY, theme.text)
        set_formula(pen, formula, middle - formula.width // 2, one[1] - pen.px(14), role=role)
    x, z = significant(chain.y_per_x, 3), significant(chain.x_per_z, 3)
    whole = f"y turns  2·{{x}} × 2·z  =  {x} × {z}  =  {significant(chain.y_per_z, 3)}  times as fast as z"
    formula = lay_out(pen, whole, STRONG, theme.text)
    y = min(plot.bottom - pen.px(14), centres[0][1] + radius + pen.px(56))
    set_formula(pen, formula, plot.centerx - formula.width // 2, y, role="product")


def _draw_dial(pen: Pen, centre: tuple[int, int], radius: int, dial: Dial, is_hot: bool) -> None:
    """The rim, the hand, and the wedge that a small step of z sweeps here."""
    theme, angle = pen.theme, angle_of(dial.value)
    swept = angle_of(dial.rate * SMALL_STEP)
    parts = max(2, round(swept / 0.05))
    wedge = [centre, *(on_rim(centre, radius * 0.86, angle + swept * part / parts) for part in range(parts + 1))]
    pen.disc(theme.rule, centre, radius / pen.typesetter.scale, ring=2, role=f"{dial.name} rim")
    pen.shade(dial.colour, 90, wedge, f"{dial.name} wedge")
    tip = on_rim(centre, radius * 0.86, angle)
    pen.line(dial.colour, centre, tip, 4, f"{dial.name} hand")
    pen.disc(dial.colour, centre, 5, role=f"{dial.name} hub")
    if dial.name == "z":
        pen.disc(dial.colour, tip, 9 if is_hot else 7, role="z knob")
    name = lay_out(pen, dial.name.replace("x", "{x}"), BODY, dial.colour)
    set_formula(pen, name, centre[0] - name.width // 2, centre[1] - radius - pen.px(14), role=f"{dial.name} name")
    shown = significant(dial.value, 3)
    pen.text(shown, centre[0], centre[1] + radius + pen.px(16), STRONG, dial.colour, "center", f"{dial.name} value")
