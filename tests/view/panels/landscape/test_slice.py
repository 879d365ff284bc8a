"""The window of a slice holds still while the ball rolls, and yet shows it, its next place and the bottom at any time."""

from __future__ import annotations

import pytest

from app.messages import (
    Advance,
    LoadPoints,
    LookAt,
    Message,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    ShowLandscape,
)
from app.model.data.dataset import Dataset
from app.model.learning.training import Mode
from app.session.state import State
from app.session.views import LandscapeView, SliceWindow
from app.update import update
from app.update.landscape.slice_window import slice_seen, window_seen
from tests.benchmarks.scene import scattered
from tests.view.marked import POINTS, Window
from tests.view.panels.landscape.seen import PANEL, space_of

FRAMES = 300
SYMBOLS = ("m", "b")


def sliced(points: Dataset, symbol: str, *messages: Message) -> State:
    state = State()
    for message in (LoadPoints(points, "points"), ShowLandscape(LandscapeView(f"slice-{symbol}")), *messages):
        update(state, message)
    return state


def window_of(state: State) -> SliceWindow:
    window = state.landscape.slice_window
    assert window is not None
    return window


def assert_well_seen(state: State, symbol: str) -> None:
    window, part = window_of(state), slice_seen(state, symbol)
    assert window == window_seen(state, part)
    (left, right), (low, high) = window.domain, window.heights
    assert part.next_at is not None
    assert left < min(part.at, part.next_at, part.whole.vertex)
    assert max(part.at, part.next_at, part.whole.vertex) < right
    assert low < part.whole.least <= part.whole(part.at) < high
    walls = max(part.whole(left), part.whole(right)) - part.whole.least
    assert walls >= 0.29 * (high - low), "the parabola looks flat"


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("mode", list(Mode))
def test_ball_next_place_and_bottom_are_seen_all_the_way_down(mode: Mode, symbol: str) -> None:
    state = sliced(scattered(30), symbol, SetMode(mode), SetLearningRate(0.2))
    for number in range(FRAMES):
        if number % 60 == 59:
            update(state, SetLineByHand(number / 20.0 - 5.0, 3.0 - number / 50.0))
        update(state, Advance(1))
        assert_well_seen(state, symbol)


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("rate", [0.05, 0.5])
@pytest.mark.parametrize("name", ["a curve", "with noise", "years"])
def test_in_two_thousand_steps_the_window_is_another_a_few_times_at_most(
    name: str, rate: float, mode: Mode, symbol: str
) -> None:
    state = sliced(POINTS[name], symbol, SetMode(mode), SetLearningRate(rate))
    seen = [window_of(state)]
    for _ in range(2000):
        update(state, Advance(1))
        window = window_of(state)
        if (window.domain, window.heights) != (seen[-1].domain, seen[-1].heights):
            seen.append(window)
    assert len(seen) <= 6


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_while_the_ball_comes_down_it_is_the_ball_that_moves(symbol: str) -> None:
    state, window = sliced(POINTS["a curve"], symbol), Window()
    places = []
    for _ in range(60):
        update(state, Advance(1))
        ball = window.draw(state).one(PANEL, "ball")
        places.append((space_of(ball), ball.points[0]))
    (first, start), (last, end) = places[0], places[-1]
    assert first == last
    assert abs(end[0] - start[0]) + abs(end[1] - start[1]) > 50


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_on_a_line_that_fits_exactly_the_window_follows_the_ball_as_far_as_floats_reach(symbol: str) -> None:
    state = sliced(POINTS["on a line"], symbol, SetMode(Mode.BATCH), SetLearningRate(0.5))
    for _ in range(400):
        update(state, Advance(10))
        assert_well_seen(state, symbol)
    assert window_of(state).domain[1] - window_of(state).domain[0] < 1e-6


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_same_messages_show_the_same_window_whatever_was_drawn(symbol: str) -> None:
    messages = [Advance(1), Advance(30), SetLineByHand(4.0, -2.0), Advance(200), LookAt(12), LookAt(100), Advance(1)]
    drawn, other = sliced(POINTS["with noise"], symbol), sliced(POINTS["with noise"], symbol)
    window = Window()
    for message in messages:
        update(drawn, message)
        window.draw(drawn)
        update(other, message)
        assert drawn.landscape == other.landscape
