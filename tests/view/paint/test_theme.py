"""Whoever looks, and from wherever: colours that mean different things look different, and what is thin stands out."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.view.paint.theme import THEMES, Theme
from tests.view.colours import EYES, contrast, distance

SYMBOLS = ("m", "b", "x", "error", "J")
APART = 0.06
"""Three times what can just be told side by side, in OKLab."""

every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


@every_theme
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("one", "other"), list(combinations(SYMBOLS, 2)))
def test_the_colours_of_the_symbols_are_apart_for_every_eye(theme: Theme, eye: str, one: str, other: str) -> None:
    assert distance(theme.symbol(one), theme.symbol(other), eye) >= APART


@every_theme
def test_grid_lines_can_be_seen_on_their_card_and_stay_fainter_than_a_frame(theme: Theme) -> None:
    assert 1.3 <= contrast(theme.grid, theme.card) < 2.0


def test_black_and_white_are_as_far_apart_as_colours_are() -> None:
    for eye in EYES:
        assert distance((0, 0, 0), (255, 255, 255), eye) == pytest.approx(1.0, abs=1e-3)
        assert distance((90, 90, 90), (90, 90, 90), eye) == 0.0


def test_red_and_green_look_more_alike_to_those_who_cannot_tell_them() -> None:
    red, green = (190, 60, 40), (110, 110, 30)
    usual = distance(red, green)
    assert distance(red, green, "deuteranopia") < 0.4 * usual
    assert distance(red, green, "protanopia") < 0.9 * usual
    blue, teal = (30, 110, 200), (0, 125, 110)
    assert distance(blue, teal, "tritanopia") < 0.5 * distance(blue, teal)
