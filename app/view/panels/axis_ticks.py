"""The ticks of an axis with their labels: as many as there is room for, measured before they are written.

Where they would meet, fewer are taken; where they are too wide for the margin, they stand inside the plot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pygame

from app.plots.scale import Scale
from app.plots.ticks import tick_labels
from app.view.ink import Ink
from app.view.typesetting import TICK

Ticks = tuple[float, ...]
LabelsOf = Callable[[Ticks], Sequence[str]]

BETWEEN = 8
"""At least so many units between two labels of an axis."""

OFF = 8
"""So many units from the plot's left edge to the labels beside it."""


def draw_ticks_below(
    ink: Ink, scale: Scale, room: pygame.Rect, wanted: int, labels_of: LabelsOf = tick_labels, is_held: bool = True
) -> Ticks:
    """Write about so many labels along the middle of ``room``; returns the ticks, labelled or not.

    A label at an end is moved into the room; where ``is_held`` is false it is left out instead.
    """

    def middle(tick: float, label: str) -> float:
        half = ink.width(label, TICK) / 2
        return max(room.left + half, min(room.right - half, scale(tick))) if is_held else scale(tick)

    def do_fit(ticks: Ticks, labels: Sequence[str]) -> bool:
        spans = sorted((middle(*pair), ink.width(pair[1], TICK)) for pair in zip(ticks, labels, strict=True))
        return all(other - one >= (width + wide) / 2 + ink.px(BETWEEN) for (one, width), (other, wide) in pairwise(spans))

    ticks, labels = _fewer_until(do_fit, scale, wanted, labels_of)
    for tick, label in ((tick, label) for tick, label in zip(ticks, labels, strict=True) if label):
        ink.text_where_free(label, [(middle(tick, label), room.centery, "center")], room, TICK, ink.theme.muted)
    return ticks


def draw_ticks_beside(ink: Ink, plot: pygame.Rect, scale: Scale, left: int, wanted: int, has_rules: bool = True) -> None:
    """Write about so many labels left of the plot, no farther than pixel ``left``, with rules across the plot."""
    margin, high = plot.left - ink.px(OFF) - left, ink.typesetter.line_height(TICK)

    def do_fit(ticks: Ticks, labels: Sequence[str]) -> bool:
        return max((ink.width(label, TICK) for label in labels), default=0) <= margin

    ticks, labels = _fewer_until(do_fit, scale, wanted, tick_labels)
    is_beside = do_fit(ticks, labels)
    if not is_beside:
        ticks = scale.ticks(wanted)
        labels = tick_labels(ticks)
    x, anchor = (plot.left - ink.px(OFF), "midright") if is_beside else (plot.left + ink.px(6), "midleft")
    room = pygame.Rect(left, plot.top - high, plot.right - left, plot.h + 2 * high)
    heights = [round(scale(tick)) for tick in ticks]
    if has_rules:
        for height in heights:
            pygame.draw.line(ink.surface, ink.theme.grid, (plot.left, height), (plot.right, height), ink.stroke(1))
    for height, label in zip(heights, labels, strict=True):
        ground = None if is_beside else ink.theme.card
        ink.text_where_free(label, [(x, height, anchor)], room, TICK, ink.theme.muted, ground)


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
