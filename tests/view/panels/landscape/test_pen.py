"""The pen of the fourth chapter: the curve is there where the line was turned or lifted through, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import BeginGesture, EndGesture, SetLineByHand, ShowLandscape, StepOnce
from app.session.targets import HandleTarget
from app.session.views import LandscapeView
from app.view.figures.slice.drawn import DOTS_APART
from tests.lesson.pupil import Pupil, pupil_in
from tests.view.compared import pixels_of
from tests.view.marked import Marks, Window, sizes
from tests.view.panels.landscape.seen import PANEL, Points, landscape_of, space_of

HIDDEN = ("cost curve", "tangent", "tangent label", "next step arrow", "next step label", "landing")
slopes = st.lists(st.floats(-0.7, 1.2), min_size=1, max_size=30)


def drawn(marks: Marks) -> list[tuple[float, float]]:
    return [value for mark in marks.any(PANEL, "drawn curve") for value in mark.values]


def turned(*slopes: float) -> Pupil:
    pupil = pupil_in("lowest")
    b = pupil.state.training.line.intercept
    pupil.sends(*(SetLineByHand(slope, b) for slope in slopes))
    return pupil


@given(slopes=slopes, size=sizes)
@settings(max_examples=40)
def test_what_is_drawn_is_j_where_the_line_was_turned_through_and_no_more(
    slopes: list[float], size: tuple[int, int]
) -> None:
    pupil = turned(*slopes)
    first, b = pupil.state.start_line
    low, high = min([first, *slopes]), max([first, *slopes])
    marks, points = landscape_of(pupil.state, size), Points(pupil.state)
    marks.none(PANEL, *HIDDEN)
    space = space_of(marks.one(PANEL, "ball"))
    for m, j in drawn(marks):
        assert low - 1e-9 <= m <= high + 1e-9
        assert j == pytest.approx(points.cost(m, b), abs=1e-6)
    for place in marks.all(PANEL, "drawn place"):
        m, j = place.values[0]
        assert min(abs(m - slope) for slope in (first, *slopes)) < 1e-9
        assert space.y(j) == pytest.approx(space.y(points.cost(m, b)), abs=1e-6)
    least_x, largest_x = space.x_domain
    if high - low > 1e-3:
        assert min(m for m, _ in drawn(marks)) == pytest.approx(max(low, least_x), abs=1e-6)
        assert max(m for m, _ in drawn(marks)) == pytest.approx(min(high, largest_x), abs=1e-6)


def test_at_first_only_one_place_is_drawn_and_no_lowest_point() -> None:
    marks = landscape_of(pupil_in("lowest").state)
    marks.none(PANEL, *HIDDEN, "drawn curve", "lowest", "lowest label")
    marks.one(PANEL, "drawn place")


def test_dots_are_as_far_apart_as_can_be_told() -> None:
    marks = landscape_of(turned(*(0.01 * number for number in range(60))).state)
    xs = [place.points[0][0] for place in marks.all(PANEL, "drawn place")]
    assert all(other - one >= DOTS_APART - 1 for one, other in pairwise(xs))


def test_the_lowest_point_is_there_once_the_pen_has_been_there_and_the_task_is_done_when_j_has_risen_again() -> None:
    pupil = turned(0.1)
    landscape_of(pupil.state).none(PANEL, "lowest")
    pupil.sends(SetLineByHand(0.3, 0.4))
    marks = landscape_of(pupil.state)
    assert marks.one(PANEL, "lowest").values[0][0] == pytest.approx(0.2247, abs=1e-3)
    assert not pupil.is_done
    pupil.sends(SetLineByHand(0.6, 0.4))
    assert pupil.is_done


def test_a_jump_to_the_other_side_by_another_slice_or_by_steps_is_not_the_task() -> None:
    pupil = turned()
    pupil.sends(SetLineByHand(-0.35, 0.41), SetLineByHand(0.6, 0.42), SetLineByHand(0.6, 0.4))
    assert not pupil.is_done
    pupil = turned()
    pupil.sends(*[StepOnce()] * 40)
    assert not pupil.is_done


def test_another_b_is_another_curve_that_is_drawn_anew() -> None:
    pupil = turned(0.0, 0.3)
    pupil.sends(SetLineByHand(0.3, 0.2))
    marks = landscape_of(pupil.state)
    marks.none(PANEL, "drawn curve")
    marks.one(PANEL, "drawn place")


def test_lifting_by_the_handle_draws_along_b() -> None:
    pupil = pupil_in("lowest")
    m, b = pupil.state.training.line
    pupil.sends(ShowLandscape(LandscapeView.SLICE_B), BeginGesture(HandleTarget("b"), 1.0, 1.0, 0))
    pupil.sends(*(SetLineByHand(m, b + 0.02 * number) for number in range(1, 20)), EndGesture())
    points = Points(pupil.state)
    found = drawn(landscape_of(pupil.state))
    assert found
    for at, j in found:
        assert b - 1e-9 <= at <= b + 0.38 + 1e-9
        assert j == pytest.approx(points.cost(m, at), abs=1e-6)


def test_drawn_on_it_looks_as_drawn_anew() -> None:
    pupil, window = turned(), Window()
    for number in range(12):
        pupil.sends(SetLineByHand(-0.35 + 0.08 * number, 0.4))
        window.draw(pupil.state)
        anew = Window()
        anew.draw(pupil.state)
        assert (pixels_of(window.surface) == pixels_of(anew.surface)).all()
