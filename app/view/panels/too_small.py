"""What stands in a window that has no room for anything else."""

from __future__ import annotations

import pygame

from app.session.state import State
from app.session.ui_scale import LEAST_HEIGHT, LEAST_SCALE, LEAST_WIDTH
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY
from app.view.panels.panel import Panel, Surroundings

_LEAST = f"{LEAST_WIDTH * LEAST_SCALE:.0f} × {LEAST_HEIGHT * LEAST_SCALE:.0f}"
TEXTS = (f"Make the window larger: at least {_LEAST} pixels", f"At least {_LEAST} pixels", "Too small")
"""The longest first."""


class TooSmall(Panel[tuple[str, ...]]):
    """Asks for a larger window, and has nothing to touch."""

    def pick(self, state: State, around: Surroundings) -> tuple[str, ...]:
        """What may be said."""
        return TEXTS

    def draw(self, pen: Pen, rect: pygame.Rect, shown: tuple[str, ...]) -> None:
        """Write the longest of the texts that fits into the middle, or nothing."""
        room = rect.inflate(-pen.px(8), -pen.px(4))
        for text in shown:
            if room.contains(pen.text_box(text, *room.center, BODY, "center")):
                pen.text(text, *room.center, BODY, pen.theme.muted, "center", "too small")
                return
