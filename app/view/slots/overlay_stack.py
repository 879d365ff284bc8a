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
        _lift(surface, self._all, places)

    def draw(
        self, surface: pygame.Surface, state: State, around: Surroundings, new_pen: Callable[[], Pen]
    ) -> list[pygame.Rect]:
        """Put down what is to be shown and lift what is not; returns the places where something changed.

        Each is down before the next one is asked: a menu wants to know where its button is on the card below.
        """
        changed: list[pygame.Rect] = []
        for number, slot in enumerate(self._all):
            placed = slot.wanted(new_pen, state, around)
            if placed is (slot.placed if slot.is_on_screen else None):
                continue
            places = [slot.rect] if slot.is_on_screen else []
            places += [placed.rect] if placed is not None else []
            _lift(surface, self._all[number:], places)
            if placed is not None:
                slot.put_down(surface, new_pen(), placed)
            changed += places
        return changed


def _lift(surface: pygame.Surface, slots: Iterable[OverlaySlot], places: Iterable[pygame.Rect]) -> None:
    """Lift those of the slots, from the lowest up, that are on these places or lie on one that is lifted."""
    lifted, uncovered = [], list(places)
    for slot in slots:
        if slot.is_on_screen and slot.rect.collidelist(uncovered) >= 0:
            lifted.append(slot)
            uncovered.append(slot.rect)
    for slot in reversed(lifted):
        slot.lift(surface)
