"""Names of keys, whatever keyboard they are pressed on and whatever is held with them."""

from __future__ import annotations

import pygame
import pytest

from app.shell.input.keys import key_of

NONE, SHIFT, CTRL, META, ALT = (0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL, pygame.KMOD_LMETA, pygame.KMOD_LALT)

SPECIAL = {
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
    pygame.K_F1: "f1",
    pygame.K_F6: "f6",
    pygame.K_F11: "f11",
    pygame.K_F12: "f12",
}


@pytest.mark.parametrize(("key", "name"), SPECIAL.items(), ids=str)
def test_a_key_that_has_a_name_keeps_it_whatever_it_types_and_takes_every_modifier(key: int, name: str) -> None:
    for text in ("", "\r", " ", "+"):
        assert key_of(key, text, NONE) == name
    assert key_of(key, "", ALT) == f"alt+{name}"
    assert key_of(key, "", CTRL) == key_of(key, "", META) == f"ctrl+{name}"
    assert key_of(key, "", SHIFT) == f"shift+{name}"
    if name != "-":
        assert key_of(key, "", ALT | CTRL | SHIFT) == f"alt+ctrl+shift+{name}"


@pytest.mark.parametrize("side", ["LSHIFT", "RSHIFT"])
def test_either_shift_will_do(side: str) -> None:
    assert key_of(pygame.K_r, "R", getattr(pygame, f"KMOD_{side}")) == "shift+r"


@pytest.mark.parametrize("side", ["LCTRL", "RCTRL", "LMETA", "RMETA"])
def test_either_control_or_command_will_do(side: str) -> None:
    assert key_of(pygame.K_z, "z", getattr(pygame, f"KMOD_{side}")) == "ctrl+z"


@pytest.mark.parametrize("side", ["LALT", "RALT"])
def test_either_alt_will_do(side: str) -> None:
    assert key_of(pygame.K_LEFT, "", getattr(pygame, f"KMOD_{side}")) == "alt+left"


@pytest.mark.parametrize(
    ("key", "text", "held", "name"),
    [
        (pygame.K_r, "r", NONE, "r"),
        (pygame.K_r, "R", SHIFT, "shift+r"),
        (pygame.K_r, "R", pygame.KMOD_CAPS, "r"),
        (pygame.K_r, "", CTRL, "ctrl+r"),
        (pygame.K_z, "\x1a", CTRL | SHIFT, "ctrl+shift+z"),
        (pygame.K_a, "a", ALT, "a"),
        (pygame.K_q, "a", NONE, "a"),
        (pygame.K_q, "a", CTRL, "ctrl+q"),
        (pygame.K_q, "\x11", NONE, "q"),
        (pygame.K_q, "", NONE, "q"),
        (pygame.K_2, "2", NONE, "2"),
        (pygame.K_KP2, "2", NONE, "2"),
    ],
)
def test_a_letter_or_digit_is_named_by_what_it_types_and_with_control_by_its_key(
    key: int, text: str, held: int, name: str
) -> None:
    assert key_of(key, text, held) == name


@pytest.mark.parametrize(
    ("key", "text", "held", "name"),
    [
        (pygame.K_SLASH, "?", SHIFT, "?"),
        (pygame.K_COMMA, ",", NONE, ","),
        (pygame.K_EQUALS, "+", SHIFT, "plus"),
        (pygame.K_PLUS, "+", NONE, "plus"),
        (pygame.K_LEFTBRACKET, "[", NONE, "["),
        (pygame.K_RIGHTBRACKET, "}", SHIFT, "shift+]"),
        (pygame.K_9, "}", pygame.KMOD_MODE, "shift+]"),
        (pygame.K_MINUS, "-", NONE, "-"),
    ],
)
def test_a_sign_is_named_by_what_was_typed_without_what_was_held_for_it(key: int, text: str, held: int, name: str) -> None:
    assert key_of(key, text, held) == name


@pytest.mark.parametrize(
    ("key", "text", "held", "name"),
    [
        (pygame.K_PLUS, "+", CTRL, "ctrl+plus"),
        (pygame.K_EQUALS, "=", CTRL, "ctrl+="),
        (pygame.K_EQUALS, "+", CTRL | SHIFT, "ctrl+="),
        (pygame.K_MINUS, "_", CTRL | SHIFT, "ctrl+-"),
        (pygame.K_KP_MINUS, "", CTRL | SHIFT, "ctrl+-"),
        (pygame.K_KP_PLUS, "", CTRL | SHIFT, "ctrl+shift+plus"),
        (pygame.K_0, "0", CTRL, "ctrl+0"),
        (pygame.K_COMMA, ",", CTRL | SHIFT, "ctrl+shift+,"),
    ],
)
def test_with_control_a_sign_is_named_by_its_key(key: int, text: str, held: int, name: str) -> None:
    assert key_of(key, text, held) == name
