"""Turns what the window system reports into messages: the pointer by what is under it, keys by the command table.

What a mouse button that is down is doing is part of the state; here is only what a press meant when it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pygame

from app.commands import BY_KEY
from app.messages import (
    BeginGesture,
    EndGesture,
    Escape,
    Focus,
    GrabTarget,
    Message,
    Notify,
    PointAt,
    Quit,
    ShowPreview,
    ToggleMenu,
)
from app.session.gesture import Phase
from app.session.state import State
from app.session.targets import ButtonTarget, DropRunTarget, MenuRowTarget, MenuTarget, MoreTarget, TargetId
from app.shell.input.keys import key_of
from app.view.paint.pen import FAR
from app.view.screen import Screen
from app.view.targets import Target

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
LEFT, MIDDLE, RIGHT = 1, 2, 3
MOST_NOTCHES = 20
"""Nobody turns a wheel farther at once; drivers and other programs may report anything."""

_LEAVES_MENU_OPEN = MenuTarget | MenuRowTarget | DropRunTarget | MoreTarget | ButtonTarget
"""A press on any of these does not close the menu."""


class _Pressed(NamedTuple):
    """The target as it was when it was pressed, and the button."""

    target: Target
    button: int


class _DelayedClick(NamedTuple):
    """What a click means once it is too late for a double click."""

    message: Message
    due_ms: int


class Translator:
    """Reads events one by one, in order, against what is on the screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._has_shift = False
        self._pressed: _Pressed | None = None
        self._delayed: _DelayedClick | None = None
        self._keys_down: frozenset[int] = frozenset()

    def messages(self, event: pygame.event.Event, state: State, now_ms: int) -> Iterator[Message]:
        """The messages that an event means. The state must be brought up to date with each before the next is asked for."""
        if not state.gesture.is_on:
            self._pressed = None
        pressed = self._pressed
        if event.type == pygame.MOUSEMOTION:
            yield from self._moved(state, pressed, *_place(event))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in (LEFT, MIDDLE, RIGHT):
            if pressed is None:
                yield from self._press(state, event.button, *_place(event), now_ms)
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (LEFT, MIDDLE, RIGHT):
            if pressed is None or event.button == pressed.button:
                yield from self._release(state, *_place(event))
        elif event.type == pygame.MOUSEWHEEL:
            yield from self._wheeled(state, max(-MOST_NOTCHES, min(MOST_NOTCHES, event.y)))
        elif event.type == pygame.KEYDOWN:
            self._has_shift = bool(event.mod & pygame.KMOD_SHIFT)
            # The library's events do not say so, but a key that is down already can go down only by being held.
            is_repeat, self._keys_down = event.key in self._keys_down, self._keys_down | {event.key}
            yield from self._key(state, key_of(event.key, event.unicode, event.mod), is_repeat)
        elif event.type == pygame.KEYUP:
            self._has_shift = bool(event.mod & pygame.KMOD_SHIFT)
            self._keys_down -= {event.key}
            if pressed is None:
                yield EndGesture()
        elif event.type == pygame.WINDOWLEAVE:
            yield from self._left_window(state)
        elif event.type == pygame.QUIT:
            yield Quit()

    def waits_ms(self, state: State, now_ms: int) -> int | None:
        """How long until a click turns out not to be half of a double click; None where there is no such click."""
        if self._delayed is None or state.gesture.is_double:
            return None
        return max(0, self._delayed.due_ms - now_ms)

    def overdue(self, state: State, now_ms: int) -> Iterator[Message]:
        """What such a click means, once that is certain."""
        if self.waits_ms(state, now_ms) == 0:
            yield from self._delayed_click()

    def pointing(self, state: State) -> Iterator[Message]:
        """What a pointer that rests where it is means now."""
        return self._pointing_at(state, state.pointer.x, state.pointer.y)

    def _pointing_at(self, state: State, x: float, y: float) -> Iterator[Message]:
        target = self._screen.target_at(state, x, y)
        yield PointAt(None if target is None else target.id, x, y)
        if target is not None and target.hover is not None:
            yield from _some(target.hover(x, y))
        elif state.preview_line is not None:
            yield ShowPreview(None)

    def _left_window(self, state: State) -> Iterator[Message]:
        """A drag goes on outside the window, where the pointer is still reported."""
        if self._pressed is None:
            yield PointAt(None, -1.0, -1.0)
        yield ShowPreview(None)

    def _wheeled(self, state: State, notches: int) -> Iterator[Message]:
        x, y = state.pointer.x, state.pointer.y
        target = self._screen.target_at(state, x, y)
        if target is not None and target.wheel is not None and notches:
            yield from _some(target.wheel(notches, x, y))

    def _moved(self, state: State, pressed: _Pressed | None, x: float, y: float) -> Iterator[Message]:
        if pressed is None:
            yield from self._pointing_at(state, x, y)
            return
        dx, dy, was_double = x - state.pointer.x, y - state.pointer.y, state.gesture.is_double
        yield PointAt(state.held, x, y)
        if state.gesture.phase is Phase.PANNING:
            if pressed.target.pan is not None:
                yield from _some(pressed.target.pan(dx, dy))
            return
        target = self._screen.target_named(state, state.held) or pressed.target
        if was_double and not state.gesture.is_double:
            # A click and a drag, and not a double click.
            yield from self._delayed_click()
        if target.drag_by is not None and state.gesture.phase is Phase.DRAGGING:
            yield from _some(target.drag_by(dx, dy))
        if target.drag is not None:
            yield from _some(target.drag(x, y))

    def _press(self, state: State, button: int, x: float, y: float, now_ms: int) -> Iterator[Message]:
        target = self._screen.target_at(state, x, y)
        yield PointAt(None if target is None else target.id, x, y)
        if state.menu is not None and (target is None or not isinstance(target.id, _LEAVES_MENU_OPEN)):
            yield ToggleMenu(state.menu)
        elif target is None:
            if state.is_help_open:
                yield Escape()
            yield Focus(None)
        elif button == RIGHT:
            yield from _some(target.right_click)
            yield from self.pointing(state)
        else:
            self._pressed = _Pressed(target, button)
            if button == MIDDLE or (self._has_shift and target.pan is not None):
                yield BeginGesture(target.id, x, y, now_ms, is_pan=True)
            else:
                yield from self._press_left(state, target, x, y, now_ms)

    def _press_left(self, state: State, target: Target, x: float, y: float, now_ms: int) -> Iterator[Message]:
        yield Focus(None)
        yield BeginGesture(target.id, x, y, now_ms)
        if target.double_click is None or not state.gesture.is_double:
            yield from self._delayed_click()
        if target.press is not None:
            yield from _some(target.press(x, y))
            if target.grab is not None:
                yield GrabTarget(target.grab)

    def _release(self, state: State, x: float, y: float) -> Iterator[Message]:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            yield EndGesture()
        else:
            yield from self._release_of(state, pressed.target, x, y)
        yield from self.pointing(state)

    def _release_of(self, state: State, target: Target, x: float, y: float) -> Iterator[Message]:
        gesture = state.gesture
        if gesture.phase is not Phase.PANNING and target.rect.collidepoint(x, y):
            yield from _some(_click_on(target))
        if gesture.is_double and target.double_click is not None:
            self._delayed = None
            yield EndGesture()
            yield target.double_click
            return
        if gesture.phase is Phase.PRESSING and target.click_at is not None and gesture.first_press is not None:
            click = target.click_at(x, y)
            self._delayed = None if click is None else _DelayedClick(click, gesture.first_press.is_single_at_ms)
        yield EndGesture()
        if target.double_click is None:
            yield from self._delayed_click()

    def _delayed_click(self) -> Iterator[Message]:
        delayed, self._delayed = self._delayed, None
        if delayed is not None:
            yield delayed.message

    def _focus(self, state: State, target_id: TargetId | None) -> Iterator[Message]:
        """Give the focus to the target of that name, and bring it into sight."""
        target = self._screen.target_named(state, target_id)
        yield Focus(target_id)
        if target is not None:
            yield from _some(target.reveal)

    def _key(self, state: State, key: str, is_repeat: bool) -> Iterator[Message]:
        if key == "escape" and self._delayed is not None:
            self._delayed = None
            return
        yield from self._delayed_click()
        if not is_repeat and self._pressed is None:
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
        command = BY_KEY.get(key)
        if command is None or (is_repeat and not command.repeats):
            return
        why_not = command.why_not(state)
        yield Notify(f"{command.title}: {why_not}") if why_not else command.message


def _place(event: pygame.event.Event) -> tuple[float, float]:
    """Where the pointer is said to be, held to numbers that a rectangle can have."""
    x, y = event.pos
    return max(-FAR, min(FAR, x)), max(-FAR, min(FAR, y))


def _click_on(target: Target) -> Message | None:
    """What a press and release within the target mean, where the press alone meant nothing."""
    if target.click is None or target.press is not None:
        return None
    if target.is_enabled:
        return target.click
    return Notify(target.hint) if target.hint else None


def _meant_by(target: Target, key: str) -> Iterator[Message]:
    """What a key means to the target that has the focus."""
    arrow = key.removeprefix("shift+")
    if arrow in _ARROWS and target.nudge is not None:
        times = 10 if key.startswith("shift+") else 1
        dx, dy = _ARROWS[arrow]
        yield from _some(target.nudge(dx * times, dy * times))
    elif key == "enter" and target.click is not None and target.is_enabled:
        yield target.click
    elif key == "delete" and target.delete is not None:
        yield target.delete


def _some(message: Message | None) -> Iterator[Message]:
    if message is not None:
        yield message
