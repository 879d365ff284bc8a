"""The sentence of a step says what it did: held against the lines before and after it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.messages import Advance, LoadPoints, SetMode
from app.model.learning.training import Mode
from app.words.steps import step_in_words
from tests.view.marked import POINTS, marked, state_after


@given(
    st.sampled_from(["with noise", "below zero", "a curve", "one", "in the corners"]),
    st.sampled_from(Mode),
    st.integers(1, 60),
)
def test_it_says_which_way_the_line_went_and_turned_and_on_which_side_it_was(name: str, mode: Mode, steps: int) -> None:
    record = state_after([LoadPoints(POINTS[name], name), SetMode(mode), Advance(steps)]).record
    assert record is not None
    before, after = record.line_before, record.line
    for says in step_in_words(record):
        assert ("goes up" in says) is (after.intercept > before.intercept)
        assert ("goes down" in says) is (after.intercept < before.intercept)
        assert ("turns up" in says) is (after.slope > before.slope)
        assert ("turns down" in says) is (after.slope < before.slope)
        if before != after:
            assert ("oo low" in says) is (record.error < 0)
            assert ("on the whole" in says) is (record.sample is None)
            assert f"tep {record.step:,}: " in says or says.startswith("Too")


def test_it_stands_under_the_equation_while_a_step_can_be_read_and_gives_way_to_what_a_hand_can_do() -> None:
    paused = state_after([LoadPoints(POINTS["with noise"], "26"), Advance(5)])
    paused.is_playing = False
    assert paused.record is not None
    assert marked(paused).one("canvas", "remark").text == step_in_words(paused.record)[0]
    fresh = state_after([LoadPoints(POINTS["with noise"], "26")])
    assert marked(fresh).one("canvas", "remark").text.startswith("click to add")
