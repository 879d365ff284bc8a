"""The comparison of pictures finds what a person would see, and overlooks how letters are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pygame
import pytest
from PIL import Image, ImageFilter

from app.messages import Advance, LoadPoints, Notify
from app.view.paint.pen import Pen
from app.view.paint.theme import DARK, THEMES, Colour
from tests.view.compared import Picture, faults, other_words, pixels_of, side_by_side
from tests.view.marked import POINTS, Scene

SCENE = Scene((LoadPoints(POINTS["with noise"], "points"), Advance(60), Notify("")))


def drawn() -> tuple[Picture, list[pygame.Rect]]:
    """The scene as it is drawn now, and where text stands in it."""
    marks = SCENE.marks
    return pixels_of(marks.surface), [label.rect for labels in marks.screen.labels.values() for label in labels]


@pytest.fixture(scope="module")
def expected() -> Picture:
    return drawn()[0]


def found(expected: Picture) -> str:
    return faults(expected, *drawn())


def moved(place: tuple[float, float], right: float, down: float) -> tuple[float, float]:
    return place[0] + right, place[1] + down


def test_the_same_picture_has_no_fault(expected: Picture) -> None:
    assert found(expected) == ""


@pytest.mark.parametrize("token", ["m", "b", "cost"])
@pytest.mark.parametrize("way", [(1, 0), (0, -1), (-2, 0)])
def test_a_disc_that_moved_by_a_pixel_is_found(
    expected: Picture, monkeypatch: pytest.MonkeyPatch, token: str, way: tuple[int, int]
) -> None:
    disc = Pen.disc

    def beside(pen: Pen, colour: Colour, centre: tuple[float, float], *arguments: Any, **more: Any) -> None:
        is_moved = colour == getattr(DARK, token)
        disc(pen, colour, moved(centre, *way) if is_moved else centre, *arguments, **more)

    monkeypatch.setattr(Pen, "disc", beside)
    assert "pixels are wrong near" in found(expected)


def test_a_line_that_moved_by_a_pixel_is_found(expected: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    line, wrong = Pen.line, []

    def one_lower(pen: Pen, colour: Any, start: Any, end: Any, *arguments: Any, **more: Any) -> None:
        if abs(end[0] - start[0]) > 400:
            wrong.append(start)
            start, end = moved(start, 0, 1), moved(end, 0, 1)
        line(pen, colour, start, end, *arguments, **more)

    monkeypatch.setattr(Pen, "line", one_lower)
    assert "such places" in found(expected) and wrong


def test_a_line_that_is_missing_is_found(expected: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pen, "dashes", lambda *_, **__: None)
    assert "pixels are wrong near" in found(expected)


@pytest.mark.parametrize("token", ["m", "b", "error", "cost", "x", "accent"])
def test_a_colour_that_changed_is_found(expected: Picture, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    red, green, blue = getattr(DARK, token)
    monkeypatch.setitem(THEMES, "dark", replace(DARK, **{token: (blue, red, green)}))
    assert "pixels are wrong near" in found(expected)


@pytest.mark.parametrize("token", ["background", "bar", "card"])
def test_an_area_whose_shade_changed_a_little_is_found(
    expected: Picture, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    red, green, blue = getattr(DARK, token)
    monkeypatch.setitem(THEMES, "dark", replace(DARK, **{token: (red, green + 3, blue)}))
    assert "of the picture has another shade" in found(expected)


def test_a_word_that_changed_is_found_and_named() -> None:
    before = {"canvas": ["y = ", "0.3339", "b"], "cost": ["log"]}
    assert other_words(before, before) == ""
    assert other_words(before, {**before, "canvas": ["y", " = 0.3339", "b"]}) == ""
    changed = other_words(before, {**before, "canvas": ["y = ", "0.3338", "b"]})
    assert changed == "canvas: ['0.3339'] is no longer written, and ['0.3338'] is new"
    assert "cost: ['log'] is no longer written" in other_words(before, {"canvas": before["canvas"]})


@pytest.mark.parametrize(("colour", "right", "down"), [(DARK.error, 0, 0), (DARK.text, 0, 3), (DARK.text, -3, 0)])
def test_a_text_in_another_colour_or_place_is_found(
    expected: Picture, monkeypatch: pytest.MonkeyPatch, colour: Colour, right: int, down: int
) -> None:
    text = Pen.text

    def otherwise(pen: Pen, what: str, x: float, y: float, *arguments: Any, **more: Any) -> pygame.Rect:
        if what != "This step":
            return text(pen, what, x, y, *arguments, **more)
        return text(pen, what, x + right, y + down, *arguments, **{**more, "colour": colour})

    monkeypatch.setattr(Pen, "text", otherwise)
    assert "pixels are wrong near" in found(expected)


def test_letters_drawn_a_little_differently_are_no_fault(expected: Picture) -> None:
    """Blurred a little, and a pixel further right: more than versions of the library that draws letters differ."""
    got, texts = drawn()
    blurred = np.asarray(Image.fromarray(got).filter(ImageFilter.GaussianBlur(0.4)))
    for shift in (0, 1, -1):
        other, shifted = got.copy(), np.roll(blurred, shift, axis=1)
        for rect in texts:
            other[rect.top : rect.bottom, rect.left : rect.right] = shifted[rect.top : rect.bottom, rect.left : rect.right]
        assert np.any(other != got)
        assert faults(expected, other, texts) == "", shift


def test_another_size_is_a_fault_and_can_still_be_shown_side_by_side(expected: Picture) -> None:
    smaller = expected[:700, :1200]
    assert faults(expected, smaller, []) == "it is 1200 × 700 pixels, not 1280 × 800"
    assert side_by_side(expected, smaller).shape == (800, 3 * 1280 + 2 * 8, 3)
