"""Overlays over the panels, from the lowest up: what is under one is saved, so that panels need not be drawn again for it.

Whatever is drawn below an overlay is drawn while that overlay is lifted. An overlay that did not change, on panels that
did not change, is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pygame

from app.session.state import State
from app.view.paint.pen import Pen
from app.view.panels.panel import Overlay, Surroundings
from app.view.slots.slot import OverlaySlot


class OverlayStack:
    """All overlays that there can be, by name, the lowest first."""

    def __init__(self, overlays: Mapping[str, Overlay[Any]]) -> None:
        self._all = [OverlaySlot(name, overlay) for name, overlay in overlays.items()]

    @property
    def slots(self) -> list[OverlaySlot]:
        """Those that are to be seen."""
        return [slot for slot in self._all if slot.is_on_screen]

    def forget(self) -> None:
        """None of them is on the screen any more."""
        for slot in self._all:
            slot.placed = None
            slot.forget()

    def lift_from(self, surface: pygame.Surface, places: Iterable[pygame.Rect]) -> None:
        """Lift the overlays on these places, and those that lie on one that is lifted."""
        lifted, uncovered = [], list(places)
        for slot in self.slots:
            if slot.rect.collidelist(uncovered) >= 0:
                lifted.append(slot)
                uncovered.append(slot.rect)
        for slot in reversed(lifted):
            slot.lift(surface)

    def draw(
        self, surface: pygame.Surface, state: State, around: Surroundings, new_pen: Callable[[], Pen]
    ) -> list[pygame.Rect]:
        """Put down what is to be shown and lift what is not; returns the places where something changed."""
        wanted = [(slot, slot.wanted(new_pen, state, around)) for slot in self._all]
        changed: list[pygame.Rect] = []
        for slot, placed in wanted:
            if placed is not (slot.placed if slot.is_on_screen else None):
                changed += [slot.rect] if slot.is_on_screen else []
                changed += [placed.rect] if placed is not None else []
        if not changed:
            return []
        self.lift_from(surface, changed)
        for slot, placed in wanted:
            if placed is not None and not slot.is_on_screen:
                slot.put_down(surface, new_pen(), placed)
        return changed
