"""What is written about the step on the canvas covers no points where there is room beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.messages import Advance, LoadPoints
from app.model.data.dataset import Dataset
from app.session.state import State
from app.update import update
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen

GENERATOR = np.random.default_rng(11)
XS = GENERATOR.random(26)
POINTS = Dataset.of(XS, 0.2 + 0.58 * XS + GENERATOR.normal(0.0, 0.08, 26))


@pytest.mark.parametrize(("width", "height", "scale"), [(800, 560, 1.0), (1280, 800, 1.0), (2560, 1440, 2.0)])
def test_the_numbers_of_the_step_cover_no_point(width: int, height: int, scale: float) -> None:
    pygame.font.init()
    state, screen, surface = State(), Screen(), pygame.Surface((width, height))
    state.look = replace(state.look, ui_scale=scale)
    update(state, LoadPoints(POINTS, "points"))
    written = 0
    for _ in range(3 * len(POINTS)):
        update(state, Advance(1))
        screen.draw(surface, state)
        transform = transform_for(state.axes, plot_rect(screen.layout.canvas, screen.layout.scale))
        xs, ys = transform.model_to_view(POINTS.xs, POINTS.ys)
        for label in screen.labels["canvas"]:
            if label.text.startswith(("error", "x =")):
                written += 1
                assert not [place for place in zip(xs, ys, strict=True) if label.rect.collidepoint(place)], label
    assert written > 4 * len(POINTS)
