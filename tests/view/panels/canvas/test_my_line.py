"""My line: where it is drawn, what its bars say, and that it comes and goes with what is kept."""

from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    ChangeUiScale,
    ClearPoints,
    ForgetLine,
    GoToChapter,
    KeepLine,
    LeaveLesson,
    LoadPoints,
    Message,
    SetLineByHand,
    ToggleTheme,
    Undo,
    ZoomAxes,
)
from app.model.data.scaling import Line
from app.model.learning.cost import cost
from app.plots.numerals import comes_to
from app.update import update
from app.view.screen import Screen
from tests.lesson.pupil import pupil_in
from tests.properties.any_message import any_message, new_state, scripts
from tests.view.marked import POINTS, Scene, Window, marked, scenes, state_after

BARS = ("my line bar", "the line now bar", "least squares bar")
KEPT = [LoadPoints(POINTS["a curve"], "a curve"), SetLineByHand(0.5, 0.1), KeepLine()]


def test_nothing_of_it_is_there_while_no_line_is_kept() -> None:
    for messages in (KEPT[:2], [*KEPT, ForgetLine()], [*KEPT, Undo()]):
        marked(state_after(messages)).none("canvas", "my line", "my line name", "three costs", *BARS)


def test_it_stays_where_it_was_kept_while_the_line_learns() -> None:
    marks = marked(state_after([*KEPT, Advance(300)]))
    for x, y in (place for mark in marks.all("canvas", "my line") for place in mark.values):
        assert y == pytest.approx(0.5 * x + 0.1, abs=1e-6)
    assert marks.state.training.line != (0.5, 0.1)
    assert marks.all("canvas", "my line")[0].colour == marks.theme.text
    assert marks.texts("canvas", "my line name") == ["my line"]


@settings(max_examples=40, deadline=None)
@given(scenes(), st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))
def test_bars_and_numbers_are_the_costs_of_the_three_lines(scene: Scene, slope: float, intercept: float) -> None:
    scene = Scene((SetLineByHand(slope, intercept), KeepLine(), *scene.messages), scene.size)
    marks = scene.marks_of("canvas")
    state, training = scene.state, scene.state.training
    if not len(state.points):
        marks.none("canvas", "three costs", *BARS)
        return
    moments = training.training_set.moments
    mine = training.training_set.scaling.line_in(state.my_line or Line(0.0, 0.0))
    costs = [float(cost(moments, *mine)), float(cost(moments, *training.line)), moments.least_cost]
    if not np.isfinite(costs).all():
        marks.none("canvas", "three costs", *BARS)
        return
    lengths = []
    for name, value in zip(("my line", "the line now", "least squares"), costs, strict=True):
        assert comes_to(value, marks.one("canvas", f"{name} J").text)
        bar, track = marks.one("canvas", f"{name} bar"), marks.one("canvas", f"{name} track")
        (left, _), (right, _) = bar.points
        (track_left, _), (track_right, _) = track.points
        assert left == track_left
        assert right <= track_right + 1
        assert bar.colour == marks.theme.cost
        lengths.append((right - left, value, track_right - track_left))
    longest = max(lengths)
    for length, value, _ in lengths:
        if longest[1]:
            assert length == pytest.approx(longest[0] * value / longest[1], abs=2)


def test_where_no_line_costs_anything_no_bar_has_a_length() -> None:
    marks = marked(state_after([AddPoint(0.5, 0.25), SetLineByHand(0.5, 0.0), KeepLine()]))
    assert marks.texts("canvas", *(f"{name} J" for name in ("my line", "the line now", "least squares"))) == ["0"] * 3
    for bar in marks.all("canvas", *BARS):
        (left, _), (right, _) = bar.points
        assert right - left == 1


def test_the_bars_stand_in_the_corner_with_the_fewest_points() -> None:
    spread = [AddPoint(x, y) for x, y in ((0.05, 0.95), (0.1, 0.9), (0.95, 0.05), (0.9, 0.1), (0.95, 0.95))]
    marks = marked(state_after([*spread, SetLineByHand(0.1, 0.4), KeepLine()]))
    card = marks.all("canvas", "three costs")[0].values
    assert max(x for x, _ in card) < 0.6
    assert max(y for _, y in card) < 0.5


def test_beside_the_squares_of_the_lesson_it_leaves_their_bar_alone() -> None:
    pupil = pupil_in("cost")
    pupil.sends(KeepLine())
    marks = Window().draw(pupil.state)
    card, total = (marks.all("canvas", role)[0].points for role in ("three costs", "total background"))
    assert not pygame.Rect(card[0], np.subtract(card[1], card[0])).colliderect(
        pygame.Rect(total[0], np.subtract(total[1], total[0]))
    )


def test_the_lesson_has_a_line_of_its_own_and_mine_comes_back() -> None:
    pupil = pupil_in("by-hand")
    pupil.sends(LeaveLesson(), *KEPT, GoToChapter("by-hand"))
    assert pupil.state.my_line is None
    pupil.sends(SetLineByHand(0.4, 0.2), KeepLine())
    assert pupil.state.my_line == (0.4, 0.2)
    pupil.sends(LeaveLesson())
    assert pupil.state.my_line == (0.5, 0.1)


def test_without_points_the_line_is_drawn_and_nothing_is_compared() -> None:
    marks = marked(state_after([*KEPT, ClearPoints()]))
    marks.all("canvas", "my line")
    marks.none("canvas", "three costs")


@pytest.mark.parametrize("size", [(800, 560), (1280, 800), (2560, 1440)])
def test_the_bars_fit_and_no_text_is_cut(size: tuple[int, int]) -> None:
    marks = marked(state_after([*KEPT, Advance(3)]), size)
    (left, top), (right, bottom) = marks.all("canvas", "three costs")[0].points
    for mark in marks.all("canvas", "three costs name", "three costs line", *(f"{role[:-4]} J" for role in BARS)):
        for x, y in mark.points:
            assert left <= x <= right
            assert top <= y <= bottom


@settings(max_examples=25, deadline=None)
@given(scripts(any_message, 8))
def test_a_window_brought_up_to_date_is_the_one_drawn_anew(messages: list[Message]) -> None:
    state, screen = new_state(), Screen()
    surface, fresh = pygame.Surface((1000, 700), 0, 32), pygame.Surface((1000, 700), 0, 32)
    for message in (*KEPT, *messages, Advance(2), ToggleTheme(), ZoomAxes(0.5, 0.5, 0.8), ChangeUiScale(1)):
        update(state, message)
        screen.draw(surface, state)
    Screen().draw(fresh, state)
    assert surface.get_buffer().raw == fresh.get_buffer().raw
