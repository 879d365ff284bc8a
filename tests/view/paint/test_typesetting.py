"""Text as pictures: live numbers stand still, words look as the font draws them, and little is kept."""

from __future__ import annotations

import random

import numpy as np
import pygame
import pytest

from app.view.paint.typesetting import (
    BEARING,
    BODY,
    EQUATION,
    FACES_KEPT,
    INK,
    PICTURES_KEPT,
    SMALL,
    SPACE,
    STRONG,
    TEXTS_KEPT,
    TICK,
    Style,
    Typesetter,
    _face,
    _font,
    _pictures_of,
    wrapped,
)

COLOUR = (240, 200, 90)


@pytest.fixture
def typesetter() -> Typesetter:
    pygame.font.init()
    return Typesetter(1.0)


def drawn(typesetter: Typesetter, text: str, style: Style) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    pictures, width, height = typesetter.set(text, style, COLOUR)
    surface = pygame.Surface((width + 4, height))
    surface.fblits([(picture, (2 + left, 0)) for picture, left in pictures])
    return pygame.surfarray.array3d(surface)


@pytest.mark.parametrize("style", [BODY, STRONG, TICK, EQUATION])
def test_texts_that_differ_only_in_their_figures_take_the_same_room(typesetter: Typesetter, style: Style) -> None:
    for texts in (("−0.1111", "−0.4078"), ("step 1,111 of 11,111", "step 9,408 of 78,230"), ("1.1×10", "8.0×10")):
        sizes = {typesetter.set(text, style, COLOUR)[1:] for text in texts}
        assert len(sizes) == 1
        assert {typesetter.width(text, style) for text in texts} == {sizes.pop()[0]}


@pytest.mark.parametrize("text", ["J", "mean(error)", "right-click", "−lr·error", "…"])
def test_a_word_is_drawn_as_the_font_draws_it(typesetter: Typesetter, text: str) -> None:
    glyphs = _font(_face(BODY, 1.0)).render(text, True, COLOUR)
    surface = pygame.Surface((glyphs.get_width() + 4, glyphs.get_height()))
    surface.blit(glyphs, (2, 0))
    assert typesetter.width(text, BODY) == glyphs.get_width()
    np.testing.assert_array_equal(drawn(typesetter, text, BODY), pygame.surfarray.array3d(surface))


@pytest.mark.parametrize("style", [TICK, SMALL, BODY, STRONG, EQUATION])
def test_words_stand_evenly_apart(typesetter: Typesetter, style: Style) -> None:
    for text in ("power rule, chain rule", "click to add · drag to move", "JJ ww lll AVA oo", "this line = that"):
        pixels = drawn(typesetter, text, style)[:, :, 0] > INK * COLOUR[0] / 255
        columns = np.flatnonzero(pixels.any(axis=1))
        within_words = _widest_gap_in_a_word(typesetter, text, style)
        gaps = [gap for gap in np.diff(columns).tolist() if gap > within_words]
        assert len(gaps) == text.count(" "), text
        assert max(gaps) == min(gaps) == round((SPACE + 2 * BEARING) * style.size) + 1, text


def _widest_gap_in_a_word(typesetter: Typesetter, text: str, style: Style) -> int:
    inked = (drawn(typesetter, word, style)[:, :, 0] > INK * COLOUR[0] / 255 for word in text.split())
    return max(int(np.diff(np.flatnonzero(pixels.any(axis=1))).max(initial=1)) for pixels in inked)


def test_a_number_among_words_stands_as_far_from_them_whatever_it_is(typesetter: Typesetter) -> None:
    for style in (TICK, BODY):
        gap = round(SPACE * style.size)
        for text in ("epoch 42 · shuffled", "epoch 11 · shuffled"):
            places = [left for _, left in typesetter.set(text, style, COLOUR)[0]]
            # The picture of a figure begins a pixel before its place.
            assert gap <= places[1] + 1 - typesetter.width("epoch", style) <= gap + 2
            assert typesetter.width(text, style) == typesetter.width("epoch 78 · shuffled", style)


def test_a_space_at_an_end_takes_room_and_more_spaces_take_more(typesetter: Typesetter) -> None:
    widths = [typesetter.width(text, BODY) for text in ("=", " =", " = ", "  = ")]
    assert widths == sorted(set(widths))
    assert typesetter.width(" ", BODY) > 0


def test_every_figure_of_a_number_stands_in_a_place_of_its_own(typesetter: Typesetter) -> None:
    place = typesetter.width("0", BODY)
    pixels = drawn(typesetter, "0123456789", BODY).any(axis=2).any(axis=1)
    assert typesetter.width("0123456789", BODY) == 10 * place
    for number in range(10):
        assert pixels[2 + number * place : 2 + (number + 1) * place].any(), f"{number} is not to be seen"


def test_a_point_among_figures_takes_its_own_room(typesetter: Typesetter) -> None:
    figure, point = typesetter.width("0", BODY), typesetter.width(".", BODY)
    assert typesetter.width("0.5", BODY) == 2 * figure + point
    assert typesetter.width("12.34.56", BODY) == 6 * figure + 2 * point


def test_an_empty_text_takes_no_room(typesetter: Typesetter) -> None:
    assert typesetter.set("", BODY, COLOUR) == ((), 0, 0)


def test_no_more_is_kept_than_is_said(typesetter: Typesetter) -> None:
    generator = random.Random(5)
    for number in range(2 * TEXTS_KEPT):
        typesetter.set(f"{generator.random():.6f}", BODY, COLOUR)
        typesetter.set("x" * (number % 700), BODY, COLOUR)
    assert len(typesetter._texts) <= TEXTS_KEPT + 1
    assert 0 < len(_pictures_of(_face(BODY, 1.0), COLOUR)) <= PICTURES_KEPT + 1
    assert _pictures_of.cache_info().maxsize == FACES_KEPT


@pytest.mark.parametrize(("scale", "is_same"), [(1.0, True), (1.03, True), (1.2, False)])
def test_scales_at_which_a_style_has_the_same_face_share_its_pictures(
    typesetter: Typesetter, scale: float, is_same: bool
) -> None:
    ((picture, _),), *_ = typesetter.set("shared", BODY, COLOUR)
    ((other, _),), *_ = Typesetter(scale).set("shared", BODY, COLOUR)
    assert (picture is other) == is_same


@pytest.mark.parametrize("text", ["\0", "a\0b", "12\0", "\n\t\x1b\x7f", "\ud800", "\U0001f600", "ü\n\0"])
def test_any_text_at_all_can_be_set(text: str) -> None:
    pygame.font.init()
    typesetter = Typesetter(1.0)
    pictures, width, height = typesetter.set(text, BODY, (255, 255, 255))
    assert width == typesetter.width(text, BODY)
    assert height == typesetter.line_height(BODY)
    assert pictures


@pytest.mark.parametrize("room", [40, 90, 300])
def test_where_only_so_many_lines_are_wanted_these_are_the_same_and_that_there_are_more_is_seen(
    typesetter: Typesetter, room: int
) -> None:
    text = "points.csv: left out 1,000 rows of 3,000, lines 4 ('NA' is not a number), 7 and 10"
    whole = wrapped(typesetter, text, SMALL, room)
    for most in range(1, len(whole) + 2):
        some = wrapped(typesetter, text, SMALL, room, most)
        assert some[:most] == whole[:most]
        assert len(some) == min(len(whole), most + 1)
