"""A part of a panel that rarely changes: painted once, kept as a picture, and restored where something was drawn over it."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from app.view.paint.dirty import DirtyRectangles
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.targets import Named


class CachedLayer:
    """Keeps a picture of what was painted, with what was written, named and marked on it."""

    def __init__(self) -> None:
        self._key: object = None
        self._rect = pygame.Rect(0, 0, 0, 0)
        self.picture = pygame.Surface((1, 1))
        self._written: list[tuple[str, pygame.Rect]] = []
        self._named: list[Named] = []
        self._marks: list[Mark] = []
        self._dirty = DirtyRectangles()

    def draw(self, pen: Pen, rect: pygame.Rect, key: object, paint: Callable[[], None]) -> bool:
        """Restore the layer; ``paint`` it anew where ``key``, place, scale, theme or focus are others than before.

        Returns whether it was painted.
        """
        is_new = self.refresh(pen, rect, key, paint)
        if not is_new:
            self._restore(pen)
        self._dirty.begin(pen)
        return is_new

    def refresh(self, pen: Pen, rect: pygame.Rect, key: object, paint: Callable[[], None]) -> bool:
        """As ``draw``, but restore nothing: for one who puts ``picture`` down in another way."""
        whole_key = (key, tuple(rect), pen.theme.name, pen.typesetter.scale, pen.focus)
        if whole_key == self._key:
            pen.written.extend(self._written)
            pen.named.extend(self._named)
            if pen.marks is not None:
                pen.marks.extend(self._marks)
            return False
        written, named, marks = len(pen.written), len(pen.named), len(pen.marks or ())
        pen.clear(rect)
        paint()
        self._key, self._rect = whole_key, rect.clip(pen.surface.get_rect())
        self.picture = pen.surface.subsurface(self._rect).copy()
        self._written, self._named = pen.written[written:], pen.named[named:]
        self._marks = [] if pen.marks is None else pen.marks[marks:]
        return True

    def extend(self, pen: Pen, paint: Callable[[], None]) -> None:
        """Paint something more that is part of the layer from now on; to be called right after ``draw``."""
        begin, marks = len(pen.touched), len(pen.marks or ())
        paint()
        left, top = self._rect.topleft
        for x, y, width, height in pen.touched[begin:]:
            self.picture.blit(pen.surface, (x - left, y - top), (x, y, width, height))
        del pen.touched[begin:]
        if pen.marks is not None:
            self._marks.extend(pen.marks[marks:])

    def _restore(self, pen: Pen) -> None:
        left, top = self._rect.topleft
        dirty = self._dirty.of(pen)
        pieces = [self._rect] if dirty is None else dirty
        pen.surface.blits([(self.picture, (x, y), (x - left, y - top, w, h)) for x, y, w, h in pieces], False)
