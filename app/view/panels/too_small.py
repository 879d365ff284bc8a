"""What stands in a window that has no room for anything else."""

from __future__ import annotations

import pygame

from app.ui_scale import LEAST_HEIGHT, LEAST_SCALE, LEAST_WIDTH
from app.view.ink import Ink
from app.view.typesetting import BODY

_LEAST = f"{LEAST_WIDTH * LEAST_SCALE:.0f} × {LEAST_HEIGHT * LEAST_SCALE:.0f}"
_TEXTS = (f"Make the window larger: at least {_LEAST} pixels", f"At least {_LEAST} pixels", "Too small")


def draw_too_small(ink: Ink, room: pygame.Rect) -> None:
    """Write the longest of the texts that fits into the middle of the room, or nothing."""
    room = room.inflate(-ink.px(8), -ink.px(4))
    for text in _TEXTS:
        if room.contains(ink.box(text, *room.center, BODY, "center")):
            ink.text(text, *room.center, BODY, ink.theme.muted, "center")
            return
