"""What the pointer is on where handles and points of the canvas lie close together."""

from __future__ import annotations

import pygame

from app.messages import LoadPoints, SetLineByHand, TogglePlay
from app.model.dataset import Dataset
from app.state import State
from app.update import update
from app.view.plane import handles, plot_rect, transform_for
from app.view.screen import Screen

SIZE = (1280, 800)


def window(points: list[tuple[float, float]], slope: float, intercept: float) -> tuple[State, Screen]:
    pygame.font.init()
    state, screen = State(), Screen()
    for message in (LoadPoints(Dataset.of(*zip(*points, strict=True)), "points"), TogglePlay()):
        update(state, message)
    update(state, SetLineByHand(slope, intercept))
    screen.draw(pygame.Surface(SIZE), state)
    return state, screen


def test_a_point_under_a_handle_can_be_got_hold_of_and_the_handle_beside_it_too() -> None:
    state, screen = window([(0.0, 0.5), (0.4, 0.1), (0.97, 0.7)], 0.2, 0.5)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    handle_b = next(handle for handle in handles(state, transform) if handle.name == "b")
    on_both = screen.target_at(state, handle_b.x_px, handle_b.y_px)
    assert on_both is not None
    assert on_both.id == "point:0"


def test_of_a_handle_and_a_point_beside_it_the_nearer_one_is_meant() -> None:
    state, screen = window([(0.02, 0.5), (0.4, 0.1), (0.97, 0.7)], 0.2, 0.5)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    handle_b = next(handle for handle in handles(state, transform) if handle.name == "b")
    x, y = transform.model_to_view(0.02, 0.5)
    names = []
    for place in ((handle_b.x_px + 1.0, handle_b.y_px), (x - 1.0, y)):
        target = screen.target_at(state, *place)
        assert target is not None
        names.append(target.id)
    assert names == ["handle:b", "point:0"]
