"""What is written about the step on the canvas covers no points where there is room beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.messages import Advance, LoadPoints, SetLearningRate
from app.model.data.dataset import Dataset
from app.session.state import State
from app.update import update
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from tests.view.marked import state_after
from tests.view.panels.canvas.drawn import draw_canvas

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


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)])
def test_no_ground_of_a_label_cuts_a_gap_into_the_line(size: tuple[int, int]) -> None:
    state = state_after((LoadPoints(POINTS, "points"),))
    grounds = 0
    for _ in range(2 * len(POINTS)):
        update(state, Advance(1))
        drawn = draw_canvas(state, size)
        ends = drawn.one("canvas", "line").points
        for ground in drawn.any("canvas", "sample error label background", "sample x label background"):
            (left, top), *_, (right, bottom) = ground.points
            grounds += 1
            assert not pygame.Rect(left, top, right - left, bottom - top).clipline(*ends)
    assert grounds > 2 * len(POINTS)


def test_the_error_is_said_to_be_that_before_the_step() -> None:
    """The bar ends where the line was, as it is by now nearer to the point or out of sight."""
    near = draw_canvas(state_after((LoadPoints(POINTS, "points"), Advance(40))), (1280, 800))
    assert near.one("canvas", "sample error label").text.endswith(" before the step")
    far = draw_canvas(state_after((LoadPoints(POINTS, "points"), SetLearningRate(10.0), Advance(4000))), (1280, 800))
    assert far.one("canvas", "sample error label").text.endswith(" before the step")
