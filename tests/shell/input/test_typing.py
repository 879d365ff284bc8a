"""Which keys are for a text, and what they do to it."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from app.messages import EraseText, Message, MoveCaret, TypeText
from app.session.typing.caret import TEXT_END
from app.shell.input.typing import is_for_text, is_letter, keyed

NONE, SHIFT, CTRL, META = 0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL, pygame.KMOD_LMETA
ALT, ALTGR = pygame.KMOD_LALT, pygame.KMOD_RALT


def down(key: int, text: str = "", held: int = NONE) -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, unicode=text, mod=held)


@pytest.mark.parametrize(
    ("event", "is_for_it", "is_seen"),
    [
        (down(pygame.K_a, "a"), True, True),
        (down(pygame.K_a, "A", SHIFT), True, True),
        (down(pygame.K_SPACE, " "), True, False),
        (down(pygame.K_q, "@", ALTGR), True, True),
        (down(pygame.K_a, "", ALT), False, False),
        (down(pygame.K_RETURN, "\r", ALT), False, False),
        (down(pygame.K_KP_ENTER, "\r", ALT), False, False),
        (down(pygame.K_TAB, "\t", ALT), False, False),
        (down(pygame.K_ESCAPE, "\x1b", ALT), False, False),
        (down(pygame.K_LEFT, "", ALT), False, False),
        (down(pygame.K_HOME, "x", ALT), False, False),
        (down(pygame.K_a, "", NONE), False, False),
        (down(pygame.K_a, "\x01", NONE), False, False),
        (down(pygame.K_F1, ""), False, False),
        (down(pygame.K_RETURN, "\r"), False, False),
        (down(pygame.K_KP_ENTER, "x"), False, False),
        (down(pygame.K_ESCAPE, "x"), False, False),
        (down(pygame.K_TAB, "x"), False, False),
        (down(pygame.K_UP, ""), False, False),
        *((down(key), True, False) for key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END)),
        (down(pygame.K_BACKSPACE), True, False),
        (down(pygame.K_DELETE), True, False),
        (down(pygame.K_LEFT, "", CTRL), True, False),
        *((down(key, "x", CTRL), True, False) for key in (pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v)),
        *((down(key, "x", META), True, False) for key in (pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v)),
        (down(pygame.K_z, "z", CTRL), False, False),
        (down(pygame.K_s, "s", META), False, False),
    ],
    ids=str,
)
def test_a_key_is_for_the_text_or_for_the_rest(event: pygame.event.Event, is_for_it: bool, is_seen: bool) -> None:
    assert (is_for_text(event), is_letter(event)) == (is_for_it, is_seen)


@pytest.mark.parametrize(
    ("event", "meant"),
    [
        (down(pygame.K_BACKSPACE), [EraseText(-1)]),
        (down(pygame.K_DELETE), [EraseText(1)]),
        (down(pygame.K_LEFT), [MoveCaret(-1)]),
        (down(pygame.K_RIGHT), [MoveCaret(1)]),
        (down(pygame.K_HOME), [MoveCaret(-TEXT_END)]),
        (down(pygame.K_END), [MoveCaret(TEXT_END)]),
        (down(pygame.K_RIGHT, "", SHIFT), [MoveCaret(1, selects=True)]),
        (down(pygame.K_HOME, "", pygame.KMOD_RSHIFT), [MoveCaret(-TEXT_END, selects=True)]),
        (down(pygame.K_LEFT, "", CTRL), [MoveCaret(-1, by_words=True)]),
        (down(pygame.K_RIGHT, "", CTRL | SHIFT), [MoveCaret(1, selects=True, by_words=True)]),
        (down(pygame.K_HOME, "", CTRL), [MoveCaret(-TEXT_END)]),
        (down(pygame.K_LEFT, "", META), [MoveCaret(-TEXT_END)]),
        (down(pygame.K_RIGHT, "", META | SHIFT), [MoveCaret(TEXT_END, selects=True)]),
        (down(pygame.K_BACKSPACE, "", CTRL), [EraseText(-1, by_words=True)]),
        (down(pygame.K_DELETE, "", CTRL), [EraseText(1, by_words=True)]),
        (down(pygame.K_a, "a"), []),
        (down(pygame.K_a, "", CTRL), [MoveCaret(-TEXT_END), MoveCaret(TEXT_END, selects=True)]),
        (down(pygame.K_a, "", META), [MoveCaret(-TEXT_END), MoveCaret(TEXT_END, selects=True)]),
    ],
    ids=str,
)
def test_a_key_moves_the_caret_selects_or_erases(event: pygame.event.Event, meant: list[Message]) -> None:
    assert list(keyed(event, "selected")) == meant


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    put = ["before"]
    monkeypatch.setattr(pygame.scrap, "put_text", put.append)
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: put[-1])
    return put


@pytest.mark.parametrize(
    ("key", "selected", "copied", "meant"),
    [
        (pygame.K_c, "some", ["some"], []),
        (pygame.K_x, "some", ["some"], [EraseText(1)]),
        (pygame.K_c, "", [], []),
        (pygame.K_x, "", [], []),
        (pygame.K_v, "some", [], [TypeText("before")]),
    ],
)
def test_what_is_selected_is_copied_or_cut_and_what_was_copied_is_pasted(
    clipboard: list[str], key: int, selected: str, copied: list[str], meant: list[Message]
) -> None:
    assert list(keyed(down(key, "", CTRL), selected)) == meant
    assert clipboard == ["before", *copied]


@pytest.mark.parametrize(("key", "meant"), [(pygame.K_c, []), (pygame.K_x, []), (pygame.K_v, [TypeText("")])])
def test_without_a_clipboard_nothing_is_cut_and_nothing_is_pasted(
    monkeypatch: pytest.MonkeyPatch, key: int, meant: list[Message]
) -> None:
    for name in ("put_text", "get_text"):
        monkeypatch.setattr(pygame.scrap, name, failing(pygame.error("no scrap")))
    assert list(keyed(down(key, "", CTRL), "some")) == meant


def failing(problem: Exception) -> Callable[..., None]:
    def fails(*_: object) -> None:
        raise problem

    return fails
