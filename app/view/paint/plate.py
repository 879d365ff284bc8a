"""A few words on a rounded ground of their own: painted once, and put down as pictures in every frame after that."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import pygame

from app.view.paint.corners import corner_pictures
from app.view.paint.notes import Notes, notes_of
from app.view.paint.pen import Pen, Pixels
from app.view.paint.theme import Colour

Piece: TypeAlias = tuple[pygame.Surface, tuple[int, int], Pixels]


class Ground(NamedTuple):
    """A rectangle with corners of so many units' radius. What is painted on it stays within it, and out of the corners."""

    rect: pygame.Rect
    colour: Colour
    radius: float
    role: str


class Plate(NamedTuple):
    """The pictures of what was painted on a ground, what was written there, and its pixels."""

    pieces: list[Piece]
    notes: Notes
    rect: pygame.Rect

    @classmethod
    def of(cls, pen: Pen, ground: Ground, paint: Callable[[], None]) -> Plate:
        """Paint it, and leave the surface as it was."""

        def paint_all() -> None:
            pen.rectangle(ground.colour, rect, ground.radius, ground.role)
            paint()

        rect = ground.rect
        below = pen.copy_of(rect)
        notes = notes_of(pen, paint_all)
        pieces = _pieces(pen.copy_of(rect), ground, pen.px(ground.radius))
        pen.put_back([(below, rect.topleft, below.get_rect())])
        return cls(pieces, notes, rect)


def put_down(pen: Pen, plates: list[Plate]) -> None:
    """Draw plates that do not lie over one another. Their notes are for the caller to replay, who may do so before."""
    pen.put_back([piece for plate in plates for piece in plate.pieces])
    pen.touched.extend([plate.rect for plate in plates])


def _pieces(whole: pygame.Surface, ground: Ground, radius: int) -> list[Piece]:
    """All but the corners is covered; through the corners, which are drawn by themselves, what is below is seen."""
    (left, top), (width, height) = ground.rect.topleft, whole.get_size()
    bend = max(0, min(radius, width // 2, height // 2))
    areas = [(0, bend, width, height - 2 * bend), *((bend, y, width - 2 * bend, bend) for y in (0, height - bend))]
    pieces: list[Piece] = [(whole, (left + x, top + y), (x, y, w, h)) for x, y, w, h in areas]
    if bend:
        places = [(left + x, top + y) for y in (0, height - bend) for x in (0, width - bend)]
        pictures = corner_pictures(ground.colour, bend, 0)
        pieces += [(picture, place, picture.get_rect()) for picture, place in zip(pictures, places, strict=True)]
    return pieces
