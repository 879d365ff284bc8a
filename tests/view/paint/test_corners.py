"""Corners are smooth: each pixel is as strong as the share of it that the rounded rectangle covers."""

from __future__ import annotations

import pygame
import pytest

from app.view.paint.pen import Pen
from app.view.paint.theme import DARK
from app.view.paint.typesetting import Typesetter

WHITE = (255, 255, 255)


def drawn(rect: tuple[int, int, int, int], radius: float, line: float = 0) -> tuple[pygame.Surface, Pen]:
    surface = pygame.Surface((80, 60), 0, 32)
    pen = Pen(surface, DARK, Typesetter(1.0))
    pen.rectangle(WHITE, rect, radius, line=line)
    return surface, pen


@pytest.mark.parametrize("line", [0, 1, 2])
@pytest.mark.parametrize("radius", [0, 2, 6, 8, 40])
def test_a_rounded_rectangle_is_in_its_place_symmetric_and_smooth(radius: int, line: int) -> None:
    surface, pen = drawn((10, 8, 50, 40), radius, line)
    pixels = pygame.surfarray.array_red(surface)
    inside = pixels[10:60, 8:48].copy()
    assert (inside == inside[::-1]).all()
    assert (inside == inside[:, ::-1]).all()
    pixels[10:60, 8:48] = 0
    assert not pixels.any()
    assert pen.touched == [pygame.Rect(10, 8, 50, 40)]
    assert inside[25, 0] == inside[0, 20] == 255
    assert inside[25, 20] == (0 if line else 255)
    shades = set(inside.ravel().tolist()) - {0, 255}
    assert bool(shades) is (radius > 0)
    if radius >= 6:
        assert len(shades) > 4
        assert inside[0, 0] == 0


def test_a_filled_one_covers_its_area() -> None:
    surface, _ = drawn((10, 8, 50, 40), 8)
    area = 50 * 40 - (4 - 3.14159265) * 8**2
    assert pygame.surfarray.array_red(surface).sum() / 255.0 == pytest.approx(area, abs=1.0)


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (1, 1), (3, 2)])
def test_a_tiny_one_stays_in_its_place(size: tuple[int, int]) -> None:
    surface, _ = drawn((10, 8, *size), 8)
    pixels = pygame.surfarray.array_red(surface)
    pixels[10 : 10 + size[0], 8 : 8 + size[1]] = 0
    assert not pixels.any()
