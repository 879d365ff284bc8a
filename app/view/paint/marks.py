"""What was drawn, as named marks: tests hold each of them to the model, so that a picture cannot lie unnoticed.

A pen records marks only when it is asked to; a program that runs for a person records none.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from app.view.paint.theme import Colour

Point = tuple[float, float]


class Space(Protocol):
    """What the pixels of a figure stand for."""

    def view_to_model(self, x: float, y: float) -> Point:
        """The values at a pixel."""


class Mark(NamedTuple):
    """One thing that was drawn.

    ``role`` says what it stands for, such as ``tangent``; ``shape`` how it looks: ``text``, ``line``, ``polyline``,
    ``polygon``, ``arrow``, ``disc``, ``ring``, ``box``, ``triangle``, ``dots`` or ``picture``. ``points`` are in pixels: the
    two ends of a line or arrow, the corners of a polyline, the centre of a disc, top left and bottom right of a box.
    """

    role: str
    shape: str
    colour: Colour
    points: tuple[Point, ...]
    text: str = ""
    space: Space | None = None

    @property
    def values(self) -> list[Point]:
        """The points in the units of the figure that the mark is part of. Raises ValueError where it is part of none."""
        if self.space is None:
            raise ValueError(f"the mark {self.role!r} is part of no figure")
        return [self.space.view_to_model(x, y) for x, y in self.points]


def corners_of(x: float, y: float, width: float, height: float) -> tuple[Point, Point]:
    """Top left and bottom right."""
    return (x, y), (x + width, y + height)
