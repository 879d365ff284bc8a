"""What the pen draws on and what it notes of each call: the pixels touched and, for tests, what each thing stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pygame

from app.view.paint.marks import Mark, Point, Space
from app.view.paint.pen.places import Pixels
from app.view.paint.theme import Colour, Theme
from app.view.paint.typesetting import BODY, Style, Typesetter


class Card(NamedTuple):
    """A card as it was drawn: its pixels, its colours, and the radius of its corners in units."""

    rect: pygame.Rect
    fill: Colour
    rule: Colour
    radius: float


class PenBase:
    """A surface, the colours and sizes to draw in, and what was noted."""

    def __init__(self, surface: pygame.Surface, theme: Theme, typesetter: Typesetter) -> None:
        self.surface = surface
        self.theme = theme
        self.typesetter = typesetter
        self.px: Callable[[float], int] = typesetter.px
        """A length in pixels, of one in units."""
        self.touched: list[Pixels] = []
        self.figures: list[pygame.Rect] = []
        self.cards: list[Card] = []
        self.marks: list[Mark] | None = None
        self.space: Space | None = None

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

    @contextmanager
    def restored_otherwise(self) -> Iterator[None]:
        """What is drawn here is not noted as touched: whoever keeps the picture below knows which pixels it takes."""
        begin = len(self.touched)
        yield
        del self.touched[begin:]

    def figure(self, plot: pygame.Rect, card: pygame.Rect) -> None:
        """Say where data is: in the plot, and in what is below it and beside it on its card. No tooltip shall cover that."""
        top = plot.top - self.px(8)
        self.figures.append(pygame.Rect(card.x, top, card.w, card.bottom - top))

    def stroke(self, units: float) -> int:
        """The width of a line in pixels, never nothing."""
        return max(1, self.px(units))

    def width(self, text: str, style: Style = BODY) -> int:
        """The width of a text in pixels."""
        return self.typesetter.width(text, style)

    def clipped(self, rect: pygame.Rect) -> Clipped:
        """Draw nothing outside of ``rect``, nor outside of what was clipped to before, as long as a ``with`` lasts."""
        return Clipped(self.surface, rect)

    @property
    def clip(self) -> pygame.Rect:
        """The pixels outside of which nothing is drawn."""
        return self.surface.get_clip()


class Clipped:
    """Holds drawing on a surface within a rectangle. Written out, as a generator would take longer and there are many."""

    __slots__ = ("_before", "_rect", "_surface")

    def __init__(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        self._surface, self._rect, self._before = surface, rect, rect

    def __enter__(self) -> None:
        self._before = self._surface.get_clip()
        self._surface.set_clip(self._rect.clip(self._before))

    def __exit__(self, *error: object) -> None:
        self._surface.set_clip(self._before)
