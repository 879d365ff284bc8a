"""Which rows of the derivation stand where: all of them on a card that is high enough, else those scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.view.paint.pen import Pen
from app.view.panels.derivation.lines import Line
from app.view.scrolled import Scrolled

HEADER, TALL, LOW, NOTE, INSET_TITLE, FOOTER = 34, 36, 23, 16, 20, 12
"""How high the parts of the card are at their usual size, in units."""

MORE = 26
"""How high is what says, below the rows, that there are more of them, in units."""

MOST_STRETCHED, LEAST_STRETCHED = 1.3, 0.9
"""In a high card rows stand farther apart, but not so far that they fall apart; in a low one a little closer together."""


GAP = 5
"""Between the last fraction and the updates, in units."""


class Row(NamedTuple):
    """A line in sight, by its number, from top to bottom in pixels. ``title`` is where that of the updates begins, above."""

    line: int
    top: int
    bottom: int
    is_update: bool
    title: int | None = None

    @property
    def middle(self) -> int:
        """Halfway down."""
        return (self.top + self.bottom) // 2


class Arranged(NamedTuple):
    """The rows in sight; ``scrolled`` is None where these are all."""

    rows: tuple[Row, ...]
    scrolled: Scrolled | None


def arranged(pen: Pen, rect: pygame.Rect, lines: Sequence[Line], has_notes: bool, first: int) -> Arranged:
    """The rows spread over the card, or closed up a little to fit; where that is not enough, from the wanted row on."""
    updates = next(number for number, line in enumerate(lines) if line.is_update)
    above = [pen.px(GAP + INSET_TITLE) if number == updates else 0 for number in range(len(lines))]
    wanted = [pen.px(TALL if line.is_tall else LOW) + more for line, more in zip(lines, above, strict=True)]
    begin = HEADER + (NOTE if has_notes else 0)
    room = rect.h - pen.px(begin) - pen.px(FOOTER)
    seen, scrolled = range(len(lines)), None
    if room < LEAST_STRETCHED * sum(wanted):
        room = rect.h - pen.px(begin) - pen.px(MORE)
        scrolled = Scrolled.of(wanted, room, 0, first)
        seen = range(scrolled.first, scrolled.end)
    spread = min(MOST_STRETCHED, room / sum(wanted[number] for number in seen))
    rows, top = [], float(rect.y + pen.px(begin))
    for number in seen:
        title = round(top + pen.px(GAP) * spread) if above[number] else None
        below = top + wanted[number] * spread
        rows.append(Row(number, round(top + above[number] * spread), round(below), lines[number].is_update, title))
        top = below
    return Arranged(tuple(rows), scrolled)
