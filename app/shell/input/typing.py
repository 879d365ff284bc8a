"""What a key that goes down means to a text. What it types is reported by itself, once the system has made it of keys."""

from __future__ import annotations

from collections.abc import Iterator

import pygame

from app.messages import EraseText, Message, MoveCaret, TypeText
from app.session.typing.caret import TEXT_END

_ERASE = {pygame.K_BACKSPACE: -1, pygame.K_DELETE: 1}
_MOVE = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1, pygame.K_HOME: -TEXT_END, pygame.K_END: TEXT_END}
_TO_END = {pygame.K_LEFT: -TEXT_END, pygame.K_RIGHT: TEXT_END}
"""What the arrows do with the command key of a Mac. On all systems Ctrl makes them go by words."""
_LEAVE = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE, pygame.K_TAB)
_COMMANDS = pygame.KMOD_CTRL | pygame.KMOD_META
_WITH_COMMAND = (pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v)


def is_for_text(event: pygame.event.Event) -> bool:
    """Whether a key that went down is for the text: all that move the caret, select, copy, erase or type something."""
    if event.mod & pygame.KMOD_ALT:
        return event.key not in (*_MOVE, *_LEAVE) and bool(event.unicode)  # AltGr types
    if event.key in _ERASE or event.key in _MOVE:
        return True
    if event.mod & _COMMANDS:
        return event.key in _WITH_COMMAND
    return event.key not in _LEAVE and bool(event.unicode) and event.unicode.isprintable()


def is_letter(event: pygame.event.Event) -> bool:
    """Whether it types something that is seen, such as the first letter of a name."""
    return is_for_text(event) and bool(event.unicode.strip()) and not event.mod & _COMMANDS


def keyed(event: pygame.event.Event, selected: str) -> Iterator[Message]:
    """What such a key means, where that much of the text is selected."""
    by_words = bool(event.mod & pygame.KMOD_CTRL)
    if event.key in _ERASE:
        yield EraseText(_ERASE[event.key], by_words)
    elif event.key in _MOVE:
        way = (_MOVE | _TO_END if event.mod & pygame.KMOD_META else _MOVE)[event.key]
        yield MoveCaret(way, bool(event.mod & pygame.KMOD_SHIFT), by_words and abs(way) == 1)
    elif event.mod & _COMMANDS:
        yield from _commanded(event.key, selected)


def _commanded(key: int, selected: str) -> Iterator[Message]:
    """Select all, copy, cut or paste. What could not be copied is not cut either."""
    if key == pygame.K_a:
        yield from (MoveCaret(-TEXT_END), MoveCaret(TEXT_END, selects=True))
    elif key == pygame.K_v:
        yield TypeText(_clipboard())
    elif key in (pygame.K_c, pygame.K_x) and selected and _is_copied(selected) and key == pygame.K_x:
        yield EraseText(1)


def _clipboard() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""


def _is_copied(text: str) -> bool:
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return False
    return True
