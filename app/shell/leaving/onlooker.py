"""The person at the window while a file is written on the way out."""

from __future__ import annotations

import pygame

from app.session.state import State
from app.shell.window import SURFACE_IS_NEW, Window
from app.view.panels.panel import Progress
from app.view.screen import Screen

WAY_OUT = "Esc gives up and leaves the file as it was"


class Onlooker:
    """The person at the window while a file is written."""

    def __init__(self, state: State, window: Window, screen: Screen) -> None:
        self._state, self._window, self._screen = state, window, screen

    def asks_to_leave(self) -> bool:
        """Whether Esc or the window's close button was pressed since the last call."""
        asked = False
        for event in pygame.event.get():
            if event.type in SURFACE_IS_NEW:
                self._screen.forget()
            is_escape = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
            asked = asked or is_escape or event.type == pygame.QUIT
        return asked

    def sees(self, share: float, text: str) -> None:
        """Show that this share of what is written is done."""
        screen = self._screen
        screen.hint, screen.progress = "", Progress(text, share, WAY_OUT)
        self._window.show(screen.draw(self._window.surface, self._state))
