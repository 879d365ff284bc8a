"""However one goes from run to run, to and fro: no more of them are kept than there may be, and none that is needed goes."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.messages import (
    AddPoint,
    Advance,
    DeletePoint,
    DropRun,
    GoToRun,
    HalveRateAndGoOn,
    LoadExample,
    LookAt,
    LookAtEnd,
    Message,
    MovePointTo,
    Redo,
    Reset,
    ResetWithNewSeed,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    StepBack,
    Undo,
)
from app.model.learning.training import Mode
from app.model.time.timeline import RUNS_KEPT
from app.session.state import State
from app.session.undo import Dropped
from app.update import update
from tests.fuzz import examples
from tests.properties.any_message import new_state, scripts

LONGEST = 120
shares = st.floats(0.0, 1.0)
numbers = st.integers(0, 40)

_kinds: dict[type[Message], SearchStrategy[Message]] = {
    Advance: st.builds(Advance, st.integers(1, 60)),
    Reset: st.just(Reset()),
    ResetWithNewSeed: st.just(ResetWithNewSeed()),
    LookAt: st.builds(LookAt, st.integers(0, 60)),
    LookAtEnd: st.just(LookAtEnd()),
    StepBack: st.just(StepBack()),
    AddPoint: st.builds(AddPoint, shares, shares),
    MovePointTo: st.builds(MovePointTo, st.integers(0, 3), shares, shares),
    DeletePoint: st.builds(DeletePoint, st.integers(0, 3)),
    SetLineByHand: st.builds(SetLineByHand, shares, shares),
    SetLearningRate: st.builds(SetLearningRate, st.sampled_from((0.01, 0.1, 8.0))),
    SetMode: st.builds(SetMode, st.sampled_from(list(Mode))),
    HalveRateAndGoOn: st.just(HalveRateAndGoOn()),
    GoToRun: st.builds(GoToRun, numbers),
    DropRun: st.builds(DropRun, numbers),
    Undo: st.just(Undo()),
    Redo: st.just(Redo()),
}
_OFTEN = (Advance, Advance, Advance, Reset, Reset, ResetWithNewSeed, LookAt, Undo, Undo, Undo, Redo, DropRun, GoToRun)
run_message: SearchStrategy[Message] = st.sampled_from((*_kinds, *_OFTEN, *_OFTEN)).flatmap(_kinds.__getitem__)

A_DOZEN = [LoadExample(), *[Advance(20), Reset()] * RUNS_KEPT]
BROUGHT_BACK = [DropRun(5), Advance(20), Reset(), Undo(), Undo()]


def assert_runs_hold_together(state: State) -> None:
    timeline = state.timeline
    assert len(timeline.runs) <= RUNS_KEPT
    assert timeline.runs.keys() == timeline.origins.keys()
    assert list(timeline.runs) == sorted(timeline.runs)
    assert timeline.place.run_number in timeline.runs
    assert 0 <= timeline.step <= timeline.run.now.step
    assert timeline.training.step == timeline.step


@given(scripts(run_message, LONGEST))
@example([*A_DOZEN, *BROUGHT_BACK])
@example([*A_DOZEN, *BROUGHT_BACK, DropRun(6), Advance(20), Reset(), Undo(), Undo(), Redo(), Undo()])
@settings(max_examples=examples(60, LONGEST))
def test_no_more_runs_are_kept_than_there_may_be(script: list[Message]) -> None:
    state = new_state()
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        for message in script:
            update(state, message)
            assert_runs_hold_together(state)


def test_what_was_dropped_comes_back_to_its_place() -> None:
    state = new_state()
    for message in [*A_DOZEN, *BROUGHT_BACK]:
        update(state, message)
    assert 5 in state.timeline.runs
    assert 2 not in state.timeline.runs, "the oldest goes"


def test_of_dropped_runs_no_more_are_kept_than_of_others() -> None:
    state = new_state()
    update(state, LoadExample())
    for number in range(1, 4 * RUNS_KEPT):
        for message in (Advance(5), Reset(), DropRun(number)):
            update(state, message)
    back = 0
    while state.undo.can_undo:
        back += sum(isinstance(entry, Dropped) for entry in state.undo.undo())
    assert back == RUNS_KEPT
