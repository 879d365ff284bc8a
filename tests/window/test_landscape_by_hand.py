"""The landscape can be touched: its ball, its bowl and its size, with a real pointer in a real window."""

from __future__ import annotations

import pytest

from app.commands import BY_KEY
from app.session.state import State
from app.session.targets import BowlTarget, SliceBallTarget, SurfaceTarget
from app.update import update
from app.view.figures.bowl.values import bowl_transform
from app.view.paint.theme import DARK
from app.view.panels.landscape.box import box_of
from app.view.targets import Target
from tests.window.conftest import Open
from tests.window.places import controls, state_of
from tests.window.test_keys_pressed import EXAMPLE
from tests.window.test_line_by_hand import line_before_the_first_step

START = ("--slope", "0.2", "--intercept", "0.6", "--order", "sequential")


def state_after(key: str) -> State:
    """The state of a program that was opened on the example and then got that key."""
    state = state_of("--paused", *START, str(EXAMPLE))
    update(state, BY_KEY[key].message)
    return state


def target_after(key: str, name: str) -> Target:
    """What can be touched then, by name."""
    return controls(state_after(key))[name]


def test_dragging_the_ball_of_a_slice_sets_that_parameter_alone(open_program: Open) -> None:
    ball = target_after("1", SliceBallTarget()).rect
    program = open_program(str(EXAMPLE), *START)
    program.key("1")
    program.settle()
    program.drag(*ball.center, ball.centerx + 60, ball.centery)
    program.key("Right")
    slope, intercept = line_before_the_first_step(program.close())
    assert slope > 0.25
    assert intercept == pytest.approx(0.6)


def test_dragging_the_ball_of_the_other_slice_sets_the_intercept(open_program: Open) -> None:
    ball = target_after("2", SliceBallTarget()).rect
    program = open_program(str(EXAMPLE), *START)
    program.key("2")
    program.settle()
    program.drag(*ball.center, ball.centerx - 60, ball.centery)
    program.key("Right")
    slope, intercept = line_before_the_first_step(program.close())
    assert slope == pytest.approx(0.2)
    assert intercept < 0.58


def test_a_click_in_the_bowl_starts_from_there(open_program: Open) -> None:
    state, bowl = state_after("3"), target_after("3", BowlTarget())
    at = (bowl.rect.left + 90, bowl.rect.top + 40)
    expected = bowl_transform(box_of(state), bowl.rect).view_to_model(*at)
    program = open_program(str(EXAMPLE), *START)
    program.key("3")
    program.settle()
    program.click(*at)
    program.key("Right")
    assert line_before_the_first_step(program.close()) == pytest.approx(expected)


def test_dragging_the_bowl_pans_it_and_leaves_the_line_alone(open_program: Open) -> None:
    bowl = target_after("3", BowlTarget()).rect
    program = open_program(str(EXAMPLE), *START)
    program.key("3")
    program.settle()
    before = program.picture()
    program.drag(bowl.left + 60, bowl.centery, bowl.left + 160, bowl.centery)
    program.settle()
    after = program.picture()
    program.key("Right")
    assert line_before_the_first_step(program.close()) == pytest.approx((0.2, 0.6))
    inside = slice(bowl.top, bowl.bottom), slice(bowl.left, bowl.right)
    assert (before[inside] != after[inside]).any()


def test_v_lets_canvas_and_landscape_change_places_and_back(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), *START)
    program.point_at(1180, 30)
    program.settle()
    before = program.picture()
    program.key("v")
    program.settle()
    large = program.picture()
    program.key("v")
    program.settle()
    assert (before != large).any()
    assert (program.picture() == before).all()


def test_turning_the_surface_draws_another_picture(open_program: Open) -> None:
    surface = target_after("4", SurfaceTarget()).rect
    program = open_program(str(EXAMPLE), *START)
    program.key("4")
    program.settle()
    before = program.picture()
    program.drag(surface.centerx, surface.centery, surface.centerx + 80, surface.centery + 20)
    program.settle()
    assert (program.picture() != before).any()


def test_a_sets_the_advised_learning_rate(open_program: Open) -> None:
    state = state_after("a")
    program = open_program(str(EXAMPLE), *START)
    program.key("a", "Right")
    row = program.close().rows[0]
    moved = 0.6 - float(row["b"])
    assert moved / float(row["grad_b"]) == pytest.approx(state.training.settings.learning_rate)
    assert state.training.settings.learning_rate != 0.05


def test_divergence_stops_and_h_goes_on_with_half_the_rate(open_program: Open) -> None:
    program = open_program(str(EXAMPLE), "--mode", "batch", "--learning-rate", "2.6", paused=False)
    program.wait_for(lambda: (program.picture()[720:, 300] == DARK.warning).all(axis=1).any(), "the banner's rim")
    program.settle()
    program.key("h")
    program.wait_for_frames(2)
    program.key("space")
    left = program.close()
    assert max(abs(float(row["m"])) for row in left.rows) < 1e9
    assert left.status == 0
