"""What a key that goes down means to a text. What it types is reported by itself, once the system has made it of keys."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from app.messages import EraseText, Message, MoveCaret, TypeText
from app.update.typing import TEXT_END

_ERASE = {pygame.K_BACKSPACE: -1, pygame.K_DELETE: 1}
_MOVE = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_HOME: -TEXT_END, pygame.K_END: TEXT_END}
_LEAVE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE, pygame.K_TAB)
_COMMANDS = pygame.KMOD_CTRL | pygame.KMOD_META


def is_for_text(event: pygame.event.Event) -> bool:
    """Whether a key that went down is for the text: all that move the caret, erase, paste or type something."""
    if event.mod & pygame.KMOD_ALT:
        return event.key not in (*_MOVE, *_LEAVE) and bool(event.unicode)  # AltGr types
    if event.key in _ERASE or event.key in _MOVE:
        return True
    if event.mod & _COMMANDS:
        return bool(event.key == pygame.K_v)
    return event.key not in _LEAVE and bool(event.unicode) and event.unicode.isprintable()


def is_letter(event: pygame.event.Event) -> bool:
    """Whether it types something that is seen, such as the first letter of a name."""
    return is_for_text(event) and bool(event.unicode.strip()) and not event.mod & _COMMANDS


def keyed(event: pygame.event.Event) -> Iterator[Message]:
    """What such a key means."""
    if event.key in _ERASE:
        yield EraseText(_ERASE[event.key])
    elif event.key in _MOVE:
        yield MoveCaret(_MOVE[event.key])
    elif event.key == pygame.K_v and event.mod & _COMMANDS:
        yield TypeText(_clipboard())


def _clipboard() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""
