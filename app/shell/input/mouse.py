"""The mouse: what moving, pressing, releasing and turning its wheel mean by the target under the pointer.

What a mouse button that is down is doing is part of the state; here is only what a press meant when it was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.messages import (
    BeginGesture,
    CloseExplanation,
    EndGesture,
    Escape,
    Explain,
    Focus,
    GrabTarget,
    Message,
    Notify,
    PointAt,
    ShowPreview,
    ToggleMenu,
)
from app.session.gesture import Phase
from app.session.state import State
from app.session.targets import (
    ButtonTarget,
    DropRunTarget,
    ExplanationTarget,
    MenuRowTarget,
    MenuTarget,
    MoreTarget,
    NumberTarget,
    TrailTarget,
)
from app.view.screen import Screen
from app.view.targets import Target

LEFT, MIDDLE, RIGHT = 1, 2, 3

_LEAVES_MENU_OPEN = MenuTarget | MenuRowTarget | DropRunTarget | MoreTarget | ButtonTarget
"""A press on any of these does not close the menu."""

OF_THE_EXPLANATION = NumberTarget | TrailTarget | ExplanationTarget


class _Pressed(NamedTuple):
    """The target as it was when it was pressed, and the button."""

    target: Target
    button: int


class _DelayedClick(NamedTuple):
    """What a click means once it is too late for a double click."""

    message: Message
    due_ms: int


class Mouse:
    """What the pointer and the buttons mean, one event after the other."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._pressed: _Pressed | None = None
        self._delayed: _DelayedClick | None = None

    @property
    def is_pressed(self) -> bool:
        """Whether a button is down that was pressed on a target."""
        return self._pressed is not None

    def forget_press(self) -> None:
        """What was pressed is no longer held, whatever the button does."""
        self._pressed = None

    def waits_ms(self, state: State, now_ms: int) -> int | None:
        """How long until a click turns out not to be half of a double click; None where there is no such click."""
        if self._delayed is None or state.gesture.is_double:
            return None
        return max(0, self._delayed.due_ms - now_ms)

    def overdue(self, state: State, now_ms: int) -> Iterator[Message]:
        """What such a click means, once that is certain."""
        if self.waits_ms(state, now_ms) == 0:
            yield from self.delayed_click()

    def pointing(self, state: State) -> Iterator[Message]:
        """What a pointer that rests where it is means now."""
        return self._pointing_at(state, state.pointer.x, state.pointer.y)

    def moved(self, state: State, x: float, y: float) -> Iterator[Message]:
        """The pointer is at a place now."""
        pressed = self._pressed
        if pressed is None:
            yield from self._pointing_at(state, x, y)
            return
        dx, dy, was_double = x - state.pointer.x, y - state.pointer.y, state.gesture.is_double
        yield PointAt(state.held, x, y)
        if state.gesture.phase is Phase.PANNING:
            if pressed.target.pan is not None:
                yield from some(pressed.target.pan(dx, dy))
            return
        target = self._screen.target_named(state, state.held) or pressed.target
        if was_double and not state.gesture.is_double:
            # A click and a drag, and not a double click.
            yield from self.delayed_click()
        if target.drag_by is not None and state.gesture.phase is Phase.DRAGGING:
            yield from some(target.drag_by(dx, dy))
        if target.drag is not None:
            yield from some(target.drag(x, y))

    def pressed(self, state: State, button: int, x: float, y: float, now_ms: int, has_shift: bool) -> Iterator[Message]:
        """A button was pressed; while one is down already, others mean nothing."""
        if self._pressed is not None:
            return
        target = self._screen.target_at(state, x, y)
        yield PointAt(None if target is None else target.id, x, y)
        if state.explained and state.menu is None and not _leaves_explanation_open(target):
            yield CloseExplanation()
            yield from self.pointing(state)
        elif state.menu is not None and (target is None or not isinstance(target.id, _LEAVES_MENU_OPEN)):
            yield ToggleMenu(state.menu)
        elif target is None:
            if state.is_covered or state.files is not None:
                yield Escape()
            yield Focus(None)
        elif button == RIGHT:
            yield from some(target.right_click)
            yield from self.pointing(state)
        else:
            self._pressed = _Pressed(target, button)
            if button == MIDDLE or (has_shift and target.pan is not None):
                yield BeginGesture(target.id, x, y, now_ms, is_pan=True)
            else:
                yield from self._press_left(state, target, x, y, now_ms)

    def released(self, state: State, button: int, x: float, y: float) -> Iterator[Message]:
        """A button was released; if another was pressed first, that means nothing."""
        if self._pressed is not None and button != self._pressed.button:
            return
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            yield EndGesture()
        else:
            yield from self._release_of(state, pressed.target, x, y)
        yield from self.pointing(state)

    def wheeled(self, state: State, notches: int) -> Iterator[Message]:
        """The wheel was turned, up where ``notches`` is positive."""
        x, y = state.pointer.x, state.pointer.y
        target = self._screen.target_at(state, x, y)
        if target is not None and target.wheel is not None and notches:
            yield from some(target.wheel(notches, x, y))

    def left_window(self, state: State) -> Iterator[Message]:
        """The pointer is out of the window. A drag goes on there, where the pointer is still reported."""
        if self._pressed is None:
            yield PointAt(None, -1.0, -1.0)
        yield ShowPreview(None)

    def delayed_click(self) -> Iterator[Message]:
        """What a click means that waited for a second one, which did not come."""
        delayed, self._delayed = self._delayed, None
        if delayed is not None:
            yield delayed.message

    def drop_delayed_click(self) -> bool:
        """Let a click that waits for a second one mean nothing; whether there was one."""
        delayed, self._delayed = self._delayed, None
        return delayed is not None

    def _pointing_at(self, state: State, x: float, y: float) -> Iterator[Message]:
        target = self._screen.target_at(state, x, y)
        yield PointAt(None if target is None else target.id, x, y)
        if target is not None and target.hover is not None:
            yield from some(target.hover(x, y))
        elif state.preview_line is not None:
            yield ShowPreview(None)

    def _press_left(self, state: State, target: Target, x: float, y: float, now_ms: int) -> Iterator[Message]:
        yield Focus(target.id if target.press_focuses else None)
        yield BeginGesture(target.id, x, y, now_ms)
        if target.double_click is None or not state.gesture.is_double:
            yield from self.delayed_click()
        if target.press is not None:
            yield from some(target.press(x, y))
            if target.grab is not None:
                yield GrabTarget(target.grab)

    def _release_of(self, state: State, target: Target, x: float, y: float) -> Iterator[Message]:
        gesture = state.gesture
        if gesture.phase is not Phase.PANNING and target.rect.collidepoint(x, y):
            yield from some(_click_on(target))
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
            yield from self.delayed_click()


def _leaves_explanation_open(target: Target | None) -> bool:
    """A press on the explanation, or on another number, does not close it."""
    return target is not None and (isinstance(target.id, OF_THE_EXPLANATION) or isinstance(target.click, Explain))


def _click_on(target: Target) -> Message | None:
    """What a press and release within the target mean, where the press alone meant nothing."""
    if target.click is None or target.press is not None:
        return None
    if target.is_enabled:
        return target.click
    return Notify(target.hint) if target.hint else None


def some(message: Message | None) -> Iterator[Message]:
    if message is not None:
        yield message
