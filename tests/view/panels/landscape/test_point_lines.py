"""Every point as a line in the bowl: held against the points and the steps that ran."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    LoadPoints,
    SetLearningRate,
    SetMode,
    ShowLandscape,
    StepOnce,
    ToggleLandscapeSize,
    TogglePointLines,
)
from app.model.learning.training import Mode
from app.plots.numerals import comes_to
from app.session.pixels import FARTHEST_PX
from app.session.views import LandscapeView
from app.update import update
from tests.view.marked import POINTS, Marks, Window, sizes, state_after
from tests.view.panels.landscape.seen import PANEL, landscape_of

FEW = ["one", "two", "in the corners", "a curve", "with noise", "on a line", "a column", "below zero", "years"]


def shown(name: str, rate: float, steps: int, size: tuple[int, int]) -> Marks:
    state = state_after([LoadPoints(POINTS[name], name), ShowLandscape(LandscapeView.BOWL), SetLearningRate(rate)])
    update(state, TogglePointLines())
    for _ in range(steps):
        update(state, StepOnce())
    return landscape_of(state, size)


def in_reach(*points: tuple[float, float]) -> bool:
    return all(abs(px) < FARTHEST_PX - 1 for point in points for px in point)


@given(st.sampled_from(FEW), st.floats(0.01, 2.0), st.integers(0, 4), sizes)
@settings(max_examples=50)
def test_each_line_is_where_its_point_has_no_error(name: str, rate: float, steps: int, size: tuple[int, int]) -> None:
    marks = shown(name, rate, steps, size)
    data = marks.state.training.training_set.data
    lines = marks.any(PANEL, "line of a point")
    assert len(lines) <= len(data)
    for line in lines:
        (m1, b1), (m2, b2) = line.values
        assert any(
            abs(m1 * x + b1 - y) < 1e-6 * (1 + abs(m1)) and abs(m2 * x + b2 - y) < 1e-6 * (1 + abs(m2))
            for x, y in (data.point(index) for index in range(len(data)))
        )


@given(st.sampled_from(FEW), st.floats(0.01, 2.0), st.integers(1, 4), sizes)
@settings(max_examples=50)
def test_the_step_goes_square_at_the_samples_line_by_the_share_that_is_said(
    name: str, rate: float, steps: int, size: tuple[int, int]
) -> None:
    marks = shown(name, rate, steps, size)
    record = marks.state.record
    if record is None or record.x is None or record.y is None or marks.state.timeline.run.divergence is not None:
        return
    for line in marks.any(PANEL, "line of the sample"):
        assert line.colour == marks.theme.x
        for m, b in line.values:
            assert m * record.x + b == pytest.approx(record.y, abs=1e-6 * (1 + abs(m)))
    (foot,) = marks.all(PANEL, "nearest place")
    # Where the error is nothing already, there is no way to go.
    for way in (each for each in marks.any(PANEL, "way to the line") if in_reach(*each.points)):
        (m, b), (to_m, to_b) = way.values
        assert (m, b) == pytest.approx(tuple(record.line_before), abs=1e-6 * (1 + abs(m) + abs(b)))
        assert to_m * record.x + to_b == pytest.approx(record.y, abs=1e-6 * (1 + abs(to_m)))
        assert foot.points[0] == way.points[1]
        for arrow in marks.any(PANEL, "step towards the line"):
            assert arrow.values[1] == pytest.approx(tuple(record.line), abs=1e-6 * (1 + abs(m) + abs(b)))
            gone, whole = (hypot(*(b - a for a, b in zip(*mark.points, strict=True))) for mark in (arrow, way))
            assert gone == pytest.approx(record.learning_rate * (record.x**2 + 1) * whole, rel=1e-3, abs=0.5)
    for said in marks.any(PANEL, "share of the way"):
        share = record.learning_rate * (record.x**2 + 1)
        number, _, words = said.text.removeprefix("lr·(x^2 + 1) = ").partition(" ")
        assert comes_to(share, number)
        assert ("passes" in words) is (1 < share <= 2)
        assert ("farther" in words) is (share > 2)


@given(st.sampled_from(FEW), sizes)
@settings(max_examples=20)
def test_both_axes_have_one_scale_so_that_square_is_square(name: str, size: tuple[int, int]) -> None:
    marks = shown(name, 0.1, 1, size)
    space = marks.all(PANEL, "ball")[0].space
    assert space is not None
    (m0, b0), (m1, _), (_, b1) = (space.view_to_model(*pixel) for pixel in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)))
    assert m1 - m0 == pytest.approx(b0 - b1, rel=1e-9)
    for corner in marks.any(PANEL, "right angle"):
        (ax, ay), (bx, by), (cx, cy) = corner.points
        assert (ax - bx) * (cx - bx) + (ay - by) * (cy - by) == pytest.approx(0.0, abs=1e-6)


def test_it_is_there_only_where_it_was_asked_for_and_no_step_is_where_none_was_of_one_point() -> None:
    state = state_after([LoadPoints(POINTS["with noise"], "26"), ShowLandscape(LandscapeView.BOWL), Advance(1)])
    window = Window()
    window.draw(state).none(PANEL, "line of a point", "line of the sample", "share of the way")
    window.draw(state).one(PANEL, "gradient arrow")
    update(state, TogglePointLines())
    window.draw(state).all(PANEL, "line of a point")
    window.draw(state).one(PANEL, "line of the sample")
    window.draw(state).none(PANEL, "gradient arrow")
    update(state, SetMode(Mode.BATCH))
    update(state, Advance(1))
    window.draw(state).none(PANEL, "line of the sample", "share of the way")
    window.draw(state).one(PANEL, "gradient arrow")


@pytest.mark.parametrize("rate", [0.1, 0.4, 0.8])
def test_the_share_stands_beside_the_middle_of_the_way_and_the_equation_beside_its_end(rate: float) -> None:
    marks = shown("two", rate, 1, (1280, 800))
    (x1, y1), (x2, y2) = marks.one(PANEL, "way to the line").points
    for role, (x, y), farthest in (
        ("share of the way", ((x1 + x2) / 2, (y1 + y2) / 2), 40),
        ("equation of the line", (x2, y2), 60),
    ):
        backgrounds = marks.all(PANEL, f"{role} background")
        (left, top), (right, bottom) = backgrounds[0].points
        gap = hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
        assert gap <= farthest, role


@pytest.mark.parametrize(
    ("rate", "says"),
    [
        (0.4, "= 0.500 of the way"),
        (0.8, "= 1.00 of the way: it lands on the line"),
        (1.2, "= 1.50 of the way: it passes the line"),
        (2.0, "= 2.50 of the way: farther off than before"),
    ],
)
def test_it_is_said_where_the_step_lands(rate: float, says: str) -> None:
    bowl = (ShowLandscape(LandscapeView.BOWL), ToggleLandscapeSize(), TogglePointLines())
    state = state_after([AddPoint(0.5, 0.75), *bowl, SetLearningRate(rate), StepOnce()])
    assert landscape_of(state).one(PANEL, "share of the way").text.endswith(says)
