"""A small lock: what wears it stands still."""

from __future__ import annotations

from math import pi

import pygame

from app.view.paint.pen import Pen, box_at
from app.view.paint.theme import Colour


def draw_lock(pen: Pen, centre: tuple[float, float], colour: Colour, role: str) -> None:
    """A body with a shackle, about 12 units high."""
    x, y = (round(place) for place in centre)
    body = box_at(pen.px(12), pen.px(9), midtop=(x, y))
    pen.keep_free(pygame.Rect(body.left, y - pen.px(6), body.w, body.h + pen.px(6)))
    shackle = box_at(pen.px(9), pen.px(12), midtop=(x, y - pen.px(6)))
    pen.arc(colour, shackle, 0.0, pi, 2, f"{role} shackle")
    pen.rectangle(colour, body, 2, role)
    pen.disc(pen.theme.card, body.center, 1.5, role=f"{role} keyhole")
