"""Of the animation of a single step: first the error bar grows, then the line turns, gently at both ends."""

from __future__ import annotations

import pytest

from app.model.data.scaling import Line
from app.view.figures.plane.step.glide import grown, turned


@pytest.mark.parametrize(("glide", "share"), [(0.0, 0.0), (0.1, 0.25), (0.2, 0.5), (0.4, 1.0), (0.7, 1.0), (1.0, 1.0)])
def test_the_error_bar_has_grown_when_two_fifths_are_over(glide: float, share: float) -> None:
    assert grown(glide) == pytest.approx(share)


@pytest.mark.parametrize(
    ("glide", "share"), [(0.0, 0.0), (0.4, 0.0), (0.55, 0.15625), (0.7, 0.5), (0.85, 0.84375), (1.0, 1.0)]
)
def test_the_line_turns_in_the_rest_slowly_at_first_and_at_last(glide: float, share: float) -> None:
    line = turned(Line(1.0, -2.0), Line(3.0, 6.0), glide)
    assert line == pytest.approx((1.0 + 2.0 * share, -2.0 + 8.0 * share))
