"""Why the power comes to the front, mark by mark: n parts, each as large as the power rule says."""

from __future__ import annotations

from math import prod

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.figures.rules.power_growth import H, draw_power_growth, grown
from app.view.paint.pen import Pen
from app.view.paint.theme import DARK
from app.view.paint.typesetting import Typesetter

ROOM = pygame.Rect(20, 20, 236, 300)


def measure(n: int, size: tuple[float, float, float]) -> float:
    """Its length, area or volume."""
    return prod(size[:n])


@given(st.integers(1, 3), st.floats(0.01, 2.0))
def test_it_gains_n_parts_each_of_one_dimension_less_times_h(n: int, side: float) -> None:
    body = grown(n, side)
    assert measure(n, body.whole[1]) == pytest.approx(side**n)
    assert len(body.gains) == n
    for _, size in body.gains:
        assert measure(n, size) == pytest.approx(side ** (n - 1) * H)


@given(st.integers(1, 3), st.floats(0.01, 2.0))
def test_no_part_lies_in_another(n: int, side: float) -> None:
    body = grown(n, side)
    boxes = [body.whole, *body.gains]
    for number, (one, size) in enumerate(boxes):
        for other, its_size in boxes[number + 1 :]:
            is_apart = [
                one[axis] + size[axis] <= other[axis] or other[axis] + its_size[axis] <= one[axis] for axis in range(n)
            ]
            assert any(is_apart)


def drawn(n: int, x: float) -> Pen:
    pygame.font.init()
    pen = Pen(pygame.Surface((280, 340), 0, 32), DARK, Typesetter(1.0))
    pen.marks = []
    draw_power_growth(pen, ROOM, n, x)
    return pen


@pytest.mark.parametrize("n", range(1, 6))
@pytest.mark.parametrize("x", [-2.0, -0.3, 0.0, 0.7, 2.0])
def test_all_of_it_has_room_and_the_words_stand_below(n: int, x: float) -> None:
    pen = drawn(n, x)
    assert pen.marks is not None
    words = [mark for mark in pen.marks if mark.role == "why"]
    bodies = [mark for mark in pen.marks if mark.role == "body" or mark.role.startswith("gain")]
    assert bool(bodies) is (n <= 3 and x != 0.0)
    top = min(mark.points[0][1] for mark in words)
    for mark in bodies:
        for across, down in mark.points:
            assert ROOM.left - 1 <= across <= ROOM.right + 1
            assert ROOM.top - 1 <= down <= top


def test_the_parts_counted_are_those_drawn_and_the_words_say_the_rule() -> None:
    for n, rate in ((1, "1"), (2, "2·x"), (3, "3·x")):
        pen = drawn(n, 1.5)
        assert pen.marks is not None
        roles = {mark.role for mark in pen.marks if mark.role.startswith("gain") and not mark.role.endswith("edge")}
        assert roles == {f"gain {number}" for number in range(n)}
        said = " ".join(mark.text for mark in pen.marks if mark.role.startswith("why"))
        assert "1.50" in said
        assert rate in said
