"""The notice: what there is to say of what just happened, for a few seconds."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.session.state import State
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, wrapped
from app.view.panels.overlays.divergence import has_banner
from app.view.panels.panel import Overlay, Surroundings


class Shown(NamedTuple):
    """What is said, and the longest line that there is room for, in pixels."""

    text: str
    room: int


class Notice(Overlay[Shown]):
    """Drawn at the foot of the canvas, where neither the banner nor help stands."""

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The text, while the loop shows one."""
        if not around.notice or has_banner(state) or state.is_help_open:
            return None
        return Shown(around.notice, around.layout.canvas.w - round(40 * around.layout.scale))

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """As large as its lines."""
        lines = wrapped(pen.typesetter, shown.text, BODY, shown.room)
        width = max(pen.width(line, BODY) for line in lines)
        box = pygame.Rect(0, 0, width + pen.px(28), pen.px(18 + 18 * len(lines)))
        box.midbottom = (layout.canvas.centerx, layout.canvas.bottom - pen.px(2))
        return box

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with its lines."""
        pen.card(rect, pen.theme.raised, pen.theme.accent, role="notice")
        for number, line in enumerate(wrapped(pen.typesetter, shown.text, BODY, shown.room)):
            pen.text(line, rect.centerx, rect.y + pen.px(9 + 9 + 18 * number), BODY, anchor="center", role="notice text")
