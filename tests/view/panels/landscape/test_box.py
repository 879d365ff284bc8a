"""The part of the plane of lines that is shown where nobody chose one: it holds the path, but not what dwarfs the rest."""

from __future__ import annotations

import pytest

from app.messages import Advance, LoadPoints, LookAt, LookAtEnd, Message, SetLearningRate, SetLineByHand, SetMode, TogglePlay
from app.model.data.scaling import Line
from app.model.learning.training import Mode
from app.session.state import State
from app.view.panels.landscape.box import box_of
from tests.view.marked import POINTS, state_after

NEAR, OUT = (0.5, 0.3), (9.0, -8.0)


def diverged(at_first: tuple[float, float], mode: Mode = Mode.STOCHASTIC) -> list[Message]:
    begun = [LoadPoints(POINTS["with noise"], "points"), SetMode(mode), SetLineByHand(*at_first), Advance(50)]
    return [*begun, SetLearningRate(200.0), Advance(1000)]


def back(at_first: tuple[float, float], then: tuple[float, float]) -> list[Message]:
    return [*diverged(at_first), SetLearningRate(0.05), SetLineByHand(*then), TogglePlay(), Advance(50)]


def holds(state: State, line: Line) -> bool:
    box = box_of(state)
    return box.m_low <= line.slope <= box.m_high and box.b_low <= line.intercept <= box.b_high


def is_usual(state: State) -> bool:
    box = box_of(state)
    return box.m_high - box.m_low < 50.0 and box.b_high - box.b_low < 50.0


@pytest.mark.parametrize("mode", Mode)
def test_while_the_line_is_far_off_its_whole_path_is_shown(mode: Mode) -> None:
    state = state_after(diverged(NEAR, mode))
    run = state.timeline.run
    assert run.divergence is not None
    assert not is_usual(state)
    assert all(holds(state, Line(*line)) for line in run.path.lines(0, run.now.step))


def test_once_it_was_set_back_the_way_out_no_longer_dwarfs_the_rest() -> None:
    state = state_after(back(NEAR, OUT))
    run = state.timeline.run
    way_out = run.last_divergence
    assert way_out is not None and run.divergence is None
    assert is_usual(state)
    since = run.path.lines(way_out.step, run.now.step)
    assert len(since) > 1
    assert all(holds(state, Line(*line)) for line in [*since, state.start_line])


def test_looked_back_at_the_way_out_is_as_far_as_it_led() -> None:
    way_out = state_after(back(NEAR, NEAR)).timeline.run.last_divergence
    assert way_out is not None
    looking = [*back(NEAR, NEAR), LookAt(way_out.step - 2)]
    state = state_after(looking)
    assert holds(state, state.training.line)
    assert not is_usual(state)
    assert is_usual(state_after([*looking, LookAtEnd()]))


def test_looked_back_at_from_a_run_that_ended_far_off_only_the_path_before_is_shown() -> None:
    state = state_after([*diverged(OUT), LookAt(40)])
    assert is_usual(state)
    assert holds(state, Line(*OUT))
