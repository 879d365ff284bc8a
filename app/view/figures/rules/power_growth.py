"""Why the power comes to the front: a bar, a square or a cube whose side grows by h gains one, two or three parts."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.plots.numerals import significant
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, SMALL_STRONG, Style

MOST_X, H = 2.0, 0.22
"""The longest side, and how much longer it becomes."""

LEAST_SIDE = 0.05
"""A shorter one is not to be seen, and what it gains would be all corner."""

GAP = 0.06
"""The new parts stand a little apart from the old, in the same units."""

BACK = 0.4
"""How far a unit to the back leads to the right and up."""

SHOWN = 3
"""Of more dimensions there is no picture."""

Box = tuple[tuple[float, float, float], tuple[float, float, float]]
"""The corner of a body that is in front at the lower left, and its size across, up and to the back."""


class Grown(NamedTuple):
    """What a side of that length has in n dimensions, and what it gains on each of its n sides."""

    whole: Box
    gains: tuple[Box, ...]


def grown(n: int, side: float) -> Grown:
    """The body of that side in up to three dimensions; where there are fewer, it is flat the other ways."""
    size = (side, side if n > 1 else H, side if n > 2 else 0.0)
    right: Box = ((side + GAP, 0.0, 0.0), (H, size[1], size[2]))
    above: Box = ((0.0, side + GAP, 0.0), (side, H, size[2]))
    front: Box = ((0.0, 0.0, -GAP - H), (side, side, H))
    return Grown(((0.0, 0.0, 0.0), size), (right, above, front)[:n])


def draw_power_growth(pen: Pen, room: pygame.Rect, n: int, x: float) -> None:
    """The body and what it gains, and below both in words and as a rate."""
    rows = _says(n, abs(x))
    pitch = pen.px(19)
    top = room.bottom - len(rows) * pitch
    for number, (text, style) in enumerate(rows):
        formula = lay_out(pen, text, style, pen.theme.text)
        set_formula(pen, formula, room.centerx - formula.width // 2, top + (number + 0.5) * pitch, role="why")
    if n <= SHOWN and abs(x) >= LEAST_SIDE:
        _draw_body(pen, pygame.Rect(room.x, room.y, room.w, top - pen.px(6) - room.y), grown(n, abs(x)))


def _says(n: int, side: float) -> tuple[tuple[str, Style], ...]:
    """What the side does, what is gained, and how much that is for each h; the corners are too small to count."""
    gained = {1: "one piece, h long", 2: "two strips, {x}·h each", 3: "three slabs, {x}^2·h each"}
    each = gained.get(n, f"in the same way {n} parts, {{x}}^{n - 1}·h each")
    rate = {1: "1", 2: "2·{x}"}.get(n, f"{n}·{{x}}^{n - 1}")
    return (
        (f"a side {{x}} of {significant(side, 3)} grows by h:", SMALL),
        (each, SMALL),
        (f"{rate} for each h", SMALL_STRONG),
    )


def _draw_body(pen: Pen, room: pygame.Rect, body: Grown) -> None:
    """In the middle of the room, on its floor; a longer side is longer, and the longest has just room."""
    grown_by, (wide, _, deep) = GAP + H, body.whole[1]
    unit = min(room.w, room.h) / ((MOST_X + 2 * grown_by) * (1.0 + BACK))
    front = BACK * grown_by if len(body.gains) == SHOWN else 0.0
    across = wide + grown_by + BACK * deep + front
    left, floor = room.centerx + unit * (front - across / 2), room.bottom - unit * front

    def pixel(x: float, y: float, z: float) -> tuple[float, float]:
        return left + unit * (x + BACK * z), floor - unit * (y + BACK * z)

    def faces_of(box: Box) -> list[list[tuple[float, float]]]:
        """The front, and of a body that is not flat the top and the right side as well."""
        (left, low, near), (wide, high, deep) = box
        right, top, far = left + wide, low + high, near + deep
        faces = (
            ((left, low, near), (right, low, near), (right, top, near), (left, top, near)),
            ((left, top, near), (right, top, near), (right, top, far), (left, top, far)),
            ((right, low, near), (right, low, far), (right, top, far), (right, top, near)),
        )
        return [[pixel(*corner) for corner in face] for face in (faces if deep else faces[:1])]

    for face, strength in zip(faces_of(body.whole), (0.55, 0.45, 0.35), strict=False):
        pen.polygon(blend(pen.theme.x, pen.theme.card, strength), face, "body")
    for number, gain in enumerate(body.gains):
        for face in faces_of(gain):
            pen.shade(pen.theme.accent, 120, face, f"gain {number}")
            pen.polyline(pen.theme.accent, face, is_closed=True, role=f"gain {number} edge")
