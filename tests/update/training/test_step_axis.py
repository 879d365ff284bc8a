"""The axis of steps of the cost card grows seldom and by much, and glides there; it always holds what has run."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import Advance, LoadPoints, Message, Reset, StepOnce, TogglePlay, ToggleReducedMotion
from app.session.state import State
from app.update import update
from app.update.training.step_axis import GLIDE_S, last_step_seen
from app.view.panels.cost.shown import Forecasts, range_of, shown_of
from tests.properties.any_message import scripts
from tests.view.marked import POINTS, SIZE, Window, state_after

FRAME = 1 / 60
SHOWN = (LoadPoints(POINTS["with noise"], "26"),)
happens = st.one_of(
    st.builds(Advance, st.integers(0, 400), st.floats(0.0, 0.2)),
    st.builds(Advance, st.integers(0, 3), st.just(FRAME)),
    st.sampled_from([TogglePlay(), Reset(), StepOnce(), ToggleReducedMotion()]),
)


def ends_of(state: State, frames: int, steps: int = 1) -> list[int]:
    ends = []
    for _ in range(frames):
        update(state, Advance(steps, FRAME))
        ends.append(last_step_seen(state))
    return ends


def test_it_stands_still_but_for_a_few_glides_by_nearly_twice() -> None:
    state = state_after(SHOWN)
    goals = []
    for _ in range(1200):
        update(state, Advance(1, FRAME))
        goals.append(state.step_axis.last_step)
    seen = sorted(set(goals))
    assert seen == [20, 35, 60, 100, 200, 350, 600, 1000, 2000]
    assert all(1.6 < later / earlier <= 2.0 for earlier, later in pairwise(seen))


def test_it_glides_there_without_going_back_in_a_third_of_a_second() -> None:
    state = state_after((*SHOWN, Advance(18)))
    assert last_step_seen(state) == 20
    ends = [*ends_of(state, 1), *ends_of(state, 24, steps=0)]
    assert ends == sorted(ends) and ends[0] < 24 and ends[-1] == 35
    assert len(set(ends)) > 8 and 10 < ends.index(35) <= round(GLIDE_S / FRAME) - 1


@given(scripts(happens, 30))
@settings(max_examples=80)
def test_whatever_happens_it_holds_all_that_has_run_and_the_forecast_does_not_leave_the_plot(script: list[Message]) -> None:
    state, window = state_after(SHOWN), Window(SIZE, "cost")
    for message in script:
        update(state, message)
        assert state.timeline.horizon <= last_step_seen(state) <= state.step_axis.last_step
        if not state.is_running or state.look.reduces_motion:
            assert last_step_seen(state) == state.step_axis.last_step
    marks = window.draw(state)
    for mark in marks.any("cost", "forecast"):
        assert all(x <= marks.one("cost", "ball").space.x.range[1] + 2 for x, _ in mark.points)  # type: ignore[union-attr]


def test_steps_in_one_go_are_shown_on_the_axis_that_suits_them() -> None:
    state = state_after((*SHOWN, Advance(5000)))
    assert last_step_seen(state) == 6000 == range_of(state, None).last_step
    curves = shown_of(state, Forecasts(), False).curves
    assert curves is not None and curves.forecast is not None
    assert curves.forecast.steps.max() <= 6000
