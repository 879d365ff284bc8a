"""A line of mathematics: pieces of text, some of them symbols in their colour that can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pygame

from app.session.targets import SymbolTarget
from app.view.paint.marks import corners_of
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL, Style
from app.view.targets import Target

SYMBOLS = ("m", "b", "x", "y", "guess", "error", "J")
_VARIABLES = frozenset("mbxyJ")
_PIECES = re.compile(r"\{(?P<symbol>\w+)(?:\|(?P<shown>[^}]*))?\}|(?P<plain>[^{]+)")


Piece: TypeAlias = tuple[str, str]
"""A text and, where it stands for one, the symbol that it shows the name or the number of; else nothing."""

PLUS, MINUS = (" + ", ""), (" − ", "")


class LaidOut(NamedTuple):
    """A formula ready to be written: its pieces, the right end and the colour of each, and its pictures with their places.

    All places count from the formula's beginning.
    """

    pieces: Sequence[Piece]
    ends: list[int]
    colours: list[Colour]
    pictures: list[tuple[pygame.Surface, int]]
    height: int

    @property
    def width(self) -> int:
        """The width of the whole formula in pixels."""
        return self.ends[-1] if self.ends else 0


Formula: TypeAlias = str | Sequence[Piece]
"""Either the notation that ``parse`` reads, or pieces: cheaper for numbers that are others in every frame."""


@lru_cache(maxsize=512)
def parse(formula: str) -> tuple[Piece, ...]:
    """Read ``= {m}·{x} + {b}`` or, with numbers put in, ``= {m|0.310}·{x|0.694} + {b|0.360}``."""
    return tuple(_piece(found) for found in _PIECES.finditer(formula))


def _piece(found: re.Match[str]) -> Piece:
    if found["plain"]:
        return found["plain"], ""
    return found["symbol"] if found["shown"] is None else found["shown"], found["symbol"]


def formula_width(pen: Pen, formula: Formula, style: Style = SMALL) -> int:
    """How many pixels the formula takes."""
    return sum([pen.width(text, _style_of(text, style)) for text, _ in _pieces(formula)])


def draw_formula(
    pen: Pen,
    formula: Formula,
    x: float,
    y: float,
    style: Style = SMALL,
    plain: Colour | None = None,
    lit: frozenset[str] = frozenset(),
    place: str = "",
    role: str = "",
) -> pygame.Rect:
    """Write the formula from the left, its middle at pixel height ``y``; returns the pixels that it took.

    ``lit`` symbols are underlined. With a ``place`` each symbol is a target named ``symbol:NAME@place``.
    """
    return set_formula(pen, lay_out(pen, formula, style, plain), round(x), y, lit, place, role)


def lay_out(pen: Pen, formula: Formula, style: Style = SMALL, plain: Colour | None = None) -> LaidOut:
    """The formula measured, so that it can be seen whether it fits before it is written."""
    pieces, colour_of, set_text = _pieces(formula), pen.theme.symbol, pen.typesetter.set
    plain = plain or pen.theme.muted
    ends, colours, shown, width, height = [], list[Colour](), list[tuple[pygame.Surface, int]](), 0, 0
    for text, symbol in pieces:
        colour = colour_of(symbol) if symbol else plain
        pictures, advance, height = set_text(text, _style_of(text, style), colour)
        shown += [(picture, width + shift) for picture, shift in pictures]
        width += advance
        ends.append(width)
        colours.append(colour)
    return LaidOut(pieces, ends, colours, shown, height)


def set_formula(
    pen: Pen, formula: LaidOut, x: int, y: float, lit: frozenset[str] = frozenset(), place: str = "", role: str = ""
) -> pygame.Rect:
    """Write a formula that was laid out, as ``draw_formula`` does.

    Marked is the whole as ``role``, and each symbol by itself as the role and its name, such as ``equation m``.
    """
    box = pygame.Rect(x, round(y - formula.height / 2), formula.width, formula.height)
    pen.put("".join([text for text, _ in formula.pieces]), formula.pictures, box, role=role)
    if pen.marks is not None:
        for part, symbol, number in _symbols(formula, box):
            shown = formula.pieces[number][0]
            pen.record(f"{role} {symbol}".strip(), "text", formula.colours[number], corners_of(*part), shown)
    if lit:
        for part, symbol, _ in _symbols(formula, box):
            if symbol in lit:
                underline(pen, part, pen.theme.symbol(symbol), f"{role} {symbol} underline")
    if place:
        pen.targets_later(lambda: _targets(formula, box, place))
    return box


def _symbols(formula: LaidOut, box: pygame.Rect) -> Iterator[tuple[pygame.Rect, str, int]]:
    """Where each symbol of the formula stands, and which piece of it that is."""
    begin = 0
    for number, ((_, symbol), end) in enumerate(zip(formula.pieces, formula.ends, strict=True)):
        if symbol:
            yield pygame.Rect(box.x + begin, box.y, end - begin, box.h), symbol, number
        begin = end


def _targets(formula: LaidOut, box: pygame.Rect, place: str) -> list[Target]:
    parts = _symbols(formula, box)
    return [Target(SymbolTarget(symbol, place, number), part, takes_focus=False) for part, symbol, number in parts]


def underline(pen: Pen, rect: pygame.Rect, colour: Colour, role: str = "underline") -> None:
    """A bar under a symbol, which says that it is highlighted."""
    bar = pygame.Rect(rect.x, rect.bottom - pen.stroke(2), rect.w, pen.stroke(2))
    pen.rectangle(colour, bar, role=role)


def _pieces(formula: Formula) -> Sequence[Piece]:
    return parse(formula) if isinstance(formula, str) else formula


def _style_of(text: str, style: Style) -> Style:
    """Variables are italic, words and numbers are not."""
    return _italic(style) if text in _VARIABLES else style


@lru_cache(maxsize=32)
def _italic(style: Style) -> Style:
    return style._replace(is_italic=True)
