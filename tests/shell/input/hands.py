"""A person at a keyboard: a window, and keys that go through the real translator."""

from __future__ import annotations

import pygame

from app.messages import Message
from app.session.targets import TargetId
from app.shell.input.translator import Translator
from app.update import update
from tests.view.marked import SIZE, Marks, Size, Window, state_after

_KEYS = {
    "enter": pygame.K_RETURN,
    "escape": pygame.K_ESCAPE,
    "space": pygame.K_SPACE,
    "tab": pygame.K_TAB,
    "delete": pygame.K_DELETE,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
    "pageup": pygame.K_PAGEUP,
    "pagedown": pygame.K_PAGEDOWN,
    "f1": pygame.K_F1,
    "f6": pygame.K_F6,
}
_MODIFIERS = {"shift": pygame.KMOD_LSHIFT, "ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT}
_TYPED_WITH_SHIFT = {"[": "{", "]": "}"}


class Keys:
    """A window that is used by keys alone."""

    def __init__(self, *messages: Message, size: Size = SIZE, only: str = "") -> None:
        """``only``: the one panel that is drawn and has anything in it, where keys lead to nothing else."""
        window = Window(size, *filter(None, [only]))
        self.state, self.surface, self.screen = state_after(messages), window.surface, window.screen
        self.translator = Translator(self.screen)
        self.said: list[Message] = []
        self.draw()

    def draw(self) -> Marks:
        self.screen.notice = self.state.notice
        self.screen.draw(self.surface, self.state)
        return Marks(self.state, self.screen, self.surface)

    def does(self, *messages: Message) -> None:
        for message in messages:
            update(self.state, message)
        self.draw()

    def down(self, name: str) -> None:
        """A key goes down, or goes on being down: ``tab``, ``shift+[``, ``ctrl+z``."""
        *held, key = name.split("+")
        modifiers = sum(_MODIFIERS[each] for each in held)
        text = key if len(key) == 1 and "ctrl" not in held else ""
        if "shift" in held:
            text = _TYPED_WITH_SHIFT.get(text, text.upper())
        self._reports(pygame.KEYDOWN, _code(key), text, modifiers)

    def up(self, name: str) -> None:
        self._reports(pygame.KEYUP, _code(name.rsplit("+", maxsplit=1)[-1]), "", 0)

    def types(self, *names: str) -> None:
        """Press and release one key after another."""
        for name in names:
            self.down(name)
            self.up(name)

    def holds(self, name: str, times: int) -> None:
        """A key is down for so long that it repeats."""
        for _ in range(times):
            self.down(name)

    def tabs_to(self, *targets: TargetId) -> None:
        """Tab until one of these has the focus. Fails where Tab does not lead there."""
        for _ in range(200):
            if self.state.focus in targets:
                return
            self.types("tab")
        raise AssertionError(f"Tab does not lead to {targets}")

    @property
    def rings(self) -> list[pygame.Rect]:
        """The focus rings that are seen."""
        found = [mark for marks in self.screen.marks.values() for mark in marks if mark.role == "focus ring"]
        return [
            pygame.Rect(left, top, right - left, bottom - top) for (left, top), (right, bottom) in (m.points for m in found)
        ]

    def _reports(self, kind: int, key: int, text: str, modifiers: int) -> None:
        event, before = pygame.event.Event(kind, key=key, unicode=text, mod=modifiers), len(self.said)
        for message in self.translator.messages(event, self.state, 0):
            self.said.append(message)
            update(self.state, message)
        if len(self.said) > before:
            self.draw()


def _code(key: str) -> int:
    return _KEYS[key] if key in _KEYS else ord(key)
