"""The tooltip: the hint of what the pointer rests on or the keyboard is on."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.session.state import State
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, wrapped
from app.view.panels.panel import Overlay, Surroundings

_WIDEST = 340


class Shown(NamedTuple):
    """The hint, and what it stands below."""

    hint: str
    beside: pygame.Rect


class Tooltip(Overlay[Shown]):
    """Drawn below the control that has the focus, or below the pointer."""

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The hint that the loop shows, while nothing is held, no menu is open and help neither."""
        if not around.hint or state.held is not None or state.menu is not None or state.is_help_open:
            return None
        scale, pointer = around.layout.scale, state.pointer
        left, down = round(pointer.x) + round(12 * scale), round(14 * scale)
        return Shown(around.hint, around.beside or pygame.Rect(left, round(pointer.y), 1, down))

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """Below the place, above it where there is no room, and in the window in any case."""
        lines, beside = _lines(pen, shown.hint), shown.beside
        width = max(pen.width(line, SMALL) for line in lines)
        box = pygame.Rect(0, 0, width + pen.px(16), pen.px(10 + 17 * len(lines)))
        box.topleft = (beside.x, beside.bottom + pen.px(6))
        if box.bottom > layout.window.bottom:
            box.bottom = beside.top - pen.px(8)
        return box.clamp(layout.window.inflate(-pen.px(8), -pen.px(8)))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with its lines."""
        pen.card(rect, pen.theme.raised, blend(pen.theme.faint, pen.theme.raised, 0.6), 6, "tooltip")
        for number, line in enumerate(_lines(pen, shown.hint)):
            pen.text(line, rect.x + pen.px(8), rect.y + pen.px(5 + 8.5 + 17 * number), SMALL, role="tooltip text")


def _lines(pen: Pen, hint: str) -> list[str]:
    return wrapped(pen.typesetter, hint, SMALL, pen.px(_WIDEST))
