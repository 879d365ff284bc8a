"""Where the line or the sample is not in the plot, an arrow and words say on which side it is."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import LoadPoints, PanAxes, SetLineByHand, StepOnce, TogglePlay
from tests.view.marked import POINTS, marked, sizes, state_after

CURVE = LoadPoints(POINTS["a curve"], "a curve")


@given(st.floats(-60.0, 60.0), st.floats(-60.0, 60.0), sizes)
@settings(max_examples=30)
def test_the_line_is_told_to_be_above_or_below_where_none_of_it_is_seen(m: float, b: float, size: tuple[int, int]) -> None:
    marks = marked(state_after([CURVE, TogglePlay(), SetLineByHand(m, b)]), size, "canvas")
    ends = (b, m + b)
    if all(end > 1.01 for end in ends) or all(end < -0.01 for end in ends):
        is_above = ends[0] > 1.0
        assert marks.one("canvas", "line out of sight arrow").text == ("up" if is_above else "down")
        assert marks.one("canvas", "line out of sight").text == f"the line is {'above' if is_above else 'below'}"
        marks.none("canvas", "line")
    elif not (all(end > 0.99 for end in ends) or all(end < 0.01 for end in ends)):
        marks.none("canvas", "line out of sight", "line out of sight arrow")


@pytest.mark.parametrize(("dy", "word"), [(-3.0, "above"), (3.0, "below")])
def test_a_sample_out_of_the_plot_is_told_of(dy: float, word: str) -> None:
    script = [CURVE, TogglePlay(), StepOnce()]
    marked(state_after(script)).none("canvas", "sample out of sight")
    marks = marked(state_after([*script, PanAxes(0.0, dy)]))
    assert marks.one("canvas", "sample out of sight").text == f"the sample is {word}"
    assert marks.one("canvas", "sample out of sight arrow").text == ("up" if word == "above" else "down")


def test_error_bars_end_at_the_plot() -> None:
    marks = marked(state_after([CURVE, TogglePlay(), SetLineByHand(0.0, 40.0), StepOnce(), SetLineByHand(0.0, 40.0)]))
    space = marks.all("canvas", "error bar")[0].space
    assert space is not None
    for mark in marks.all("canvas", "error bar"):
        assert all(-0.01 <= y <= 1.001 for _, y in mark.values)


@given(st.floats(-1.5, 1.5), st.floats(-0.3, 1.2), sizes)
@settings(max_examples=30)
def test_the_name_of_least_squares_is_crossed_by_neither_line_nor_bars(m: float, b: float, size: tuple[int, int]) -> None:
    marks = marked(state_after([CURVE, TogglePlay(), SetLineByHand(m, b)]), size, "canvas")
    for name in marks.any("canvas", "least squares name"):
        (left, top), (right, bottom) = name.points
        box = pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
        for mark in marks.any("canvas", "line", "error bar"):
            assert not box.clipline(*mark.points), mark


def test_the_name_of_the_shift_handle_is_crossed_by_neither_line_nor_bars() -> None:
    marks = marked(state_after([CURVE, TogglePlay(), SetLineByHand(0.4, 0.3), PanAxes(0.2, 0.0)]))
    (left, top), (right, bottom) = marks.one("canvas", "shift handle name").points
    box = pygame.Rect(round(left), round(top), round(right - left), round(bottom - top))
    for mark in marks.any("canvas", "line", "error bar"):
        assert not box.clipline(*mark.points), mark
