"""One example: its points, what x and y are and how far they reach, what to look for, and where it is from."""

from __future__ import annotations

import pygame

from app.plots.numerals import significant
from app.session.opening.examples import Example
from app.view.figures.small.thumbnail import draw_thumbnail
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, SMALL_STRONG, TICK, wrapped
from app.words.columns import SYMBOLS, labels

LINE, GAP, DIGITS = 17, 8, 4
"""The height of a line and what is free between the parts, in units; the digits of a range."""

LEAST_PICTURE = 80
"""The points have at least so much height, in units."""


def draw_preview(pen: Pen, rect: pygame.Rect, example: Example) -> None:
    """Draw the points as large as the words below them leave room."""
    look_for = wrapped(pen.typesetter, example.look_for, BODY, rect.w)
    source = wrapped(pen.typesetter, example.source, TICK, rect.w)
    line, gap = pen.px(LINE), pen.px(GAP)
    words = line * (2 + len(look_for) + len(source)) + 3 * gap
    picture = pygame.Rect(rect.x, rect.y, rect.w, max(pen.px(LEAST_PICTURE), rect.h - words))
    draw_thumbnail(pen, picture, example.points)
    y = picture.bottom + gap + line // 2
    for symbol, says in zip(SYMBOLS, _ranges(example), strict=True):
        pen.clipped_text(says, rect.x, y, rect.w, SMALL_STRONG, pen.theme.symbol(symbol), f"range of {symbol}")
        y += line
    y += gap
    for text in look_for:
        pen.text(text, rect.x, y, BODY, role="what to look for")
        y += line
    y += gap
    for text in source:
        pen.text(text, rect.x, y, TICK, pen.theme.muted, role="source")
        y += line


def _ranges(example: Example) -> tuple[str, str]:
    """Such as «x  eruption (min): 1.600 to 5.100»."""
    names, bounds = labels(example.points.names), example.points.bounds or (0.0, 0.0, 0.0, 0.0)
    x, y = (f"{symbol}  {name}" if name else symbol for symbol, name in zip(SYMBOLS, names, strict=True))
    x_low, x_high, y_low, y_high = (significant(value, DIGITS) for value in bounds)
    return f"{x}: {x_low} to {x_high}", f"{y}: {y_low} to {y_high}"
