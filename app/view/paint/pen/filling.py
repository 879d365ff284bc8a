"""Filling rectangles, however their sides fall: the library is slow where these are at no multiple of four pixels."""

from __future__ import annotations

import pygame

from app.view.paint.pen.places import Pixels
from app.view.paint.theme import Colour

SLOW_FROM_PX = 400
"""From so many pixels on, setting the pixels themselves may be quicker: five times in a panel."""


def fill(surface: pygame.Surface, colour: Colour, rect: Pixels) -> pygame.Rect:
    """As ``Surface.fill``: fills what the clip leaves of the rectangle; returns a rectangle that holds it."""
    box = pygame.Rect(rect).clip(surface.get_clip())
    if box.w * box.h < SLOW_FROM_PX or surface.get_bytesize() != 4:
        return surface.fill(colour, rect)
    pygame.surfarray.pixels2d(surface)[box.x : box.right, box.y : box.bottom] = surface.map_rgb(colour) & 0xFFFFFFFF
    return box
