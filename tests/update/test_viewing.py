"""What messages about the look do to the state, and what they leave alone."""

import math
import re

import pytest

from app.messages import (
    AddPoint,
    BeginGesture,
    ChangeUiScale,
    FitLandscape,
    Message,
    Notify,
    Quit,
    ResetUiScale,
    ResizeWindow,
    ShowBox,
    ShowCard,
    ShowLandscape,
    ShowPreview,
    ToggleCostScale,
    ToggleDerivation,
    ToggleFog,
    ToggleFullscreen,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleLeastSquares,
    ToggleMenu,
    TogglePointLines,
    ToggleScaleCard,
    ToggleStepScale,
    ToggleTheme,
    TurnLandscape,
)
from app.model.data.scaling import Line
from app.session.state import Landscape
from app.session.targets import PointTarget
from app.session.ui_scale import UI_SCALES
from app.session.views import Box, LandscapeView
from app.update import update
from app.view.layout import layout
from app.view.panels.overlays.menu_rows import rows_of
from tests.update.after import after


def test_the_theme_goes_to_and_fro() -> None:
    assert after(ToggleTheme()).look.theme == "light"
    assert after(ToggleTheme(), ToggleTheme()).look.theme == "dark"


@pytest.mark.parametrize(
    ("message", "what", "value"),
    [
        (ToggleLeastSquares(), "show_least_squares", False),
        (TogglePointLines(), "show_point_lines", True),
        (ToggleFog(), "show_fog", True),
        (ToggleDerivation(), "show_derivation", True),
        (ToggleCostScale(), "is_cost_logarithmic", False),
        (ToggleStepScale(), "are_steps_logarithmic", True),
        (ToggleFullscreen(), "is_fullscreen", True),
    ],
    ids=repr,
)
def test_a_look_is_switched_and_switched_back(message: Message, what: str, value: bool) -> None:
    assert getattr(after(message).look, what) is value
    assert after(message, message).look == after().look


@pytest.mark.parametrize(
    ("message", "view", "told"),
    [
        (TogglePointLines(), LandscapeView.SURFACE, "Every point as a line: on, to be seen in the bowl"),
        (TogglePointLines(), LandscapeView.SLICE_M, "Every point as a line: on, to be seen in the bowl"),
        (TogglePointLines(), LandscapeView.BOWL, ""),
        (ToggleFog(), LandscapeView.BOWL, "Fog: on, to be seen in the slices"),
        (ToggleFog(), LandscapeView.SURFACE, "Fog: on, to be seen in the slices"),
        (ToggleFog(), LandscapeView.SLICE_M, ""),
        (ToggleFog(), LandscapeView.SLICE_B, ""),
    ],
)
def test_a_switch_says_so_where_what_it_does_is_not_seen(message: Message, view: LandscapeView, told: str) -> None:
    state = after(ShowLandscape(view), message)
    assert state.notice == told
    update(state, message)
    assert state.notice == re.sub("on, .*", "off", told)


def test_the_usual_size_is_one_key_away() -> None:
    assert after(ChangeUiScale(-3), ResetUiScale()).look.ui_scale == 1.0


def test_the_size_goes_up_a_notch() -> None:
    assert after(ChangeUiScale(1)).look.ui_scale == 1.1


@pytest.mark.parametrize(("notches", "end"), [(-99, UI_SCALES[0]), (99, UI_SCALES[-1])])
def test_the_size_stops_at_its_ends(notches: int, end: float) -> None:
    assert after(ChangeUiScale(notches)).look.ui_scale == end


@pytest.mark.parametrize(
    ("width", "message", "told"),
    [
        (1280, ChangeUiScale(1), "Size 110%"),
        (1280, ChangeUiScale(9), "Size 160% (as much as this window allows)"),
        (2560, ChangeUiScale(9), "Size 160% (as much as this window allows)"),
        (2560, ChangeUiScale(2), "Size 125%"),
        (900, ChangeUiScale(1), "Size 112% (as much as this window allows)"),
        (600, ResetUiScale(), "Size 75% (as much as this window allows)"),
        (640, ChangeUiScale(-1), "Size 75%"),
    ],
)
def test_the_size_that_is_told_is_the_size_that_is_drawn(width: int, message: Message, told: str) -> None:
    state = after(ResizeWindow(width, 2000), ChangeUiScale(1) if width == 900 else ResetUiScale(), message)
    assert state.notice == told
    drawn, usual = (layout(width, 2000, size).scale for size in (state.look.ui_scale, 1.0))
    assert f"Size {drawn / max(1.0, usual):.0%}" in told
    headings = [row.label for row in rows_of(state, "options") if row.message is None]
    assert told in headings


def test_smaller_is_smaller_than_what_is_seen_and_larger_asks_for_no_less_than_before() -> None:
    state = after(ResizeWindow(1136, 800), ChangeUiScale(99))
    assert state.ui_scale == 1.42
    update(state, ChangeUiScale(1))
    assert state.look.ui_scale == UI_SCALES[-1]
    update(state, ChangeUiScale(-1))
    assert state.ui_scale == state.look.ui_scale == 1.25
    update(state, ChangeUiScale(1))
    assert (state.look.ui_scale, state.ui_scale) == (1.5, 1.42)


def test_a_drag_ends_when_the_window_gets_another_size() -> None:
    state = after(AddPoint(0.5, 0.5), BeginGesture(PointTarget(0)), ResizeWindow(900, 700))
    assert state.held is None


def test_both_equations_are_shown_and_hidden() -> None:
    assert after(ToggleScaleCard()).show_both_equations
    assert not after(ToggleScaleCard(), ToggleScaleCard()).show_both_equations


def test_a_menu_opens_and_closes() -> None:
    assert after(ToggleMenu("data")).menu == "data"
    assert after(ToggleMenu("data"), ToggleMenu("data")).menu is None


def test_another_menu_takes_the_place_of_the_open_one() -> None:
    assert after(ToggleMenu("data"), ToggleMenu("options")).menu == "options"


def test_help_takes_the_place_of_a_menu() -> None:
    state = after(ToggleMenu("data"), ToggleHelp())
    assert (state.is_help_open, state.menu) == (True, None)


def test_what_is_told_is_told_again_where_it_is_the_same() -> None:
    state = after(Notify("a"), Notify("a"))
    assert (state.notice, state.notice_count) == ("a", 2)


@pytest.mark.parametrize("view", list(LandscapeView))
def test_the_landscape_is_looked_at_another_way_and_comes_to_the_front(view: LandscapeView) -> None:
    landscape = after(ShowLandscape(view)).landscape
    assert (landscape.view, landscape.is_in_front) == (view, True)


def test_the_cost_comes_to_the_front_again() -> None:
    assert not after(ShowLandscape(LandscapeView.BOWL), ShowCard("cost")).landscape.is_in_front


def test_landscape_and_canvas_change_places_and_back() -> None:
    assert after(ToggleLandscapeSize()).landscape.is_large
    assert not after(ToggleLandscapeSize(), ToggleLandscapeSize()).landscape.is_large


def test_a_part_of_the_landscape_is_shown_until_it_is_fitted_again() -> None:
    box = Box(-1.0, 2.0, -3.0, 4.0)
    assert after(ShowBox(box)).landscape.box == box
    assert after(ShowBox(box), FitLandscape()).landscape.box is None


@pytest.mark.parametrize(
    "box",
    [
        Box(1.0, 1.0, 0.0, 1.0),
        Box(2.0, 1.0, 0.0, 1.0),
        Box(0.0, 1.0, math.nan, 1.0),
        Box(0.0, math.inf, 0.0, 1.0),
        Box(-1e61, 1e61, 0.0, 1.0),
        Box(1.0, 1.0 + 1e-12, 0.0, 1.0),
    ],
    ids=repr,
)
def test_a_part_of_the_landscape_without_room_is_not_shown(box: Box) -> None:
    assert after(ShowBox(box)).landscape.box is None


def test_the_landscape_turns_round_and_round_but_not_upside_down() -> None:
    turned = after(TurnLandscape(350.0, 500.0)).landscape
    assert (turned.yaw, turned.pitch) == (25.0, 85.0)
    assert after(TurnLandscape(0.0, -500.0)).landscape.pitch == 5.0
    assert after(TurnLandscape(math.nan, 1.0), TurnLandscape(1.0, math.inf)).landscape == Landscape()


def test_an_imagined_line_is_shown_and_changes_nothing() -> None:
    state = after(ShowPreview(Line(1.0, 2.0)))
    assert (state.preview_line, state.training.line) == (Line(1.0, 2.0), Line(0.0, 0.0))
    assert after(ShowPreview(Line(1.0, 2.0)), ShowPreview(None)).preview_line is None


def test_leaving_is_asked_for() -> None:
    assert after(Quit()).is_quitting
