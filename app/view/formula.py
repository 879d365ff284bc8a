"""A line of mathematics: pieces of text, some of them symbols in their colour that can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import pygame

from app.view.ink import Ink, LaidOut
from app.view.targets import Target
from app.view.theme import Colour
from app.view.typesetting import SMALL, Style

SYMBOLS = ("m", "b", "x", "y", "guess", "error", "J")
_VARIABLES = frozenset("mbxyJ")
_PIECES = re.compile(r"\{(?P<symbol>\w+)(?:\|(?P<shown>[^}]*))?\}|(?P<plain>[^{]+)")


class Piece(NamedTuple):
    """A text and, where it stands for one, the symbol that it shows the name or the number of."""

    text: str
    symbol: str = ""


class LaidOutFormula(NamedTuple):
    """A formula ready to be written, with the symbol and colour of each piece."""

    line: LaidOut
    symbols: list[str]
    colours: list[Colour]


Formula: TypeAlias = str | Sequence[Piece]
"""Either the notation that ``parse`` reads, or pieces: cheaper for numbers that are others in every frame."""


@lru_cache(maxsize=512)
def parse(formula: str) -> tuple[Piece, ...]:
    """Read ``= {m}·{x} + {b}`` or, with numbers put in, ``= {m|0.310}·{x|0.694} + {b|0.360}``."""
    return tuple(_piece(found) for found in _PIECES.finditer(formula))


def _piece(found: re.Match[str]) -> Piece:
    if found["plain"]:
        return Piece(found["plain"])
    return Piece(found["symbol"] if found["shown"] is None else found["shown"], found["symbol"])


def formula_width(ink: Ink, formula: Formula, style: Style = SMALL) -> int:
    """How many pixels the formula takes."""
    return sum([ink.width(text, _style_of(text, style)) for text, _ in _pieces(formula)])


def draw_formula(
    ink: Ink,
    formula: Formula,
    x: float,
    y: float,
    style: Style = SMALL,
    plain: Colour | None = None,
    lit: frozenset[str] = frozenset(),
    place: str = "",
) -> pygame.Rect:
    """Write the formula from the left, its middle at pixel height ``y``; returns the pixels that it took.

    ``lit`` symbols are underlined. With a ``place`` each symbol is a target named ``symbol:NAME@place``.
    """
    return set_formula(ink, lay_out(ink, formula, style, plain), round(x), y, lit, place)


def lay_out(ink: Ink, formula: Formula, style: Style = SMALL, plain: Colour | None = None) -> LaidOutFormula:
    """The formula measured, so that it can be seen whether it fits before it is written."""
    theme, pieces = ink.theme, _pieces(formula)
    colours = [theme.symbol(symbol) if symbol else (plain or theme.muted) for _, symbol in pieces]
    texts = [(text, _style_of(text, style), colour) for (text, _), colour in zip(pieces, colours, strict=True)]
    return LaidOutFormula(ink.laid_out(texts), [symbol for _, symbol in pieces], colours)


def set_formula(
    ink: Ink, formula: LaidOutFormula, x: int, y: float, lit: frozenset[str] = frozenset(), place: str = ""
) -> pygame.Rect:
    """Write a formula that was laid out, as ``draw_formula`` does."""
    rects = ink.set_line(formula.line, x, y)
    for number, symbol in enumerate(formula.symbols):
        if symbol:
            if symbol in lit:
                underline(ink, rects[number], formula.colours[number])
            if place:
                ink.target(Target(f"symbol:{symbol}@{place}.{number}", rects[number], takes_focus=False))
    return pygame.Rect(x, rects[0].y, formula.line.width, rects[0].h)


def underline(ink: Ink, rect: pygame.Rect, colour: Colour) -> None:
    """Light a symbol up."""
    bar = pygame.Rect(rect.x, rect.bottom - ink.stroke(2), rect.w, ink.stroke(2))
    pygame.draw.rect(ink.surface, colour, bar)


def symbol_of(target: str | None) -> str | None:
    """The symbol that a target's name speaks of, if it does."""
    if target is None or not target.startswith("symbol:"):
        return None
    return target.removeprefix("symbol:").split("@")[0]


def _pieces(formula: Formula) -> Sequence[Piece]:
    return parse(formula) if isinstance(formula, str) else formula


def _style_of(text: str, style: Style) -> Style:
    """Variables are italic, words and numbers are not."""
    return _italic(style) if text in _VARIABLES else style


@lru_cache(maxsize=32)
def _italic(style: Style) -> Style:
    return style._replace(is_italic=True)
