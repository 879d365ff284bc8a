"""Typing into texts. Whoever has a text that can be typed says here how it is got and how it is put."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.messages import EraseText, MoveCaret, PutCaret, TypeText
from app.session.state import State
from app.session.targets import TextTarget
from app.update.handlers import handles

LONGEST_TEXT = 1000
TEXT_END = 1 << 30
"""A caret there is at the end of any text."""


class Text(NamedTuple):
    """A text of the state: None where there is no such text now."""

    got: Callable[[State], str | None]
    put: Callable[[State, str], None]


TEXTS: dict[str, Text] = {}
"""By the names of their targets."""


@handles(PutCaret)
def _put_caret(state: State, message: PutCaret) -> None:
    state.focus, state.caret = message.target, max(0, message.caret)


@handles(MoveCaret)
def _move_caret(state: State, message: MoveCaret) -> None:
    value = _value(state)
    if value is not None:
        state.caret = max(0, min(len(value), _place(state, value) + message.way))


@handles(TypeText)
def _type(state: State, message: TypeText) -> None:
    """On one line, and no longer than any name is."""
    value = _value(state)
    if value is None:
        return
    place = _place(state, value)
    typed = "".join(char for char in message.text if char.isprintable())[: max(0, LONGEST_TEXT - len(value))]
    _put(state, value[:place] + typed + value[place:], place + len(typed))


@handles(EraseText)
def _erase(state: State, message: EraseText) -> None:
    value = _value(state)
    if value is None:
        return
    place = _place(state, value)
    first = place - 1 if message.way < 0 else place
    if 0 <= first < len(value):
        _put(state, value[:first] + value[first + 1 :], first)


def _value(state: State) -> str | None:
    """The text that has the focus."""
    text = TEXTS.get(state.focus.name) if isinstance(state.focus, TextTarget) else None
    return None if text is None else text.got(state)


def _place(state: State, value: str) -> int:
    return max(0, min(len(value), state.caret))


def _put(state: State, value: str, caret: int) -> None:
    assert isinstance(state.focus, TextTarget)
    TEXTS[state.focus.name].put(state, value)
    state.caret = caret
