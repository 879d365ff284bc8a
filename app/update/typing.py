"""Typing into texts. Whoever has a text that can be typed says here how it is got and how it is put."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from app.messages import EraseText, MoveCaret, PutCaret, TypeText
from app.session.state import State
from app.session.targets import TextTarget
from app.session.typing.caret import Caret
from app.update.handlers import handles

LONGEST_TEXT = 1000


class Text(NamedTuple):
    """A text of the state: None where there is no such text now."""

    got: Callable[[State], str | None]
    put: Callable[[State, str], None]


TEXTS: dict[str, Text] = {}
"""By the names of their targets."""


@handles(PutCaret)
def _put_caret(state: State, message: PutCaret) -> None:
    at, was_there = max(0, message.caret), state.focus == message.target
    state.focus = message.target
    state.caret = Caret(at, state.caret.anchor) if message.selects and was_there else Caret.between(at)


@handles(MoveCaret)
def _move_caret(state: State, message: MoveCaret) -> None:
    """One step from what is selected is to its end."""
    value = _value(state)
    if value is None:
        return
    caret = state.caret.within(value)
    moved = caret.goes(value, message.way, message.by_words)
    if message.selects:
        state.caret = moved
    elif caret.selects and abs(message.way) == 1 and not message.by_words:
        state.caret = Caret.between(caret.first if message.way < 0 else caret.last)
    else:
        state.caret = Caret.between(moved.at)


@handles(TypeText)
def _type(state: State, message: TypeText) -> None:
    """On one line, and no longer than any name is."""
    value = _value(state)
    if value is not None:
        caret = state.caret.within(value)
        room = LONGEST_TEXT - len(value) + caret.last - caret.first
        typed = "".join(char for char in message.text if char.isprintable())[: max(0, room)]
        _put(state, value, caret, typed)


@handles(EraseText)
def _erase(state: State, message: EraseText) -> None:
    value = _value(state)
    if value is not None:
        caret = state.caret.within(value)
        _put(state, value, caret if caret.selects else caret.goes(value, message.way, message.by_words), "")


def selected_text(state: State) -> str:
    """What is selected in the text that has the focus."""
    value = _value(state) or ""
    caret = state.caret.within(value)
    return value[caret.first : caret.last]


def _value(state: State) -> str | None:
    """The text that has the focus."""
    text = TEXTS.get(state.focus.name) if isinstance(state.focus, TextTarget) else None
    return None if text is None else text.got(state)


def _put(state: State, value: str, caret: Caret, typed: str) -> None:
    """Put that in the place of what is selected."""
    assert isinstance(state.focus, TextTarget)
    TEXTS[state.focus.name].put(state, value[: caret.first] + typed + value[caret.last :])
    state.caret = Caret.between(caret.first + len(typed))
