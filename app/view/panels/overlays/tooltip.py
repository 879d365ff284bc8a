"""The tooltip: the hint of what the pointer rests on or the keyboard is on."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

import pygame

from app.session.state import State
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, wrapped
from app.view.panels.panel import Overlay, Surroundings

_WIDEST = (340, 560)
"""So wide are its lines at most, in units; the wider ones, and so fewer, where it would cover something else."""


class Shown(NamedTuple):
    """The hint, what it stands beside, where data is, which it shall not cover, and what is read, which it must not.

    ``is_lesson``: a lesson is open, where the tooltip stays near what it speaks of, even over data.
    """

    hint: str
    beside: pygame.Rect
    figures: tuple[pygame.Rect, ...] = ()
    reading: tuple[pygame.Rect, ...] = ()
    is_lesson: bool = False


class Tooltip(Overlay[Shown]):
    """Drawn beside the control that has the focus, or beside the pointer; beside the whole figure for what is in one."""

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The hint that the loop shows, while nothing is held and neither a menu, help nor an explanation is open."""
        is_covered = state.menu is not None or state.is_covered or bool(state.explained)
        if not around.hint or state.held is not None or is_covered:
            return None
        scale, pointer = around.layout.scale, state.pointer
        across, down = round(12 * scale), round(14 * scale)
        beside = around.beside or pygame.Rect(round(pointer.x), round(pointer.y), across, down)
        return Shown(around.hint, beside, around.figures(), around.reading(), state.lesson is not None)

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """Below, above or beside its place, or beside the figure there: where it covers least data, and in the window.

        In a lesson it is rather over data, near what it speaks of, than over the lesson's card or a control.
        """
        sizes = [_size(pen, _lines(pen, shown.hint, pen.px(widest))) for widest in _WIDEST]
        return min((_place(pen, layout, shown, size) for size in sizes), key=itemgetter(0))[1]

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with its lines."""
        pen.card(rect, pen.theme.raised, blend(pen.theme.faint, pen.theme.raised, 0.6), 6, "tooltip")
        for number, line in enumerate(_lines(pen, shown.hint, rect.w - pen.px(16))):
            pen.text(line, rect.x + pen.px(8), rect.y + pen.px(5 + 8.5 + 17 * number), SMALL, role="tooltip text")


def _lines(pen: Pen, hint: str, width: int) -> list[str]:
    return wrapped(pen.typesetter, hint, SMALL, width)


def _size(pen: Pen, lines: list[str]) -> tuple[int, int]:
    return max(pen.width(line, SMALL) for line in lines) + pen.px(16), pen.px(10 + 17 * len(lines))


def _place(pen: Pen, layout: Layout, shown: Shown, size: tuple[int, int]) -> tuple[tuple[int, int], pygame.Rect]:
    """The best place for a tooltip of that size: how much it covers there of what is read, and of data."""
    window = layout.window.inflate(-pen.px(8), -pen.px(8))
    boxes = [pygame.Rect(corner, size).clamp(window) for corner in _corners(pen, shown, size)]
    if not shown.is_lesson:
        # Where it would cover data everywhere near, it goes to the band of the toolbar or of the timeline.
        boxes += [pygame.Rect((shown.beside.x, y), size).clamp(window) for y in (window.top, window.bottom)]
    clear = [box for box in boxes if not box.colliderect(shown.beside)]
    figures = () if shown.is_lesson else shown.figures
    found = [((_covered(box, shown.reading), _covered(box, figures)), box) for box in clear or boxes]
    return min(found, key=itemgetter(0))


def _corners(pen: Pen, shown: Shown, size: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where its upper left corner may be: the nearest place first."""
    (width, height), near, gap = size, shown.beside, pen.px(8)
    for place in (each for each in shown.reading if each.colliderect(near)):
        yield near.x, place.top - height
        yield near.x, place.bottom
    around = [near.inflate(0, 2 * pen.px(6)), *(each for each in shown.figures if each.colliderect(near))]
    for place in around:
        yield near.x, place.bottom
        yield near.x, place.top - height - (gap - pen.px(6) if place is around[0] else 0)
        yield place.right + gap, near.centery - height // 2
        yield place.left - width - gap, near.centery - height // 2


def _covered(box: pygame.Rect, places: tuple[pygame.Rect, ...]) -> int:
    parts = map(box.clip, places)
    return sum(part.w * part.h for part in parts)
