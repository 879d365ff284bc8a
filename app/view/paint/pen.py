"""The pen that panels draw with: text, cards and lines in units of the layout, on one surface.

It also takes down what was written where and which targets were drawn, so that tests can see what a person sees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil, hypot
from typing import NamedTuple, TypeAlias

import pygame

from app.view.layout import Layout
from app.view.paint.discs import disc_picture
from app.view.paint.theme import Colour, Theme
from app.view.paint.typesetting import BODY, Style, Typesetter
from app.view.targets import Named, Target, made

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


FAR = 30_000
"""Pixels farther off than this are all out of sight alike, and fit into a rectangle's numbers."""


Pixels: TypeAlias = pygame.Rect | tuple[int, int, int, int]
"""Left, top, width and height."""


class Label(NamedTuple):
    """A text that was written, and the pixels that it took."""

    text: str
    rect: pygame.Rect


class Pen:
    """Draws on ``surface`` in the colours of ``theme``."""

    def __init__(self, surface: pygame.Surface, theme: Theme, typesetter: Typesetter, layout: Layout) -> None:
        self.surface = surface
        self.theme = theme
        self.typesetter = typesetter
        self.layout = layout
        self.written: list[tuple[str, pygame.Rect]] = []
        self.named: list[Named] = []
        self.kept_free: list[pygame.Rect] = []
        self.focus: str | None = None
        self.is_fresh = False

    @property
    def labels(self) -> list[Label]:
        """What was written, and where."""
        return [Label(text, rect) for text, rect in self.written]

    @property
    def targets(self) -> list[Target]:
        """What can be touched of what was drawn."""
        return made(self.named)

    def written_since(self, count: int) -> list[pygame.Rect]:
        """Where something was written after the first so many texts, with what may have been laid under it."""
        across, down = self.px(8), self.px(4)
        return [rect.inflate(across, down) for _, rect in self.written[count:]]

    def px(self, units: float) -> int:
        """A length in pixels."""
        return round(units * self.typesetter.scale)

    def stroke(self, units: float) -> int:
        """The width of a line in pixels, never nothing."""
        return max(1, round(units * self.typesetter.scale))

    def width(self, text: str, style: Style = BODY) -> int:
        """The width of a text in pixels."""
        return self.typesetter.width(text, style)

    def box(self, text: str, x: float, y: float, style: Style = BODY, anchor: str = "midleft") -> pygame.Rect:
        """The pixels that a text would take with the named corner or middle of it at (x, y)."""
        return _box(self.width(text, style), self.typesetter.line_height(style), x, y, anchor)

    def text(
        self, text: str, x: float, y: float, style: Style = BODY, colour: Colour | None = None, anchor: str = "midleft"
    ) -> pygame.Rect:
        """Write a text with the named corner or middle of it at pixel (x, y); returns the pixels that it took."""
        pictures, width, height = self.typesetter.set(text, style, colour or self.theme.text)
        return self.put(text, pictures, _box(width, height, x, y, anchor))

    def text_that_fits(
        self, texts: Iterable[str], room: int, x: float, y: float, style: Style, colour: Colour, anchor: str
    ) -> pygame.Rect:
        """Write the first of the texts that is no wider than ``room`` pixels, or the last of them."""
        for text in texts:
            pictures, width, height = self.typesetter.set(text, style, colour)
            if width <= room:
                break
        return self.put(text, pictures, _box(width, height, x, y, anchor))

    def put(self, text: str, pictures: Iterable[tuple[pygame.Surface, int]], box: pygame.Rect) -> pygame.Rect:
        """Put a text's pictures down, each so far from the left of its box; returns the box."""
        left, top = box.topleft
        self.surface.fblits([(picture, (left + shift, top)) for picture, shift in pictures])
        self.written.append((text, box))
        return box

    def keep_free(self, *rects: pygame.Rect) -> None:
        """Say where no text that looks for a free place may stand: on a ball, a handle, a button."""
        self.kept_free.extend(rects)

    def is_free(self, box: pygame.Rect) -> bool:
        """Whether nothing was written there, and nothing is kept free."""
        return box.inflate(4, 0).collidelist(self._taken()) < 0

    def _taken(self) -> list[pygame.Rect]:
        return [rect for _, rect in self.written] + self.kept_free

    def text_where_free(
        self,
        texts: str | Sequence[str],
        candidates: Iterable[tuple[float, float, str]],
        room: pygame.Rect,
        style: Style = BODY,
        colour: Colour | None = None,
        background: Colour | None = None,
    ) -> pygame.Rect | None:
        """Write a text at the first of the candidates (x, y, anchor) where it overlaps no other and stays in the room.

        Of several texts, each shorter than the one before, the first is taken that has such a place. A ``background`` is laid
        under it. Returns the pixels that it took; None where there is no such place, and then nothing is written.
        """
        places, taken = list(candidates), self._taken()
        for text in (texts,) if isinstance(texts, str) else texts:
            pictures, width, height = self.typesetter.set(text, style, colour or self.theme.text)
            for x, y, anchor in places:
                box = _box(width, height, x, y, anchor)
                if room.contains(box) and box.inflate(4, 0).collidelist(taken) < 0:
                    if background is not None:
                        self.surface.fill(background, box.inflate(self.px(6), 0))
                    return self.put(text, pictures, box)
        return None

    def clipped_text(
        self, text: str, x: float, y: float, room: int, style: Style = BODY, colour: Colour | None = None
    ) -> pygame.Rect:
        """Write a text from the left, cut short with an ellipsis where it is wider than ``room`` pixels."""
        while len(text) > 1 and self.width(text, style) > room:
            text = text.rstrip("…")[:-1].rstrip() + "…"
        return self.text(text, x, y, style, colour)

    def card(self, rect: pygame.Rect, fill: Colour | None = None, rule: Colour | None = None, radius: float = 8) -> None:
        """A rounded rectangle with a thin rule around it."""
        pygame.draw.rect(self.surface, fill or self.theme.card, rect, border_radius=self.px(radius))
        pygame.draw.rect(self.surface, rule or self.theme.rule, rect, self.stroke(1), border_radius=self.px(radius))

    def line(self, colour: Colour, start: tuple[float, float], end: tuple[float, float], units: float = 1) -> None:
        """An anti-aliased line."""
        pygame.draw.aaline(self.surface, colour, start, end, self.stroke(units))

    def dashes(
        self,
        colour: Colour,
        start: tuple[float, float],
        end: tuple[float, float],
        pattern: tuple[float, float] = (5, 4),
        units: float = 1,
    ) -> None:
        """A dashed line, ``pattern`` being the lengths of dash and gap in units."""
        (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
        length = hypot(across, down)
        if not length:
            return
        across, down = across / length, down / length
        dash, gap = (max(1.0, part * self.typesetter.scale) for part in pattern)
        draw, surface, width = pygame.draw.aaline, self.surface, self.stroke(units)
        for number in range(ceil(length / (dash + gap))):
            begins = number * (dash + gap)
            ends = min(begins + dash, length)
            draw(
                surface,
                colour,
                (x + begins * across, y + begins * down),
                (x + ends * across, y + ends * down),
                width,
            )

    def disc(self, colour: Colour, centre: tuple[float, float], units: float, ring: float = 0) -> None:
        """An anti-aliased disc, or a ring of that many units' width."""
        radius = int(units * self.typesetter.scale)
        picture = disc_picture(colour, radius, self.stroke(ring) if ring else 0)
        self.surface.blit(picture, (_held(centre[0]) - radius - 1, _held(centre[1]) - radius - 1))

    def arrow(self, colour: Colour, start: tuple[float, float], end: tuple[float, float], units: float = 1) -> None:
        """A line with a head at its end; the head alone where the line is shorter than that."""
        way = pygame.Vector2(end) - pygame.Vector2(start)
        if way.length() < 1e-3:
            return
        way.scale_to_length(self.px(7))
        side = way.rotate(90) * 0.5
        neck = pygame.Vector2(end) - way
        self.line(colour, start, (neck.x, neck.y), units)
        corners = [pygame.Vector2(end), neck + side, neck - side]
        pygame.draw.polygon(self.surface, colour, corners)
        pygame.draw.aalines(self.surface, colour, True, corners)

    def triangle(self, colour: Colour, centre: tuple[float, float], units: float, direction: str) -> None:
        """A small solid triangle that points ``left``, ``right``, ``up`` or ``down``."""
        size = units * self.typesetter.scale
        turn = {"right": 0, "down": 90, "left": 180, "up": 270}[direction]
        corners = [
            pygame.Vector2(centre) + pygame.Vector2(*corner).rotate(turn) * size
            for corner in ((0.6, 0.0), (-0.5, 0.75), (-0.5, -0.75))
        ]
        pygame.draw.polygon(self.surface, colour, corners)
        pygame.draw.aalines(self.surface, colour, True, corners)

    def target(self, target: Target) -> None:
        """Something that can be touched was drawn here; it gets the focus ring if it has the focus."""
        self.named.append(target)
        if self.focus == target.id:
            self.focus_ring(target.rect)

    def targets_later(self, make: Callable[[], Iterable[Target]]) -> None:
        """Things that take no focus can be touched here: what they are is asked for when something is touched."""
        self.named.append(make)

    def focus_ring(self, rect: pygame.Rect) -> None:
        """The ring around what keys go to."""
        grown = rect.inflate(self.px(6), self.px(6)).clip(self.surface.get_clip())
        pygame.draw.rect(self.surface, self.theme.accent, grown, self.stroke(2), border_radius=self.px(8))


def _box(width: int, height: int, x: float, y: float, anchor: str) -> pygame.Rect:
    """The pixels of a text with the named corner or middle of it at (x, y)."""
    across, down = _ANCHORS[anchor]
    return pygame.Rect(_held(x - across * width), _held(y - down * height), width, height)


def _held(pixels: float) -> int:
    """A place in whole pixels; whatever is far out of sight is held to numbers that a rectangle can have."""
    return round(pixels) if -FAR < pixels < FAR else round(max(-FAR, min(FAR, pixels)))


class CachedLayer:
    """The background of a panel: painted once, then made good again where the panel drew over it.

    It also keeps what was written and named on it.
    """

    def __init__(self) -> None:
        self._key: object = None
        self._rect = pygame.Rect(0, 0, 0, 0)
        self.picture = pygame.Surface((1, 1))
        self._written: list[tuple[str, pygame.Rect]] = []
        self._named: list[Named] = []
        self._dirty: list[Pixels] | None = None

    def draw(self, pen: Pen, rect: pygame.Rect, key: object, paint: Callable[[], None]) -> bool:
        """Make the background good; ``paint`` it anew where ``key``, size, scale, theme or focus are others than before.

        Returns whether it was painted.
        """
        is_new = self.renew(pen, rect, key, paint)
        if not is_new:
            self._restore(pen.surface, pen.is_fresh)
        self._dirty = None
        return is_new

    def renew(self, pen: Pen, rect: pygame.Rect, key: object, paint: Callable[[], None]) -> bool:
        """As ``draw``, but make nothing good; returns whether it was painted."""
        whole_key = (key, tuple(rect), pen.theme.name, pen.typesetter.scale, pen.focus)
        if whole_key == self._key:
            pen.written.extend(self._written)
            pen.named.extend(self._named)
            return False
        written, named = len(pen.written), len(pen.named)
        pen.surface.fill(pen.theme.background, rect)
        paint()
        self._key, self._rect = whole_key, rect
        self.picture = pen.surface.subsurface(rect.clip(pen.surface.get_rect())).copy()
        self._written, self._named = pen.written[written:], pen.named[named:]
        return True

    def absorb(self, pen: Pen, box: pygame.Rect) -> None:
        """Say that what was just drawn in this box stays: it is part of the background from now on."""
        left, top = self._rect.topleft
        self.picture.blit(pen.surface, (box.x - left, box.y - top), box)

    def dirty(self, pen: Pen, rects: Iterable[Pixels]) -> None:
        """Say where the panel drew over the background, beside what it wrote; if it never says, all is made good."""
        self._dirty = [*self.written_over(pen), *rects]

    def written_over(self, pen: Pen) -> list[pygame.Rect]:
        """Where the panel wrote over the background."""
        return pen.written_since(len(self._written))

    def _restore(self, surface: pygame.Surface, is_fresh: bool) -> None:
        if self._dirty is None or is_fresh:
            surface.blit(self.picture, self._rect)
            return
        left, top = self._rect.topleft
        picture = self.picture
        surface.blits([(picture, (x, y), (x - left, y - top, w, h)) for x, y, w, h in self._dirty], False)
