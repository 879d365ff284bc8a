"""Numbers on the window that say where they come from when they are clicked."""

from __future__ import annotations

from collections.abc import Iterable

import pygame

from app.messages import Explain
from app.session.explained.quantity import Quantity
from app.session.targets import SymbolTarget
from app.view.targets import Target


def number_target(name: SymbolTarget, rect: pygame.Rect, quantity: Quantity | None, hint: str = "") -> Target:
    """A number that can be pointed at, and clicked where it can be explained."""
    if quantity is None:
        return Target(name, rect, hint, takes_focus=False)
    cursor = pygame.SYSTEM_CURSOR_HAND
    return Target(name, rect, hint, Explain((quantity,), name), takes_focus=False, cursor=cursor)


def quantity_for(symbol: str, measured: Iterable[tuple[str, Quantity]]) -> Quantity | None:
    """Which number stands for the symbol, where that can be explained."""
    return next((quantity for name, quantity in measured if name == symbol), None)
