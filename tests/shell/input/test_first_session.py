"""The whole first session without a mouse: what a beginner does in it, by keys through the real translator."""

from __future__ import annotations

import pytest

from app.messages import TogglePlay
from app.model.learning.training import Mode
from app.session.targets import (
    BowlTarget,
    ButtonTarget,
    CanvasTarget,
    HandleTarget,
    LandscapeViewTarget,
    MenuRowTarget,
    ModeTarget,
    PointTarget,
    SliceBallTarget,
    SliderTarget,
    SurfaceTarget,
    TargetId,
    TimeTarget,
)
from app.session.views import LandscapeView
from tests.shell.input.hands import Keys
from tests.view.marked import Size

SIZES = [(800, 560), (1280, 800)]


def has_ring(keys: Keys, target_id: TargetId) -> None:
    """That it has the focus is seen: one ring, and it is there."""
    assert keys.state.focus == target_id
    target = keys.screen.target_named(keys.state, target_id)
    (ring,) = keys.rings
    assert target is not None and ring.collidepoint(target.rect.clip(ring).center)


@pytest.mark.parametrize("size", SIZES)
def test_the_first_session_needs_no_mouse(size: Size) -> None:
    keys = Keys(TogglePlay(), size=size)
    points_are_added_moved_and_deleted(keys)
    training_runs_and_is_steered(keys)
    the_landscape_is_looked_at_from_all_sides(keys)
    the_past_is_looked_at(keys)
    menus_and_help_are_read(keys)
    keys.types("ctrl+q")
    assert keys.state.is_quitting


def points_are_added_moved_and_deleted(keys: Keys) -> None:
    state = keys.state
    keys.tabs_to(CanvasTarget())
    keys.types("shift+left", "shift+left", "shift+down", "enter")
    keys.types("shift+right", "shift+right", "shift+up", "enter", "enter")
    keys.types("shift+right", "shift+right", "shift+up", "enter")
    places = [state.points.point(index) for index in range(len(state.points))]
    assert places == [pytest.approx(place) for place in ((0.3, 0.4), (0.5, 0.5), (0.7, 0.6))]
    keys.types("tab")
    has_ring(keys, PointTarget(0))
    keys.types("tab", "up", "shift+up")
    has_ring(keys, PointTarget(1))
    x, y = state.points.point(1)
    assert (x, y > 0.5) == (0.5, True)
    keys.types("ctrl+z")
    assert state.points.point(1) == places[1]
    keys.types("delete")
    assert len(state.points) == 2
    has_ring(keys, PointTarget(1))
    keys.types("ctrl+z")
    assert [state.points.point(index) for index in range(3)] == places
    keys.types("tab", "tab")
    assert isinstance(state.focus, HandleTarget)
    keys.types("up", "ctrl+z", "escape")
    assert state.focus is None


def training_runs_and_is_steered(keys: Keys) -> None:
    state = keys.state
    keys.tabs_to(ButtonTarget("play"))
    keys.types("enter")
    assert state.is_playing
    keys.types("space")
    assert not state.is_playing
    keys.tabs_to(ButtonTarget("step"))
    keys.types("space", "space", "enter")
    assert state.timeline.step == 3
    keys.tabs_to(ModeTarget(Mode.BATCH))
    keys.types("enter", "right")
    assert state.training.settings.mode is Mode.BATCH
    assert state.timeline.step == 4
    keys.tabs_to(SliderTarget("rate"))
    before = state.training.settings.learning_rate
    keys.types("right", "shift+right")
    assert state.training.settings.learning_rate > 3.0 * before
    keys.types("escape", "shift+[", "[")
    assert state.training.settings.learning_rate == pytest.approx(before, rel=0.01)
    keys.tabs_to(SliderTarget("speed"))
    speed = state.speed
    keys.types("left")
    assert state.speed != speed
    keys.types("delete")
    assert state.speed == speed


def the_landscape_is_looked_at_from_all_sides(keys: Keys) -> None:
    state = keys.state
    keys.types("1")
    keys.tabs_to(SliceBallTarget())
    slope = state.training.line.slope
    keys.types("right", "right")
    assert state.training.line.slope > slope
    keys.types("ctrl+z")
    assert state.training.line.slope == slope
    for view in (LandscapeView.BOWL, LandscapeView.SURFACE):
        keys.tabs_to(LandscapeViewTarget(view))
        keys.types("enter")
        assert state.landscape.view is view
        keys.tabs_to(BowlTarget(), SurfaceTarget())
        landscape, line = state.landscape, state.training.line
        keys.types("right", "up")
        assert (state.landscape, state.training.line) != (landscape, line)
        keys.types("ctrl+z")
    assert state.landscape.yaw != 35.0
    keys.types("v")
    assert state.landscape.is_large
    keys.types("v")


def the_past_is_looked_at(keys: Keys) -> None:
    state = keys.state
    end = state.timeline.step
    keys.tabs_to(TimeTarget())
    keys.types("left", "left")
    assert state.timeline.step == end - 2
    keys.types("home")
    assert state.timeline.step == 0
    keys.types("up")
    assert 0 < state.timeline.step <= end
    keys.types("end")
    assert state.timeline.is_live
    has_ring(keys, TimeTarget())


def menus_and_help_are_read(keys: Keys) -> None:
    state = keys.state
    keys.types("escape")
    keys.tabs_to(ButtonTarget("options-menu"))
    keys.types("enter", "down", "down", "enter")
    assert isinstance(state.focus, MenuRowTarget)
    assert state.training.settings.order == "sequential"
    keys.types("escape")
    has_ring(keys, ButtonTarget("options-menu"))
    keys.types("tab", "enter")
    assert state.is_help_open
    keys.types("escape", "escape")
    assert not state.is_help_open and state.focus is None
