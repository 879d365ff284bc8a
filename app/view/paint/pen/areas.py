"""Drawing areas: boxes, cards and pictures."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.view.paint.corners import corner_pictures
from app.view.paint.marks import Point, corners_of
from app.view.paint.pen.base import Card, PenBase
from app.view.paint.pen.filling import fill
from app.view.paint.pen.places import Pixels
from app.view.paint.theme import Colour


class Areas(PenBase):
    """Draws rectangles, and puts pictures down."""

    def fill(self, colour: Colour, rect: Pixels, role: str = "") -> None:
        """Fill a rectangle."""
        self.touched.append(fill(self.surface, colour, rect))
        if self.marks is not None:
            self.record(role, "box", colour, corners_of(*rect))

    def clear(self, rect: Pixels) -> None:
        """Leave nothing but the background there. It is not noted as touched: the panel begins with it."""
        fill(self.surface, self.theme.background, rect)

    def rectangle(self, colour: Colour, rect: Pixels, radius: float = 0, role: str = "", line: float = 0) -> None:
        """A rectangle with corners of so many units' radius, or only a line around it that many units wide."""
        box = pygame.Rect(rect)
        bend = min(self.px(radius), box.w // 2, box.h // 2)
        self._draw_rounded(colour, box, max(0, bend), self.stroke(line) if line else 0)
        self.touched.append(box.clip(self.surface.get_clip()))
        if self.marks is not None:
            self.record(role, "box", colour, corners_of(*rect))

    def shade(self, colour: Colour, strength: int, corners: Sequence[Point], role: str) -> None:
        """Fill a polygon so that what is under it is seen: ``strength`` of 255 of it is covered."""
        left, top = (int(min(places)) for places in zip(*corners, strict=True))
        right, bottom = (int(max(places)) + 1 for places in zip(*corners, strict=True))
        seen = pygame.Rect(left, top, right - left, bottom - top).clip(self.clip)
        if seen.w and seen.h:
            picture = pygame.Surface(seen.size, pygame.SRCALPHA)
            pygame.draw.polygon(picture, (*colour, strength), [(x - seen.x, y - seen.y) for x, y in corners])
            self.blit(picture, seen)
        self.record(role, "polygon", colour, corners)

    def card(
        self,
        rect: pygame.Rect,
        fill: Colour | None = None,
        rule: Colour | None = None,
        radius: float = 8,
        role: str = "card",
    ) -> None:
        """A rounded rectangle with a thin rule around it."""
        self.cards.append(Card(rect, fill or self.theme.card, rule or self.theme.rule, radius))
        self.rectangle(fill or self.theme.card, rect, radius, role)
        self.rectangle(rule or self.theme.rule, rect, radius, f"{role} rule" if role else "", line=1)

    def _draw_rounded(self, colour: Colour, box: pygame.Rect, radius: int, line: int) -> None:
        """Straight edges or a filled middle, and smooth corners."""
        (left, top), (width, height), surface = box.topleft, box.size, self.surface
        if min(width, height) <= 0:
            return
        across, down = width - 2 * radius, height - 2 * radius
        if line:
            for y in (top, box.bottom - line):
                fill(surface, colour, (left + radius, y, across, line))
            for x in (left, box.right - line):
                fill(surface, colour, (x, top + radius, line, down))
        else:
            fill(surface, colour, (left, top + radius, width, down))
            for y in (top, box.bottom - radius):
                fill(surface, colour, (left + radius, y, across, radius))
        if radius:
            places = [(x, y) for y in (top, box.bottom - radius) for x in (left, box.right - radius)]
            surface.fblits(list(zip(corner_pictures(colour, radius, line), places, strict=True)))

    def blit(self, picture: pygame.Surface, at: tuple[int, int] | pygame.Rect, area: Pixels | None = None) -> None:
        """Put a picture down, or an area of it. What it stands for is told by ``record``."""
        self.touched.append(self.surface.blit(picture, at, area))

    def blit_many(self, pictures: Sequence[tuple[pygame.Surface, tuple[int, int]]]) -> None:
        """Put many pictures down."""
        self.surface.fblits(pictures)
        self.touched.extend([(x, y, *picture.get_size()) for picture, (x, y) in pictures])

    def dots(self, colour: Colour, size: tuple[int, int], corners: Sequence[tuple[int, int]], role: str) -> None:
        """Small boxes of one size in pixels, for a dotted line: each from its upper left corner on."""
        dot, (width, height) = pygame.Surface(size), size
        dot.fill(colour)
        self.surface.fblits([(dot, corner) for corner in corners])
        if corners:
            # Touched is one box around them all: to restore many small ones takes longer.
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            left, top = min(xs), min(ys)
            self.touched.append((left, top, max(xs) - left + width, max(ys) - top + height))
        if self.marks is not None:
            self.record(role, "dots", colour, [(x + width / 2, y + height / 2) for x, y in corners])

    def copy_of(self, rect: pygame.Rect) -> pygame.Surface:
        """A picture of what is drawn there now, as far as it is on the surface."""
        return self.surface.subsurface(rect.clip(self.surface.get_rect())).copy()

    def put_back(self, pieces: Sequence[tuple[pygame.Surface, tuple[int, int], Pixels]]) -> None:
        """Restore what was drawn over: pieces of pictures, each with its place and its area. Nothing new is touched."""
        self.surface.blits(pieces, False)
