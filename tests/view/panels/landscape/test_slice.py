"""The axes of a slice hold still while the ball rolls, and yet show it, its next place and the bottom at any time."""

from __future__ import annotations

import pygame
import pytest

from app.messages import Advance, LoadPoints, Message, SetLearningRate, SetLineByHand, SetMode, ShowLandscape
from app.model.data.dataset import Dataset
from app.model.learning.descent import run_steps
from app.model.learning.training import Mode
from app.session.state import State
from app.session.views import LandscapeView
from app.update import update
from app.view.figures.slice import figure as slice_figure
from app.view.figures.slice.axes import SliceAxes
from app.view.figures.slice.values import slice_of
from app.view.panels.landscape.slice import SliceView
from app.view.screen import Screen
from tests.benchmarks.scene import scattered

FRAMES = 300
SYMBOLS = ("m", "b")


def sliced(points: Dataset, symbol: str, *messages: Message) -> State:
    state = State()
    for message in (LoadPoints(points, "points"), ShowLandscape(LandscapeView(f"slice-{symbol}")), *messages):
        update(state, message)
    return state


def view_of(screen: Screen, symbol: str) -> SliceView:
    view = screen.panels["landscape"].views[LandscapeView(f"slice-{symbol}")]
    assert isinstance(view, SliceView)
    return view


def assert_well_seen(axes: SliceAxes | None, state: State, symbol: str) -> None:
    assert axes is not None
    training = state.training
    part = slice_of(training.training_set.moments, training.line, symbol, run_steps(training, 1).record())
    (left, right), (low, high) = axes.domain, axes.heights
    assert part.next_at is not None
    assert left <= min(part.at, part.next_at, part.whole.vertex)
    assert max(part.at, part.next_at, part.whole.vertex) <= right
    assert low <= part.whole.least <= part.whole(part.at) <= high
    assert high - low <= 40 * max(part.whole(left), part.whole(right)) - 40 * part.whole.least, "the parabola looks flat"


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("mode", list(Mode))
def test_ball_next_place_and_bottom_are_seen_all_the_way_down(mode: Mode, symbol: str) -> None:
    pygame.font.init()
    state = sliced(scattered(30), symbol, SetMode(mode), SetLearningRate(0.2))
    screen, surface = Screen(), pygame.Surface((1280, 800))
    for number in range(FRAMES):
        if number % 60 == 59:
            update(state, SetLineByHand(number / 20.0 - 5.0, 3.0 - number / 50.0))
        update(state, Advance(1))
        screen.draw(surface, state)
        assert_well_seen(view_of(screen, symbol).figure.axes, state, symbol)


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_axes_hold_still_while_stochastic_steps_wander(symbol: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.font.init()
    state = sliced(scattered(10), symbol, Advance(300))
    painted = []
    draw_axis = slice_figure.draw_axis_below
    monkeypatch.setattr(slice_figure, "draw_axis_below", lambda *arguments: (painted.append(1), draw_axis(*arguments)))
    screen, surface = Screen(), pygame.Surface((1280, 800))
    for _ in range(FRAMES):
        update(state, Advance(1))
        screen.draw(surface, state)
    assert len(painted) < FRAMES / 10
