"""The axes of the 3-D view: m and b along the near edges of the floor, J up at its left, each with its end values.

Labels stand off the axes at right angles, so that they keep clear of the surface however it is turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pygame

from app.plots.numerals import significant
from app.plots.relief import HALF
from app.view.figures.surface.scene import HEIGHT, Scene
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import TICK, Style

NAME = Style(12, "medium", is_italic=True)
GAP = 5
"""Between an axis and its labels, in units."""

Values = tuple[str, str]
"""What stands at the near end of an axis, and at its far end."""


def draw_axes(pen: Pen, scene: Scene, room: pygame.Rect) -> None:
    """Draw the three axes, with as many of their labels as have room; names come first."""
    theme, volume, box = pen.theme, scene.volume, scene.volume.box
    right, eye = scene.projection.right, scene.projection.eye
    near_u, near_v = (HALF if towards >= 0.0 else -HALF for towards in eye[:2])
    # Of the far ends of the two near edges, the one farther to the left.
    is_m_left = near_u * right[0] > near_v * right[1]
    left_u, left_v = (-near_u, near_v) if is_m_left else (near_u, -near_v)
    near, m_far, b_far, foot, top, middle = scene.corners(
        (near_u, near_v, 0.0),
        (-near_u, near_v, 0.0),
        (near_u, -near_v, 0.0),
        (left_u, left_v, 0.0),
        (left_u, left_v, HEIGHT),
        (0.0, 0.0, 0.0),
    )
    for symbol, start, end in (("m", near, m_far), ("b", near, b_far), ("J", foot, top)):
        pen.line(theme.symbol(symbol), (start.x, start.y), (end.x, end.y), 1.5, f"{symbol} axis")
    m_low, m_high, b_low, b_high, floor, cut = _numerals(
        box.m_low, box.m_high, box.b_low, box.b_high, volume.floor, volume.cut
    )
    m_values = (m_high, m_low) if near_u > 0.0 else (m_low, m_high)
    b_values = (b_high, b_low) if near_v > 0.0 else (b_low, b_high)
    writer = _Writer(pen, room, middle)
    writer.name("m", near, m_far)
    writer.name("b", near, b_far)
    writer.at(Label("J", NAME, theme.symbol("J"), "axis name"), top, pygame.Vector2(0, -1))
    writer.values("m", m_values, near, m_far)
    writer.values("b", b_values, near, b_far)
    sideways = pygame.Vector2(-1, 0)
    writer.value("J", cut, top, sideways)
    writer.value("J", floor, foot, sideways, slide=pygame.Vector2(0, -1))


@lru_cache(maxsize=4)
def _numerals(*values: float) -> tuple[str, ...]:
    """The end values as they are written, which stay the same while the surface is turned."""
    return tuple(significant(value, 3) for value in values)


class Label(NamedTuple):
    """A text of the axes, and what it stands for."""

    text: str
    style: Style
    colour: Colour
    role: str


class _Writer:
    """Writes labels beside edges of the floor, on the side away from its ``middle``."""

    def __init__(self, pen: Pen, room: pygame.Rect, middle: pygame.Vector2) -> None:
        self._pen, self._room, self._middle = pen, room, middle
        self._taken = [rect for _, rect in pen.written]

    def name(self, symbol: str, near: pygame.Vector2, far: pygame.Vector2) -> None:
        """The axis' name at the middle of its edge."""
        label = Label(symbol, NAME, self._pen.theme.symbol(symbol), "axis name")
        self.at(label, (near + far) / 2, self._outward(near, far), slide=near - far)

    def values(self, symbol: str, values: Values, near: pygame.Vector2, far: pygame.Vector2) -> None:
        """The values at the near and at the far end; those of two axes that meet go to either side of the corner."""
        outward = self._outward(near, far)
        near_value, far_value = values
        side = 1 if far.x > near.x else -1
        self.value(symbol, far_value, far, outward, slide=near - far)
        self.value(symbol, near_value, near, pygame.Vector2(0, 1), slide=far - near, beside=side)

    def value(
        self,
        symbol: str,
        text: str,
        place: pygame.Vector2,
        outward: pygame.Vector2,
        slide: pygame.Vector2 | None = None,
        beside: int = 0,
    ) -> None:
        """A value at one end of the axis of a symbol."""
        self.at(Label(text, TICK, self._pen.theme.muted, f"{symbol} end value"), place, outward, slide, beside)

    def at(
        self,
        label: Label,
        place: pygame.Vector2,
        outward: pygame.Vector2,
        slide: pygame.Vector2 | None = None,
        beside: int = 0,
    ) -> None:
        """Write a label off a place; along ``slide`` or farther off where others stand, nowhere where none is free.

        ``beside`` −1 or 1 keeps all of it to the left or right of the place.
        """
        pen = self._pen
        pictures, width, height = pen.typesetter.set(label.text, label.style, label.colour)
        reach = pen.px(GAP) + abs(outward.x) * width / 2 + abs(outward.y) * height / 2
        centre = place + outward * reach
        if beside:
            edge = place.x + beside * (pen.px(GAP) + width / 2)
            centre.x = max(centre.x, edge) if beside > 0 else min(centre.x, edge)
        for off in _offsets(outward, slide):
            corner = centre + off * pen.typesetter.scale
            box = pygame.Rect(round(corner.x - width / 2), round(corner.y - height / 2), width, height)
            if self._room.contains(box) and box.inflate(4, 0).collidelist(self._taken) < 0:
                self._taken.append(pen.put(label.text, pictures, box, label.colour, label.role))
                return

    def _outward(self, near: pygame.Vector2, far: pygame.Vector2) -> pygame.Vector2:
        along = (far - near).normalize()
        normal = pygame.Vector2(-along.y, along.x)
        return normal if normal.dot((near + far) / 2 - self._middle) > 0 else -normal


def _offsets(outward: pygame.Vector2, slide: pygame.Vector2 | None) -> Iterator[pygame.Vector2]:
    """How far off its place a label may stand, in units, the nearest first."""
    yield pygame.Vector2()
    if slide is not None and slide.length() > 0:
        along = slide.normalize()
        yield from (along * units for units in (6, 12, 18, 24))
    yield from (outward * units for units in (6, 12, 16))
