"""Places in whole pixels, held to numbers that a rectangle can have."""

from __future__ import annotations

from math import ceil
from typing import TypeAlias

import pygame

from app.session.pixels import FARTHEST_PX, within_reach
from app.view.paint.marks import Point

PIECE_PX = 64
"""A long line touches little of its bounding box: it is taken in pieces of about so many pixels."""

Pixels: TypeAlias = pygame.Rect | tuple[int, int, int, int]
"""Left, top, width and height."""

_ANCHORS = {
    "topleft": (0.0, 0.0),
    "midtop": (0.5, 0.0),
    "topright": (1.0, 0.0),
    "midleft": (0.0, 0.5),
    "center": (0.5, 0.5),
    "midright": (1.0, 0.5),
    "bottomleft": (0.0, 1.0),
    "midbottom": (0.5, 1.0),
    "bottomright": (1.0, 1.0),
}
"""Which share of a text lies left of and above the place that it is written at."""


def held(pixels: float) -> int:
    """A place in whole pixels; whatever is far out of sight is held to numbers that a rectangle can have."""
    return round(pixels) if -FARTHEST_PX < pixels < FARTHEST_PX else round(within_reach(pixels))


def anchored(width: int, height: int, x: float, y: float, anchor: str) -> pygame.Rect:
    """The rectangle of that size with the named corner or middle of it at (x, y)."""
    across, down = _ANCHORS[anchor]
    return pygame.Rect(held(x - across * width), held(y - down * height), width, height)


def box_at(width: int, height: int, **at: tuple[float, float]) -> pygame.Rect:
    """A box of so many pixels whose corner or middle of that name is there: ``box_at(24, 24, midright=(x, y))``."""
    box = pygame.Rect(0, 0, width, height)
    for anchor, (x, y) in at.items():
        setattr(box, anchor, (held(x), held(y)))
    return box


def bounds(start: Point, end: Point) -> pygame.Rect:
    """The rectangle that two points span."""
    x, y, other_x, other_y = held(start[0]), held(start[1]), held(end[0]), held(end[1])
    return pygame.Rect(min(x, other_x), min(y, other_y), abs(x - other_x) + 1, abs(y - other_y) + 1)


def pixels_of_line(drawn: pygame.Rect, start: Point, end: Point, width: int) -> list[Pixels]:
    """The pixels of a straight line: a steep long one in pieces, as its bounding box is mostly empty."""
    across, down = end[0] - start[0], end[1] - start[1]
    if min(abs(across), abs(down)) < PIECE_PX or max(abs(across), abs(down)) > FARTHEST_PX:
        return [drawn.inflate(2 * width + 2, 2 * width + 2)]
    count = ceil(max(abs(across), abs(down)) / PIECE_PX)
    dx, dy, room = across / count, down / count, width + 2
    size = (ceil(abs(dx)) + 2 * room, ceil(abs(dy)) + 2 * room)
    left, top = start[0] + min(dx, 0) - room, start[1] + min(dy, 0) - room
    return [(int(left + k * dx), int(top + k * dy), *size) for k in range(count)]
