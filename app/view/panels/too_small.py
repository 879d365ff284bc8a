"""What stands in a window that has no room for anything else."""

from __future__ import annotations

import pygame

from app.session.ui_scale import LEAST_HEIGHT, LEAST_SCALE, LEAST_WIDTH
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY

_LEAST = f"{LEAST_WIDTH * LEAST_SCALE:.0f} × {LEAST_HEIGHT * LEAST_SCALE:.0f}"
_TEXTS = (f"Make the window larger: at least {_LEAST} pixels", f"At least {_LEAST} pixels", "Too small")


def draw_too_small(pen: Pen, room: pygame.Rect) -> None:
    """Write the longest of the texts that fits into the middle of the room, or nothing."""
    room = room.inflate(-pen.px(8), -pen.px(4))
    for text in _TEXTS:
        if room.contains(pen.text_box(text, *room.center, BODY, "center")):
            pen.text(text, *room.center, BODY, pen.theme.muted, "center")
            return
