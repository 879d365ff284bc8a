"""Error bars: each stands between its point and the line and nowhere else, however the line got where it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.messages import (
    Advance,
    BeginGesture,
    EndGesture,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    PointAt,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    ShowPreview,
    TogglePlay,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget, SymbolTarget
from app.update import update
from app.view.figures.plane.bars import Bars
from app.view.figures.plane.points import Points
from app.view.paint.theme import THEMES, blend
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen

GENERATOR = np.random.default_rng(4)
FEW = Dataset.of(GENERATOR.random(9), GENERATOR.random(9))
SOME = Dataset.of(GENERATOR.random(90), GENERATOR.random(90))
MANY = Dataset.of(GENERATOR.random(1900), GENERATOR.random(1900))
LINES = (Line(0.6, 0.2), Line(-0.9, 0.9), Line(0.0, 0.5), Line(7.0, -3.0), Line(-400.0, 200.0), Line(0.1, 3.0))
LINE_ROOM, POINT_ROOM, HANDLE_ROOM = 4.0, 8, 24


def state_with(points: Dataset, scale: float, line: Line) -> State:
    state = State()
    state.look = replace(state.look, ui_scale=scale, show_least_squares=False)
    for message in (LoadPoints(points, "points"), SetMode(Mode.BATCH), TogglePlay(), SetLineByHand(*line)):
        update(state, message)
    return state


def drawn(state: State, size: tuple[int, int]) -> tuple[Screen, pygame.Surface]:
    pygame.font.init()
    screen, surface = Screen(), pygame.Surface(size, 0, 32)
    screen.panels = {"canvas": screen.panels["canvas"]}
    screen.draw(surface, state)
    return screen, surface


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    ("size", "window"), [(0.75, (800, 560)), (1.0, (1000, 700)), (1.0, (1920, 1200)), (1.4, (2000, 1400))]
)
def test_a_bar_is_seen_between_its_point_and_the_line_and_nowhere_else(
    size: float, window: tuple[int, int], line: Line
) -> None:
    state = state_with(FEW, size, line)
    screen, surface = drawn(state, window)
    scale = screen.layout.scale
    plot = plot_rect(screen.layout.canvas, scale)
    theme = THEMES[state.look.theme]
    colour, width = blend(theme.error, theme.card, 0.7), max(1, round(scale))
    is_bar = (pygame.surfarray.array3d(surface) == np.array(colour)).all(axis=2)
    transform = transform_for(state.axes, plot)
    xs, ys = transform.model_to_view(FEW.xs, FEW.ys)
    rows, columns = np.arange(plot.top, plot.bottom), np.arange(plot.left, plot.right)
    heights = transform.y(line.slope * transform.x.invert(columns.astype(np.float64)) + line.intercept)
    slope = abs(heights[-1] - heights[0]) / (len(heights) - 1)
    expected, is_clear = np.zeros(is_bar.shape, dtype=bool), np.zeros(is_bar.shape, dtype=bool)
    # The line with its handles, and the points, are laid over the bars.
    far_from_line = np.abs(rows[None, :] - heights[:, None]) > LINE_ROOM * scale * np.hypot(1.0, slope)
    is_clear[plot.left : plot.right, plot.top : plot.bottom] = far_from_line
    for x, y in zip(xs, ys, strict=True):
        left, at_line = round(x), heights[min(len(heights) - 1, round(x) - plot.left)]
        top, bottom = (max(plot.top, min(plot.bottom, round(end))) for end in sorted((float(y), float(at_line))))
        expected[left : left + width, top:bottom] = True
        reach = round(POINT_ROOM * scale)
        is_clear[left - reach : left + reach + 1, round(y) - reach : round(y) + reach + 1] = False
    room = round(HANDLE_ROOM * scale)
    for target in screen.targets:
        if isinstance(target.id, HandleTarget):
            box = target.rect.inflate(room, room)
            is_clear[box.left : box.right, box.top : box.bottom] = False
    for label in screen.labels["canvas"]:
        if label.text.startswith("the line is"):
            box = label.rect.union(label.rect.move(-room, 0)).inflate(room, 0)
            is_clear[box.left : box.right, box.top : box.bottom] = False
    assert np.count_nonzero(expected & is_clear) > 100 * scale
    assert np.array_equal(is_bar & is_clear, expected & is_clear)


POINTED_AT = (PointTarget(3), SymbolTarget("error", "x"), CanvasTarget(), HandleTarget("m"))


def moves(points: Dataset) -> list[Message]:
    """Whatever moves the line, highlights the bars, draws over them, or changes them."""
    generator = np.random.default_rng(6)
    found: list[Message] = [TogglePlay()]
    for number in range(40):
        found.append(Advance(int(generator.integers(1, 30))))
        found.append(SetLineByHand(float(generator.normal()), float(generator.random())))
        if number % 3 == 0:
            found.append(ShowPreview(Line(float(generator.normal()), float(generator.random()))))
        if number % 4 == 0:
            found.append(PointAt(POINTED_AT[int(generator.integers(4))], 300.0, 300.0))
        if number % 7 == 0:
            found.append(MovePointTo(2, float(generator.random()), float(generator.random())))
        if number % 5 == 0:
            found += [BeginGesture(PointTarget(4)), MovePointTo(4, *generator.normal(0.5, 0.4, 2).tolist()), Advance(2)]
            found += [MovePointTo(4, *generator.normal(0.5, 0.4, 2).tolist()), PointAt(PointTarget(4), 300.0, 300.0)]
        if number % 5 == 2:
            found.append(EndGesture())
        if number % 11 == 0:
            found.append(LookAt(int(generator.integers(0, 20))))
    return [*found, SetLearningRate(0.2), Advance(3)]


@pytest.mark.parametrize("mode", [Mode.STOCHASTIC, Mode.BATCH])
@pytest.mark.parametrize(("points", "scale"), [(FEW, 1.0), (SOME, 1.5), (MANY, 1.0)])
def test_what_is_restored_after_a_move_is_what_a_fresh_window_shows(points: Dataset, scale: float, mode: Mode) -> None:
    state = state_with(points, scale, LINES[0])
    state.look = replace(state.look, show_least_squares=True)
    update(state, SetMode(mode))
    size = (round(900 * scale), round(600 * scale))
    screen, surface = drawn(state, size)
    for number, message in enumerate(moves(points)):
        update(state, message)
        screen.draw(surface, state)
        if number % 5 == 0:
            fresh_screen, fresh = drawn(state, size)
            canvas = fresh_screen.layout.canvas
            seen, wanted = (pygame.surfarray.pixels2d(each.subsurface(canvas)).T for each in (surface, fresh))
            assert np.array_equal(seen, wanted), f"after {message}"
            del seen, wanted  # a surface is locked as long as its pixels are looked at


@pytest.mark.parametrize("points", [FEW, SOME, MANY])
def test_while_a_point_is_moved_no_picture_of_the_others_is_made_again(
    points: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = state_with(points, 1.0, LINES[0])
    screen, surface = drawn(state, (900, 600))
    update(state, BeginGesture(PointTarget(3)))
    screen.draw(surface, state)
    painted: list[object] = []
    monkeypatch.setattr(Bars, "paint", lambda *arguments: painted.append(arguments))
    monkeypatch.setattr(Points, "draw", lambda *arguments: painted.append(arguments))
    for x in (0.1, 0.4, 1.7, 0.9):
        for message in (MovePointTo(3, x, x), Advance(1)):
            update(state, message)
            screen.draw(surface, state)
    assert not painted
    update(state, EndGesture())
    screen.draw(surface, state)
    assert painted


@pytest.mark.parametrize("points", [FEW, SOME, MANY])
def test_a_point_that_is_moved_is_seen_where_it_is_and_no_longer_where_it_was(points: Dataset) -> None:
    state = state_with(points, 1.0, LINES[0])
    for message in (MovePointTo(3, 0.2, 0.96), BeginGesture(PointTarget(3))):
        update(state, message)
    screen, surface = drawn(state, (900, 600))
    transform = transform_for(state.axes, plot_rect(screen.layout.canvas, 1.0))
    text = THEMES[state.look.theme].text
    was, will_be = (tuple(round(place) for place in transform.model_to_view(x, 0.96)) for x in (0.2, 0.6))
    assert surface.get_at(was)[:3] == text
    assert surface.get_at(will_be)[:3] != text
    update(state, MovePointTo(3, 0.6, 0.96))
    screen.draw(surface, state)
    assert surface.get_at(was)[:3] != text
    assert surface.get_at(will_be)[:3] == text
