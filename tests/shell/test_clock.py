"""How many steps are due: counted by the speed and the time that passed, and held to what a frame can afford."""

from __future__ import annotations

import pytest

from app.messages import Advance, LoadPoints, SetMode, SetSpeed, TogglePlay
from app.model.learning.speed import Per, Speed
from app.model.learning.training import Mode
from app.session.state import State
from app.shell.clock import STEPS_BUDGET_S, Clock
from app.update import update
from tests.view.marked import POINTS, state_after

FRAME_S = 1 / 60


def playing(speed: Speed, *, points: str = "a curve") -> State:
    state = state_after([LoadPoints(POINTS[points], points), SetSpeed(speed)])
    if not state.is_running:
        update(state, TogglePlay())
    assert state.is_running == (points != "none")
    return state


@pytest.mark.parametrize("count", [1, 10, 300])
def test_so_many_steps_a_frame_are_due_however_long_the_frame_took(count: int) -> None:
    clock, state = Clock(), playing(Speed(count, Per.FRAME))
    assert [clock.steps_due(state, passed_s) for passed_s in (0.0, FRAME_S, 1.0)] == [count] * 3


def test_a_pass_is_each_point_once_by_the_mode() -> None:
    clock, state = Clock(), playing(Speed(1, Per.PASS))
    assert clock.steps_due(state, FRAME_S) == 26
    update(state, SetMode(Mode.BATCH))
    assert clock.steps_due(state, FRAME_S) == 1


@pytest.mark.parametrize("count", [1, 2, 5, 20])
def test_steps_a_second_add_up_to_what_was_asked_for(count: int) -> None:
    clock, state = Clock(), playing(Speed(count, Per.SECOND))
    due = [clock.steps_due(state, FRAME_S) for _ in range(6000)]
    assert sum(due) == pytest.approx(100 * count, abs=1)
    assert max(due) == 1


def test_after_a_long_wait_no_more_than_a_quarter_of_a_second_is_made_up_for() -> None:
    clock, state = Clock(), playing(Speed(20, Per.SECOND))
    assert clock.steps_due(state, 60.0) == 5


def test_a_pause_leaves_nothing_owed() -> None:
    clock, state = Clock(), playing(Speed(1, Per.SECOND))
    assert [clock.steps_due(state, 0.2) for _ in range(4)] == [0] * 4
    update(state, TogglePlay())
    assert clock.steps_due(state, 0.2) == 0
    update(state, TogglePlay())
    assert [clock.steps_due(state, 0.2) for _ in range(5)] == [0, 0, 0, 0, 1]


def test_nothing_is_due_without_points() -> None:
    assert Clock().steps_due(playing(Speed(10, Per.FRAME), points="none"), FRAME_S) == 0


def test_no_more_steps_run_than_a_frame_can_afford_but_always_one() -> None:
    clock, state = Clock(), playing(Speed(10_000, Per.FRAME))
    for _ in range(100):
        clock.took(1000, 1000 * 1e-4)
    assert clock.steps_due(state, FRAME_S) == clock.affordable == pytest.approx(STEPS_BUDGET_S / 1e-4, abs=1)
    assert clock.steps_within(0.5) == pytest.approx(0.5 / 1e-4, rel=1e-3)
    for _ in range(100):
        clock.took(50, 50.0)
    assert clock.steps_due(state, FRAME_S) == 1


def test_a_fifth_of_what_is_new_is_learned_at_a_time() -> None:
    clock = Clock()
    before_s = 1 / clock.steps_within(1.0)
    clock.took(50, 50 * 1e-3)
    assert 1 / clock.steps_within(1.0) == pytest.approx(before_s + 0.2 * (1e-3 - before_s), rel=1e-2)


def test_a_few_steps_say_nothing_of_how_long_steps_take() -> None:
    clock = Clock()
    before = clock.affordable
    clock.took(49, 10.0)
    assert clock.affordable == before


def test_what_is_due_is_what_runs() -> None:
    clock, state = Clock(), playing(Speed(30, Per.FRAME))
    update(state, Advance(clock.steps_due(state, FRAME_S), FRAME_S))
    assert state.timeline.step == 30
