"""The bowl in 3-D."""

from __future__ import annotations

import pygame

from app.state import State
from app.view.ink import Ink
from app.views import Box


class SurfaceView:
    """Draws the bowl as a surface."""

    def draw(self, ink: Ink, card: pygame.Rect, plot: pygame.Rect, state: State, box: Box) -> None:
        """Draw it."""
        ink.surface.fill(ink.theme.background, card)
        ink.card(card)
