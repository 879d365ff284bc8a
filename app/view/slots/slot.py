"""A panel in its place: drawn again only when the values that it shows changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import count
from math import ceil, sqrt
from typing import Any, NamedTuple

import pygame

from app.session.state import State
from app.session.targets import SymbolTarget, TargetId, WordTarget
from app.view.paint.marks import Mark
from app.view.paint.pen import Card, Label, Pen
from app.view.panels.panel import Overlay, Panel, Surroundings
from app.view.targets import Target

_NUMBERS = count(0, 1 << 32)
"""Each slot counts its draws from a number of its own, so that none seems to follow one of the slot before it."""


class Slot:
    """A panel, its place in the window, and what was drawn there last."""

    def __init__(self, name: str, panel: Panel[Any], rect: pygame.Rect) -> None:
        self.name, self.panel, self.rect = name, panel, rect
        self._drawn_for: tuple[object, TargetId | None] = (None, None)
        self.draw_number = next(_NUMBERS)
        self._pen: Pen | None = None
        self._targets: list[Target] | None = None

    def shows(self, shown: object, focus: TargetId | None) -> bool:
        """Whether these values are what was drawn last, with the same focus."""
        return self._pen is not None and self._drawn_for == (shown, focus)

    def draw(self, pen: Pen, shown: object) -> None:
        """Draw the values. Where nothing was drawn here yet, nothing can be built on what the surface holds."""
        self.draw_number += 1
        pen.is_full_redraw, pen.draw_number = self._pen is None, self.draw_number
        with pen.clipped(self.rect):
            self.panel.draw(pen, self.rect, shown)
            _draw_ring_of_word(pen)
        self._drawn_for, self._pen, self._targets = (shown, pen.focus), pen, None

    def forget(self) -> None:
        """What was drawn here is gone."""
        self._pen, self._targets = None, None

    @property
    def labels(self) -> list[Label]:
        """What stands written."""
        return [] if self._pen is None else self._pen.labels

    @property
    def marks(self) -> list[Mark]:
        """What was drawn, where marks are recorded."""
        return [] if self._pen is None else self._pen.marks or []

    @property
    def figures(self) -> list[pygame.Rect]:
        """Where data is drawn."""
        return [] if self._pen is None else self._pen.figures

    @property
    def targets(self) -> list[Target]:
        """What was named while drawing, made when it is asked for and not in every frame."""
        if self._targets is None:
            self._targets = [] if self._pen is None else self._pen.targets
        return self._targets

    def target_at(self, state: State, around: Surroundings, x: float, y: float) -> Target | None:
        """What is under the pixel: computed targets first, as they are the smaller ones."""
        if not self.rect.collidepoint(x, y):
            return None
        if self.panel.computed_targets:
            target = self.panel.target_at(self.rect, self.panel.pick(state, around), x, y)
            if target is not None:
                return target
        return next((target for target in reversed(self.targets) if target.is_at(x, y)), None)

    def target_named(self, state: State, around: Surroundings, target_id: TargetId) -> Target | None:
        """The target of that name. A computed one is worked out from the state as it is now, not as it was drawn."""
        if isinstance(target_id, self.panel.computed_targets):
            target = self.panel.target_named(self.rect, self.panel.pick(state, around), target_id)
            if target is not None:
                return target
        return next((target for target in self.targets if target.id == target_id), None)


def _draw_ring_of_word(pen: Pen) -> None:
    """Where a word has the focus that is looked for only when it is asked for, as most words are."""
    if isinstance(pen.focus, WordTarget | SymbolTarget):
        word = next((target for target in pen.targets if target.id == pen.focus), None)
        if word is not None and not word.takes_focus:
            pen.focus_ring(word.rect)


class Placed(NamedTuple):
    """What an overlay shows, with which focus, and where."""

    shown: object
    focus: TargetId | None
    rect: pygame.Rect


@lru_cache(maxsize=8)
def _insets(radius: int, line: int) -> list[int]:
    """How far the round edge, so many pixels wide, reaches into a card in each row from its top, or from its bottom."""
    return [ceil(radius - sqrt(radius**2 - (radius - row) ** 2)) + line for row in range(radius)] + [line]


class _Drawn(NamedTuple):
    """An overlay as it was drawn: put down again while what is below it changes, as drawing it takes far longer."""

    pen: Pen
    picture: pygame.Surface
    card: Card

    @classmethod
    def of(cls, surface: pygame.Surface, pen: Pen, rect: pygame.Rect) -> _Drawn | None:
        """What was just drawn there; None where it is not all on one card."""
        card = next(iter(pen.cards), None)
        if card is None or card.rect != rect:
            return None
        return cls(pen, surface.subsurface(rect).copy(), card)

    def put_back(self, surface: pygame.Surface, pen: Pen) -> None:
        """What is below shows through the corners of the card: its edge is drawn there; the picture has all else."""
        rect, fill, rule, radius = self.card
        pen.card(rect, fill, rule, radius)
        insets, (width, height) = _insets(pen.px(radius), pen.stroke(1)), rect.size
        parts = [(0, len(insets), width, height - 2 * len(insets))]
        for row, inset in enumerate(insets):
            parts += [(inset, top, width - 2 * inset, 1) for top in (row, height - 1 - row)]
        surface.blits([(self.picture, (rect.x + part[0], rect.y + part[1]), part) for part in parts], False)


class OverlaySlot(Slot):
    """An overlay, and the pixels that were under it when it was drawn."""

    panel: Overlay[Any]

    def __init__(self, name: str, overlay: Overlay[Any]) -> None:
        super().__init__(name, overlay, pygame.Rect(0, 0, 0, 0))
        self.placed: Placed | None = None
        self._under: pygame.Surface | None = None
        self._saved_in: pygame.Surface | None = None
        self._drawn: _Drawn | None = None

    @property
    def is_on_screen(self) -> bool:
        """Whether it is to be seen now."""
        return self._under is not None

    def wanted(self, new_pen: Callable[[], Pen], state: State, around: Surroundings) -> Placed | None:
        """What it is to show, and where; None where it is not to be shown. Measured only when it changed."""
        shown, last = self.panel.pick(state, around), self.placed
        if shown is None:
            return None
        if last is not None and (shown, state.focus) == (last.shown, last.focus):
            return last
        return Placed(shown, state.focus, self.panel.place(new_pen(), around.layout, shown))

    def put_down(self, surface: pygame.Surface, pen: Pen, placed: Placed) -> None:
        """Save the pixels there, and draw the overlay over them: from its picture where it is as it was before."""
        is_as_before = placed is self.placed
        self.placed, self.rect = placed, placed.rect.clip(surface.get_rect())
        self._under = self._saved(surface)
        if is_as_before and self._drawn is not None:
            self._drawn.put_back(surface, pen)
            self._pen, self._targets = self._drawn.pen, None
            return
        self.draw_number += 1
        pen.is_full_redraw, pen.draw_number = True, self.draw_number
        with pen.clipped(self.rect):
            self.panel.draw(pen, placed.rect, placed.shown)
        self._pen, self._targets = pen, None
        self._drawn = _Drawn.of(surface, pen, self.rect)

    def _saved(self, surface: pygame.Surface) -> pygame.Surface:
        """The pixels there, in the picture used before if that is as large: making one takes longer than copying."""
        if self._saved_in is None or self._saved_in.get_size() != self.rect.size:
            self._saved_in = surface.subsurface(self.rect).copy()
        else:
            self._saved_in.blit(surface, (0, 0), self.rect)
        return self._saved_in

    def lift(self, surface: pygame.Surface) -> None:
        """Restore the pixels that were under it."""
        if self._under is not None:
            surface.blit(self._under, self.rect)
        self.forget()

    def forget(self) -> None:
        """It is gone from the screen, and what was under it too."""
        super().forget()
        self._under = None
