"""The keyboard: what a key means to what has the focus, or by the command table."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from app.commands import command_for
from app.lesson.every import lent_message
from app.messages import BeginGesture, EndGesture, Escape, Focus, Message, Notify
from app.session.state import State
from app.session.targets import TargetId
from app.shell.input.keys import key_of
from app.shell.input.mouse import Mouse, some
from app.view.screen import Screen
from app.view.targets import Target

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


class Keyboard:
    """Knows which keys are down. A key settles what a click with the mouse meant that waited for a second one."""

    def __init__(self, screen: Screen, mouse: Mouse) -> None:
        self._screen = screen
        self._mouse = mouse
        self._keys_down: frozenset[int] = frozenset()
        self.has_shift = False

    def pressed(self, state: State, event: pygame.event.Event) -> Iterator[Message]:
        """A key went down, or is held and repeats."""
        self.has_shift = bool(event.mod & pygame.KMOD_SHIFT)
        # The library's events do not say so, but a key that is down already can go down only by being held.
        is_repeat, self._keys_down = event.key in self._keys_down, self._keys_down | {event.key}
        yield from self._key(state, key_of(event.key, event.unicode, event.mod), is_repeat)

    def released(self, event: pygame.event.Event) -> Iterator[Message]:
        """A key went up."""
        self.has_shift = bool(event.mod & pygame.KMOD_SHIFT)
        self._keys_down -= {event.key}
        if not self._mouse.is_pressed:
            yield EndGesture()

    def _key(self, state: State, key: str, is_repeat: bool) -> Iterator[Message]:
        if key == "escape" and self._mouse.drop_delayed_click():
            return
        yield from self._mouse.delayed_click()
        if not is_repeat and not self._mouse.is_pressed:
            yield BeginGesture(None)
        if key in ("tab", "shift+tab"):
            yield from self._focus(
                state, self._screen.focus_beside(state, state.focus, -1 if key.startswith("shift") else 1)
            )
            return
        if state.menu is not None and key in ("up", "down"):
            yield from self._focus(state, self._screen.row_beside(state, 1 if key == "down" else -1))
            return
        if key == "escape":
            yield Escape()
            return
        target = self._screen.target_named(state, state.focus) or (
            self._screen.target_at(state, state.pointer.x, state.pointer.y) if key == "delete" else None
        )
        if target is not None:
            meant = list(_meant_by(target, key))
            if meant:
                yield from meant
                return
        lent = lent_message(state, key)
        if lent is not None:
            yield lent
            return
        command = command_for(state, key)
        if command is None or (is_repeat and not command.repeats):
            return
        why_not = command.why_not(state)
        yield Notify(f"{command.title}: {why_not}") if why_not else command.message

    def _focus(self, state: State, target_id: TargetId | None) -> Iterator[Message]:
        """Give the focus to the target of that name, and bring it into sight."""
        target = self._screen.target_named(state, target_id)
        yield Focus(target_id)
        if target is not None:
            yield from some(target.reveal)


def _meant_by(target: Target, key: str) -> Iterator[Message]:
    """What a key means to the target that has the focus."""
    arrow = key.removeprefix("shift+")
    if arrow in _ARROWS and target.nudge is not None:
        times = 10 if key.startswith("shift+") else 1
        dx, dy = _ARROWS[arrow]
        yield from some(target.nudge(dx * times, dy * times))
    elif key == "enter" and target.click is not None and target.is_enabled:
        yield target.click
    elif key == "delete" and target.delete is not None:
        yield target.delete
