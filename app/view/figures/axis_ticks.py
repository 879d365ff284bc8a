"""The ticks of an axis with their labels: as many as there is room for, measured before they are written.

Where they would meet, fewer are taken; where they are too wide for the margin, they stand inside the plot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame

from app.plots.scale import Scale
from app.plots.ticks import tick_labels
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK

Ticks = tuple[float, ...]
LabelsOf = Callable[[Ticks], Sequence[str]]

BETWEEN = 8
"""At least so many units between two labels of an axis."""

UNDER = 3
"""By so many units at least the end of a label reaches beyond the tick that it was moved away from."""

OFF = 8
"""So many units from the plot's left edge to the labels beside it."""


def draw_ticks_below(pen: Pen, scale: Scale, room: pygame.Rect, wanted: int, labels_of: LabelsOf = tick_labels) -> Ticks:
    """Write about so many labels along the middle of ``room``; returns the ticks, labelled or not.

    A label at an end is moved into the room as long as its tick is still above it, and else left out.
    """

    def placed(ticks: Ticks, labels: Sequence[str]) -> list[tuple[float, int, str]]:
        """The middle, width and text of each label that has a place."""
        found = []
        for tick, label in zip(ticks, labels, strict=True):
            x, width = scale(tick), pen.width(label, TICK)
            middle = max(room.left + width / 2, min(room.right - width / 2, x))
            if label and abs(middle - x) <= max(0.0, width / 2 - pen.px(UNDER)):
                found.append((middle, width, label))
        return found

    def do_fit(ticks: Ticks, labels: Sequence[str]) -> bool:
        pairs = pairwise(sorted(placed(ticks, labels)))
        return all(other - one >= (width + wide) / 2 + pen.px(BETWEEN) for (one, width, _), (other, wide, _) in pairs)

    ticks, labels = _fewer_until(do_fit, scale, wanted, labels_of)
    for middle, _, label in placed(ticks, labels):
        pen.text_where_free(label, [(middle, room.centery, "center")], room, TICK, pen.theme.muted, role="tick label")
    return ticks


def draw_ticks_beside(pen: Pen, plot: pygame.Rect, scale: Scale, left: int, wanted: int, has_rules: bool = True) -> None:
    """Write about so many labels left of the plot, no farther than pixel ``left``, with rules across the plot."""
    margin, high = plot.left - pen.px(OFF) - left, pen.typesetter.line_height(TICK)

    def do_fit(ticks: Ticks, labels: Sequence[str]) -> bool:
        return max((pen.width(label, TICK) for label in labels), default=0) <= margin

    ticks, labels = _fewer_until(do_fit, scale, wanted, tick_labels)
    is_beside = do_fit(ticks, labels)
    if not is_beside:
        ticks = scale.ticks(wanted)
        labels = tick_labels(ticks)
    x, anchor = (plot.left - pen.px(OFF), "midright") if is_beside else (plot.left + pen.px(6), "midleft")
    room = pygame.Rect(left, plot.top - high, plot.right - left, plot.h + 2 * high)
    heights = [round(scale(tick)) for tick in ticks]
    if has_rules:
        for height in heights:
            pen.rule(pen.theme.grid, (plot.left, height), (plot.right, height), "grid line")
    for height, label in zip(heights, labels, strict=True):
        background = None if is_beside else pen.theme.card
        pen.text_where_free(label, [(x, height, anchor)], room, TICK, pen.theme.muted, background, "tick label")


def _fewer_until(
    do_fit: Callable[[Ticks, Sequence[str]], bool], scale: Scale, wanted: int, labels_of: LabelsOf
) -> tuple[Ticks, Sequence[str]]:
    """The most ticks, of so many as are wanted and fewer, whose labels fit; the fewest where none do."""
    for number in range(max(2, wanted), 1, -1):
        ticks = scale.ticks(number)
        labels = labels_of(ticks)
        if do_fit(ticks, labels):
            break
    return ticks, labels
