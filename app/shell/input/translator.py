"""Turns what the window system reports into messages: the pointer by what is under it, keys by the command table.

The state of buttons and pointer is kept from the events alone, so that a test or a replay can post them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
from app.session.state import State
from app.session.targets import ButtonTarget, DropRunTarget, MenuRowTarget, MenuTarget, MoreTarget, TargetId
from app.shell.input.keys import key_of
from app.view.paint.pen import FAR
from app.view.screen import Screen
from app.view.targets import Target

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
DOUBLE_CLICK_MS, DOUBLE_CLICK_REACH_PX = 400, 8
CLICK_REACH_PX = 4
"""A hand that moves no more than this between press and release has clicked, not dragged."""
MOST_NOTCHES = 20
"""No hand turns a wheel farther at once; drivers and other programs may say anything."""


_LEAVES_MENU_OPEN = MenuTarget | MenuRowTarget | DropRunTarget | MoreTarget | ButtonTarget
"""A press on any of these does not close the menu."""


@dataclass(slots=True)
class _Click:
    """The latest press: what it was on, where and when, and what it means unless another makes it a double-click."""

    target_id: TargetId | None = None
    x: float = -1e9
    y: float = -1e9
    at_ms: int = -10_000
    meant: Message | None = None

    def is_second_to(self, first: _Click) -> bool:
        """Whether both together may become a double-click."""
        is_near = abs(self.x - first.x) + abs(self.y - first.y) < DOUBLE_CLICK_REACH_PX
        return self.target_id == first.target_id and is_near and self.at_ms - first.at_ms <= DOUBLE_CLICK_MS


class Translator:
    """Reads events one by one, in order, against what is on the screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._x, self._y = -1.0, -1.0
        self._held: Target | None = None
        self._button = 0
        self._is_panning = False
        self._moved_px = 0.0
        self._last_click = _Click()
        self._is_second_press = False
        self._has_shift = False

    def messages(self, event: pygame.event.Event, state: State, now_ms: int) -> Iterator[Message]:
        """The messages that an event means. The state must be brought up to date with each before the next is asked for."""
        if state.held is None:
            # It was let go of because something else became of it.
            self._held, self._is_second_press = None, False
        if event.type == pygame.MOUSEMOTION:
            yield from self._moved(state, *_place(event))
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2, 3):
            if self._held is None:
                yield from self._pressed(state, event.button, _place(event), now_ms)
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (1, 2, 3):
            if self._held is None or event.button == self._button:
                yield from self._released(state, *_place(event))
        elif event.type == pygame.MOUSEWHEEL:
            yield from self._wheeled(state, max(-MOST_NOTCHES, min(MOST_NOTCHES, event.y)))
        elif event.type == pygame.KEYDOWN:
            self._has_shift = bool(event.mod & pygame.KMOD_SHIFT)
            yield from self._key(state, key_of(event.key, event.unicode, event.mod), getattr(event, "repeat", False))
        elif event.type == pygame.KEYUP:
            self._has_shift = bool(event.mod & pygame.KMOD_SHIFT)
            if self._held is None:
                yield EndGesture()
        elif event.type == pygame.WINDOWLEAVE:
            yield PointAt(None, -1.0, -1.0)
            yield ShowPreview(None)
        elif event.type == pygame.QUIT:
            yield Quit()

    def _wheeled(self, state: State, notches: int) -> Iterator[Message]:
        target = self._screen.target_at(state, self._x, self._y)
        if target is not None and target.wheel is not None and notches:
            yield from _some(target.wheel(notches, self._x, self._y))

    def _moved(self, state: State, x: float, y: float) -> Iterator[Message]:
        dx, dy = x - self._x, y - self._y
        self._x, self._y = x, y
        held = self._held
        if held is not None:
            if self._is_panning and held.pan is not None:
                yield from _some(held.pan(dx, dy))
            elif not self._is_panning:
                current = self._screen.target_named(state, state.held) or held
                self._moved_px += abs(dx) + abs(dy)
                if self._is_second_press and self._moved_px > CLICK_REACH_PX:
                    # A click and a drag, and not a double-click.
                    self._is_second_press = False
                    yield from self._click_meant()
                if current.drag_by is not None and self._moved_px > CLICK_REACH_PX:
                    yield from _some(current.drag_by(dx, dy))
                if current.drag is not None:
                    yield from _some(current.drag(x, y))
            yield PointAt(state.held, x, y)
            return
        yield from self.pointing(state)

    def waits_ms(self, now_ms: int) -> int | None:
        """How long until a click turns out not to be the first half of a double-click; None where there is no such click."""
        if self._last_click.meant is None or self._is_second_press:
            return None
        return max(0, self._last_click.at_ms + DOUBLE_CLICK_MS - now_ms)

    def overdue(self, now_ms: int) -> Iterator[Message]:
        """What such a click means, once that is certain."""
        if self.waits_ms(now_ms) == 0:
            yield from self._click_meant()

    def _click_meant(self) -> Iterator[Message]:
        meant, self._last_click.meant = self._last_click.meant, None
        yield from _some(meant)

    def pointing(self, state: State) -> Iterator[Message]:
        """What a pointer that rests where it is means now."""
        target = self._screen.target_at(state, self._x, self._y)
        yield PointAt(None if target is None else target.id, self._x, self._y)
        if target is not None and target.hover is not None:
            yield from _some(target.hover(self._x, self._y))
        elif state.preview_line is not None:
            yield ShowPreview(None)

    def _pressed(self, state: State, button: int, at: tuple[float, float], now_ms: int) -> Iterator[Message]:
        self._x, self._y = x, y = at
        target = self._screen.target_at(state, x, y)
        if state.menu is not None and (target is None or not isinstance(target.id, _LEAVES_MENU_OPEN)):
            yield ToggleMenu(state.menu)
            return
        if target is None:
            if state.is_help_open:
                yield Escape()
            yield Focus(None)
            return
        yield PointAt(target.id, x, y)
        if button == 3:
            yield from _some(target.right_click)
            yield from self.pointing(state)
            return
        self._held, self._button, self._moved_px = target, button, 0.0
        self._is_panning = button == 2 or (self._has_shift and target.pan is not None)
        if self._is_panning:
            yield BeginGesture(target.id)
        else:
            yield from self._pressed_left(state, target, x, y, now_ms)

    def _pressed_left(self, state: State, target: Target, x: float, y: float, now_ms: int) -> Iterator[Message]:
        yield Focus(None)
        yield BeginGesture(target.id)
        click, press = self._last_click, _Click(target.id, x, y, now_ms)
        self._is_second_press = target.double_click is not None and press.is_second_to(click)
        if not self._is_second_press:
            self._last_click = press
            yield from _some(click.meant)
        if target.press is not None:
            yield from _some(target.press(x, y))
            if target.grab is not None:
                yield GrabTarget(target.grab)

    def _released(self, state: State, x: float, y: float) -> Iterator[Message]:
        held, self._held = self._held, None
        was_panning, self._is_panning = self._is_panning, False
        if held is not None and not was_panning and held.click is not None and held.press is None:
            if held.rect.collidepoint(x, y) and held.is_enabled:
                yield held.click
            elif held.rect.collidepoint(x, y) and held.hint:
                yield Notify(held.hint)
        if self._is_second_press and held is not None:
            self._is_second_press, self._last_click = False, _Click()
            yield EndGesture()
            yield from _some(held.double_click)
            yield from self.pointing(state)
            return
        if self._moved_px > CLICK_REACH_PX:
            # A drag is not the first half of a double-click.
            self._last_click = _Click()
        elif held is not None and not was_panning and held.click_at is not None:
            self._last_click.meant = held.click_at(x, y)
        yield EndGesture()
        if held is not None and held.double_click is None:
            yield from self._click_meant()
        yield from self.pointing(state)

    def _focus(self, state: State, target_id: TargetId | None) -> Iterator[Message]:
        """Give the focus to the target of that name, and bring it into sight."""
        target = self._screen.target_named(state, target_id)
        yield Focus(target_id)
        if target is not None:
            yield from _some(target.reveal)

    def _key(self, state: State, key: str, is_repeat: bool) -> Iterator[Message]:
        if key == "escape" and self._last_click.meant is not None:
            self._last_click.meant = None
            return
        yield from self._click_meant()
        if not is_repeat and self._held is None:
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
            self._screen.target_at(state, self._x, self._y) if key == "delete" else None
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
