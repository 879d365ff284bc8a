"""Writing texts, and finding free places for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pygame

from app.view.paint.marks import corners_of
from app.view.paint.pen.areas import Areas
from app.view.paint.pen.places import anchored
from app.view.paint.theme import Colour, Theme
from app.view.paint.typesetting import BODY, Style, Typesetter


class Label(NamedTuple):
    """A text that was written, and the pixels that it took."""

    text: str
    rect: pygame.Rect


class Texts(Areas):
    """Writes texts, and notes what was written where."""

    def __init__(self, surface: pygame.Surface, theme: Theme, typesetter: Typesetter) -> None:
        super().__init__(surface, theme, typesetter)
        self.written: list[tuple[str, pygame.Rect]] = []
        self.kept_free: list[pygame.Rect] = []

    @property
    def labels(self) -> list[Label]:
        """What was written, and where."""
        return [Label(text, rect) for text, rect in self.written]

    def text_box(self, text: str, x: float, y: float, style: Style = BODY, anchor: str = "midleft") -> pygame.Rect:
        """The pixels that a text would take with the named corner or middle of it at (x, y)."""
        return anchored(self.width(text, style), self.typesetter.line_height(style), x, y, anchor)

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
        return self.put(text, pictures, anchored(width, height, x, y, anchor), colour, role)

    def text_that_fits(
        self,
        texts: Iterable[str],
        room: int,
        x: float,
        y: float,
        style: Style,
        colour: Colour,
        anchor: str,
        role: str,
    ) -> pygame.Rect:
        """Write the first of the texts that is no wider than ``room`` pixels, or the last of them."""
        for text in texts:
            pictures, width, height = self.typesetter.set(text, style, colour)
            if width <= room:
                break
        return self.put(text, pictures, anchored(width, height, x, y, anchor), colour, role)

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
            # A figure may be wider than its place, a slanted letter reach beyond its own, and a bracket below the line.
            (_, begin), (last, end) = pictures[0], pictures[-1]
            height = max([picture.get_height() for picture, _ in pictures])
            self.touched.append((left + begin, top, end + last.get_width() - begin, height))
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
        role: str,
    ) -> None:
        """Put down the pictures of a formula, each so far right of and below the origin; ``box`` holds them all."""
        x, y = origin
        # Of a picture more than the box may be touched: fonts leave room above and below.
        drawn = self.surface.blits([(picture, (x + right, y + down)) for picture, right, down in pictures])
        self.touched.append(box.unionall(drawn or []))
        self.written.append((text, box))
        if self.marks is not None:
            self.record(role, "text", colour, corners_of(*box), text)

    def keep_free(self, *rects: pygame.Rect) -> None:
        """Say where no text that looks for a free place may stand: on a ball, a handle, a button."""
        self.kept_free.extend(rects)

    def is_free(self, box: pygame.Rect) -> bool:
        """Whether nothing was written there, and nothing is kept free."""
        return box.inflate(4, 0).collidelist(self.taken()) < 0

    def taken(self) -> list[pygame.Rect]:
        """Where something was written, or is kept free: for one who asks for many places whether they are free."""
        return [rect for _, rect in self.written] + self.kept_free

    def text_where_free(
        self,
        texts: str | Sequence[str],
        candidates: Iterable[tuple[float, float, str]],
        room: pygame.Rect,
        style: Style,
        colour: Colour | None,
        background: Colour | None = None,
        role: str = "",
    ) -> pygame.Rect | None:
        """Write a text at the first of the candidates (x, y, anchor) where it overlaps no other and stays in the room.

        Of several texts, each shorter than the one before, the first is taken that has a place. A ``background`` is laid
        under it. Returns the pixels that it took; None where there is no such place, and then nothing is written.
        """
        found = self.free_place(texts, candidates, room, style)
        return None if found is None else self.text_on(found, style, colour, background, role)

    def free_place(
        self,
        texts: str | Sequence[str],
        candidates: Iterable[tuple[float, float, str]],
        room: pygame.Rect,
        style: Style,
    ) -> Label | None:
        """Where ``text_where_free`` would write, and which of the texts; nothing is written."""
        if isinstance(texts, str):
            # For one text a place need not be worked out before those ahead of it were found taken.
            texts = (texts,)
        else:
            candidates = list(candidates)
        taken = self.taken()
        for text in texts:
            width, height = self.width(text, style), self.typesetter.line_height(style) if text else 0
            for x, y, anchor in candidates:
                box = anchored(width, height, x, y, anchor)
                if room.contains(box) and box.inflate(4, 0).collidelist(taken) < 0:
                    return Label(text, box)
        return None

    def text_on(
        self, label: Label, style: Style, colour: Colour | None, background: Colour | None, role: str
    ) -> pygame.Rect:
        """Write a text where a place was found for it, on a ``background`` if there is one."""
        text, box = label
        colour = colour or self.theme.text
        if background is not None:
            self.fill(background, box.inflate(self.px(6), 0), f"{role} background")
        return self.put(text, self.typesetter.set(text, style, colour)[0], box, colour, role)

    def clipped_text(
        self,
        text: str,
        x: float,
        y: float,
        room: int,
        style: Style,
        colour: Colour | None = None,
        role: str = "",
    ) -> pygame.Rect:
        """Write a text from the left, cut short with an ellipsis where it is wider than ``room`` pixels."""
        return self.text(self.cut_short(text, room, style), x, y, style, colour, role=role)

    def cut_short(self, text: str, room: int, style: Style = BODY) -> str:
        """The text, its end left out for an ellipsis where it is wider than ``room`` pixels."""
        while len(text) > 1 and self.width(text, style) > room:
            text = text.rstrip("…")[:-1].rstrip() + "…"
        return text
