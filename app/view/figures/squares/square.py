"""The square on the error of one point: its area is that point's J."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.plots.numerals import significant
from app.plots.squares import Box, square_on
from app.plots.transform import PlotTransform
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL, SMALL_STRONG

SEEN_THROUGH, STRONG_FILL = 90, 170
"""How much of what is under a square its colour covers, of 255."""


class PointSquare(NamedTuple):
    """A point and the line's guess at it in the data's own units, and error and x in the units that training has."""

    x: float
    y: float
    guess: float
    error: float
    x_in_step: float


def draw_square(pen: Pen, plot: pygame.Rect, transform: PlotTransform, square: PointSquare) -> Box:
    """Draw the square with its error² and J in it, where there is room; returns where it stands."""
    x, y = transform.model_to_view(square.x, square.y)
    box = square_on(x, y, transform.y(square.guess))
    shade(pen, plot, box, pen.theme.cost, SEEN_THROUGH, "square")
    outline(pen, plot, box, pen.theme.cost, "square edge")
    seen = rect_of(box).clip(plot)
    formula = lay_out(pen, "{error}^2", SMALL_STRONG, pen.theme.text)
    shown = f"J = {significant(square.error * square.error, 3)}"
    line, room = pen.px(17), max(formula.width, pen.width(shown, SMALL)) + pen.px(10)
    if seen.w > room and seen.h > 2 * line + pen.px(4):
        set_formula(pen, formula, seen.centerx - formula.width // 2, seen.centery - line / 2, role="square name")
        pen.text(shown, seen.centerx, seen.centery + line / 2, SMALL, pen.theme.cost, "center", "square area")
    return box


def shade(pen: Pen, plot: pygame.Rect, box: Box, colour: Colour, strength: int, role: str) -> None:
    """Fill a box so that what is under it is seen, cut at the plot; marked as it is uncut."""
    cut = rect_of(box).clip(plot)
    if cut.w and cut.h:
        picture = pygame.Surface(cut.size, pygame.SRCALPHA)
        picture.fill((*colour, strength))
        pen.blit(picture, cut)
    pen.record(role, "box", colour, (box[:2], box[2:]))


def outline(pen: Pen, plot: pygame.Rect, box: Box, colour: Colour, role: str, is_dashed: bool = False) -> None:
    """The four edges of a box, as far as they are in the plot."""
    left, top, right, bottom = box
    for start, end in (
        ((left, top), (right, top)),
        ((right, top), (right, bottom)),
        ((right, bottom), (left, bottom)),
        ((left, bottom), (left, top)),
    ):
        (x1, y1), (x2, y2) = _held(plot, start), _held(plot, end)
        if is_dashed:
            pen.dashes(colour, (x1, y1), (x2, y2), (3, 3), 1, role)
        else:
            pen.line(colour, (x1, y1), (x2, y2), 1, role)


def rect_of(box: Box) -> pygame.Rect:
    """The box in whole pixels; what is far out of sight is held near."""
    left, top, right, bottom = (round(max(-1e6, min(1e6, edge))) for edge in box)
    return pygame.Rect(left, top, right - left, bottom - top)


def _held(plot: pygame.Rect, at: tuple[float, float]) -> tuple[float, float]:
    """A place held to just outside of the plot, where nothing is drawn any more."""
    return max(plot.left - 9, min(plot.right + 9, at[0])), max(plot.top - 9, min(plot.bottom + 9, at[1]))
