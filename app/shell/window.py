"""The window itself: opened, resized, filled with the screen and remembered."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pygame

from app.session.ui_scale import LEAST_HEIGHT, LEAST_WIDTH

TITLE = "Gradient Descent Visualizer"
ICON = Path(__file__).resolve().parents[2] / "assets" / "icon.png"

SURFACE_IS_NEW = (pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED)
"""Events after which what was drawn before is no longer there."""


os.environ.setdefault("SDL_MOUSE_FOCUS_CLICKTHROUGH", "1")  # read by SDL when a window is clicked
"""A click counts also where it is what gives the window the focus; SDL would drop it, or not, as the timing falls."""


class NoDisplay(Exception):  # noqa: N818 (not a mistake of the program)
    """There is no screen to open a window on."""


class Window:
    """One resizable window, or the whole screen."""

    def __init__(self, size: tuple[int, int], is_fullscreen: bool) -> None:
        """Open it. Raises NoDisplay where that is impossible."""
        try:
            pygame.display.init()
            pygame.font.init()
            self._size = _held_to_desktop(size)
            self.sdl = pygame.Window(TITLE, self._size, resizable=True, fullscreen_desktop=is_fullscreen)
            self._is_fullscreen = is_fullscreen
            self.sdl.minimum_size = (min(LEAST_WIDTH, self._size[0]), min(LEAST_HEIGHT, self._size[1]))
            if ICON.exists():
                self.sdl.set_icon(pygame.image.load(ICON))
            self.sdl.get_surface()  # where there is none, that is said here
        except pygame.error as problem:
            raise NoDisplay(str(problem)) from problem
        pygame.key.set_repeat(350, 45)
        self._cursor = -1

    @property
    def surface(self) -> pygame.Surface:
        """What to draw on; it takes the window's size by itself."""
        return self.sdl.get_surface()

    @property
    def remembered_size(self) -> tuple[int, int]:
        """The size to open with next time: that of the window, not of the screen it may fill."""
        return self._size if self._is_fullscreen else self.sdl.size

    def set_fullscreen(self, is_fullscreen: bool) -> None:
        """Fill the screen, or be a window of the size from before."""
        if is_fullscreen != self._is_fullscreen:
            self._size = self.remembered_size
            self._is_fullscreen = is_fullscreen
            if is_fullscreen:
                self.sdl.set_fullscreen(True)
            else:
                self.sdl.set_windowed()

    def show(self, changed: list[pygame.Rect]) -> None:
        """Bring the surface onto the screen where anything on it changed."""
        if changed:
            self.sdl.flip()

    def set_cursor(self, cursor: int) -> None:
        """Show that pointer, where the system has one of that kind."""
        if cursor != self._cursor:
            self._cursor = cursor
            with suppress(pygame.error):
                pygame.mouse.set_cursor(cursor)

    def close(self) -> None:
        """Give everything back."""
        pygame.quit()


def _held_to_desktop(size: tuple[int, int]) -> tuple[int, int]:
    """No larger than the largest screen that the system reports."""
    desktops = pygame.display.get_desktop_sizes() or [size]
    return min(size[0], max(d[0] for d in desktops)), min(size[1], max(d[1] for d in desktops))
