"""The numbers of the point that is pointed at, on a small card beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from operator import sub
from typing import NamedTuple

import pygame

from app.model.data.names import ColumnNames
from app.plots.numerals import figures, put_in
from app.view.figures.plane.line_heights import Heights
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, SMALL_STRONG, TICK
from app.words.step_numerals import MOST_DIGITS, RESULT

ROW, HEADING, NAMES, LONGEST = 18, 18, 52, 150
"""The height of a row and of the heading, and the least and the greatest width of the names, in units."""

NOW = "now"
"""These numbers are of the line as it is, those beside the sample of the line that its step found."""

FARTHEST, POINT = 5, 12
"""It stands at most so many halves of itself off its point; a point that it hides is so wide, in units."""


class Numbers(NamedTuple):
    """A point and the guess for it, in one kind of units."""

    x: float
    y: float
    guess: float


class PointNumbers(NamedTuple):
    """The point at that place, in the data's own units and, where they differ, in those of training.

    ``names`` are what is written at the axes.
    """

    place: int
    names: ColumnNames
    own: Numbers
    scaled: Numbers | None = None


class Hideable(NamedTuple):
    """What a card on the plot may hide: marks by their pixels, the line, and points, which are counted."""

    marks: list[pygame.Rect]
    line: Heights
    points_within: Callable[[pygame.Rect], int]


def draw_point_numbers(pen: Pen, plot: pygame.Rect, numbers: PointNumbers, point: pygame.Rect, hideable: Hideable) -> None:
    """Draw x, y, guess and error of a point where they hide least; ``point`` are its pixels."""
    kinds = (("own" if numbers.scaled is not None else "", numbers.own), ("scaled", numbers.scaled))
    columns = [(name, rows_of(each)) for name, each in kinds if each is not None]
    widths = [max(pen.width(value, SMALL) for _, value in rows) + pen.px(12) for _, rows in columns]
    heading = pen.px(HEADING) if len(columns) > 1 else 0
    called = {symbol: pen.cut_short(_called(symbol, numbers.names), pen.px(LONGEST), SMALL) for symbol, _ in columns[0][1]}
    now_right_of = pen.width(called["error"], SMALL) + pen.px(6) if not heading else 0
    named = max(pen.px(NAMES), *(pen.width(name, SMALL) + pen.px(12) for name in called.values()))
    named = max(named, now_right_of + pen.width(NOW, TICK) + pen.px(10))
    box = pygame.Rect(0, 0, named + sum(widths) + pen.px(8), pen.px(12 + ROW * 4) + heading)
    box = _hiding_least(pen, box, plot, point, hideable)
    pen.card(box, pen.theme.card, pen.theme.faint, radius=6, role="numbers card")
    top = box.y + heading
    now_at = pen.px(13) if heading else pen.px(15 + ROW * 3)
    pen.text(NOW, box.x + pen.px(8) + now_right_of, box.y + now_at, TICK, pen.theme.muted, role="numbers time")
    for number, (name, _) in enumerate(columns[0][1]):
        y = top + pen.px(15 + ROW * number)
        pen.text(called[name], box.x + pen.px(8), y, SMALL, pen.theme.symbol(name), role="numbers name")
    right = box.x + named - pen.px(4)
    for (kind, rows), width in zip(columns, widths, strict=True):
        right += width
        if kind:
            pen.text(kind, right, box.y + pen.px(13), TICK, pen.theme.muted, "midright", role="numbers heading")
        for number, (name, value) in enumerate(rows):
            y, colour = top + pen.px(15 + ROW * number), pen.theme.symbol(name)
            pen.text(value, right, y, SMALL_STRONG, colour, "midright", role=f"numbers {kind or 'own'} {name}")


def _called(symbol: str, names: ColumnNames) -> str:
    """The symbol, and what it is called where the points come from."""
    return f"{symbol}  {name}" if (name := names._asdict().get(symbol)) else symbol


def _hiding_least(pen: Pen, box: pygame.Rect, plot: pygame.Rect, point: pygame.Rect, hideable: Hideable) -> pygame.Rect:
    """The box where it hides fewest marks, of these places fewest words, then fewest points and the line; the nearest."""
    words = [rect for rect in (*(rect for _, rect in pen.written), *pen.kept_free) if plot.colliderect(rect)]
    around = pen.px(POINT)

    def points_hidden(place: pygame.Rect) -> int:
        return hideable.points_within(place.inflate(around, around)) + hideable.line.crosses(plot, place)

    best, least = box, (sys.maxsize, 0, 0)
    for place in _places(pen, box, plot, point):
        hides = len(place.collidelistall(hideable.marks)), len(place.collidelistall(words))
        # To count points takes longest: only where it can matter.
        if hides <= least[:2] and (hides_in_all := (*hides, points_hidden(place))) < least:
            best, least = place, hides_in_all
        if not any(least):
            break
    return best


def _places(pen: Pen, box: pygame.Rect, plot: pygame.Rect, point: pygame.Rect) -> Iterator[pygame.Rect]:
    """Beside the point, farther and farther off, and in the corners of the plot."""
    near = point.inflate(2 * pen.px(4), 0)
    for far in range(FARTHEST):
        for across, up in ((far, each) for each in range(far + 1)):
            yield from _four(box, near.inflate(across * box.w, up * box.h), plot)
        for across in range(far):
            yield from _four(box, near.inflate(across * box.w, far * box.h), plot)
    for corner in ("topleft", "topright", "bottomleft", "bottomright"):
        place = box.copy()
        setattr(place, corner, getattr(plot, corner))
        yield place


def _four(box: pygame.Rect, near: pygame.Rect, plot: pygame.Rect) -> Iterator[pygame.Rect]:
    """At the four corners of what it stands beside, held to the plot."""
    for left in (near.right, near.left - box.w):
        for top in (near.top - box.h, near.bottom):
            yield pygame.Rect((left, top), box.size).clamp(plot)


def rows_of(numbers: Numbers) -> list[tuple[str, str]]:
    """Names and numbers as they are written; guess and y with as many digits as come to the error."""
    x, y, guess = numbers
    error = figures(guess - y, RESULT)
    (shown_guess, shown_y), _ = put_in((guess, y), error, sub, range(RESULT, MOST_DIGITS + 1))
    return [("x", figures(x, RESULT)), ("y", shown_y), ("guess", shown_guess), ("error", error)]
