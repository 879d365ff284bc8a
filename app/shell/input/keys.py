"""Names of keys, as the command table writes them, from what SDL says was pressed."""

from __future__ import annotations

import pygame

_NAMED = {
    pygame.K_SPACE: "space",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_TAB: "tab",
    pygame.K_DELETE: "delete",
    pygame.K_BACKSPACE: "delete",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_KP_PLUS: "plus",
    pygame.K_KP_MINUS: "-",
    **{key: f"f{number}" for number, key in enumerate(range(pygame.K_F1, pygame.K_F12 + 1), start=1)},
}


_SHIFTED = {"{": "shift+[", "}": "shift+]"}
"""Signs that are known by the key that types them on most keyboards."""


def key_of(key: int, text: str, modifiers: int) -> str:
    """Such as ``space``, ``ctrl+shift+z``, ``shift+r`` or ``?``.

    A sign is named by what was typed, so that it is found on every keyboard layout; a letter by its key, with Shift and
    Ctrl (Command on a Mac) before it, and a key that types nothing with Alt before these.
    """
    has_ctrl = bool(modifiers & (pygame.KMOD_CTRL | pygame.KMOD_META))
    has_shift = bool(modifiers & pygame.KMOD_SHIFT)
    has_alt = bool(modifiers & pygame.KMOD_ALT) and key in _NAMED
    if key in _NAMED:
        name = _NAMED[key]
    elif text and text.isprintable() and not text.isalnum() and not has_ctrl:
        return "plus" if text == "+" else _SHIFTED.get(text, text)
    else:
        name = text.lower() if text.isalnum() and not has_ctrl else pygame.key.name(key).lower()
        name = "plus" if name == "+" else name
    if has_ctrl and has_shift and name in ("=", "-"):
        has_shift = False
    held = (("alt+", has_alt), ("ctrl+", has_ctrl), ("shift+", has_shift))
    return "".join([*(prefix for prefix, is_held in held if is_held), name])
