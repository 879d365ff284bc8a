"""A gesture, step by step: press, drag, pan, release, double click. No window is needed for it."""

from __future__ import annotations

import pytest

from app.session.gesture import CLICK_REACH_PX, DOUBLE_CLICK_MS, DOUBLE_CLICK_REACH_PX, Gesture, Phase, Press
from app.session.targets import BowlTarget, CanvasTarget, PointTarget

IDLE = Gesture()


def press(x: float = 100.0, y: float = 100.0, at_ms: int = 0, target: object = BowlTarget()) -> Press:
    return Press(target, x, y, at_ms)


def clicked(at_ms: int = 0) -> Gesture:
    return IDLE.pressed(press(at_ms=at_ms), None).ended()


def test_at_first_nothing_is_held() -> None:
    assert (IDLE.phase, IDLE.held, IDLE.is_on) == (Phase.IDLE, None, False)


def test_a_press_holds_its_target_until_it_ends() -> None:
    pressed = IDLE.pressed(press(), "basis")
    assert (pressed.phase, pressed.held, pressed.basis, pressed.is_on) == (Phase.PRESSING, BowlTarget(), "basis", True)
    ended = pressed.ended()
    assert (ended.phase, ended.held, ended.basis, ended.is_on) == (Phase.IDLE, None, None, False)


def test_a_press_that_moves_a_little_is_no_drag_and_one_that_moves_farther_is() -> None:
    pressed = IDLE.pressed(press(100.0, 100.0), None)
    assert pressed.moved_to(100.0 + CLICK_REACH_PX, 100.0).phase is Phase.PRESSING
    assert pressed.moved_to(100.0 + CLICK_REACH_PX, 101.0).phase is Phase.DRAGGING


def test_the_way_there_and_back_counts() -> None:
    moved = IDLE.pressed(press(100.0, 100.0), None).moved_to(103.0, 100.0).moved_to(100.0, 100.0)
    assert (moved.phase, moved.moved_px) == (Phase.DRAGGING, 6.0)
    assert moved.moved_to(100.0, 100.0).phase is Phase.DRAGGING


def test_a_drag_holds_what_was_pressed() -> None:
    dragged = IDLE.pressed(press(), "basis").moved_to(300.0, 200.0)
    assert (dragged.held, dragged.basis, dragged.x, dragged.y) == (BowlTarget(), "basis", 300.0, 200.0)


def test_panning_begins_at_once_and_never_becomes_a_drag() -> None:
    panned = IDLE.panned(press(), None)
    assert (panned.phase, panned.held) == (Phase.PANNING, BowlTarget())
    assert panned.moved_to(300.0, 300.0).phase is Phase.PANNING


def test_a_pointer_that_holds_nothing_only_passes_by() -> None:
    assert IDLE.moved_to(300.0, 200.0) == IDLE


def test_another_target_can_be_grabbed_within_a_gesture_alone() -> None:
    grabbed = IDLE.pressed(press(target=CanvasTarget()), "old").grabbed(PointTarget(3), "new")
    assert (grabbed.phase, grabbed.held, grabbed.basis) == (Phase.PRESSING, PointTarget(3), "new")
    assert IDLE.grabbed(PointTarget(3), "new") == IDLE


@pytest.mark.parametrize(
    ("second", "is_double"),
    [
        (press(at_ms=DOUBLE_CLICK_MS), True),
        (press(at_ms=DOUBLE_CLICK_MS + 1), False),
        (press(100.0 + DOUBLE_CLICK_REACH_PX - 1), True),
        (press(100.0 + DOUBLE_CLICK_REACH_PX), False),
        (press(104.0, 104.0), False),
        (press(target=CanvasTarget()), False),
    ],
)
def test_two_presses_of_one_target_are_double_where_they_are_near_and_soon(second: Press, is_double: bool) -> None:
    assert clicked().pressed(second, None).is_double == is_double


def test_a_first_press_is_not_double() -> None:
    assert not IDLE.pressed(press(), None).is_double
    assert clicked().first_press == press()


def test_a_double_click_is_not_half_of_another_one() -> None:
    twice = clicked().pressed(press(at_ms=100), None).ended()
    assert twice.first_press is None
    assert not twice.pressed(press(at_ms=200), None).is_double


def test_a_second_press_that_becomes_a_drag_is_not_double() -> None:
    second = clicked().pressed(press(at_ms=100), None)
    assert second.moved_to(102.0, 100.0).is_double
    assert not second.moved_to(120.0, 100.0).is_double


def test_a_drag_is_not_half_of_a_double_click() -> None:
    dragged = IDLE.pressed(press(), None).moved_to(120.0, 100.0).moved_to(100.0, 100.0).ended()
    assert not dragged.pressed(press(at_ms=100), None).is_double


def test_a_press_that_comes_too_late_may_itself_be_the_first_half() -> None:
    late = clicked().pressed(press(at_ms=1000), None).ended()
    assert late.pressed(press(at_ms=1100), None).is_double


def test_panning_between_two_clicks_leaves_them_a_double_click() -> None:
    assert clicked().panned(press(), None).ended().pressed(press(at_ms=100), None).is_double


def test_a_click_is_single_from_the_moment_on_at_which_no_press_can_make_it_double() -> None:
    assert press(at_ms=50).is_single_at_ms == 50 + DOUBLE_CLICK_MS
