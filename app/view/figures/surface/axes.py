"""The axes of the 3-D view: m and b along the near edges of the floor, J up at its left, with round numbers on each.

Labels stand off the axes at right angles, so that they keep clear of the surface however it is turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import pygame

from app.plots.relief import HALF
from app.plots.ticks import Interval, linear_ticks, tick_labels
from app.view.figures.surface.scene import HEIGHT, Scene
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import TICK, Style

NAME = Style(12, "medium", is_italic=True)
GAP, TICK_LENGTH = 6, 4
"""Between an axis and its labels, and how long a tick is, in units."""

BEYOND = 17
"""How far beyond the numbers of an axis its name stands, in units."""

BETWEEN, BETWEEN_HEIGHTS = 46, 24
"""An axis has a number about every so many units, and that of J, where they stand on one another, every so many."""

Pixel = tuple[float, float]

LEFTWARD, UPWARD_LEFT = pygame.Vector2(-1, 0), pygame.Vector2(-0.75, -0.6)


class Axis(NamedTuple):
    """An axis from pixel ``start``, where it has the first value of ``domain``, to ``end``; labels stand ``outward``."""

    symbol: str
    domain: Interval
    start: pygame.Vector2
    end: pygame.Vector2
    outward: pygame.Vector2

    @property
    def ends(self) -> tuple[Pixel, Pixel]:
        """Its two ends, in pixels."""
        return (self.start.x, self.start.y), (self.end.x, self.end.y)

    def at(self, value: float) -> pygame.Vector2:
        """Where a value is."""
        first, last = self.domain
        return self.start.lerp(self.end, max(0.0, min(1.0, (value - first) / (last - first))))


def draw_axes(pen: Pen, scene: Scene, room: pygame.Rect) -> None:
    """Draw the three axes with as many of their numbers as have room; names come first."""
    axes = axes_of(scene)
    writer = _Writer(pen, room)
    for axis in axes:
        pen.line(
            pen.theme.symbol(axis.symbol), (axis.start.x, axis.start.y), (axis.end.x, axis.end.y), 1.5, f"{axis.symbol} axis"
        )
        writer.name(axis)
    for axis in axes:
        writer.numbers(axis)


def axes_of(scene: Scene) -> list[Axis]:
    """The three axes, each with its values."""
    box, volume = scene.volume.box, scene.volume
    right, eye = scene.projection.right, scene.projection.eye
    near_u, near_v = (HALF if towards >= 0.0 else -HALF for towards in eye[:2])
    # Of the far ends of the two near edges, the one farther to the left.
    is_m_left = near_u * right[0] > near_v * right[1]
    left_u, left_v = (-near_u, near_v) if is_m_left else (near_u, -near_v)
    m_low, m_high, b_low, b_high, foot, top, middle = scene.corners(
        (-HALF, near_v, 0.0),
        (HALF, near_v, 0.0),
        (near_u, -HALF, 0.0),
        (near_u, HALF, 0.0),
        (left_u, left_v, 0.0),
        (left_u, left_v, HEIGHT),
        (0.0, 0.0, 0.0),
    )
    return [
        Axis("m", (box.m_low, box.m_high), m_low, m_high, _outward(m_low, m_high, middle)),
        Axis("b", (box.b_low, box.b_high), b_low, b_high, _outward(b_low, b_high, middle)),
        Axis("J", (volume.floor, volume.cut), foot, top, LEFTWARD),
    ]


def _outward(start: pygame.Vector2, end: pygame.Vector2, middle: pygame.Vector2) -> pygame.Vector2:
    """At right angles to an edge, away from the middle; straight down where the edge is seen from its end."""
    if (end - start).length() < 1e-6:
        return pygame.Vector2(0, 1)
    along = (end - start).normalize()
    normal = pygame.Vector2(-along.y, along.x)
    return normal if normal.dot((start + end) / 2 - middle) > 0 else -normal


@lru_cache(maxsize=64)
def _numbers(domain: Interval, count: int) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Round numbers of a domain and how they are written, which stay the same while the surface is turned."""
    if not domain[1] > domain[0]:
        return (), ()
    ticks = linear_ticks(*domain, count)
    return ticks, tick_labels(ticks)


class _Writer:
    """Writes the labels of axes, each where it is in the room and on no other."""

    def __init__(self, pen: Pen, room: pygame.Rect) -> None:
        self._pen, self._room = pen, room
        self._taken = [rect for _, rect in pen.written]

    def name(self, axis: Axis) -> None:
        """The axis' name: of J at its top, of the others beyond the numbers at the middle."""
        colour = self._pen.theme.symbol(axis.symbol)
        if axis.symbol == "J":
            self._write("J", NAME, colour, "axis name", axis.end, UPWARD_LEFT, _offs(UPWARD_LEFT, axis.start - axis.end))
            return
        middle, along = (axis.start + axis.end) / 2, axis.end - axis.start
        offs = [axis.outward * BEYOND + off for off in _offs(axis.outward, along)] + list(_offs(axis.outward, along))
        self._write(axis.symbol, NAME, colour, "axis name", middle, axis.outward, iter(offs))

    def numbers(self, axis: Axis) -> None:
        """A tick and its number about every so many units, fewer where they would meet."""
        between = self._pen.px(BETWEEN_HEIGHTS if axis.symbol == "J" else BETWEEN)
        most = max(2, min(5, int((axis.end - axis.start).length() / between)))
        for count in range(most, 0, -1):
            ticks, labels = _numbers(axis.domain, count)
            boxes = [self._box(label, axis, tick) for tick, label in zip(ticks, labels, strict=True)]
            if all(box.inflate(6, 0).collidelist(boxes[:place]) < 0 for place, box in enumerate(boxes)):
                break
        for tick, label, box in zip(ticks, labels, boxes, strict=True):
            place = axis.at(tick)
            if self._is_free(box):
                beyond = place + axis.outward * self._pen.px(TICK_LENGTH)
                colour = self._pen.theme.symbol(axis.symbol)
                self._pen.line(colour, (place.x, place.y), (beyond.x, beyond.y), 1, f"{axis.symbol} tick")
                self._put(label, TICK, self._pen.theme.muted, f"{axis.symbol} tick label", box)

    def _box(self, label: str, axis: Axis, tick: float) -> pygame.Rect:
        return self._at(label, TICK, axis.at(tick), axis.outward)

    def _at(self, text: str, style: Style, place: pygame.Vector2, outward: pygame.Vector2) -> pygame.Rect:
        """The pixels of a text that stands off a place."""
        width, height = self._pen.width(text, style), self._pen.typesetter.line_height(style)
        reach = self._pen.px(GAP) + abs(outward.x) * width / 2 + abs(outward.y) * height / 2
        centre = place + outward * reach
        return pygame.Rect(round(centre.x - width / 2), round(centre.y - height / 2), width, height)

    def _is_free(self, box: pygame.Rect) -> bool:
        return bool(self._room.contains(box)) and box.inflate(4, 0).collidelist(self._taken) < 0

    def _write(
        self,
        text: str,
        style: Style,
        colour: Colour,
        role: str,
        place: pygame.Vector2,
        outward: pygame.Vector2,
        offs: Iterator[pygame.Vector2],
    ) -> None:
        """Write a text off a place, as near as there is room, nowhere where there is none."""
        for off in offs:
            box = self._at(text, style, place + off * self._pen.typesetter.scale, outward)
            if self._is_free(box):
                self._put(text, style, colour, role, box)
                return

    def _put(self, text: str, style: Style, colour: Colour, role: str, box: pygame.Rect) -> None:
        pictures, _, _ = self._pen.typesetter.set(text, style, colour)
        self._taken.append(self._pen.put(text, pictures, box, colour, role))


def _offs(outward: pygame.Vector2, along: pygame.Vector2) -> Iterator[pygame.Vector2]:
    """How far off its place a name may stand, in units, the nearest first."""
    yield pygame.Vector2()
    if along.length() > 0:
        along = along.normalize()
        yield from (along * units for units in (8, -8, 16, -16, 26, -26, 40, -40))
    yield from (outward * units for units in (6, 12, 16))
