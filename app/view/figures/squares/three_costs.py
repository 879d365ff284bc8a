"""J of three lines as bars beneath each other: my line, the line now, least squares. Lengths are areas of all squares."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.model.derivation.by_hand import ThreeCosts
from app.plots.numerals import significant
from app.view.mathtext.formula import draw_formula
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, SMALL_STRONG

NAMES = ("my line", "the line now", "least squares")
PAD, ROW, THICK, NUMBER, LONGEST = 10, 19, 9, 62, 200
"""In units: around everything, a row's height, a bar's, the room for a number, and the longest track."""

LOW, SHORT = 200, 70
"""A plot is low below this, in units, and then a track is no longer than that."""


class Bars(NamedTuple):
    """The three, and the J that a bar over the whole track stands for."""

    costs: ThreeCosts
    whole: float


def bars_box(pen: Pen, plot: pygame.Rect) -> pygame.Rect:
    """How large the card with the bars is in that plot, from its upper left corner."""
    rows, longest = (4, LONGEST) if _has_heading(pen, plot) else (3, SHORT)
    track = min(pen.px(longest), max(pen.px(40), round(plot.w * 0.64) - _names(pen) - pen.px(NUMBER)))
    return pygame.Rect(plot.topleft, (_names(pen) + track + pen.px(NUMBER + 2 * PAD), pen.px(2 * PAD - 4 + rows * ROW)))


def _has_heading(pen: Pen, plot: pygame.Rect) -> bool:
    """In a low plot there is room for the bars alone."""
    return plot.h >= pen.px(LOW)


def draw_three_costs(pen: Pen, plot: pygame.Rect, box: pygame.Rect, bars: Bars) -> None:
    """The card: what is compared, where there is room for that, then a row for each line."""
    theme = pen.theme
    pen.card(box, theme.card, theme.rule, 6, role="three costs")
    pen.keep_free(box)
    left, top = box.x + pen.px(PAD), box.y + pen.px(PAD - 2)
    middle = top - pen.px(ROW) // 2
    if _has_heading(pen, plot):
        middle += pen.px(ROW)
        draw_formula(pen, "{J} = Σ {error}^2", left, middle, SMALL_STRONG, theme.text, role="three costs name")
    colours = (theme.text, theme.m, theme.muted)
    x = left + _names(pen)
    track = pygame.Rect(x, 0, box.right - pen.px(PAD + NUMBER) - x, pen.px(THICK))
    for name, value, colour in zip(NAMES, bars.costs, colours, strict=True):
        middle += pen.px(ROW)
        track.centery = middle
        pen.text(name, left, middle, SMALL, colour, role="three costs line")
        pen.rectangle(theme.rule, track, 3, f"{name} track")
        length = value / bars.whole * track.w if bars.whole else 0.0
        pen.rectangle(theme.cost, pygame.Rect(track.x, track.y, max(1, round(length)), track.h), 3, f"{name} bar")
        shown = significant(value, 3)
        pen.text(shown, box.right - pen.px(PAD), middle, SMALL_STRONG, theme.cost, "midright", f"{name} J")


def _names(pen: Pen) -> int:
    """How wide the column of names is."""
    return max(pen.width(name, SMALL) for name in NAMES) + pen.px(PAD)
