"""Running text with symbols in it: broken into lines, each set on one baseline like a formula."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import groupby

from app.view.mathtext.boxes import VARIABLES
from app.view.mathtext.formula import Piece, draw_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import BODY, Style, Typesetter
from app.view.targets import Target

Word = tuple[Piece, ...]
SIGNS = frozenset(((sign, ""),) for sign in "=+−×÷")
LEADING = 1.5
"""How far apart lines are, as a share of the size of their letters."""

__all__ = ["LEADING", "Target", "broken", "draw_lines", "line_height", "words_of"]


def words_of(pieces: Sequence[Piece]) -> list[Word]:
    """The text as words: no line ends within one. What stands on both sides of a sign such as ``÷`` is one with it."""
    words: list[Word] = []
    is_awaited = False
    for word in _between_spaces(pieces):
        is_sign = word in SIGNS
        if words and (is_sign or is_awaited):
            words[-1] += ((" ", ""), *word)
        else:
            words.append(word)
        is_awaited = is_sign
    return words


def _between_spaces(pieces: Sequence[Piece]) -> list[Word]:
    """What stands between spaces; where it is partly a symbol, such as ``m,``, it is several pieces."""
    words: list[list[Piece]] = [[]]
    for text, symbol in pieces:
        if symbol:
            words[-1].append((text, symbol))
            continue
        first, *others = text.split(" ")
        if first:
            words[-1].append((first, ""))
        for other in others:
            words.append([(other, "")] if other else [])
    return [tuple(word) for word in words if word]


def line_height(typesetter: Typesetter, style: Style) -> int:
    """From one line to the next, in pixels."""
    return round(style.size * LEADING * typesetter.scale)


def broken(typesetter: Typesetter, pieces: Sequence[Piece], style: Style, width: int) -> list[int]:
    """How many words each line has for none to be wider than ``width`` pixels, where its words allow."""
    counts, line = [0], list[Word]()
    for word in words_of(pieces):
        if line and _width(typesetter, [*line, word], style) > width:
            counts.append(0)
            line = []
        line.append(word)
        counts[-1] += 1
    return counts


def _width(typesetter: Typesetter, words: Sequence[Word], style: Style) -> int:
    """How wide the words are as one line: a text set as a whole is not as wide as its words one by one."""
    return sum(typesetter.width(text, _style(style, symbol)) for text, symbol in _line(words))


def lines_with(pieces: Sequence[Piece], counts: Sequence[int], text: str) -> frozenset[int]:
    """The numbers of the lines, of so many words each, in which that text stands."""
    words, begin, found = words_of(pieces), 0, set()
    for number, count in enumerate(counts):
        if any(shown == text for word in words[begin : begin + count] for shown, _ in word):
            found.add(number)
        begin += count
    return frozenset(found)


def draw_lines(
    pen: Pen,
    pieces: Sequence[Piece],
    counts: Sequence[int],
    x: int,
    top: int,
    style: Style = BODY,
    colour: Colour | None = None,
    highlighted: frozenset[str] = frozenset(),
    place: str = "",
    role: str = "",
    only: Container[int] | None = None,
) -> None:
    """Write the text from ``top`` down, so many words to each line; or ``only`` the lines of these numbers, from 0."""
    words, y, begin = words_of(pieces), top + line_height(pen.typesetter, style) / 2, 0
    for number, count in enumerate(counts):
        if only is None or number in only:
            line, its_place = _line(words[begin : begin + count]), f"{place}.{number}" if place else ""
            draw_formula(pen, line, x, y, style, colour or pen.theme.text, highlighted, its_place, role)
        begin, y = begin + count, y + line_height(pen.typesetter, style)


def _line(words: Sequence[Word]) -> tuple[Piece, ...]:
    """The words with spaces between, plain texts joined."""
    pieces: list[Piece] = []
    for number, word in enumerate(words):
        pieces += [(" ", ""), *word] if number else word
    joined: list[Piece] = []
    for is_plain, group in groupby(pieces, key=lambda piece: not piece[1]):
        if is_plain:
            joined.append(("".join(text for text, _ in group), ""))
        else:
            joined += group
    return tuple(joined)


def _style(style: Style, symbol: str) -> Style:
    return style._replace(is_italic=True) if symbol in VARIABLES else style
