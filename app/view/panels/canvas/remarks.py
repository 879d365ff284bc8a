"""The line below the equation: what holds for these points, or what a hand can do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import pygame

from app.model.learning.training import TrainingSet
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG, Style
from app.view.panels.canvas.places import is_low

HINTS = ("click to add · drag to move · right-click to remove",)
"""What a hand can do, where there is nothing else to say."""

OF_STEP = (Style(15, "medium"), STRONG)
"""How a step is told: large, so that it can be read from afar, and smaller where it would have to be cut short."""

SPECK = 1e-3
"""Where x spans less than this, error·x is so much smaller than error that the slope hardly moves."""


class RoomAbove(NamedTuple):
    """What is written in the first line above the plot, and how far that line may reach to the right."""

    written: pygame.Rect
    right: int


def draw_remark(
    pen: Pen, card: pygame.Rect, plot: pygame.Rect, above: RoomAbove, remarks: tuple[str, ...], is_of_step: bool
) -> bool:
    """Write the first of the remarks that fits, or as much of the last as there is room for; returns whether it did.

    It stands below what is written ``above``; on a low card beside it, and only if all of one fits.
    """
    is_beside, written = is_low(card, pen.typesetter.scale), above.written
    left, y = (written.right + pen.px(20), written.centery) if is_beside else (plot.left, card.y + pen.px(47))
    room = (above.right if is_beside else card.right - pen.px(14)) - left
    styles, colour = (OF_STEP, pen.theme.text) if is_of_step else ((SMALL,), pen.theme.muted)
    fitting = ((remark, style) for style, remark in product(styles, remarks) if pen.width(remark, style) <= room)
    remark, style = next(fitting, ("" if is_beside or not remarks else remarks[-1], styles[-1]))
    if remark:
        pen.clipped_text(remark, left, y, room, style, colour, "remark")
    return bool(remark)


def draw_remark_in_plot(
    pen: Pen, plot: pygame.Rect, remarks: tuple[str, ...], covers: Callable[[pygame.Rect], tuple[int, int]]
) -> None:
    """What a step does, where there is no other room for it: in the corner where it covers least of line and points.

    It is rather told shorter than over any of them.
    """
    room, style = plot.inflate(-pen.px(12), -pen.px(8)), OF_STEP[-1]
    best: list[tuple[bool, int, tuple[int, int], tuple[int, int, str]]] = []
    for number, remark in enumerate(remarks):
        for place in _corners(room):
            box = pen.text_box(remark, *place[:2], style, place[2])
            if room.contains(box) and pen.is_free(box):
                covered = covers(box)
                best.append((any(covered), number, covered, place))
    if best:
        # Of equals the corner that comes first.
        _, number, _, place = min(best, key=lambda found: found[:3])
        pen.text_where_free(remarks[number], [place], plot, style, pen.theme.text, pen.theme.card, "remark")


def _corners(room: pygame.Rect) -> list[tuple[int, int, str]]:
    corners = ("topleft", "topright", "bottomleft", "bottomright")
    return [(*getattr(room, corner), corner) for corner in corners]


def remarks_for(training_set: TrainingSet) -> tuple[str, ...]:
    """What to say of these points, then shorter."""
    how_many = len(training_set.points)
    if how_many == 1:
        return (
            "One point: any line through it fits exactly. Add another for one best line.",
            "One point: many lines fit exactly. Add another.",
        )
    if how_many > 1 and not training_set.moments.has_slope:
        return (
            "All x are alike: any line through this column's mean fits equally.",
            "All x are alike: many lines fit equally well.",
        )
    if _is_speck(training_set):
        return (
            "x spans so little that its slope is hardly learnt. Data, Unit spreads it from 0 to 1.",
            "x spans very little. Try Data, Unit.",
        )
    return HINTS


def _is_speck(training_set: TrainingSet) -> bool:
    """Whether x spans so little, in the units of training, that the slope can hardly be learnt."""
    bounds = training_set.data.bounds
    return bounds is not None and 0.0 < bounds[1] - bounds[0] < SPECK
