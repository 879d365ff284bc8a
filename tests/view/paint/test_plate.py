"""A plate put down is pixel for pixel what was painted, on any ground, and notes the same."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from app.view.paint.pen import Pen
from app.view.paint.plate import Ground, Plate, put_down
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import TICK, Typesetter
from tests.view.compared import pixels_of

SIZE = (160, 90)
RECT = pygame.Rect(20, 15, 110, 40)


def pen_on(seed: int, scale: float) -> Pen:
    """A pen on a surface of many colours, so that whatever is covered or let through is seen."""
    pygame.font.init()
    surface = pygame.Surface(SIZE, 0, 32)
    colours = np.random.default_rng(seed).integers(0, 1 << 24, SIZE, dtype=np.uint32)
    pygame.surfarray.blit_array(surface, colours)
    pen = Pen(surface, THEMES["dark"], Typesetter(scale))
    pen.marks = []
    return pen


def paint(pen: Pen) -> None:
    pen.text("J = 3", RECT.x + 20, RECT.centery, TICK, role="words")
    pen.disc(pen.theme.m, (RECT.right - 26, RECT.centery), 4, role="sign")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("radius", [0, 3, 8])
def test_what_is_put_down_is_what_was_painted(radius: float, scale: float) -> None:
    made, kept, direct = pen_on(1, scale), pen_on(2, scale), pen_on(2, scale)
    ground = Ground(RECT, made.theme.card, radius, "words background")
    before = pixels_of(made.surface)
    plate = Plate.of(made, ground, lambda: paint(made))
    assert (pixels_of(made.surface) == before).all(), "making it leaves the surface as it was"
    assert not made.written and not made.marks

    plate.notes.replay(kept)
    put_down(kept, [plate])
    direct.rectangle(ground.colour, RECT, radius, ground.role)
    paint(direct)
    assert (pixels_of(kept.surface) == pixels_of(direct.surface)).all()
    assert (kept.written, kept.marks) == (direct.written, direct.marks)
    assert kept.touched == [RECT]
