"""What is written about the step on the canvas covers no points where there is room beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.messages import Advance, LoadPoints, SetLearningRate, SetLineByHand, SetOrder
from app.model.data.dataset import Dataset
from app.model.learning.sampling import Order
from app.session.state import State
from app.update import update
from app.view.paint.marks import Mark
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from tests.view.marked import POINTS as SETS
from tests.view.marked import Marks, state_after
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


def crossed(drawn: Marks) -> list[Mark]:
    """The bars of other points that cross the error of the sample."""
    label = drawn.one("canvas", "sample error label")
    (left, top), *_, (right, bottom) = label.points
    box, own = pygame.Rect(left, top, right - left, bottom - top), drawn.one("canvas", "sample error bar").points[0][0]
    bars = [bar for bar in drawn.any("canvas", "error bar") if abs(bar.points[0][0] - own) > 3]
    return [bar for bar in bars if box.clipline(*bar.points)]


@pytest.mark.parametrize("name", ["years", "with noise"])
def test_bars_of_other_points_seldom_cross_the_error_of_the_sample(name: str) -> None:
    """There is a place free of them in most steps; the nearest one is crossed in most."""
    state = state_after((LoadPoints(SETS[name], name),))
    found = []
    for _ in range(2 * len(SETS[name])):
        update(state, Advance(1))
        found.append(bool(crossed(draw_canvas(state, (1280, 800)))))
    assert sum(found) < len(found) / 3


def test_the_error_stands_on_the_side_that_has_no_bars() -> None:
    """On either side of the sample there is a row of points; those of one side are on the line."""
    line = (SetLineByHand(0.0, 0.5), SetOrder(Order.SEQUENTIAL), SetLearningRate(1e-6))
    for side in (1, -1):
        beside = [0.5 + side * 0.05 * number for number in range(1, 9)]
        points = Dataset.of([0.5, *beside], [0.8, *[0.95] * 8])
        drawn = draw_canvas(state_after((LoadPoints(points, "points"), *line, Advance(1))), (1280, 800))
        *_, (right, _) = drawn.one("canvas", "sample error label").points
        assert (right < drawn.x_px(0.5)) == (side > 0), side
        assert crossed(drawn) == []
