"""The square on an error and its strips, held against the areas and places that they must have."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.plots.squares import Box, square_on, strips_of

pixels = st.floats(-2000.0, 2000.0)


@given(x=pixels, y=pixels, guess=pixels)
def test_its_side_is_the_error_bar_and_one_corner_the_point(x: float, y: float, guess: float) -> None:
    box = square_on(x, y, guess)
    assert box.area == pytest.approx((guess - y) ** 2, rel=1e-9, abs=1e-9)
    assert x in (pytest.approx(box.left), pytest.approx(box.right))
    assert (box.top, box.bottom) == pytest.approx((min(y, guess), max(y, guess)))


def test_it_stands_right_of_a_positive_error_and_left_of_a_negative_one() -> None:
    assert square_on(100.0, 80.0, 50.0) == Box(100.0, 50.0, 130.0, 80.0)  # the guess is above the point
    assert square_on(100.0, 50.0, 80.0) == Box(70.0, 50.0, 100.0, 80.0)


@given(x=pixels, y=pixels, guess=pixels, moved=pixels)
def test_strips_and_corner_are_what_the_square_changes_by(x: float, y: float, guess: float, moved: float) -> None:
    strips = strips_of(x, y, guess, moved)
    side, new_side = abs(guess - y), (moved - y) * (1 if guess > y else -1)
    if strips is None:
        assert new_side <= 1e-9 or side == 0.0
        return
    gained = 1 if strips.is_growing else -1
    both = strips.along_guess.area + strips.along_side.area
    assert gained * both + strips.corner.area == pytest.approx(new_side**2 - side**2, rel=1e-6, abs=1e-4)
    assert both == pytest.approx(2 * side * abs(moved - guess), rel=1e-6, abs=1e-4)
    assert strips.is_growing is (new_side > side)


@given(x=pixels, y=pixels, guess=pixels, moved=pixels)
def test_old_square_and_strips_make_up_the_new_square(x: float, y: float, guess: float, moved: float) -> None:
    assume(abs(guess - y) > 1e-6)
    strips = strips_of(x, y, guess, moved)
    assume(strips is not None and strips.is_growing)
    assert strips is not None
    parts = (square_on(x, y, guess), strips.along_guess, strips.along_side, strips.corner)
    whole = square_on(x, y, moved)
    around = Box(*(pick(edges) for pick, edges in zip((min, min, max, max), zip(*parts, strict=True), strict=True)))
    assert tuple(around) == pytest.approx(tuple(whole), abs=1e-6)
    assert sum(part.area for part in parts) == pytest.approx(whole.area, rel=1e-6, abs=1e-3)
