"""Pictures of a state, drawn without a window: of the whole window or of a part, at any scale, and of any step."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import replace

import pygame

from app.files.exports.frames import Frames
from app.messages import Advance, LookAt
from app.session.files.saving import Part
from app.session.gesture import Gesture
from app.session.state import Pointer, State
from app.session.ui_scale import LEAST_HEIGHT, LEAST_WIDTH, is_large_enough
from app.session.undo import UndoStack
from app.session.views import LandscapeView
from app.update.dispatcher import Dispatcher
from app.view.screen import Screen

LONG_S = 10.0
"""After so long nothing glides any more."""


def snapshot(state: State) -> State:
    """The state as it is now, without what only passes: pointer, focus, menus, notices. It shares runs with the other.

    What can be undone is left out, as no picture shows it.
    """
    return replace(
        state,
        timeline=copy(state.timeline),
        undo=UndoStack(),
        pointer=Pointer(),
        gesture=Gesture(),
        preview_line=None,
        focus=None,
        focus_before_card=None,
        menu=None,
        menu_scroll=0,
        is_help_open=False,
        explained=(),
        explained_beside=None,
        notice="",
        saving=None,
    )


def drawn(state: State, size: tuple[int, int], scale: int = 1, part: Part = Part.WINDOW) -> pygame.Surface:
    """That part of a window of that size, drawn at so many pixels for each of its own.

    A part that the window does not show now is drawn as the window would show it.
    """
    for arranged in _arrangements(state) if part is not Part.WINDOW else (state,):
        surface, screen = _surface(size, scale), Screen(ratio=scale)
        if part is not Part.WINDOW:
            screen.panels = {part.value: screen.panels[part.value]}
        screen.draw(surface, arranged)
        if part is Part.WINDOW:
            return surface
        rect = next((slot.rect for slot in screen.slots if slot.name == part.value), None)
        if rect is not None:
            return surface.subsurface(rect).copy()
    raise ValueError(f"a window of {size} has no {part}")


def _arrangements(state: State) -> Iterator[State]:
    """As it is; as it is when that part was asked for; and that outside of the lesson, which may have no room for it."""
    yield state
    look = replace(state.look, show_derivation=False)
    for lesson in (state.lesson, None):
        for is_in_front in (False, True):
            landscape = replace(state.landscape, is_large=False, is_in_front=is_in_front)
            yield replace(state, look=look, landscape=landscape, lesson=lesson)


def rgb(surface: pygame.Surface) -> bytes:
    """Red, green and blue of each pixel, row by row."""
    return pygame.image.tobytes(surface, "RGB")


def roomy(size: tuple[int, int]) -> tuple[int, int]:
    """The size, or the least one at which everything has its place."""
    return size if is_large_enough(*size) else (LEAST_WIDTH, LEAST_HEIGHT)


def at_step(state: State, step: int) -> State:
    """The state while that step of its run is looked at, and nothing moves any more."""
    dispatcher = Dispatcher(snapshot(state))
    for message in (LookAt(step), Advance(0, LONG_S)):
        dispatcher.send(message)
    return snapshot(dispatcher.state)


def reel(state: State, steps: tuple[int, ...], size: tuple[int, int]) -> Frames:
    """The window at each of these steps."""
    surface, screen = _surface(size, 1), Screen()

    def draw(number: int) -> bytes:
        nonlocal screen
        if state.landscape.view is LandscapeView.SURFACE:
            screen = Screen()  # which part of the 3-D surface is shown depends on what was shown before
        screen.draw(surface, at_step(state, steps[number]))
        return rgb(surface)

    return Frames(size, len(steps), draw)


def _surface(size: tuple[int, int], scale: int) -> pygame.Surface:
    pygame.font.init()
    return pygame.Surface((size[0] * scale, size[1] * scale), 0, 32)
