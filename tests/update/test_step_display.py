"""Which step is shown as time passes: a held one while steps run fast, else the very step looked at."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ClearPoints,
    EndGesture,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    PointAt,
    Reset,
    SetLearningRate,
    StepBack,
    StepOnce,
    ToggleEveryStep,
    TogglePlay,
    ToggleReducedMotion,
    ToggleTheme,
)
from app.model.time.step_display import GLIDE_S
from app.session.state import State
from app.session.targets import CanvasTarget, HandleTarget, PointTarget
from app.update import update
from tests.properties.any_message import any_message, new_state, scripts
from tests.view.marked import POINTS, state_after

FRAME = 1 / 60
PLAYING = (LoadPoints(POINTS["a curve"], "curve"), Advance(20, FRAME))


def shown_step(state: State) -> int:
    assert state.shown_record is not None
    return state.shown_record.step


def played(state: State, frames: int, steps: int = 1) -> list[int]:
    """The step shown in each of so many frames."""
    seen = []
    for _ in range(frames):
        update(state, Advance(steps, FRAME))
        seen.append(shown_step(state))
    return seen


@pytest.mark.parametrize("steps", [1, 30])
def test_while_steps_run_fast_each_one_shown_stays_for_a_quarter_of_a_second(steps: int) -> None:
    state = state_after(PLAYING)
    seen = played(state, 120, steps)
    changes = [frame for frame in range(1, 120) if seen[frame] != seen[frame - 1]]
    assert {later - sooner for sooner, later in pairwise(changes)} <= {15, 16}
    assert len(changes) in (7, 8)
    assert state.timeline.step == 20 + 120 * steps
    assert [seen[frame] for frame in changes] == [20 + (frame + 1) * steps for frame in changes]


def test_the_trail_is_of_the_steps_shown_in_the_last_second() -> None:
    state = state_after(PLAYING)
    seen = played(state, 120)
    shown = list(dict.fromkeys(seen))
    assert [past.record.step for past in state.step_display.trail] == shown[-2 : -2 - len(state.step_display.trail) : -1]
    assert len(state.step_display.trail) in (3, 4)


@pytest.mark.parametrize("interval", [1.0, 0.5, 0.26])
def test_up_to_four_steps_a_second_every_one_is_shown_when_it_runs(interval: float) -> None:
    state, since = state_after(PLAYING), 0.0
    for _ in range(300):
        since += FRAME
        due = int(since >= interval)
        since -= due * interval
        update(state, Advance(due, FRAME))
        if due:
            assert shown_step(state) in (state.timeline.step, state.timeline.step - 1)
        if since > 2 * FRAME:
            assert shown_step(state) == state.timeline.step


def test_a_step_that_came_while_another_was_held_is_shown_when_that_is_over() -> None:
    state = state_after((*PLAYING, Advance(1, 0.1)))
    assert (shown_step(state), state.timeline.step) == (20, 21)
    update(state, Advance(0, 0.2))
    assert shown_step(state) == 21


@pytest.mark.parametrize(
    "message",
    [TogglePlay(), StepOnce(), StepBack(), LookAt(7), ToggleEveryStep(), BeginGesture(HandleTarget("m")), Advance(3)],
    ids=lambda message: type(message).__name__,
)
def test_paused_stepping_looking_back_or_on_request_the_very_step_is_shown(message: Message) -> None:
    state = state_after((*PLAYING, Advance(5, FRAME)))
    assert shown_step(state) < state.timeline.step
    update(state, message)
    assert shown_step(state) == state.timeline.step


def test_with_every_step_shown_there_is_nothing_held_and_no_trail() -> None:
    state = state_after((*PLAYING, ToggleEveryStep()))
    assert played(state, 40) == list(range(21, 61))
    assert (state.held_record, state.step_display.trail) == (None, ())


def test_what_was_held_does_not_come_back_after_a_pause() -> None:
    state = state_after((*PLAYING, Advance(5, FRAME), TogglePlay(), TogglePlay()))
    assert shown_step(state) == state.timeline.step == 25


def test_moving_another_point_or_the_pointer_does_not_end_the_hold() -> None:
    state = state_after((*PLAYING, Advance(5, FRAME)))
    for message in (PointAt(CanvasTarget(), 3.0, 3.0), MovePointTo(3, 0.1, 0.1), SetLearningRate(0.1), Advance(1, FRAME)):
        update(state, message)
        assert shown_step(state) == 20


def test_another_run_shows_nothing_of_the_one_before() -> None:
    state = state_after((*PLAYING, Advance(5, FRAME), Reset()))
    assert state.shown_record is None
    update(state, Advance(1, FRAME))
    assert shown_step(state) == 1


@given(scripts(any_message, 30))
@settings(max_examples=60)
def test_a_step_shown_is_one_that_ran_in_this_run_and_the_very_one_unless_steps_run(script: list[Message]) -> None:
    state = new_state()
    for message in script:
        update(state, message)
        record = state.shown_record
        if not state.is_running or state.look.shows_every_step:
            assert record == state.record
        if record is not None:
            assert record.step <= state.timeline.step
            assert record == state.timeline.run.record_at(record.step)
        assert 0.0 <= state.step_display.glide <= 1.0
        assert math.isfinite(state.step_display.held_s)
        assert len(state.step_display.trail) <= 5


# --- the animation of a single step ----------------------------------------------------------------------------------

PAUSED = (LoadPoints(POINTS["a curve"], "curve"), Advance(5), TogglePlay())


@pytest.mark.parametrize("before", [[], [LookAt(2)]], ids=["a new step", "a step that ran before"])
def test_a_single_step_is_animated_and_the_state_is_there_already(before: list[Message]) -> None:
    state = state_after((*PAUSED, *before))
    step = state.timeline.step
    update(state, StepOnce())
    assert (state.step_display.glide, state.is_moving, state.is_running) == (0.0, True, False)
    assert state.timeline.step == shown_step(state) == step + 1
    line = state.training.line
    update(state, Advance(0, GLIDE_S / 2))
    assert (state.step_display.glide, state.timeline.step, state.training.line) == (pytest.approx(0.5), step + 1, line)
    update(state, Advance(0, GLIDE_S / 2 + 1e-9))
    assert (state.step_display.glide, state.is_moving) == (1.0, False)


@pytest.mark.parametrize(
    "message",
    [TogglePlay(), AddPoint(0.5, 0.5), LookAt(1), StepBack(), ToggleTheme(), SetLearningRate(0.2), Reset(), ClearPoints()],
    ids=lambda message: type(message).__name__,
)
def test_anything_else_that_happens_ends_the_animation(message: Message) -> None:
    state = state_after((*PAUSED, StepOnce(), Advance(0, 0.1), message))
    assert state.step_display.glide == 1.0
    assert state.is_moving is state.is_running


def test_the_pointer_and_the_button_that_is_let_go_do_not_end_it() -> None:
    state = state_after((*PAUSED, StepOnce(), Advance(0, 0.1)))
    for message in (PointAt(PointTarget(1), 5.0, 5.0), EndGesture()):
        update(state, message)
        assert 0.0 < state.step_display.glide < 1.0


def test_with_motion_reduced_a_step_is_shown_at_once() -> None:
    state = state_after((*PAUSED, ToggleReducedMotion(), StepOnce()))
    assert state.step_display.glide == 1.0
    assert not state_after((*PAUSED, StepOnce(), ToggleReducedMotion())).is_moving


def test_a_step_that_did_not_run_is_not_animated() -> None:
    assert not state_after((LoadPoints(POINTS["none"], "none"), StepOnce())).is_moving
    past = state_after((*PAUSED, AddPoint(0.5, 0.5), TogglePlay(), Advance(3), LookAt(4), StepOnce()))
    assert past.timeline.step == 5
    assert (
        past.step_display.glide == 1.0
    )  # a point was added after it: the line and the points shown are not those it led to


@pytest.mark.parametrize("seconds", [math.nan, -1.0, -math.inf])
def test_time_never_runs_backwards(seconds: float) -> None:
    state = state_after((*PAUSED, StepOnce(), Advance(0, 0.1)))
    glide = state.step_display.glide
    update(state, Advance(0, seconds))
    assert state.step_display.glide == glide


@given(st.lists(st.floats(0.0, 0.2), min_size=1, max_size=20))
def test_any_frames_make_one_animation_of_a_third_of_a_second(frames: list[float]) -> None:
    state = state_after((*PAUSED, StepOnce()))
    for seconds in frames:
        update(state, Advance(0, seconds))
    assert state.step_display.glide == pytest.approx(min(1.0, 3 * sum(frames)))
