"""Whatever happens, in whatever order: the state stays finite, and what it is can be drawn."""

from __future__ import annotations

import math
from dataclasses import astuple

import numpy as np
import pygame
import pytest
from hypothesis import given, settings

import app.messages
from app.messages import (
    AddPoint,
    Advance,
    Focus,
    LoadExample,
    LoadPoints,
    Message,
    PointAt,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    ShowLandscape,
    StepOnce,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode
from app.model.time.run import cost_of
from app.session.state import State
from app.session.targets import PointTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.screen import Screen
from tests.fuzz import examples
from tests.properties.any_message import (
    CLOSE,
    COLUMN,
    EXAMPLE,
    GIANTS,
    MANY,
    STRATEGIES,
    YEARS,
    any_message,
    new_state,
    scripts,
)

SIZES = ((800, 560), (1280, 800))
DRAWN_EVERY = 6
LONGEST = 40


def assert_finite(state: State) -> None:
    training, axes = state.training, state.axes
    numbers = [*training.line, *state.line_in_data_units, cost_of(training), *astuple(axes), *state.crosshair]
    if state.record is not None:
        numbers += [value for value in astuple(state.record) if isinstance(value, float)]
    assert all(map(math.isfinite, numbers)), numbers
    assert axes.x_low < axes.x_high
    assert axes.y_low < axes.y_high
    costs = state.timeline.run.costs.columns(0, state.timeline.run.now.step, 100)
    assert np.isfinite(costs.high).all()
    assert (costs.low >= 0).all()


def assert_drawable(screen: Screen, surface: pygame.Surface, state: State) -> None:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        screen.draw(surface, state)
    for panel, labels in screen.labels.items():
        assert labels or panel == "overlays", f"nothing is written in {panel}"
    assert all(target.id for target in screen.targets)


def window_for(view: LandscapeView) -> tuple[Screen, pygame.Surface]:
    """A window; for all views but one of the landscape alone, as everything else is the same whichever view it has."""
    pygame.font.init()
    screen = Screen()
    if view is not LandscapeView.BOWL:
        screen.panels = {"landscape": screen.panels["landscape"]}
    return screen, pygame.Surface((1280, 1000), 0, 32)


def test_every_kind_of_message_is_made_up_here() -> None:
    kinds = {kind for kind in vars(app.messages).values() if isinstance(kind, type) and issubclass(kind, Message)}
    assert {kind.__name__ for kind in kinds - {Message}} == {kind.__name__ for kind in STRATEGIES}


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
def test_messages_are_made_up_of_the_kind_that_is_asked_for(kind: type[Message]) -> None:
    @given(STRATEGIES[kind])
    @settings(max_examples=5, database=None)
    def made_up(message: Message) -> None:
        assert type(message) is kind

    made_up()


@given(scripts(any_message, LONGEST))
@settings(max_examples=examples(100, LONGEST))
def test_the_state_stays_finite(script: list[Message]) -> None:
    state = new_state()
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        for message in script:
            update(state, message)
            assert_finite(state)


@given(scripts(any_message, LONGEST))
@settings(max_examples=examples(20, LONGEST))
def test_the_state_can_be_drawn(script: list[Message]) -> None:
    pygame.font.init()
    state = new_state()
    windows = [(Screen(), pygame.Surface(size, 0, 32)) for size in SIZES]
    for number, message in enumerate(script):
        with np.errstate(over="raise", divide="raise", invalid="raise"):
            update(state, message)
        assert_finite(state)
        if number % DRAWN_EVERY == 0 or number == len(script) - 1:
            for screen, surface in windows:
                assert_drawable(screen, surface, state)


@pytest.mark.parametrize("learning_rate", [5e-324, 1e6, 1e30, 1e308])
def test_a_learning_rate_however_large_is_looked_ahead_with_or_refused(learning_rate: float) -> None:
    pygame.font.init()
    state, screen, surface = new_state(), Screen(), pygame.Surface(SIZES[1], 0, 32)
    for message in (SetScaling(ScaleChoice.NONE), LoadPoints(YEARS, "years.csv"), SetMode(Mode.MINI_BATCH)):
        update(state, message)
    for message in (SetLearningRate(learning_rate), StepOnce()):
        update(state, message)
        assert_drawable(screen, surface, state)


@pytest.mark.parametrize("size", [1e-300, 1e-160, 1e-101, 1e-99, 1e-30, 1e-16])
@pytest.mark.parametrize("scale", list(ScaleChoice))
@pytest.mark.parametrize("view", list(LandscapeView))
def test_points_however_small_or_close_can_be_drawn(view: LandscapeView, scale: ScaleChoice, size: float) -> None:
    for points in (
        Dataset.of([size, 2 * size, 3 * size], [0.1, 0.5, 0.7]),
        Dataset.of([size, 2 * size, 3 * size], [size, 3 * size, size]),
        Dataset.of([-size, size, 0.0], [1e30, -1e30, 0.4]),
        Dataset.of([size], [0.3]),
    ):
        state, (screen, surface) = new_state(), window_for(view)
        for message in (SetScaling(scale), LoadPoints(points, "points.csv"), ShowLandscape(view), Advance(50)):
            update(state, message)
        assert_drawable(screen, surface, state)


@pytest.mark.parametrize(
    "script",
    [
        [AddPoint(0.5, 5e16), StepOnce()],
        [AddPoint(0.5, -1e30), StepOnce()],
        [AddPoint(1e30, 0.5), StepOnce(), Focus(PointTarget(0))],
        [AddPoint(0.5, 0.9), StepOnce(), *[ZoomAxes(0.5, 0.1, 0.5)] * 40],
        [AddPoint(0.5, 0.9), PointAt(PointTarget(0), 0.0, 0.0), *[ZoomAxes(0.1, 0.1, 0.5)] * 40],
        [AddPoint(0.5, 0.9), SetLineByHand(1e9, -1e9), StepOnce(), *[ZoomAxes(0.5, 0.1, 0.5)] * 40],
    ],
    ids=["above", "below", "beside", "zoomed in under it", "zoomed in away from the pointer", "on a steep line"],
)
def test_a_point_far_out_of_sight_can_be_learnt_from_and_pointed_at(script: list[Message]) -> None:
    pygame.font.init()
    state, screen, surface = new_state(), Screen(), pygame.Surface(SIZES[1], 0, 32)
    for message in script:
        update(state, message)
        assert_drawable(screen, surface, state)


@pytest.mark.parametrize("view", list(LandscapeView))
@pytest.mark.parametrize("mode", list(Mode))
def test_a_run_can_be_drawn_until_it_stands_still(mode: Mode, view: LandscapeView) -> None:
    state, (screen, surface) = new_state(), window_for(view)
    for message in (LoadExample(), SetMode(mode), ShowLandscape(view), SetLearningRate(0.8)):
        update(state, message)
    for _ in range(30):
        update(state, Advance(30))
        assert_drawable(screen, surface, state)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("scale", list(ScaleChoice))
@pytest.mark.parametrize("learning_rate", [1e-6, 0.05, 10.0])
@pytest.mark.parametrize(
    "points", [EXAMPLE, MANY, YEARS, COLUMN, GIANTS, CLOSE], ids=["26", "2000", "years", "column", "giants", "close"]
)
def test_any_points_can_be_trained_on_in_any_way(
    points: Dataset, learning_rate: float, scale: ScaleChoice, mode: Mode
) -> None:
    state = new_state()
    ways = (SetScaling(scale), SetMode(mode), SetLearningRate(learning_rate))
    for message in (*ways, LoadPoints(points, "points.csv"), Advance(3000)):
        update(state, message)
    assert_finite(state)
    assert state.timeline.step == 3000 or state.timeline.run.divergence is not None
