"""The numbers of the point that is pointed at, on a small card beside it."""

from __future__ import annotations

from operator import sub
from typing import NamedTuple

import pygame

from app.plots.numerals import figures, put_in
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, SMALL_STRONG, TICK
from app.view.panels.step.rows import MOST_DIGITS, RESULT

ROW, HEADING, NAMES = 18, 18, 52
"""The height of a row and of the heading, and the width of the names, in units."""


class Numbers(NamedTuple):
    """A point and the guess for it, in one kind of units."""

    x: float
    y: float
    guess: float


class PointNumbers(NamedTuple):
    """The point at that place, in the data's own units and, where they differ, in those of training."""

    place: int
    own: Numbers
    scaled: Numbers | None = None


def draw_point_numbers(
    pen: Pen, plot: pygame.Rect, numbers: PointNumbers, point: pygame.Rect, sample: pygame.Rect | None
) -> None:
    """Draw x, y, guess and error of a point beside it; ``point`` are its pixels, ``sample`` those of the sample's marks."""
    kinds = (("own", numbers.own), ("scaled", numbers.scaled))
    columns = [(name, rows_of(each)) for name, each in kinds if each is not None]
    widths = [max(pen.width(value, SMALL) for _, value in rows) + pen.px(12) for _, rows in columns]
    heading = pen.px(HEADING) if len(columns) > 1 else 0
    box = pygame.Rect(0, 0, pen.px(NAMES) + sum(widths) + pen.px(8), pen.px(12 + ROW * 4) + heading)
    written = [rect for _, rect in pen.written if plot.colliderect(rect)]
    box = _clear_of(pen, box, plot, point, [point, *written, *([] if sample is None else [sample])])
    pen.card(box, pen.theme.card, pen.theme.faint, radius=6, role="numbers card")
    top = box.y + heading
    for number, (name, _) in enumerate(columns[0][1]):
        y = top + pen.px(15 + ROW * number)
        pen.text(name, box.x + pen.px(8), y, SMALL, pen.theme.symbol(name), role="numbers name")
    right = box.x + pen.px(NAMES) - pen.px(4)
    for (kind, rows), width in zip(columns, widths, strict=True):
        right += width
        if heading:
            pen.text(kind, right, box.y + pen.px(13), TICK, pen.theme.muted, "midright", role="numbers heading")
        for number, (name, value) in enumerate(rows):
            y, colour = top + pen.px(15 + ROW * number), pen.theme.symbol(name)
            pen.text(value, right, y, SMALL_STRONG, colour, "midright", role=f"numbers {kind} {name}")


def _clear_of(pen: Pen, box: pygame.Rect, plot: pygame.Rect, point: pygame.Rect, taken: list[pygame.Rect]) -> pygame.Rect:
    """The box beside the point, or else farther off, where it covers none of what is taken, or least of it."""
    near = point.inflate(2 * pen.px(4), 0)
    boxes = []
    for far in range(4):
        up = far * box.h // 2
        for left in (near.right, near.left - box.w):
            for top in (near.top - box.h - up, near.bottom + up):
                boxes.append(pygame.Rect((left, top), box.size).clamp(plot))
    for corner in ("topleft", "topright", "bottomleft", "bottomright"):
        boxes.append(box.copy())
        setattr(boxes[-1], corner, getattr(plot, corner))
    return min(boxes, key=lambda each: sum(each.clip(rect).w * each.clip(rect).h for rect in taken))


def rows_of(numbers: Numbers) -> list[tuple[str, str]]:
    """Names and numbers as they are written; guess and y with as many digits as come to the error."""
    x, y, guess = numbers
    error = figures(guess - y, RESULT)
    (shown_guess, shown_y), _ = put_in((guess, y), error, sub, range(RESULT, MOST_DIGITS + 1))
    return [("x", figures(x, RESULT)), ("y", shown_y), ("guess", shown_guess), ("error", error)]
