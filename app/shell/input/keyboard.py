"""What keys mean: they move the focus, do something to what has it, or give the command that the table says.

Whatever the pointer can do has its way here: Tab and F6 lead to everything, arrows move it, Enter and Space press it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pygame

from app.commands import BY_ID, command_for, refused
from app.lesson.every import lent_message
from app.messages import BeginGesture, BeginNudge, EndGesture, Escape, Focus, Message, Notify, PutCaret, TypeText
from app.session.opening.files import PATH, FileList
from app.session.state import State
from app.session.targets import ButtonTarget, CanvasTarget, SymbolTarget, TargetId, WordTarget
from app.session.typing.caret import TEXT_END
from app.shell.input.keys import key_of
from app.shell.input.mouse import Mouse, some
from app.shell.input.typing import is_for_text, is_letter, keyed
from app.update.typing import selected_text
from app.view.focus import LEAPS
from app.view.screen import Screen
from app.view.targets import Target

_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}
_ZOOMS = {"z": 1, "shift+z": -1}
LARGE_STEP = 10
"""So many nudges an arrow is with Shift."""

PAN_PX, ZOOM_NOTCHES = 50, 2
"""How far an arrow with Alt moves what is seen, and how many notches of the wheel a key zooms by."""


Way = Callable[[], TargetId | None]
"""Where a key leads, worked out once the gesture that it begins has begun."""


class Key(NamedTuple):
    """A key that went down, by its name in the command table; ``is_repeat`` where it only goes on being down."""

    name: str
    is_repeat: bool

    @property
    def way(self) -> int:
        """On or back, for keys that go both ways."""
        return -1 if self.name.startswith("shift+") else 1

    @property
    def arrow(self) -> tuple[int, int] | None:
        """Right and up, for an arrow with Shift or without."""
        return _ARROWS.get(self.name.removeprefix("shift+"))


def _lets_go(event: pygame.event.Event, key: int) -> bool:
    return event.type == pygame.KEYUP and event.key == key


class Keyboard:
    """Knows which keys are down. A key settles what a click with the mouse meant that waited for a second one."""

    def __init__(self, screen: Screen, mouse: Mouse) -> None:
        self._screen = screen
        self._mouse = mouse
        self._keys_down: frozenset[int] = frozenset()
        self.has_shift = False

    def without_late_repeats(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """The events but for repeats of a key that is let go among them: the program was held up, the key was not held."""
        down, kept = set(self._keys_down), []
        for place, event in enumerate(events):
            if event.type == pygame.KEYDOWN:
                if event.key in down and any(_lets_go(later, event.key) for later in events[place:]):
                    continue
                down.add(event.key)
            elif event.type == pygame.KEYUP:
                down.discard(event.key)
            kept.append(event)
        return kept

    def pressed(self, state: State, event: pygame.event.Event) -> Iterator[Message]:
        """A key went down, or is held and repeats."""
        self.has_shift = bool(event.mod & pygame.KMOD_SHIFT)
        # The library's events do not say so, but a key that is down already can go down only by being held.
        is_repeat, self._keys_down = event.key in self._keys_down, self._keys_down | {event.key}
        key = Key(key_of(event.key, event.unicode, event.mod), is_repeat)
        if key.name == "escape" and self._mouse.drop_delayed_click():
            return
        yield from self._mouse.delayed_click()
        target = self._target(key, state)
        if target is not None and target.takes_text and state.menu is None and is_for_text(event):
            yield from keyed(event, selected_text(state))
        elif state.files is not None and is_letter(event):
            yield from _to_path(state.files)
        else:
            yield from self._key(key, state)

    def typed(self, state: State, text: str) -> Iterator[Message]:
        """A text was typed: it is for the field that has the focus, and while files are shown a path wherever that is."""
        if state.files is not None and state.focus != PATH and text.strip():
            yield from _to_path(state.files)
        target = None if state.is_help_open else self._screen.target_named(state, state.focus)
        if target is not None and target.takes_text and state.menu is None:
            yield TypeText(text)

    def released(self, event: pygame.event.Event) -> Iterator[Message]:
        """A key went up."""
        self.has_shift = bool(event.mod & pygame.KMOD_SHIFT)
        self._keys_down -= {event.key}
        if not self._mouse.is_pressed:
            yield EndGesture()

    def _key(self, key: Key, state: State) -> Iterator[Message]:
        """While a mouse button is down, its gesture goes on and no other begins."""
        is_hand_free = not self._mouse.is_pressed
        target = self._target(key, state)
        is_nudge = target is not None and target.nudge is not None and key.arrow is not None and not _is_word(target.id)
        if is_hand_free and target is not None and is_nudge:
            yield BeginNudge(target.id, key.is_repeat)
        elif is_hand_free and not key.is_repeat and key.name != "escape":
            yield BeginGesture(None)
        leads_to = self._way(key, state)
        if leads_to is not None:
            yield from self._focus(leads_to(), state)
        elif key.name == "escape":
            yield Escape()
        elif target is not None and (meant := list(_meant_by(target, key))):
            yield from meant
        elif (seen := self._seen_otherwise(target, key, state)) is not None:
            yield seen
        else:
            yield from _command(key, state)

    def _seen_otherwise(self, target: Target | None, key: Key, state: State) -> Message | None:
        """Zooming and panning of what the focus is in, or else of the canvas."""
        arrow = _ARROWS.get(key.name.removeprefix("alt+")) if key.name.startswith("alt+") else None
        if arrow is None and key.name not in _ZOOMS:
            return None
        if target is None or target.pan is None or target.wheel is None:
            target = self._screen.target_named(state, CanvasTarget())
        is_covered = state.is_choosing or state.is_help_open
        if target is None or target.pan is None or target.wheel is None or is_covered:
            return None
        if arrow is not None:
            return target.pan(-PAN_PX * arrow[0], PAN_PX * arrow[1])
        at = target.rect.center if target.keys_at is None else target.keys_at
        return target.wheel(ZOOM_NOTCHES * _ZOOMS[key.name], *at)

    def _target(self, key: Key, state: State) -> Target | None:
        """What the key is for: what has the focus, unless it is covered; Delete is for what the pointer is on, too."""
        if state.is_help_open:
            return None
        focused = self._screen.target_named(state, state.focus)
        if focused is None and key.name == "delete":
            return self._screen.target_at(state, state.pointer.x, state.pointer.y)
        return focused

    def _way(self, key: Key, state: State) -> Way | None:
        """Where the key leads, if it moves the focus."""
        screen, focus = self._screen, state.focus
        match key.name:
            case "tab" | "shift+tab":
                return lambda: screen.focus_beside(state, focus, key.way)
            case "f6" | "shift+f6":
                return lambda: screen.part_beside(state, focus, key.way)
            case "up" | "down" if state.menu is not None or state.files is not None:
                return lambda: screen.row_beside(state, 1 if key.name == "down" else -1)
            case name if name in LEAPS and (state.menu is not None or state.files is not None):
                return lambda: screen.row_at(state, name)
            case "left" | "right" | "up" | "down" if focus is not None and self._is_word_in_sight(state):
                return lambda: screen.word_beside(focus, 1 if key.name in ("right", "down") else -1)
        return None

    def _is_word_in_sight(self, state: State) -> bool:
        return _is_word(state.focus) and self._screen.target_named(state, state.focus) is not None

    def _focus(self, target_id: TargetId | None, state: State) -> Iterator[Message]:
        """Give the focus to the target of that name, and bring it into sight."""
        target = self._screen.target_named(state, target_id)
        yield Focus(target_id)
        if target is not None:
            yield from some(target.reveal)


def _to_path(files: FileList) -> Iterator[Message]:
    """What is typed is a path: it goes on, or takes the place of the name that is proposed."""
    yield PutCaret(PATH, 0 if files.saves else TEXT_END)
    if files.saves:
        yield PutCaret(PATH, TEXT_END, selects=True)


def _is_word(target_id: TargetId | None) -> bool:
    return isinstance(target_id, WordTarget | SymbolTarget)


def _command(key: Key, state: State) -> Iterator[Message]:
    lent = None if state.is_choosing else lent_message(state, key.name)
    if lent is not None:
        yield lent
        return
    command = command_for(state, key.name)
    if command is None or (key.is_repeat and not command.repeats):
        return
    why_not = command.why_not(state)
    yield Notify(refused(command.title, why_not)) if why_not else command.message


def _meant_by(target: Target, key: Key) -> Iterator[Message]:
    """What a key means to the target that has the focus."""
    if key.arrow is not None and target.nudge is not None:
        times = LARGE_STEP if key.name.startswith("shift+") else 1
        dx, dy = key.arrow
        yield from some(target.nudge(dx * times, dy * times))
    elif key.name in LEAPS and target.leap is not None:
        yield from some(target.leap(key.name))
    elif key.name == "enter" or (key.name == "space" and target.press is None):
        yield from _pressed(target, key)
    elif key.name == "delete":
        yield from some(target.delete)


def _pressed(target: Target, key: Key) -> Iterator[Message]:
    """A button says why it cannot be used; held down, a key presses again only what also repeats on a key of its own."""
    repeats = isinstance(target.id, ButtonTarget) and BY_ID[target.id.command_id].repeats
    if target.click is None or (key.is_repeat and not repeats):
        return
    if target.is_enabled:
        yield target.click
    elif target.hint:
        yield Notify(target.hint)
