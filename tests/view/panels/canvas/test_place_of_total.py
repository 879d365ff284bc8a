"""The bar of J stands where it covers neither the line nor squares, as long as a corner is free."""

from __future__ import annotations

import pygame
import pytest

from app.messages import SetLineByHand
from tests.lesson.pupil import pupil_in
from tests.view.marked import Size, Window


def box(points: object) -> pygame.Rect:
    (left, top), (right, bottom) = points  # type: ignore[misc]
    return pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))


@pytest.mark.parametrize("line", [(0.1, 0.6), (-0.3, 0.9), (0.9, 0.05), (-0.6, 0.98)])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_the_bar_covers_neither_line_nor_squares(line: tuple[float, float], size: Size) -> None:
    pupil = pupil_in("cost")
    pupil.sends(SetLineByHand(*line))
    pupil.state.window_size = size
    marks = Window(size).draw(pupil.state)
    back = box(marks.one("canvas", "total background").points)
    assert back.w > 100
    for square in marks.all("canvas", "square", shape="box"):
        assert not box(square.points).colliderect(back)
    for drawn in marks.all("canvas", "line"):
        assert not back.clipline(*drawn.points[:2])
