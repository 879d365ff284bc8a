"""Typing into a text: what a key or what was typed makes of it, and where the caret is then."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from app.messages import Message, PutCaret
from app.session.targets import TargetId
from app.view.targets import TypedText

LONGEST_PASTE = 1000
_BACK, _HERE = pygame.K_BACKSPACE, pygame.K_DELETE
_MOVES = (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END)
_LEAVE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE, pygame.K_TAB)
_COMMANDS = pygame.KMOD_CTRL | pygame.KMOD_META


def is_for_text(event: pygame.event.Event) -> bool:
    """Whether a key that went down is for the text: all that move the caret, delete, paste or type something."""
    if event.key in (_BACK, _HERE, *_MOVES):
        return not event.mod & pygame.KMOD_ALT
    if event.mod & _COMMANDS and not event.mod & pygame.KMOD_ALT:
        return bool(event.key == pygame.K_v)
    return event.key not in _LEAVE and bool(event.unicode) and event.unicode.isprintable()


def keyed(name: TargetId, text: TypedText, caret: int, event: pygame.event.Event) -> Iterator[Message]:
    """What such a key means; what it types is reported by itself."""
    value, place = text.value, max(0, min(caret, len(text.value)))
    if event.key == _BACK and place:
        yield text.typed(value[: place - 1] + value[place:], place - 1)
    elif event.key == _HERE and place < len(value):
        yield text.typed(value[:place] + value[place + 1 :], place)
    elif event.key in _MOVES:
        left, right = max(0, place - 1), min(len(value), place + 1)
        yield PutCaret(name, dict(zip(_MOVES, (left, right, 0, len(value)), strict=True))[event.key])
    elif event.key == pygame.K_v and event.mod & _COMMANDS:
        yield from inserted(text, caret, _clipboard())


def inserted(text: TypedText, caret: int, typed: str) -> Iterator[Message]:
    """What was typed or pasted comes before the caret, on one line."""
    typed = "".join(char for char in typed if char.isprintable())[:LONGEST_PASTE]
    place = max(0, min(caret, len(text.value)))
    if typed:
        yield text.typed(text.value[:place] + typed + text.value[place:], place + len(typed))


def _clipboard() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""
