"""The pen: all that is drawn on the window goes through it.

Lengths are in units of the layout. The pen notes which pixels each call touched, so that cached layers can restore just
those; what was written where and which targets were drawn; and, for tests, what each thing drawn stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from math import ceil, hypot
from typing import NamedTuple, TypeAlias

import pygame

from app.session.targets import TargetId
from app.view.paint.discs import disc_picture
from app.view.paint.marks import Mark, Point, Space, corners_of
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

PIECE_PX = 32
"""A long line touches little of its bounding box: it is noted in pieces of about so many pixels."""


Pixels: TypeAlias = pygame.Rect | tuple[int, int, int, int]
"""Left, top, width and height."""


class Label(NamedTuple):
    """A text that was written, and the pixels that it took."""

    text: str
    rect: pygame.Rect


class Pen:
    """Draws on ``surface`` in the colours of ``theme``.

    ``role`` in any call says what the thing drawn stands for; ``space``, while a figure is drawn, what its pixels mean.
    ``draw_number`` counts how often the panel was drawn; ``is_full_redraw``: something else was drawn over all of it.
    """

    def __init__(self, surface: pygame.Surface, theme: Theme, typesetter: Typesetter) -> None:
        self.surface = surface
        self.theme = theme
        self.typesetter = typesetter
        self.written: list[tuple[str, pygame.Rect]] = []
        self.named: list[Named] = []
        self.kept_free: list[pygame.Rect] = []
        self.touched: list[Pixels] = []
        self.marks: list[Mark] | None = None
        self.space: Space | None = None
        self.focus: TargetId | None = None
        self.draw_number = 0
        self.is_full_redraw = False

    @property
    def labels(self) -> list[Label]:
        """What was written, and where."""
        return [Label(text, rect) for text, rect in self.written]

    @property
    def targets(self) -> list[Target]:
        """What can be touched of what was drawn."""
        return made(self.named)

    def record(self, role: str, shape: str, colour: Colour, points: Iterable[Point], text: str = "") -> None:
        """Note what something stands for that was drawn as a picture; nothing happens unless marks are recorded."""
        if self.marks is not None:
            self.marks.append(Mark(role, shape, colour, tuple(points), text, self.space))

    @contextmanager
    def measuring(self, space: Space) -> Iterator[None]:
        """What is drawn here is part of a figure, whose pixels mean what ``space`` says."""
        before, self.space = self.space, space
        try:
            yield
        finally:
            self.space = before

    # --- lengths -----------------------------------------------------------------------------------------------------

    def px(self, units: float) -> int:
        """A length in pixels."""
        return round(units * self.typesetter.scale)

    def stroke(self, units: float) -> int:
        """The width of a line in pixels, never nothing."""
        return max(1, round(units * self.typesetter.scale))

    def width(self, text: str, style: Style = BODY) -> int:
        """The width of a text in pixels."""
        return self.typesetter.width(text, style)

    # --- text --------------------------------------------------------------------------------------------------------
    def text_box(self, text: str, x: float, y: float, style: Style = BODY, anchor: str = "midleft") -> pygame.Rect:
        """The pixels that a text would take with the named corner or middle of it at (x, y)."""
        return _box(self.width(text, style), self.typesetter.line_height(style), x, y, anchor)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        style: Style = BODY,
        colour: Colour | None = None,
        anchor: str = "midleft",
        role: str = "",
    ) -> pygame.Rect:
        """Write a text with the named corner or middle of it at pixel (x, y); returns the pixels that it took."""
        colour = colour or self.theme.text
        pictures, width, height = self.typesetter.set(text, style, colour)
        return self.put(text, pictures, _box(width, height, x, y, anchor), colour, role)

    def text_that_fits(
        self,
        texts: Iterable[str],
        room: int,
        x: float,
        y: float,
        style: Style,
        colour: Colour,
        anchor: str,
        role: str = "",
    ) -> pygame.Rect:
        """Write the first of the texts that is no wider than ``room`` pixels, or the last of them."""
        for text in texts:
            pictures, width, height = self.typesetter.set(text, style, colour)
            if width <= room:
                break
        return self.put(text, pictures, _box(width, height, x, y, anchor), colour, role)

    def put(
        self,
        text: str,
        pictures: Sequence[tuple[pygame.Surface, int]],
        box: pygame.Rect,
        colour: Colour | None = None,
        role: str = "",
    ) -> pygame.Rect:
        """Put a text's pictures down, each so far from the left of its box; returns the box."""
        left, top = box.topleft
        self.surface.fblits([(picture, (left + shift, top)) for picture, shift in pictures])
        self.written.append((text, box))
        if pictures:
            # A figure may be wider than its place, and a slanted letter reach beyond its own.
            (_, begin), (last, end) = pictures[0], pictures[-1]
            self.touched.append((left + begin, top, max(end + last.get_width(), box.w) - begin, box.h))
        if self.marks is not None:
            self.record(role, "text", colour or self.theme.text, corners_of(*box), text)
        return box

    def put_together(
        self,
        text: str,
        pictures: Sequence[tuple[pygame.Surface, int, int]],
        box: pygame.Rect,
        origin: tuple[int, int],
        colour: Colour,
        role: str = "",
    ) -> None:
        """Put down the pictures of a formula, each so far right of and below the origin; ``box`` holds them all."""
        x, y = origin
        self.surface.fblits([(picture, (x + right, y + down)) for picture, right, down in pictures])
        self.written.append((text, box))
        # Of a picture more than the box may be touched: fonts leave room above and below.
        rects = [picture.get_rect(topleft=(x + right, y + down)) for picture, right, down in pictures]
        self.touched.append(box.unionall(rects))
        if self.marks is not None:
            self.record(role, "text", colour, corners_of(*box), text)

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
        role: str = "",
    ) -> pygame.Rect | None:
        """Write a text at the first of the candidates (x, y, anchor) where it overlaps no other and stays in the room.

        Of several texts, each shorter than the one before, the first is taken that has a place. A ``background`` is laid
        under it. Returns the pixels that it took; None where there is no such place, and then nothing is written.
        """
        if isinstance(texts, str):
            # For one text a place need not be worked out before those ahead of it were found taken.
            texts = (texts,)
        else:
            candidates = list(candidates)
        colour, taken = colour or self.theme.text, self._taken()
        for text in texts:
            pictures, width, height = self.typesetter.set(text, style, colour)
            for x, y, anchor in candidates:
                box = _box(width, height, x, y, anchor)
                if room.contains(box) and box.inflate(4, 0).collidelist(taken) < 0:
                    if background is not None:
                        self.fill(background, box.inflate(self.px(6), 0), f"{role} background")
                    return self.put(text, pictures, box, colour, role)
        return None

    def clipped_text(
        self,
        text: str,
        x: float,
        y: float,
        room: int,
        style: Style = BODY,
        colour: Colour | None = None,
        role: str = "",
    ) -> pygame.Rect:
        """Write a text from the left, cut short with an ellipsis where it is wider than ``room`` pixels."""
        while len(text) > 1 and self.width(text, style) > room:
            text = text.rstrip("…")[:-1].rstrip() + "…"
        return self.text(text, x, y, style, colour, role=role)

    # --- areas -------------------------------------------------------------------------------------------------------

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Draw nothing outside of ``rect``, nor outside of what was clipped to before."""
        before = self.surface.get_clip()
        self.surface.set_clip(rect.clip(before))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    @property
    def clip(self) -> pygame.Rect:
        """The pixels outside of which nothing is drawn."""
        return self.surface.get_clip()

    def fill(self, colour: Colour, rect: Pixels, role: str = "") -> None:
        """Fill a rectangle."""
        self.touched.append(self.surface.fill(colour, rect))
        if self.marks is not None:
            self.record(role, "box", colour, corners_of(*rect))

    def rectangle(self, colour: Colour, rect: Pixels, radius: float = 0, role: str = "", line: float = 0) -> None:
        """A rectangle with corners of so many units' radius, or only a line around it that many units wide."""
        width = self.stroke(line) if line else 0
        self.touched.append(pygame.draw.rect(self.surface, colour, rect, width, border_radius=self.px(radius)))
        if self.marks is not None:
            self.record(role, "box", colour, corners_of(*rect))

    def card(
        self,
        rect: pygame.Rect,
        fill: Colour | None = None,
        rule: Colour | None = None,
        radius: float = 8,
        role: str = "card",
    ) -> None:
        """A rounded rectangle with a thin rule around it."""
        self.rectangle(fill or self.theme.card, rect, radius, role)
        self.rectangle(rule or self.theme.rule, rect, radius, f"{role} rule" if role else "", line=1)

    def blit(self, picture: pygame.Surface, at: tuple[int, int] | pygame.Rect, area: Pixels | None = None) -> None:
        """Put a picture down, or an area of it. What it stands for is told by ``record``."""
        self.touched.append(self.surface.blit(picture, at, area))

    def blit_many(self, pictures: Sequence[tuple[pygame.Surface, tuple[int, int]]]) -> None:
        """Put many pictures down."""
        self.surface.fblits(pictures)
        self.touched.extend([(x, y, *picture.get_size()) for picture, (x, y) in pictures])

    def dots(self, colour: Colour, size: tuple[int, int], corners: Sequence[tuple[int, int]], role: str = "") -> None:
        """Small boxes of one size in pixels, for a dotted line: each from its upper left corner on."""
        dot = pygame.Surface(size)
        dot.fill(colour)
        self.blit_many([(dot, corner) for corner in corners])
        if self.marks is not None:
            width, height = size
            self.record(role, "dots", colour, [(x + width / 2, y + height / 2) for x, y in corners])

    def copy_of(self, rect: pygame.Rect) -> pygame.Surface:
        """A picture of what is drawn there now, as far as it is on the surface."""
        return self.surface.subsurface(rect.clip(self.surface.get_rect())).copy()

    def put_back(self, pieces: Sequence[tuple[pygame.Surface, tuple[int, int], Pixels]]) -> None:
        """Restore what was drawn over: pieces of pictures, each with its place and its area. Nothing new is touched."""
        self.surface.blits(pieces, False)

    # --- lines -------------------------------------------------------------------------------------------------------

    def line(self, colour: Colour, start: Point, end: Point, units: float = 1, role: str = "") -> None:
        """An anti-aliased line."""
        drawn = pygame.draw.aaline(self.surface, colour, start, end, self.stroke(units))
        self._note_line(drawn, start, end, self.stroke(units))
        if self.marks is not None:
            self.record(role, "line", colour, (start, end))

    def rule(self, colour: Colour, start: tuple[float, float], end: tuple[float, float], role: str = "") -> None:
        """A thin line along the pixels, for grids and separators."""
        self.touched.append(pygame.draw.line(self.surface, colour, start, end, self.stroke(1)))
        if self.marks is not None:
            self.record(role, "line", colour, (start, end))

    def polyline(
        self, colour: Colour, points: Sequence[Point | pygame.Vector2], is_closed: bool = False, role: str = ""
    ) -> None:
        """An anti-aliased line through these points."""
        self.touched.append(pygame.draw.aalines(self.surface, colour, is_closed, points).inflate(4, 4))
        if self.marks is not None:
            self.record(role, "polyline", colour, [(x, y) for x, y in points])

    def polygon(self, colour: Colour, points: Sequence[Point | pygame.Vector2], role: str = "") -> None:
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

    def polygons(self, colours: Sequence[Colour], corners: Sequence[Sequence[Point]], role: str = "") -> None:
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
        self._note_line(_bounds(start, end), start, end, width)
        if self.marks is not None:
            self.record(role, "line", colour, (start, end))

    def arrow(self, colour: Colour, start: Point, end: Point, units: float = 1, role: str = "") -> None:
        """A line with a head at its end; the head alone where the line is shorter than that."""
        along = pygame.Vector2(end) - pygame.Vector2(start)
        if along.length() < 1e-3:
            return
        along.scale_to_length(self.px(7))
        side = along.rotate(90) * 0.5
        neck = pygame.Vector2(end) - along
        pygame.draw.aaline(self.surface, colour, start, neck, self.stroke(units))
        self._note_line(_bounds(start, end), start, end, self.stroke(units))
        self._solid(colour, [pygame.Vector2(end), neck + side, neck - side])
        if self.marks is not None:
            self.record(role, "arrow", colour, (start, end))

    def triangle(self, colour: Colour, centre: Point, units: float, direction: str, role: str = "") -> None:
        """A small solid triangle that points ``left``, ``right``, ``up`` or ``down``."""
        size = units * self.typesetter.scale
        turn = {"right": 0, "down": 90, "left": 180, "up": 270}[direction]
        corners = [
            pygame.Vector2(centre) + pygame.Vector2(*corner).rotate(turn) * size
            for corner in ((0.6, 0.0), (-0.5, 0.75), (-0.5, -0.75))
        ]
        self._solid(colour, corners)
        if self.marks is not None:
            self.record(role, "triangle", colour, (centre,), direction)

    def arc(self, colour: Colour, box: pygame.Rect, begin: float, end: float, units: float, role: str = "") -> None:
        """Part of the circle in ``box``, between two angles in radians."""
        self.touched.append(pygame.draw.arc(self.surface, colour, box, begin, end, self.stroke(units)))
        if self.marks is not None:
            self.record(role, "arc", colour, (box.center,))

    def disc(self, colour: Colour, centre: Point, units: float, ring: float = 0, role: str = "") -> None:
        """An anti-aliased disc, or a ring of that many units' width."""
        radius = int(units * self.typesetter.scale)
        picture = disc_picture(colour, radius, self.stroke(ring) if ring else 0)
        at = (_held(centre[0]) - radius - 1, _held(centre[1]) - radius - 1)
        self.touched.append(self.surface.blit(picture, at))
        if self.marks is not None:
            self.record(role, "ring" if ring else "disc", colour, (centre,))

    # --- targets -----------------------------------------------------------------------------------------------------

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
        self.rectangle(self.theme.accent, grown, 8, "focus ring", line=2)

    def _solid(self, colour: Colour, corners: list[pygame.Vector2]) -> None:
        """A filled polygon with smooth edges."""
        pygame.draw.polygon(self.surface, colour, corners)
        self.touched.append(pygame.draw.aalines(self.surface, colour, True, corners).inflate(4, 4))

    def _note_line(self, drawn: pygame.Rect, start: Point, end: Point, width: int) -> None:
        """Note the pixels of a straight line: a steep long one in pieces, as its bounding box is mostly empty."""
        across, down = end[0] - start[0], end[1] - start[1]
        if min(abs(across), abs(down)) < PIECE_PX or max(abs(across), abs(down)) > FAR:
            self.touched.append(drawn.inflate(2 * width + 2, 2 * width + 2))
            return
        count = ceil(max(abs(across), abs(down)) / PIECE_PX)
        dx, dy, room = across / count, down / count, width + 2
        size = (ceil(abs(dx)) + 2 * room, ceil(abs(dy)) + 2 * room)
        left, top = start[0] + min(dx, 0) - room, start[1] + min(dy, 0) - room
        self.touched.extend([(int(left + k * dx), int(top + k * dy), *size) for k in range(count)])


def _bounds(start: Point, end: Point) -> pygame.Rect:
    """The rectangle that two points span, held to numbers that a rectangle can have."""
    (left, right), (top, bottom) = (sorted((_held(a), _held(b))) for a, b in zip(start, end, strict=True))
    return pygame.Rect(left, top, right - left + 1, bottom - top + 1)


def _box(width: int, height: int, x: float, y: float, anchor: str) -> pygame.Rect:
    """The pixels of a text with the named corner or middle of it at (x, y)."""
    across, down = _ANCHORS[anchor]
    return pygame.Rect(_held(x - across * width), _held(y - down * height), width, height)


def _held(pixels: float) -> int:
    """A place in whole pixels; whatever is far out of sight is held to numbers that a rectangle can have."""
    return round(pixels) if -FAR < pixels < FAR else round(max(-FAR, min(FAR, pixels)))
