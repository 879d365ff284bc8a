"""The target of all descent, where J is least: a bullseye that is found from afar, the same in every view."""

from __future__ import annotations

from app.view.paint.marks import Point
from app.view.paint.pen import Pen

RADIUS = 10
"""In units."""


def draw_bullseye(pen: Pen, at: Point, role: str, radius: float = RADIUS) -> None:
    """A ring around a disc, on a ground that sets both off. The ring has the ``role``."""
    pen.disc(pen.theme.card, at, radius + 1.5, role=f"{role} ground")
    pen.disc(pen.theme.text, at, radius, ring=0.25 * radius, role=role)
    pen.disc(pen.theme.text, at, 0.4 * radius, role=f"{role} middle")
