"""What the pointer is on where handles and points lie close together or at the edge; where the handles stand."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from app.messages import (
    Advance,
    FitAxes,
    LoadPoints,
    Message,
    MovePointTo,
    PanAxes,
    PointAt,
    SetLineByHand,
    SetScaling,
    StepOnce,
    TogglePlay,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.plots.transform import PlotTransform
from app.session.state import Axes, State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget
from app.update import update
from app.view.figures.plane.handles import Handle, handles, line_through
from app.view.highlight import highlighted_symbols
from app.view.paint.theme import THEMES
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from tests.view.marked import marked, state_after

SIZE = (1280, 800)


def handles_of(state: State, transform: PlotTransform) -> tuple[Handle, ...]:
    return handles(state.line_in_data_units, state.training.training_set.scaling, transform)


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
    handle_b = next(handle for handle in handles_of(state, transform) if handle.name == "b")
    on_both = screen.target_at(state, handle_b.x_px, handle_b.y_px)
    assert on_both is not None
    assert on_both.id == PointTarget(0)


def test_of_a_handle_and_a_point_beside_it_the_nearer_one_is_meant() -> None:
    state, screen = window([(0.02, 0.5), (0.4, 0.1), (0.97, 0.7)], 0.2, 0.5)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    handle_b = next(handle for handle in handles_of(state, transform) if handle.name == "b")
    x, y = transform.model_to_view(0.02, 0.5)
    names = []
    for place in ((handle_b.x_px + 1.0, handle_b.y_px), (x - 1.0, y)):
        target = screen.target_at(state, *place)
        assert target is not None
        names.append(target.id)
    assert names == [HandleTarget("b"), PointTarget(0)]


@pytest.mark.parametrize("name", ["b", "m"])
def test_near_the_end_of_the_line_the_handle_is_meant_and_no_point_is_added(name: str) -> None:
    state, screen = window([(0.35, 0.9), (0.4, 0.1)], 0.2, 0.5)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    handle = next(handle for handle in handles_of(state, transform) if handle.name == name)
    inward = 1 if name == "b" else -1
    for dx, dy in ((23.5, 0), (16, 16), (13, -18), (0, 23), (0, -23)):
        target = screen.target_at(state, handle.x_px + inward * dx, handle.y_px + dy)
        assert target is not None and target.id == HandleTarget(name)
    beyond = screen.target_at(state, handle.x_px + inward * 24.5, handle.y_px)
    assert beyond is not None and beyond.id == CanvasTarget()


def test_a_point_is_meant_as_far_as_twelve_units_around_it() -> None:
    state, screen = window([(0.4, 0.9), (0.6, 0.1)], 0.2, 0.5)
    x, y = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0)).model_to_view(0.4, 0.9)
    for dx, dy, meant in (
        (11.5, 0, PointTarget(0)),
        (0, -11.5, PointTarget(0)),
        (12.5, 0, CanvasTarget()),
        (0, 12.5, CanvasTarget()),
    ):
        target = screen.target_at(state, x + dx, y + dy)
        assert target is not None and target.id == meant


def test_a_point_within_reach_of_a_handle_has_the_pointer_that_is_on_it() -> None:
    state, screen = window([(0.03, 0.53), (0.4, 0.1)], 0.2, 0.5)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    x, y = transform.model_to_view(0.03, 0.53)
    for dx in (-6, 0, 6):
        target = screen.target_at(state, x + dx, y)
        assert target is not None and target.id == PointTarget(0)


CORNERS = [(1.0, 1.0), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.5, 0.5)]


@pytest.mark.parametrize("corner", CORNERS)
def test_a_point_on_the_edge_is_marked_when_it_is_the_sample(corner: tuple[float, float]) -> None:
    state, screen = window([corner], 0.3, 0.3)
    surface = pygame.Surface(SIZE)
    update(state, StepOnce())
    screen.draw(surface, state)
    written = [label.text for label in screen.labels["canvas"]]
    assert any(text.startswith("x = ") for text in written)
    assert any(text.startswith("error ") for text in written)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    x, y = (round(place) for place in transform.model_to_view(*corner))
    ring = [tuple(surface.get_at((x + dx, y + dy)))[:3] for dx, dy in ((7, 0), (-7, 0), (0, 7), (0, -7))]
    assert ring == [THEMES["dark"].error] * 4


@pytest.mark.parametrize("corner", CORNERS)
def test_all_of_a_point_on_the_edge_can_be_got_hold_of(corner: tuple[float, float]) -> None:
    state, screen = window([(0.31, 0.77), corner], 0.3, 0.35)
    x, y = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0)).model_to_view(*corner)
    for dx, dy in ((0, 0), (5, 0), (-5, 0), (0, 5), (0, -5)):
        target = screen.target_at(state, x + dx, y + dy)
        assert target is not None
        assert target.id == PointTarget(1)
        assert target.right_click is not None


def test_a_point_dragged_beyond_the_edge_is_on_top_of_the_handle_there() -> None:
    state, screen = window([(0.3, 0.3), (0.8, 0.5)], 0.2, 0.3)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    point, handle = screen.target_named(state, PointTarget(1)), screen.target_named(state, HandleTarget("m"))
    assert point is not None
    assert point.drag is not None
    assert handle is not None
    update(state, point.drag(handle.rect.centerx + 90.0, handle.rect.centery + 2.0))
    assert state.points.point(1)[0] == pytest.approx(1.0)
    x, y = transform.model_to_view(*state.points.point(1))
    for dx in (-5, 0, 5):
        target = screen.target_at(state, x + dx, y - 1)
        assert target is not None
        assert target.id == PointTarget(1)
    surface = pygame.Surface(SIZE)
    screen.draw(surface, state)
    assert tuple(surface.get_at((round(x), round(y))))[:3] == THEMES["dark"].text


def test_a_point_out_of_sight_is_not_under_the_pointer_at_the_edge() -> None:
    state, screen = window([(0.3, 0.3), (1.0, 0.5)], 0.2, 0.1)
    update(state, PanAxes(-0.03, 0.0))
    plot = plot_rect(screen.layout.canvas, 1.0)
    x, y = transform_for(state.axes, plot).model_to_view(1.0, 0.5)
    assert x > plot.right + 9
    for near in np.arange(plot.right - 4.0, x + 4.0, 1.0):
        target = screen.target_at(state, near, y)
        assert target is None or not isinstance(target.id, PointTarget)


@pytest.mark.parametrize(
    "points", [CORNERS, [(3.0, 5.0), (8.0, 25.0)], [(1950.0, 3.0), (2020.0, 4.0)], [(0.5, 1.0)], [(7.0, 7.0)]]
)
def test_fitted_axes_leave_a_margin_around_the_points(points: list[tuple[float, float]]) -> None:
    state, _ = window(points, 0.0, 0.0)
    update(state, FitAxes())
    axes, (x_low, x_high, y_low, y_high) = state.axes, state.points.bounds or (0.0,) * 4
    width, height = axes.x_high - axes.x_low, axes.y_high - axes.y_low
    assert min(x_low - axes.x_low, axes.x_high - x_high) >= 0.015 * width
    assert min(y_low - axes.y_low, axes.y_high - y_high) >= 0.015 * height
    update(state, FitAxes())
    assert state.axes == axes


SCALED = [(2.0, 30.0), (4.0, 10.0), (9.0, 55.0)]


@pytest.mark.parametrize("scale", list(ScaleChoice))
@pytest.mark.parametrize("pan", [0.0, -3.0, 1.5, 60.0, -60.0])
@pytest.mark.parametrize("points", [[(0.2, 0.4), (0.9, 0.5)], SCALED, [(-5.0, 2.0), (5.0, 3.0), (7.0, -1.0)]])
def test_the_handle_that_is_called_b_stands_at_b(points: list[tuple[float, float]], pan: float, scale: ScaleChoice) -> None:
    state, screen = window(points, 0.2, 0.4)
    for message in (SetScaling(scale), Advance(3), PanAxes(pan, 0.0)):
        update(state, message)
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    found = {handle.name: handle for handle in handles_of(state, transform)}
    assert len({"b", "shift"} & set(found)) == (1 if found else 0)
    if "b" in found:
        x, y = transform.view_to_model(found["b"].x_px, found["b"].y_px)
        assert (x, y) == pytest.approx((0.0, state.line_in_data_units.intercept), abs=1e-9)
    for handle in found.values():
        before, units = state.line_in_data_units, state.training.training_set.scaling
        x, y = transform.view_to_model(handle.x_px, handle.y_px - 40.0)
        after = units.line_out(line_through(handle, state.training.line, units.x_in(x), units.y_in(y)))
        assert after.at(x) == pytest.approx(y, rel=1e-6, abs=1e-9)
        if handle.name != "m":
            assert after.slope == pytest.approx(before.slope)
        elif "b" in found:
            assert after.intercept == pytest.approx(before.intercept, rel=1e-6, abs=1e-6)


def test_where_the_handles_are_they_say_what_they_are() -> None:
    state, screen = window([(0.2, 0.4), (0.9, 0.5)], 0.2, 0.4)
    for pan, name in ((0.0, "b"), (0.5, "shift")):
        update(state, PanAxes(pan, 0.0))
        screen.draw(pygame.Surface(SIZE), state)
        handle = next(target for target in screen.targets if target.id == HandleTarget(name))
        assert handle.hint.startswith(name)
        written = [label.text for label in screen.labels["canvas"]]
        assert ("b" in written, "shift" in written) == (name == "b", name == "shift")


@pytest.mark.parametrize("changes", [[], [MovePointTo(1, 0.3, 0.3)], [SetLineByHand(0.1, 0.7)]])
def test_only_the_sample_lights_the_numbers_of_the_step(changes: list[Message]) -> None:
    state, _ = window([(0.2, 0.4), (0.9, 0.5), (0.5, 0.1)], 0.2, 0.5)
    update(state, StepOnce())
    assert state.record is not None
    sample = state.record.sample
    for change in changes:
        update(state, change)
    for index in range(3):
        update(state, PointAt(PointTarget(index), 0.0, 0.0))
        is_highlighted = index == sample and (not changes or (isinstance(changes[0], MovePointTo) and sample != 1))
        assert highlighted_symbols(state) == ({"x", "y", "guess", "error"} if is_highlighted else set())


@pytest.mark.parametrize("scale", list(ScaleChoice))
@pytest.mark.parametrize("name", ["m", "shift"])
def test_the_line_follows_a_handle_that_is_dragged_in_whatever_units_training_runs(name: str, scale: ScaleChoice) -> None:
    state, screen = window(SCALED, 0.2, 0.4)
    for message in (SetScaling(scale), PanAxes(1.5, 0.0)):
        update(state, message)
    handle = screen.target_named(state, HandleTarget(name))
    assert handle is not None and handle.drag is not None
    x, y = handle.rect.centerx, handle.rect.centery - 40
    update(state, handle.drag(x, y))
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    _, height = transform.model_to_view(0.0, state.line_in_data_units.at(transform.x.invert(x)))
    assert height == pytest.approx(y, abs=1.5)


@pytest.mark.parametrize("axes", [Axes(0.3, 0.7, 0.4, 0.6), Axes(0.5, 3.5, -2.0, 0.7), Axes(-9.0, 0.0, 0.0, 5.0)])
def test_a_point_out_of_sight_is_brought_a_tenth_of_the_axis_into_it_and_no_farther(axes: Axes) -> None:
    points = [(0.1, 0.5), (0.9, 0.2), (0.6, 0.95), (0.55, 0.5)]
    for index, at in enumerate(points):
        state = state_after([LoadPoints(Dataset.of(*zip(*points, strict=True)), "points")])
        state.axes = axes
        target = marked(state, SIZE, "canvas").screen.target_named(state, PointTarget(index))
        assert target is not None
        if target.reveal is not None:
            update(state, target.reveal)
        new = state.axes
        spans = ((axes.x_low, axes.x_high, new.x_low, new.x_high), (axes.y_low, axes.y_high, new.y_low, new.y_high))
        for (low, high, new_low, new_high), value in zip(spans, at, strict=True):
            length = high - low
            room = 0.1 * length
            expected = value - room if value < low else value + room - length if value > high else low
            assert (new_low, new_high) == pytest.approx((expected, expected + length))
