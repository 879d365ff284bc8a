"""Formulas on the window: set as boxes, their symbols in colours that can be pointed at and highlighted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import pygame

from app.session.explained.quantity import Quantity
from app.session.targets import SymbolTarget
from app.view.explaining import number_target, quantity_for
from app.view.mathtext.boxes import Box, Setting, set_row
from app.view.mathtext.notation import Node, Piece, parse
from app.view.paint.marks import corners_of
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL, Style
from app.view.targets import Target

SYMBOLS = ("m", "b", "x", "y", "guess", "error", "J")

PLUS, MINUS = (" + ", ""), (" − ", "")

Measured: TypeAlias = Sequence[tuple[str, Quantity]]
"""Which number stands for a symbol."""

Formula: TypeAlias = str | Sequence[Node]
"""Either the notation that ``parse`` reads, or what it would give: cheaper for numbers that are others in every frame."""

__all__ = ["MINUS", "PLUS", "SYMBOLS", "Formula", "LaidOut", "Piece", "draw_formula", "formula_width", "lay_out", "parse"]


class LaidOut(NamedTuple):
    """A formula ready to be drawn, with the height of a line of its style and how much of that is above the baseline."""

    box: Box
    ascent: int
    height: int
    colour: Colour

    @property
    def width(self) -> int:
        """The width of the whole formula in pixels."""
        return self.box.width


def lay_out(pen: Pen, formula: Formula, style: Style, plain: Colour | None = None) -> LaidOut:
    """The formula measured, so that it can be seen whether it fits before it is drawn."""
    colour, typesetter = plain or pen.theme.muted, pen.typesetter
    box = set_row(Setting(typesetter, pen.theme, style, colour), parse(formula) if isinstance(formula, str) else formula)
    return LaidOut(box, *typesetter.line(style), colour)


def formula_width(pen: Pen, formula: Formula, style: Style) -> int:
    """How many pixels the formula takes."""
    return lay_out(pen, formula, style).width


def draw_formula(
    pen: Pen,
    formula: Formula,
    x: float,
    y: float,
    style: Style = SMALL,
    plain: Colour | None = None,
    highlighted: frozenset[str] = frozenset(),
    place: str = "",
    role: str = "",
) -> pygame.Rect:
    """Draw the formula from the left, the middle of its line at pixel height ``y``; returns the pixels that it took.

    ``highlighted`` symbols are underlined. With a ``place`` each symbol is a target.
    """
    return set_formula(pen, lay_out(pen, formula, style, plain), round(x), y, highlighted, place, role)


def set_formula(
    pen: Pen,
    formula: LaidOut,
    x: int,
    y: float,
    highlighted: frozenset[str] = frozenset(),
    place: str = "",
    role: str = "",
    measured: Measured = (),
) -> pygame.Rect:
    """Draw a formula that was laid out, as ``draw_formula`` does: on the baseline of a text with its middle at ``y``.

    ``measured`` says which numbers stand for symbols, where they can be explained. Marked is the whole as ``role``, and each
    symbol by itself as the role and its name, such as ``equation m``.
    """
    box, baseline = formula.box, round(y - formula.height / 2) + formula.ascent
    rect = pygame.Rect(x, baseline - box.ascent, box.width, box.ascent + box.descent)
    pen.put_together(box.text, box.pictures, rect, (x, baseline), formula.colour, role)
    for left, top, width, height in box.bars:
        pen.fill(formula.colour, (x + left, baseline + top, width, height), f"{role} fraction bar".strip())
    if highlighted or pen.marks is not None:
        _draw_symbols(pen, box, (x, baseline), highlighted, role)
    if place:
        pen.targets_later(lambda: _targets(box, x, baseline, place, measured))
    return rect


def _draw_symbols(pen: Pen, box: Box, origin: tuple[int, int], highlighted: frozenset[str], role: str) -> None:
    """Underline those that are highlighted, and mark each by itself."""
    for symbol, shown, colour, rect in box.parts:
        place = pygame.Rect(rect).move(origin)
        if pen.marks is not None:
            pen.record(f"{role} {symbol}".strip(), "text", colour, corners_of(*place), shown)
        if symbol in highlighted:
            underline(pen, place, colour, f"{role} {symbol} underline")


def _targets(box: Box, x: int, baseline: int, place: str, measured: Measured) -> list[Target]:
    return [
        number_target(
            SymbolTarget(part.symbol, place, number),
            pygame.Rect(part.rect).move(x, baseline),
            quantity_for(part.symbol, measured),
        )
        for number, part in enumerate(box.parts)
    ]


def underline(pen: Pen, rect: pygame.Rect, colour: Colour, role: str) -> None:
    """A bar under a symbol, which says that it is highlighted."""
    thick = pen.stroke(2)
    pen.rectangle(colour, pygame.Rect(rect.x, rect.bottom - thick, rect.w, thick), role=role)
