"""The window of a slice holds still while the ball rolls, and yet shows it, its next place and the bottom at any time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
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
    StepOnce,
    TogglePlay,
    ToggleReducedMotion,
)
from app.model.data.dataset import Dataset
from app.model.landscape.slices import Slice
from app.model.learning.training import Mode
from app.session.state import State
from app.session.views import LandscapeView, SliceWindow
from app.update import update
from app.update.landscape.slice_window import keep_slice_window, slice_seen, window_seen
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


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("rate", [0.05, 0.5])
@pytest.mark.parametrize("name", ["a curve", "with noise", "years"])
def test_in_two_thousand_steps_the_window_is_another_a_few_times_at_most(name: str, rate: float, mode: Mode) -> None:
    along_m, along_b = (sliced(POINTS[name], symbol, SetMode(mode), SetLearningRate(rate)) for symbol in SYMBOLS)
    # The same steps are run once; whatever happened, it is this that keeps the window.
    along_b.timeline = along_m.timeline
    seen = [[window_of(along_m)], [window_of(along_b)]]
    for _ in range(2000):
        update(along_m, Advance(1))
        keep_slice_window(along_b, 0.0)
        for state, windows in zip((along_m, along_b), seen, strict=True):
            window, last = window_of(state), windows[-1]
            if (window.domain, window.heights) != (last.domain, last.heights):
                windows.append(window)
    assert max(map(len, seen)) <= 6


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
@pytest.mark.parametrize(("slope", "intercept"), [(0.0, 0.0), (0.5, 0.25), (0.25, -0.75)])
def test_on_the_line_that_fits_exactly_as_much_of_the_curve_is_seen_as_of_any(
    symbol: str, slope: float, intercept: float
) -> None:
    xs, state = np.array([-1.0, 0.0, 1.0]), State()
    update(state, LoadPoints(Dataset.of(xs, slope * xs + intercept), "points"))
    moments = state.training.training_set.moments
    update(state, SetLineByHand(moments.slope, moments.intercept))
    update(state, ShowLandscape(LandscapeView(f"slice-{symbol}")))
    best, (left, right) = slice_seen(state, symbol).whole.vertex, window_of(state).domain
    scale = max(1.0, abs(best))
    assert 0.5 * scale <= min(best - left, right - best) <= max(best - left, right - best) <= 2 * scale
    assert_well_seen(state, symbol)


def test_where_every_line_fits_exactly_the_axis_of_costs_goes_up_to_1() -> None:
    state = sliced(Dataset.of([0.0, 0.0], [0.0, 0.0]), "m")
    assert window_of(state).heights == (0.0, 1.0)
    assert window_of(state).domain == (-1.0, 1.0)


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


FRAME = 1 / 60
"""Seconds from one frame to the next."""


def is_in(window: SliceWindow, part: Slice) -> bool:
    (left, right), (low, high) = window.domain, window.heights
    return left <= part.at <= right and low <= part.whole(part.at) <= high


def glide_frames(symbol: str, *more: Message) -> tuple[State, list[SliceWindow]]:
    """The windows seen frame by frame from the frame before the first change of the window to where it holds still."""
    state = sliced(scattered(30), symbol, SetMode(Mode.BATCH), SetLearningRate(0.05), *more)
    seen = [window_seen(state, slice_seen(state, symbol))]
    for _ in range(2000):
        before = window_of(state)
        update(state, Advance(1, FRAME))
        seen.append(window_seen(state, slice_seen(state, symbol)))
        if (window_of(state).domain, window_of(state).heights) != (before.domain, before.heights):
            break
    else:
        pytest.fail("the window never changed")
    first = len(seen) - 2
    update(state, TogglePlay())
    for _ in range(30):
        update(state, Advance(0, FRAME))
        seen.append(window_seen(state, slice_seen(state, symbol)))
    return state, seen[first:]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_the_view_glides_to_another_window_in_a_quarter_of_a_second(symbol: str) -> None:
    state, seen = glide_frames(symbol)
    for intervals in ([each.domain for each in seen], [each.heights for each in seen]):
        for ends in zip(*intervals, strict=True):
            steps = [after - before for before, after in pairwise(ends)]
            assert all(step >= 0.0 for step in steps) or all(step <= 0.0 for step in steps), "it goes one way"
            assert sum(1 for step in steps if step) in (0, 15), "it takes a quarter of a second"
        sizes = np.log([high - low for low, high in intervals])
        assert np.abs(np.diff(sizes)).max() <= 0.12 * abs(sizes[-1] - sizes[0]), "it jumps"
    assert seen[0].domain != seen[-1].domain
    assert seen[-1] == window_of(state)
    assert not state.is_moving


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_where_motion_is_reduced_the_window_is_another_at_once(symbol: str) -> None:
    state, seen = glide_frames(symbol, ToggleReducedMotion())
    assert len({(each.domain, each.heights) for each in seen}) == 2
    assert state.landscape.slice_glide is None


@pytest.mark.parametrize("symbol", SYMBOLS)
@pytest.mark.parametrize("name", ["a curve", "with noise", "years"])
def test_ball_and_next_place_are_in_the_view_while_it_glides(name: str, symbol: str) -> None:
    state, glides = sliced(POINTS[name], symbol, SetLearningRate(0.3)), 0
    messages = [SetLineByHand(4.0, -2.0), LookAt(12), SetLineByHand(-50.0, 7.0), SetLineByHand(0.5, 0.5)]
    for number in range(400):
        if number % 100 == 50:
            update(state, messages[number // 100])
        update(state, Advance(1, FRAME))
        glides += state.landscape.slice_glide is not None
        part = slice_seen(state, symbol)
        window = window_seen(state, part)
        assert is_in(window, part)
    assert glides


def test_a_glide_is_over_when_another_view_is_looked_at() -> None:
    state, _ = glide_frames("m")
    for _ in range(2000):
        update(state, StepOnce())
        if state.landscape.slice_glide is not None:
            break
    update(state, ShowLandscape(LandscapeView.BOWL))
    assert state.landscape.slice_glide is None


def gliding(symbol: str, frames: int) -> State:
    """A state in which the view has glided for so many frames."""
    state = sliced(scattered(30), symbol, SetMode(Mode.BATCH), SetLearningRate(0.05))
    for _ in range(2000):
        update(state, Advance(1, FRAME))
        if state.landscape.slice_glide is not None:
            update(state, TogglePlay())
            for _ in range(frames):
                update(state, Advance(0, FRAME))
            return state
    pytest.fail("the window never changed")


@pytest.mark.parametrize(("symbol", "other"), [("m", "b"), ("b", "m")])
def test_a_glide_is_over_when_the_other_slice_is_looked_at(symbol: str, other: str) -> None:
    state = gliding(symbol, 4)
    assert state.is_moving
    update(state, ShowLandscape(LandscapeView(f"slice-{other}")))
    assert state.landscape.slice_glide is None
    assert window_seen(state, slice_seen(state, other)).symbol == other


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_where_the_window_is_another_again_the_view_goes_on_from_what_it_shows(symbol: str) -> None:
    state = gliding(symbol, 6)
    shown, target, line = window_seen(state, slice_seen(state, symbol)), window_of(state), state.training.line
    at = 0.5 * (target.domain[1] + shown.domain[1])
    update(state, SetLineByHand(*((at, line.intercept) if symbol == "m" else (line.slope, at))))
    assert window_of(state).domain != target.domain
    seen = window_seen(state, slice_seen(state, symbol))
    assert seen.domain == pytest.approx(shown.domain)
    assert seen.heights == pytest.approx(shown.heights)
