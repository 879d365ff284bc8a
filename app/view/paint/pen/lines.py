"""Drawing lines, and shapes made of them: arrows, polygons, discs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, hypot

import numpy as np
import pygame

from app.plots.polylines import parallels
from app.view.paint.discs import disc_picture, glow_picture
from app.view.paint.marks import Point
from app.view.paint.pen.base import PenBase
from app.view.paint.pen.places import Pixels, bounds, held, pixels_of_line
from app.view.paint.theme import Colour

SHORTEST_ARROW = 1e-3
"""An arrow of fewer pixels has no direction and is not drawn."""


class Lines(PenBase):
    """Draws lines and shapes."""

    def line(self, colour: Colour, start: Point, end: Point, units: float = 1, role: str = "") -> None:
        """An anti-aliased line."""
        drawn = pygame.draw.aaline(self.surface, colour, start, end, self.stroke(units))
        self.touched += pixels_of_line(drawn, start, end, self.stroke(units))
        if self.marks is not None:
            self.record(role, "line", colour, (start, end))

    def rule(self, colour: Colour, start: tuple[float, float], end: tuple[float, float], role: str) -> None:
        """A thin line along the pixels, for grids and separators."""
        self.touched.append(pygame.draw.line(self.surface, colour, start, end, self.stroke(1)))
        if self.marks is not None:
            self.record(role, "line", colour, (start, end))

    def polyline(
        self,
        colour: Colour,
        points: Sequence[Point | pygame.Vector2],
        is_closed: bool = False,
        units: float = 1,
        role: str = "",
    ) -> None:
        """An anti-aliased line through these points: where it is wide, thin ones beside each other."""
        self._stroke(colour, points, is_closed, self.stroke(units))
        if self.marks is not None:
            self.record(role, "polyline", colour, [(x, y) for x, y in points])

    def _stroke(self, colour: Colour, points: Sequence[Point | pygame.Vector2], is_closed: bool, width: int) -> None:
        draw, surface = pygame.draw.aalines, self.surface
        if width == 1:
            self.touched.append(draw(surface, colour, is_closed, points).inflate(4, 4))
        else:
            # Half a pixel apart, so that nothing shines through between them.
            middle, aways = np.array(points, dtype=np.float64), np.arange(1 - width, width) / 2
            beside = parallels(middle, aways.tolist(), is_closed)
            parts = [draw(surface, colour, is_closed, dots.tolist()) for dots in beside]
            self.touched.append(parts[0].unionall(parts[1:]).inflate(4, 4))

    def polygon(self, colour: Colour, points: Sequence[Point | pygame.Vector2], role: str) -> None:
        """A filled polygon, its edges as the pixels fall."""
        self.touched.append(pygame.draw.polygon(self.surface, colour, points))
        if self.marks is not None:
            self.record(role, "polygon", colour, [(x, y) for x, y in points])

    def segments(self, colour: Colour, points: Sequence[Point], units: float = 1, role: str = "") -> None:
        """A line through these points, each part by itself: drawn in two goes it is the same to the pixel as in one."""
        draw, surface, width = pygame.draw.aaline, self.surface, self.stroke(units)
        parts = [draw(surface, colour, start, end, width) for start, end in pairwise(points)]
        if parts:
            self.touched.append(parts[0].unionall(parts[1:]).inflate(2 * width + 2, 2 * width + 2))
        if self.marks is not None:
            self.record(role, "polyline", colour, points)

    def polygons(self, colours: Sequence[Colour], corners: Sequence[Sequence[Point]], role: str) -> None:
        """Many filled polygons, each in its colour."""
        draw, surface = pygame.draw.polygon, self.surface
        parts = [draw(surface, colour, points) for colour, points in zip(colours, corners, strict=True)]
        if parts:
            self.touched.append(parts[0].unionall(parts[1:]))
        if self.marks is not None:
            for colour, points in zip(colours, corners, strict=True):
                self.record(role, "polygon", colour, points)

    def dashes(
        self,
        colour: Colour,
        start: Point,
        end: Point,
        pattern: tuple[float, float] = (5, 4),
        units: float = 1,
        role: str = "",
    ) -> None:
        """A dashed line, ``pattern`` being the lengths of dash and gap in units."""
        (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
        length = hypot(across, down)
        if not length:
            return
        across, down = across / length, down / length
        dash, gap = (max(1.0, part * self.typesetter.scale) for part in pattern)
        draw, surface, width = pygame.draw.aaline, self.surface, self.stroke(units)
        pitch = dash + gap
        for begins in [number * pitch for number in range(ceil(length / pitch))]:
            ends = min(begins + dash, length)
            draw(surface, colour, (x + begins * across, y + begins * down), (x + ends * across, y + ends * down), width)
        self.touched += pixels_of_line(bounds(start, end), start, end, width)
        if self.marks is not None:
            self.record(role, "line", colour, (start, end))

    def arrow(
        self,
        colour: Colour,
        start: Point,
        end: Point,
        units: float = 1,
        role: str = "",
        head: float = 7,
        rim: float = 0,
    ) -> None:
        """A line with a head at its end, ``head`` units long; where the line is shorter than that, a smaller head alone.

        A ``rim`` in the colour of the card, so many units wide, sets a line with a head off from what it lies on.
        """
        tail, tip = pygame.Vector2(start), pygame.Vector2(end)
        along = tip - tail
        length = along.length()
        if length < SHORTEST_ARROW:
            return
        size = min(self.px(head), length)
        if rim and length > size:
            way = along * (self.px(rim) / length)
            around = self.stroke(units + 2 * rim), size + 2.5 * self.px(rim)
            self.touched += self._arrow(self.theme.card, tail - way, tip + way * 2, *around)
            self._arrow(colour, tail, tip, self.stroke(units), size)  # within the rim
        else:
            self.touched += self._arrow(colour, tail, tip, self.stroke(units), size)
        if self.marks is not None:
            self.record(role, "arrow", colour, (start, end))

    def _arrow(self, colour: Colour, start: pygame.Vector2, end: pygame.Vector2, width: int, head: float) -> list[Pixels]:
        """Draw a line and its head; returns the pixels touched."""
        along = end - start
        along.scale_to_length(head)
        side = along.rotate(90) * 0.5
        neck = end - along
        pygame.draw.aaline(self.surface, colour, start, neck, width)
        ends = (start.x, start.y), (end.x, end.y)
        solid = self._solid(colour, [end, neck + side, neck - side])
        return [*pixels_of_line(bounds(*ends), *ends, width), solid]

    def triangle(self, colour: Colour, centre: Point, units: float, direction: str, role: str) -> None:
        """A small solid triangle that points ``left``, ``right``, ``up`` or ``down``."""
        size = units * self.typesetter.scale
        turn = {"right": 0, "down": 90, "left": 180, "up": 270}[direction]
        corners = [
            pygame.Vector2(centre) + pygame.Vector2(*corner).rotate(turn) * size
            for corner in ((0.6, 0.0), (-0.5, 0.75), (-0.5, -0.75))
        ]
        self.touched.append(self._solid(colour, corners))
        if self.marks is not None:
            self.record(role, "triangle", colour, (centre,), direction)

    def arc(self, colour: Colour, box: pygame.Rect, begin: float, end: float, units: float, role: str) -> None:
        """Part of the ellipse in ``box``, anticlockwise between two angles in radians."""
        width, turns = self.stroke(units), np.linspace(begin, end, 2 + ceil(abs(end - begin) * 8))
        across, down = (box.w - width) / 2, (box.h - width) / 2
        x, y = box.x + (box.w - 1) / 2, box.y + (box.h - 1) / 2
        dots = np.column_stack([x + across * np.cos(turns), y - down * np.sin(turns)])
        self._stroke(colour, dots.tolist(), False, width)
        if self.marks is not None:
            self.record(role, "arc", colour, (box.center,))

    def disc(self, colour: Colour, centre: Point, units: float, ring: float = 0, role: str = "") -> None:
        """An anti-aliased disc, or a ring of that many units' width."""
        radius = int(units * self.typesetter.scale)
        picture = disc_picture(colour, radius, self.stroke(ring) if ring else 0)
        at = (held(centre[0]) - radius - 1, held(centre[1]) - radius - 1)
        self.touched.append(self.surface.blit(picture, at))
        if self.marks is not None:
            self.record(role, "ring" if ring else "disc", colour, (centre,))

    def glow(self, colour: Colour, centre: Point, units: float, role: str, strength: int = 255) -> None:
        """A soft patch of light that fades towards its rim, so many units from its centre, where it has its strength."""
        radius = self.px(units)
        at = (held(centre[0]) - radius, held(centre[1]) - radius)
        self.touched.append(self.surface.blit(glow_picture(colour, radius, strength), at))
        if self.marks is not None:
            self.record(role, "disc", colour, (centre,))

    def _solid(self, colour: Colour, corners: list[pygame.Vector2]) -> pygame.Rect:
        """A filled polygon with smooth edges; returns the pixels touched."""
        pygame.draw.polygon(self.surface, colour, corners)
        return pygame.draw.aalines(self.surface, colour, True, corners).inflate(4, 4)
