"""Words in the plot that say what a line is stand beside the sample's bar and its dotted x, never on them."""

from __future__ import annotations

import pytest

from app.messages import LoadPoints, SetLearningRate, SetMode, StepOnce, TogglePlay
from app.model.learning.training import Mode
from app.update import update
from tests.view.marked import POINTS, Size, Window, state_after

SIZES: list[Size] = [(800, 560), (1280, 800)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", ["a curve", "with noise"])
def test_no_such_word_is_crossed_by_the_sample(points: str, size: Size) -> None:
    window, said = Window(size), set[str]()
    state = state_after([LoadPoints(POINTS[points], points), TogglePlay(), SetMode(Mode.STOCHASTIC), SetLearningRate(9.9)])
    for _ in range(12):
        update(state, StepOnce())
        marks = window.draw(state)
        rings = marks.any("canvas", "sample ring")
        if not rings:
            continue
        (x, _), *_ = rings[0].points
        for mark in marks.any("canvas", "least squares name", "line out of sight", shape="text"):
            (left, _), (right, _) = mark.points
            assert not left <= x <= right, (marks.state.timeline.step, mark)
            said.add(mark.role)
    assert said == {"least squares name", "line out of sight"}
