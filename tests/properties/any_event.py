"""Anything that a window system can report, for tests of what must hold whatever it reports."""

from __future__ import annotations

from typing import TypeAlias

import pygame
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Report: TypeAlias = tuple[int, dict[str, object]]
"""The type of an event, and what it says."""

RESIZE = pygame.WINDOWSIZECHANGED
"""As an event it says the new size as x and y; the one who plays the events has to give the window that size."""

_FARTHEST = 2**31 - 1
_KEYS = (
    *(pygame.K_SPACE, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_RETURN, pygame.K_ESCAPE),
    *(pygame.K_TAB, pygame.K_TAB, pygame.K_TAB, pygame.K_DELETE, pygame.K_BACKSPACE, pygame.K_HOME, pygame.K_END),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_KP_PLUS, pygame.K_KP_MINUS, pygame.K_F1, pygame.K_F11, pygame.K_F12),
    *(pygame.K_LSHIFT, pygame.K_LCTRL, pygame.K_MENU, pygame.K_UNKNOWN, pygame.K_PRINTSCREEN, pygame.K_CAPSLOCK),
)
_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789[]-=+,.?/ ß€é漢\x00\x7f"
_MODIFIERS = (0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META, pygame.KMOD_NUM, 0xFFFF)

pixels = st.one_of(st.integers(0, 1300), st.integers(-50, 4100), st.sampled_from((_FARTHEST, -_FARTHEST - 1)))
places = st.tuples(pixels, st.one_of(st.integers(0, 820), pixels))
buttons = st.sampled_from((1, 1, 1, 1, 2, 3, 0, 4, 5, 6, 7, 8, 255))
turns = st.one_of(st.integers(-3, 3), st.sampled_from((_FARTHEST, -_FARTHEST - 1, 10_000)))
sizes = st.one_of(
    st.sampled_from(((1280, 800), (800, 560), (1, 1), (4000, 3000), (240, 600), (800, 120), (400, 280), (1920, 1080))),
    st.tuples(st.integers(1, 1600), st.integers(1, 1200)),
)
files = st.sampled_from(("assets/example.csv", "README.md", "no such file.csv", "", "/", "a\x00b", "ü" * 400))
shares = st.one_of(st.floats(0.0, 1.0), st.floats(allow_nan=True))


def event(kind: int, **says: SearchStrategy[object]) -> SearchStrategy[Report]:
    """An event of that type, each thing that it says drawn from its strategy."""
    return st.tuples(st.just(kind), st.fixed_dictionaries(says))


def _key(kind: int) -> SearchStrategy[Report]:
    named = event(kind, key=st.sampled_from(_KEYS), unicode=st.just(""), mod=st.sampled_from(_MODIFIERS))
    odd = event(kind, key=st.integers(-(2**31), 2**31 - 1), unicode=st.just(""), mod=st.integers(0, 0xFFFF))
    typed = st.builds(
        lambda sign, mod: (kind, {"key": ord(sign), "unicode": sign, "mod": mod}),
        st.sampled_from(_SIGNS),
        st.sampled_from(_MODIFIERS),
    )
    return st.one_of(named, typed, typed, odd)


_finger = {"touch_id": st.just(1), "finger_id": st.integers(0, 9), "x": shares, "y": shares, "dx": shares, "dy": shares}

_motion = event(pygame.MOUSEMOTION, pos=places, rel=places, buttons=st.just((0, 0, 0)), touch=st.booleans())
_down = event(pygame.MOUSEBUTTONDOWN, pos=places, button=buttons, touch=st.booleans())
_up = event(pygame.MOUSEBUTTONUP, pos=places, button=buttons, touch=st.booleans())

any_report: SearchStrategy[Report] = st.one_of(
    *(_motion, _motion, _motion, _down, _down, _up, _up),
    event(pygame.MOUSEWHEEL, x=turns, y=turns, flipped=st.booleans(), precise_x=shares, precise_y=shares),
    *(_key(pygame.KEYDOWN), _key(pygame.KEYDOWN), _key(pygame.KEYUP)),
    st.one_of(event(pygame.TEXTINPUT, text=st.text(max_size=4)), event(pygame.TEXTEDITING, text=st.text(max_size=4))),
    st.one_of(*(event(kind, **_finger) for kind in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP))),
    event(RESIZE, size=sizes),
    st.one_of(
        event(pygame.DROPFILE, file=files),
        event(pygame.DROPTEXT, text=st.text(max_size=4)),
        *(event(kind) for kind in (pygame.WINDOWLEAVE, pygame.WINDOWENTER, pygame.WINDOWFOCUSLOST)),
        *(event(kind) for kind in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWSHOWN, pygame.WINDOWHIDDEN)),
        *(event(kind) for kind in (pygame.WINDOWEXPOSED, pygame.WINDOWMINIMIZED, pygame.WINDOWRESTORED)),
        *(event(kind) for kind in (pygame.WINDOWMOVED, pygame.WINDOWMAXIMIZED, pygame.USEREVENT)),
    ),
)
"""Any event, those that a session is mostly made of more often."""
