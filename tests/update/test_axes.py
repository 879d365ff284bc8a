"""Fitted, zoomed and moved axes."""

import math

import pytest

from app.messages import (
    FitAxes,
    LoadPoints,
    OpenSession,
    PanAxes,
    Redo,
    SetScaling,
    Undo,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.session.saved.taking import session_of
from app.session.state import Axes
from app.update import update
from tests.update.after import YEARS, after


def test_fitted_axes_are_0_to_1_where_that_shows_all() -> None:
    assert after(PanAxes(3.0, 3.0), FitAxes()).axes == Axes()


def test_fitting_brings_points_apart_that_would_be_one_speck() -> None:
    speck = Dataset.of([1e-7, 2e-7, 4e-7], [0.1, 0.2, 0.4])
    axes = after(FitAxes(), points=speck).axes
    assert 0.0 <= axes.x_low <= 1e-7
    assert 4e-7 <= axes.x_high <= 1e-6
    assert after(LoadPoints(speck, "speck")).axes == axes
    assert after(FitAxes(), points=Dataset.of([0.5, 0.5], [0.2, 0.8])).axes == Axes()


def test_fitted_axes_show_every_point() -> None:
    axes = after(FitAxes(), points=YEARS).axes
    assert (axes.x_low <= 1950, axes.x_high >= 2020, axes.y_low <= 300, axes.y_high >= 420) == (True,) * 4


def test_undo_brings_the_view_back_with_the_points_and_redo_that_of_the_new_ones() -> None:
    mine = (LoadPoints(Dataset.of([0.2, 0.8], [0.3, 0.6]), "mine"), ZoomAxes(0.5, 0.5, 0.9))
    seen = after(*mine).axes
    came = after(*mine, LoadPoints(YEARS, "years"))
    assert came.axes != seen
    back = after(*mine, LoadPoints(YEARS, "years"), ZoomAxes(1980.0, 350.0, 0.5), Undo())
    assert (back.axes, len(back.points)) == (seen, 2), "one undo brings back both"
    assert after(*mine, LoadPoints(YEARS, "years"), Undo(), Redo()).axes == came.axes
    scaled = after(*mine, LoadPoints(YEARS, "years"), SetScaling(ScaleChoice.UNIT), Undo(), Undo())
    assert (scaled.axes, len(scaled.points)) == (seen, 2)
    assert "points" in back.notice and "view" not in back.notice


def test_the_view_that_undo_brings_back_is_stored_with_a_session() -> None:
    state = after(LoadPoints(Dataset.of([0.2, 0.8], [0.3, 0.6]), "mine"), LoadPoints(YEARS, "years"))
    update(state, OpenSession(session_of(state), "a session"))
    update(state, Undo())
    assert (state.axes, len(state.points)) == (Axes(), 2)


@pytest.mark.parametrize("value", [-1e30, -3.0, 7.0, 1e-320, 5e-324, 1e30])
def test_fitted_axes_have_an_extent_even_for_one_point(value: float) -> None:
    axes = after(FitAxes(), points=Dataset.of([value, value], [value, 2.0])).axes
    assert axes.x_low <= value <= axes.x_high
    assert axes.x_high - axes.x_low >= 1e-30


def test_around_a_column_of_points_there_is_half_its_distance_from_zero_on_each_side() -> None:
    axes = after(FitAxes(), points=Dataset.of([2000.0, 2000.0], [-40.0, -40.0])).axes
    assert axes == Axes(1000.0, 3000.0, -60.0, -20.0)


@pytest.mark.parametrize("tiny", [1e-31, 1e-100, 1e-320, 5e-324])
def test_fitted_axes_have_an_extent_even_for_points_next_to_nothing_apart(tiny: float) -> None:
    axes = after(FitAxes(), points=Dataset.of([0.0, tiny], [0.0, 2.0])).axes
    assert axes.x_high - axes.x_low >= 1e-30


def test_a_zoom_leaves_its_place_where_it_is() -> None:
    axes = after(ZoomAxes(0.25, 0.5, 2.0)).axes
    assert axes == Axes(-0.25, 1.75, -0.5, 1.5)


@pytest.mark.parametrize("factor", [0.0, -1.0, 1e300, 1e-300, math.nan, math.inf])
def test_a_zoom_that_would_show_nothing_is_not_made(factor: float) -> None:
    assert after(ZoomAxes(0.5, 0.5, factor)).axes == Axes()


def test_one_can_zoom_in_only_so_far() -> None:
    state = after(*[ZoomAxes(0.7, 0.7, 0.5)] * 200)
    assert state.axes.x_high - state.axes.x_low > 1e-10
    assert state.axes.x_low < 0.7 < state.axes.x_high


def test_one_can_zoom_out_only_so_far() -> None:
    state = after(*[ZoomAxes(0.5, 0.5, 10.0)] * 60)
    assert 1e30 <= state.axes.x_high <= 1e31


def test_a_pan_moves_the_axes() -> None:
    assert after(PanAxes(0.5, -0.25)).axes == Axes(0.5, 1.5, -0.25, 0.75)


@pytest.mark.parametrize("far", [1e40, 1e15, math.nan, math.inf])
def test_a_pan_to_where_numbers_end_is_not_made(far: float) -> None:
    assert after(PanAxes(far, 0.0), PanAxes(0.0, far)).axes == Axes()
