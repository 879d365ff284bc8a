"""The sentence of a step says what it did: held against the lines before and after it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import AddPoint, Advance, LoadPoints, LookAt, Message, SetMode, ToggleEveryStep, TogglePlay
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
        assert ("went up" in says) is (after.intercept > before.intercept)
        assert ("went down" in says) is (after.intercept < before.intercept)
        assert ("turned up" in says) is (after.slope > before.slope)
        assert ("turned down" in says) is (after.slope < before.slope)
        if before != after:
            assert ("oo low" in says) is (record.error < 0)
            assert record.sample is None or "overall" not in says
            assert record.sample is not None or " here" not in says
            assert says.startswith(f"Step {record.step:,}: ")
            assert not re.search(r"\b(goes|turns|stays|is)\b", says), (
                "at every length it tells what is done, not what is to come"
            )


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
