"""A window of a few targets that only tell what was done to them, and hands that press, turn and type."""

from __future__ import annotations

from typing import Any, cast

import pygame

from app.messages import Message, Notify
from app.session.state import State
from app.session.targets import CanvasTarget, TargetId
from app.shell.input.translator import Translator
from app.update import update
from app.view.screen import Screen
from app.view.targets import Target


class Board:
    """Stands for the screen: targets by their rectangles, and the ways between them by name."""

    def __init__(self, *targets: Target) -> None:
        self.targets = {target.id: target for target in targets}
        self.ways: list[tuple[object, ...]] = []

    def target_named(self, _state: State, target_id: TargetId | None) -> Target | None:
        return None if target_id is None else self.targets.get(target_id)

    def target_at(self, _state: State, x: float, y: float) -> Target | None:
        return next((target for target in self.targets.values() if target.is_at(x, y)), None)

    def focus_beside(self, _state: State, focus: TargetId | None, way: int) -> TargetId | None:
        return self._led("beside", focus, way)

    def part_beside(self, _state: State, focus: TargetId | None, way: int) -> TargetId | None:
        return self._led("part", focus, way)

    def row_beside(self, _state: State, way: int) -> TargetId | None:
        return self._led("row", way)

    def row_at(self, _state: State, name: str) -> TargetId | None:
        return self._led("row at", name)

    def word_beside(self, focus: TargetId, way: int) -> TargetId | None:
        return self._led("word", focus, way)

    def _led(self, *way: object) -> TargetId:
        self.ways.append(way)
        return CanvasTarget()


class Hands:
    """Somebody before the board; ``now_ms`` is the clock."""

    def __init__(self, *targets: Target) -> None:
        self.board, self.state, self.now_ms = Board(*targets), State(), 1000
        self.translator = Translator(cast(Screen, self.board))

    def does(self, *messages: Message) -> None:
        for message in messages:
            update(self.state, message)

    def reports(self, kind: int, **says: Any) -> list[Message]:
        """What an event means; it happens."""
        found = []
        for message in self.translator.messages(pygame.event.Event(kind, **says), self.state, self.now_ms):
            found.append(message)
            update(self.state, message)
        return found

    def presses(self, x: float, y: float, button: int = 1) -> list[Message]:
        return self.reports(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=button)

    def lets_go(self, x: float, y: float, button: int = 1) -> list[Message]:
        return self.reports(pygame.MOUSEBUTTONUP, pos=(x, y), button=button)

    def moves(self, x: float, y: float) -> list[Message]:
        return self.reports(pygame.MOUSEMOTION, pos=(x, y))

    def turns(self, notches: int) -> list[Message]:
        return self.reports(pygame.MOUSEWHEEL, x=0, y=notches)

    def key(self, key: int, text: str = "", held: int = 0) -> list[Message]:
        """A key goes down, or goes on being down."""
        return self.reports(pygame.KEYDOWN, key=key, unicode=text, mod=held)

    def releases(self, key: int, held: int = 0) -> list[Message]:
        return self.reports(pygame.KEYUP, key=key, unicode="", mod=held)

    def types(self, text: str) -> list[Message]:
        return self.reports(pygame.TEXTINPUT, text=text)


def told(messages: list[Message]) -> list[str]:
    """What the targets tell was done to them."""
    return [message.text for message in messages if isinstance(message, Notify)]


def telling(*names: str) -> dict[str, Any]:
    """Fields of a target under which it tells their names, with where or how much."""

    def tells(name: str) -> Any:
        if name in ("click", "right_click", "double_click", "delete", "reveal"):
            return Notify(name)
        return lambda *where: Notify(
            " ".join([name, *(f"{each:g}" if not isinstance(each, str) else each for each in where)])
        )

    return {name: tells(name) for name in names}
