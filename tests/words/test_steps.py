"""The sentence of a step says what it did: held against the lines before and after it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    LoadPoints,
    LookAt,
    Message,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    StepOnce,
    ToggleEveryStep,
    TogglePlay,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.descent import run_steps
from app.model.learning.methods.method import Method
from app.model.learning.steps import StepRecord
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.words.steps import step_in_words
from tests.lesson.pupil import pupil_in
from tests.oracles.methods import Adam, Momentum
from tests.view.marked import POINTS, marked, state_after

BOTH_SIDES = Dataset.of([-0.9, -0.4, 0.3, 0.8], [0.1, 0.9, -0.2, 0.6])


@given(
    st.sampled_from(
        [*map(POINTS.__getitem__, ("with noise", "below zero", "a curve", "one", "in the corners")), BOTH_SIDES]
    ),
    st.sampled_from(Mode),
    st.integers(1, 60),
    st.floats(-2.0, 2.0),
    st.floats(-2.0, 2.0),
    st.sampled_from(ScaleChoice),
)
def test_it_says_which_way_the_line_went_and_turned_and_each_reason_is_the_true_one(
    points: Dataset, mode: Mode, steps: int, m: float, b: float, scale: ScaleChoice
) -> None:
    script = [LoadPoints(points, "points"), SetScaling(scale), SetMode(mode), SetLineByHand(m, b), Advance(steps)]
    record = state_after(script).record
    assert record is not None
    before, after = record.line_before, record.line
    for says in step_in_words(record):
        assert ("went up" in says) is (after.intercept > before.intercept)
        assert ("went down" in says) is (after.intercept < before.intercept)
        assert ("turned up" in says) is (after.slope > before.slope)
        assert ("turned down" in says) is (after.slope < before.slope)
        assert says.startswith(f"Step {record.step:,}: ")
        assert not re.search(r"\b(goes|turns|stays|is)\b", says), "it tells what is done, not what is to come"
    *with_reasons, last = step_in_words(record)
    assert before == after or "oo " not in last
    for says in with_reasons:
        assert_each_reason_is_true(says, record)


def assert_each_reason_is_true(says: str, record: StepRecord) -> None:
    """A clause that speaks of going names the side of the mean error, one that speaks of turning that of error·x."""
    for clause in says.removesuffix(".").split(";"):
        went, turned = "went" in clause, "turned" in clause
        if record.sample is not None:
            assert record.x is not None
            sides = {record.error < 0.0} if went or turned else set()
            assert ("x < 0" in clause) is (record.x < 0.0 and turned)
            assert "scaled" not in clause or not record.scaling.is_identity
            if went and turned:
                assert ("up" in clause and "down" in clause) is (record.x < 0.0)
        else:
            sides = {record.error < 0.0} if went else set()
            sides |= {record.grad_m < 0.0} if turned else set()
            assert ("weighted by x" in clause) is turned
        if sides:
            assert {True: "too low", False: "too high"}[sides.pop()] in clause
            assert not sides, "one word for two sides"


def test_where_errors_cancel_but_not_those_weighted_by_x_the_reason_for_turning_is_the_weighted_one() -> None:
    """The mean error is 0, give or take rounding, and says nothing of which way the line turns."""
    pupil = pupil_in("rate")
    pupil.sends(SetLearningRate(1.0))
    seen = set()
    for m in (-0.4, 0.9):
        pupil.sends(SetLineByHand(m, pupil.state.training.line.intercept), StepOnce())
        record = pupil.state.record
        assert record is not None
        says = step_in_words(record)[0]
        side = "low" if record.grad_m < 0 else "high"
        turned = "up" if side == "low" else "down"
        assert f"too {side}, weighted by x, so it turned {turned}" in says or "and weighted" in says
        seen.add(side)
    assert seen == {"low", "high"}


@pytest.mark.parametrize("method", [Momentum(), Adam()])
def test_a_step_that_goes_on_the_way_it_went_is_given_no_reason(method: Method) -> None:
    start = Training(TrainingSet(POINTS["with noise"]), Settings(mode=Mode.BATCH, learning_rate=0.5, method=method))
    steps = run_steps(start, 60)
    told = [steps.record(place) for place in range(len(steps))]
    along = [one for one in told if one.slope_change * one.grad_m > 0 or one.intercept_change * one.grad_b > 0]
    assert along
    for record in told:
        for says in step_in_words(record)[:1]:
            assert ("oo " in says) is (record not in along)


SEEN = ([Advance(1, 1 / 60)] * 9, [Advance(5)], [Advance(5), TogglePlay()], [ToggleEveryStep(), *[Advance(1, 1 / 60)] * 9])


@pytest.mark.parametrize("script", [*SEEN, [Advance(90), TogglePlay(), LookAt(33)]])
@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_it_stands_large_under_the_equation_whenever_a_step_is_shown(script: list[Message], size: tuple[int, int]) -> None:
    state = state_after([LoadPoints(POINTS["with noise"], "26"), *script])
    record = state.shown_record
    assert record is not None
    marks = marked(state, size)
    remark = marks.one("canvas", "remark")
    assert remark.text in step_in_words(record)
    assert remark.text.startswith(f"Step {record.step}: ")
    assert remark.colour == marks.theme.text
    (_, top), (_, bottom) = remark.points
    assert bottom - top >= 15 * marks.screen.layout.scale


def test_before_the_first_step_and_after_a_change_it_gives_way_to_what_a_hand_can_do() -> None:
    fresh = [LoadPoints(POINTS["with noise"], "26")]
    for script in (fresh, [*fresh, Advance(5), AddPoint(0.5, 0.5)]):
        assert marked(state_after(script)).one("canvas", "remark").text.startswith("click to add")


def test_of_a_single_point_it_says_what_the_step_does_and_that_many_lines_fit() -> None:
    says = marked(state_after([LoadPoints(POINTS["one"], "one"), Advance(1)])).one("canvas", "remark").text
    assert says.startswith("Step 1: ") and "One point:" in says
