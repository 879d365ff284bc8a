"""What each button, the wheel and a moving pointer mean to whatever lies under them."""

from __future__ import annotations

import pygame
import pytest

from app.messages import (
    BeginGesture,
    CloseExplanation,
    EndGesture,
    Escape,
    Explain,
    Focus,
    GrabTarget,
    Message,
    Notify,
    PointAt,
    Quit,
    ShowFiles,
    ShowPreview,
    ToggleHelp,
    ToggleMenu,
)
from app.model.data.scaling import Line
from app.session.explained.quantity import Kind, Quantity
from app.session.opening.files import FileList
from app.session.targets import (
    BowlTarget,
    ButtonTarget,
    CanvasTarget,
    DropRunTarget,
    ExplanationTarget,
    MenuRowTarget,
    MenuTarget,
    MoreTarget,
    NumberTarget,
    PointTarget,
    SurfaceTarget,
    TargetId,
    TrailTarget,
)
from app.view.targets import Target
from tests.shell.input.board import Hands, telling, told

CANVAS, BUTTON = CanvasTarget(), ButtonTarget("play")
AT, ELSEWHERE = (20.0, 30.0), (500.0, 500.0)
COST = Quantity(Kind.COST, 0)


def target(target_id: TargetId = CANVAS, *names: str, left: int = 0, **more: object) -> Target:
    return Target(target_id, pygame.Rect(left, 0, 100, 100), **telling(*names), **more)  # type: ignore[arg-type]


def clicked(hands: Hands, button: int = 1) -> list[Message]:
    return [*hands.presses(*AT, button), *hands.lets_go(*AT, button)]


# --- presses and clicks ----------------------------------------------------------------------------------------------


def test_a_click_is_told_where_it_began_and_ended_and_nothing_more_is_held() -> None:
    hands = Hands(target(BUTTON, "click"))
    assert hands.presses(*AT) == [PointAt(BUTTON, *AT), Focus(None), BeginGesture(BUTTON, *AT, 1000)]
    assert hands.lets_go(*AT) == [Notify("click"), EndGesture(), PointAt(BUTTON, *AT)]


@pytest.mark.parametrize(("press_focuses", "focus"), [(True, BUTTON), (False, None)])
def test_a_press_gives_the_focus_where_arrows_go_on_from_there(press_focuses: bool, focus: TargetId | None) -> None:
    assert Focus(focus) in Hands(target(BUTTON, press_focuses=press_focuses)).presses(*AT)


def test_a_press_that_means_something_is_no_click_as_well_and_grabs_what_is_named() -> None:
    hands = Hands(target(CANVAS, "press", "click", grab=PointTarget(0)), target(PointTarget(0), left=200))
    down = hands.presses(*AT)
    assert down[-2:] == [Notify("press 20 30"), GrabTarget(PointTarget(0))]
    assert told(hands.lets_go(*AT)) == []
    assert not any(isinstance(each, GrabTarget) for each in Hands(target(CANVAS, "press")).presses(*AT))


@pytest.mark.parametrize(("hint", "says"), [("why not", ["why not"]), ("", [])])
def test_a_button_that_cannot_be_used_says_why(hint: str, says: list[str]) -> None:
    assert told(clicked(Hands(target(BUTTON, "click", is_enabled=False, hint=hint)))) == says


@pytest.mark.parametrize("button", [4, 5, 6, 0])
def test_other_buttons_than_three_mean_nothing(button: int) -> None:
    assert clicked(Hands(target(BUTTON, "click")), button) == []


def test_the_right_button_means_what_is_its_own_and_points_anew_at_once() -> None:
    hands = Hands(target(BUTTON, "click", "right_click"))
    assert hands.presses(*AT, 3) == [PointAt(BUTTON, *AT), Notify("right_click"), PointAt(BUTTON, *AT)]
    assert hands.lets_go(*AT, 3) == [EndGesture(), PointAt(BUTTON, *AT)]


def test_while_a_button_is_down_others_mean_nothing() -> None:
    hands = Hands(target(BUTTON, "click", "right_click"))
    hands.presses(*AT)
    for button in (1, 2, 3):
        assert hands.presses(*AT, button) == []
    assert (hands.lets_go(*AT, 2), hands.lets_go(*AT, 3)) == ([], [])
    assert told(hands.lets_go(*AT)) == ["click"]


def test_what_was_pressed_is_forgotten_once_the_gesture_is_over() -> None:
    hands = Hands(target(BUTTON, "click", "drag"))
    hands.presses(*AT)
    hands.does(EndGesture())
    assert told(hands.moves(30.0, 30.0)) == []
    assert told(hands.lets_go(*AT)) == []


# --- beside and over -------------------------------------------------------------------------------------------------


def test_a_press_on_nothing_takes_the_focus_and_closes_what_lies_over_everything() -> None:
    hands = Hands(target())
    assert hands.presses(*ELSEWHERE) == [PointAt(None, *ELSEWHERE), Focus(None)]
    for opens in (ToggleHelp(), ShowFiles(FileList("/"))):
        hands.does(opens)
        assert hands.presses(*ELSEWHERE) == [PointAt(None, *ELSEWHERE), Escape(), Focus(None)]
        assert not hands.state.is_covered and hands.state.files is None


@pytest.mark.parametrize(
    ("pressed", "stays_open"),
    [
        (MenuTarget(), True),
        (MenuRowTarget("data", 0), True),
        (MoreTarget("down"), True),
        (DropRunTarget("runs", 1), True),
        (BUTTON, True),
        (CANVAS, False),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_press_beside_a_menu_closes_it_and_means_nothing_else(pressed: TargetId, stays_open: bool) -> None:
    hands = Hands(target(pressed, "press"))
    hands.does(ToggleMenu("data"))
    assert told(hands.presses(*AT)) == ["press 20 30"] * stays_open
    assert (hands.state.menu == "data") == stays_open


@pytest.mark.parametrize(
    ("pressed", "click", "stays_open"),
    [
        (ExplanationTarget(), None, True),
        (TrailTarget(0), None, True),
        (NumberTarget(0, COST), None, True),
        (CANVAS, Explain(COST), True),
        (CANVAS, Notify("click"), False),
        (CANVAS, None, False),
    ],
    ids=str,
)
def test_a_press_beside_an_explanation_closes_it_and_means_nothing_else(
    pressed: TargetId, click: Message | None, stays_open: bool
) -> None:
    hands = Hands(target(pressed, "press", click=click))
    hands.state.explained = (COST,)
    down = hands.presses(*AT)
    assert (CloseExplanation() not in down, told(down)) == (stays_open, ["press 20 30"] * stays_open)
    assert stays_open or down == [PointAt(pressed, *AT), CloseExplanation(), PointAt(pressed, *AT)]


def test_a_menu_closes_before_the_explanation_under_it() -> None:
    hands = Hands(target())
    hands.state.explained, hands.state.menu = (COST,), "data"
    assert hands.presses(*AT) == [PointAt(CANVAS, *AT), ToggleMenu("data")]


# --- moving ----------------------------------------------------------------------------------------------------------


def test_a_pointer_over_something_tells_where_and_over_nothing_takes_the_imagined_line_away() -> None:
    hands = Hands(target(CANVAS, "hover"))
    assert hands.moves(*AT) == [PointAt(CANVAS, *AT), Notify("hover 20 30")]
    assert hands.moves(*ELSEWHERE) == [PointAt(None, *ELSEWHERE)]
    hands.does(ShowPreview(Line(1.0, 0.0)))
    assert hands.moves(*ELSEWHERE) == [PointAt(None, *ELSEWHERE), ShowPreview(None)]


def test_places_that_no_screen_has_are_held_to_those_that_one_may_have() -> None:
    hands = Hands()
    for found in (hands.moves(1e9, -1e9), hands.presses(1e9, -1e9), hands.lets_go(1e9, -1e9)):
        (pointed,) = (each for each in found if isinstance(each, PointAt))
        assert (pointed.x, pointed.y) == (30_000.0, -30_000.0)


def test_a_drag_follows_the_pointer_from_where_it_is_more_than_a_click() -> None:
    hands = Hands(target(CANVAS, "drag", "drag_by", "pan"))
    hands.presses(*AT)
    assert hands.moves(22.0, 30.0) == [PointAt(CANVAS, 22.0, 30.0), Notify("drag 22 30")]
    assert told(hands.moves(32.0, 35.0)) == ["drag_by 10 5", "drag 32 35"]
    assert told(hands.lets_go(32.0, 35.0)) == []


@pytest.mark.parametrize(("button", "shift"), [(2, 0), (1, pygame.KMOD_LSHIFT)])
def test_the_middle_button_or_shift_pans_and_clicks_nothing(button: int, shift: int) -> None:
    hands = Hands(target(CANVAS, "click", "press", "drag", "drag_by", "pan", "click_at", "double_click"))
    hands.key(pygame.K_LSHIFT, "", shift)
    down = hands.presses(*AT, button)
    assert down == [PointAt(CANVAS, *AT), BeginGesture(CANVAS, *AT, 1000, is_pan=True)]
    assert told(hands.moves(50.0, 10.0)) == ["pan 30 -20"]
    assert told(hands.lets_go(50.0, 10.0, button)) == []


def test_shift_presses_what_cannot_be_panned_as_usual_and_is_over_once_it_is_let_go() -> None:
    hands = Hands(target(BUTTON, "click"), target(CANVAS, "pan", "press", left=200))
    hands.key(pygame.K_LSHIFT, "", pygame.KMOD_LSHIFT)
    assert told(clicked(hands)) == ["click"]
    hands.releases(pygame.K_LSHIFT)
    assert told(hands.presses(220.0, 30.0)) == ["press 220 30"]


def test_what_cannot_be_panned_stays_where_it_is() -> None:
    hands = Hands(target(CANVAS, "drag", "click"))
    hands.presses(*AT, 2)
    assert told([*hands.moves(50.0, 10.0), *hands.lets_go(50.0, 10.0, 2)]) == []


def test_out_of_the_window_nothing_is_pointed_at_but_a_drag_goes_on() -> None:
    hands = Hands(target(CANVAS, "drag"))
    assert hands.reports(pygame.WINDOWLEAVE) == [PointAt(None, -1.0, -1.0), ShowPreview(None)]
    hands.presses(*AT)
    assert hands.reports(pygame.WINDOWLEAVE) == [ShowPreview(None)]
    assert told(hands.moves(-40.0, 10.0)) == ["drag -40 10"]


# --- clicks that wait ------------------------------------------------------------------------------------------------


def waiting() -> Hands:
    """After a click on what can be clicked twice."""
    hands = Hands(target(BowlTarget(), "click_at", "double_click", "drag_by"), target(BUTTON, "click", left=200))
    assert told(clicked(hands)) == []
    return hands


def test_a_click_waits_until_it_is_no_double_click() -> None:
    hands = waiting()
    assert hands.translator.waits_ms(hands.state, 1000) == 400
    assert hands.translator.waits_ms(hands.state, 1399) == 1
    assert list(hands.translator.overdue(hands.state, 1399)) == []
    assert hands.translator.waits_ms(hands.state, 1500) == 0
    assert list(hands.translator.overdue(hands.state, 1400)) == [Notify("click_at 20 30")]
    assert hands.translator.waits_ms(hands.state, 1400) is None


def test_a_second_click_in_time_is_a_double_click_alone() -> None:
    hands = waiting()
    assert told(hands.presses(*AT)) == []
    assert hands.translator.waits_ms(hands.state, 2000) is None, "as long as the second is held"
    up = hands.lets_go(*AT)
    assert up[:2] == [EndGesture(), Notify("double_click")]
    assert hands.translator.waits_ms(hands.state, 2000) is None


def test_a_click_too_late_or_elsewhere_settles_the_one_before() -> None:
    hands = waiting()
    hands.now_ms = 1401
    assert told(hands.presses(*AT)) == ["click_at 20 30"]
    hands = waiting()
    assert told(hands.presses(220.0, 30.0)) == ["click_at 20 30"]
    assert told(hands.lets_go(220.0, 30.0)) == ["click"]


def test_a_click_and_a_drag_are_both_done() -> None:
    hands = waiting()
    hands.presses(*AT)
    assert told(hands.moves(22.0, 30.0)) == []
    assert told(hands.moves(40.0, 30.0)) == ["click_at 20 30", "drag_by 18 0"]
    assert told(hands.moves(41.0, 30.0)) == ["drag_by 1 0"]
    assert told(hands.lets_go(41.0, 30.0)) == []
    assert hands.translator.waits_ms(hands.state, 1000) is None


def test_a_click_on_what_cannot_be_clicked_twice_does_not_wait() -> None:
    hands = Hands(target(SurfaceTarget(), "click_at"))
    assert told(hands.presses(*AT)) == []
    assert told(hands.lets_go(*AT)) == ["click_at 20 30"]


def test_escape_gives_a_click_that_waits_up_and_does_nothing_else_and_any_other_key_settles_it() -> None:
    hands = waiting()
    assert hands.key(pygame.K_ESCAPE, "\x1b") == []
    assert hands.translator.waits_ms(hands.state, 1000) is None
    assert Escape() in hands.key(pygame.K_ESCAPE, "\x1b")
    assert told(waiting().key(pygame.K_F12))[0] == "click_at 20 30"


# --- the wheel and the rest ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notches", "says"),
    [(1, ["wheel 1 20 30"]), (-20, ["wheel -20 20 30"]), (99, ["wheel 20 20 30"]), (-99, ["wheel -20 20 30"]), (0, [])],
)
def test_the_wheel_turns_what_the_pointer_is_on_by_no_more_than_twenty_notches(notches: int, says: list[str]) -> None:
    hands = Hands(target(CANVAS, "wheel"), target(BUTTON, "click", left=200))
    hands.moves(*AT)
    assert told(hands.turns(notches)) == says
    hands.moves(220.0, 30.0)
    assert hands.turns(notches) == []
    hands.moves(*ELSEWHERE)
    assert hands.turns(notches) == []


def test_closing_the_window_asks_to_leave_and_what_is_not_known_means_nothing() -> None:
    hands = Hands(target(CANVAS, "click"))
    assert hands.reports(pygame.QUIT) == [Quit()]
    assert hands.reports(pygame.WINDOWENTER) == hands.reports(pygame.USEREVENT) == []
