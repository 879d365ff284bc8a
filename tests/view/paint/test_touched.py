"""What the pen says that it touched holds every pixel that it drew."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from app.view.paint.pen import Pen
from app.view.paint.theme import DARK
from app.view.paint.typesetting import BODY, SMALL_STRONG, TICK, Style, Typesetter


@pytest.mark.parametrize("text", ["mean(error·x) = +0.0023", "∂J/∂m", "(0.5)²", "10⁻⁷", "gjpqy|"])
@pytest.mark.parametrize("style", [TICK, BODY, SMALL_STRONG])
@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5, 2.0])
def test_of_a_text(text: str, style: Style, scale: float) -> None:
    pygame.font.init()
    surface = pygame.Surface((600, 100), 0, 32)
    pen = Pen(surface, DARK, Typesetter(scale))
    pen.text(text, 20, 50, style)
    for touched in pen.touched:
        surface.fill((0, 0, 0), touched)
    assert not np.any(pygame.surfarray.array3d(surface))
