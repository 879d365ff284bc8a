"""What keys do to what has the focus: points, the crosshair, buttons, sliders, the landscape, the timeline, menus."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
import pytest

from app.messages import (
    AddPoint,
    DropRun,
    FitLandscape,
    Focus,
    GoToChapter,
    LoadPoints,
    LookAt,
    Message,
    MovePointTo,
    PointAt,
    SetLearningRate,
    SetLineByHand,
    ShowLandscape,
    StepOnce,
    TogglePlay,
    Undo,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.learning.learning_rate import learning_rate_beside
from app.model.learning.training import Mode
from app.session.state import State
from app.session.targets import (
    BowlTarget,
    ButtonTarget,
    CanvasTarget,
    FigureTarget,
    HandleTarget,
    MenuRowTarget,
    ModeTarget,
    PointTarget,
    SliceBallTarget,
    SliderTarget,
    SurfaceTarget,
    SymbolTarget,
    TargetId,
    TimeTarget,
)
from app.session.views import LandscapeView
from app.shell.input.keys import key_of
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.panels.landscape.box import box_of
from app.view.slots.touched import words_of
from tests.shell.input.hands import Keys

POINTS = [(0.8, 0.3), (0.2, 0.4), (0.5, 0.9), (0.2, 0.1)]
FOUR = (LoadPoints(Dataset.of(*zip(*POINTS, strict=True)), "four"), TogglePlay())
FROM_THE_LEFT = [3, 1, 2, 0]


def pixel_of(keys: Keys, x: float, y: float) -> tuple[float, float]:
    layout = keys.screen.layout
    return transform_for(keys.state.axes, plot_rect(layout.canvas, layout.scale)).model_to_view(x, y)


def one_ring_at_the_focus(keys: Keys) -> None:
    target = keys.screen.target_named(keys.state, keys.state.focus)
    assert target is not None
    (ring,) = keys.rings
    assert ring.inflate(2, 2).contains(target.rect.clip(ring)) and ring.collidepoint(target.rect.center)
    assert abs(ring.w - target.rect.w) <= 8 and abs(ring.h - target.rect.h) <= 8


def test_every_stop_of_tab_has_the_one_ring_there_is() -> None:
    for view in LandscapeView:
        # All but the landscape itself is the same whichever view it has.
        only = "" if view is LandscapeView.BOWL else "landscape"
        keys = Keys(*FOUR, *[StepOnce()] * 3, ShowLandscape(view), only=only)
        seen: list[TargetId | None] = []
        while keys.state.focus not in seen and len(seen) < 90:
            seen.append(keys.state.focus)
            keys.types("tab")
            one_ring_at_the_focus(keys)
        assert len(seen) > (4 if only else 25)


def test_tab_leads_from_point_to_point_from_left_to_right() -> None:
    keys = Keys(*FOUR)
    keys.tabs_to(PointTarget(3))
    reached = [keys.state.focus]
    for _ in range(3):
        keys.types("tab")
        reached.append(keys.state.focus)
    assert reached == [PointTarget(index) for index in FROM_THE_LEFT]
    keys.types("tab")
    assert keys.state.focus == HandleTarget("b")
    keys.types("shift+tab")
    assert keys.state.focus == PointTarget(0)


def test_the_ring_is_at_the_focused_point_also_while_the_pointer_is_on_another() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)), PointAt(PointTarget(0), 3.0, 3.0))
    (ring,) = keys.rings
    assert ring.center == pytest.approx(pixel_of(keys, 0.5, 0.9), abs=1.5)


@pytest.mark.parametrize(
    ("key", "right", "up"), [("right", 1, 0), ("left", -1, 0), ("up", 0, 1), ("down", 0, -1), ("shift+up", 0, 10)]
)
def test_an_arrow_moves_the_focused_point_by_a_pixel_and_nothing_else_of_it(key: str, right: int, up: int) -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)))
    x, y = pixel_of(keys, 0.5, 0.9)
    keys.types(key)
    assert pixel_of(keys, *keys.state.points.point(2)) == pytest.approx((x + right, y - up), abs=1e-6)
    there = keys.state.points.point(2)
    assert (there[0] == 0.5) is not bool(right)
    assert (there[1] == 0.9) is not bool(up)
    others = [keys.state.points.point(index) for index in (0, 1, 3)]
    assert others == [POINTS[index] for index in (0, 1, 3)]


def test_nudges_in_a_row_are_one_undo_entry_however_they_are_pressed() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)), only="canvas")
    keys.types("right", "up", "shift+up", "left", "left")
    keys.holds("right", 8)
    keys.up("right")
    keys.types("down")
    assert keys.state.points.point(2) != POINTS[2]
    keys.types("ctrl+z")
    assert keys.state.points.point(2) == POINTS[2]
    assert len(keys.state.points) == 4
    keys.types("ctrl+shift+z")
    moved = keys.state.points.point(2)
    keys.types("up", "ctrl+z")
    assert keys.state.points.point(2) == moved


@pytest.mark.parametrize("between", [("tab", "shift+tab"), ("t",), ("shift+r",), ("escape", "shift+tab")])
def test_another_key_between_makes_two_of_them(between: tuple[str, ...]) -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)))
    keys.types("up")
    after_one = keys.state.points.point(2)
    keys.types(*between)
    keys.does(Focus(PointTarget(2)))
    keys.types("up", "up", "ctrl+z")
    assert keys.state.points.point(2) == after_one


def test_points_dropped_on_the_window_between_two_nudges_are_an_entry_of_their_own() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)), only="canvas")
    keys.types("up")
    keys.does(LoadPoints(Dataset.of([0.1, 0.2, 0.3], [0.1, 0.2, 0.3]), "dropped"))
    keys.types("up", "ctrl+z")
    assert keys.state.points.point(2) == (0.3, 0.3)


def test_a_held_arrow_holds_the_point_and_what_it_leads_to_is_worked_out_when_it_is_let_go() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)))
    keys.down("up")
    assert keys.state.held_point is None and keys.state.outlook.zones is not None
    keys.holds("up", 3)
    assert keys.state.held_point == 2 and keys.state.outlook.zones is None
    keys.up("up")
    assert keys.state.held_point is None and keys.state.outlook.zones is not None


def test_escape_gives_a_held_arrow_up_and_puts_the_point_back() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(2)), only="canvas")
    keys.holds("up", 6)
    keys.types("escape")
    assert keys.state.points.point(2) == POINTS[2]


def test_a_point_stays_in_the_plot_while_it_is_nudged() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(0)), only="canvas")
    for _ in range(90):
        keys.types("shift+right", "shift+up")
    axes = keys.state.axes
    assert keys.state.points.point(0) == pytest.approx((axes.x_high, axes.y_high))


def test_a_point_out_of_sight_is_brought_into_sight_when_it_gets_the_focus() -> None:
    keys = Keys(*FOUR, ZoomAxes(0.5, 0.9, 0.1))
    keys.tabs_to(PointTarget(3))
    axes = keys.state.axes
    for index in FROM_THE_LEFT:
        assert keys.state.focus == PointTarget(index)
        axes, (x, y) = keys.state.axes, POINTS[index]
        assert axes.x_low < x < axes.x_high and axes.y_low < y < axes.y_high
        one_ring_at_the_focus(keys)
        keys.types("tab")
    assert axes.x_high - axes.x_low == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("gone", "focus", "then"),
    [
        (1, 1, 1),  # from (0.2, 0.4) to the right: (0.5, 0.9), which was 2
        (3, 3, 1),
        (0, 0, 1),  # the last from the left: back to (0.5, 0.9)
        (0, 2, 1),
        (3, 2, 2),
    ],
)
def test_the_focus_goes_from_a_deleted_point_to_its_neighbour_and_else_stays(gone: int, focus: int, then: int) -> None:
    keys = Keys(*FOUR, Focus(PointTarget(gone)))
    stays = POINTS[focus]
    if focus == gone:
        keys.types("delete")
    else:
        keys.does(Focus(PointTarget(focus)), PointAt(PointTarget(gone), 3.0, 3.0))
        target = keys.screen.target_named(keys.state, PointTarget(gone))
        assert target is not None and target.right_click is not None
        keys.does(target.right_click)
        assert keys.state.points.point(then) == stays
    assert len(keys.state.points) == 3
    assert keys.state.focus == PointTarget(then)
    keys.does(Undo())
    assert keys.state.focus is not None and isinstance(keys.state.focus, PointTarget)
    if focus != gone:
        assert keys.state.points.point(keys.state.focus.index) == stays


def test_all_points_can_be_deleted_one_after_another_and_then_the_canvas_has_the_focus() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(1)))
    keys.types(*["delete"] * 4)
    assert len(keys.state.points) == 0
    assert keys.state.focus == CanvasTarget()
    keys.types("enter")
    assert len(keys.state.points) == 1


# --- the crosshair ---------------------------------------------------------------------------------------------------


def test_enter_adds_a_point_at_the_crosshair_which_says_where() -> None:
    keys = Keys(TogglePlay(), Focus(CanvasTarget()))
    keys.types("right", "shift+up", "shift+left")
    marks = keys.draw()
    strokes = marks.all("canvas", "crosshair")
    xs, ys = zip(*(end for stroke in strokes for end in stroke.values), strict=True)
    assert (np.mean(xs), np.mean(ys)) == pytest.approx((0.41, 0.6), abs=2e-3)
    assert "(0.410, 0.600)" in marks.one("canvas", "crosshair words").text
    keys.types("enter")
    assert keys.state.points.point(0) == pytest.approx((0.41, 0.6))
    marks.none("canvas", "no such thing")


def test_enter_at_the_same_place_adds_nothing_and_says_why() -> None:
    keys = Keys(TogglePlay(), Focus(CanvasTarget()))
    keys.types("enter", "enter", "left", "right", "enter")
    keys.holds("enter", 5)
    keys.up("enter")
    assert len(keys.state.points) == 1
    assert "already" in keys.state.notice
    keys.types("right", "enter")
    assert len(keys.state.points) == 2


def test_without_the_focus_on_the_canvas_there_is_no_crosshair() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(1)))
    keys.draw().none("canvas", "crosshair", "crosshair words")


@pytest.mark.parametrize("place", [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)])
def test_the_words_of_the_crosshair_stay_in_the_plot_and_clear_of_the_place_itself(place: tuple[float, float]) -> None:
    keys = Keys(*FOUR, Focus(CanvasTarget()))
    keys.state.crosshair = place
    marks, layout = keys.draw(), keys.screen.layout
    (left, top), (right, bottom) = marks.one("canvas", "crosshair card").points
    box = pygame.Rect(left, top, right - left, bottom - top)
    plot = plot_rect(layout.canvas, layout.scale)
    assert plot.inflate(12, 12).contains(box)
    at = (plot.left + place[0] * plot.w, plot.bottom - place[1] * plot.h)
    assert not box.collidepoint(at)


# --- everything else -------------------------------------------------------------------------------------------------


def test_space_and_enter_press_the_focused_button_and_space_plays_elsewhere() -> None:
    keys = Keys(*FOUR, Focus(ModeTarget(Mode.BATCH)))
    for key, mode in (("space", Mode.BATCH), ("enter", Mode.MINI_BATCH)):
        keys.does(Focus(ModeTarget(mode)))
        keys.types(key)
        assert keys.state.training.settings.mode is mode
    assert not keys.state.is_playing
    for stop in (CanvasTarget(), PointTarget(1), SliderTarget("rate"), None):
        playing = keys.state.is_playing
        keys.does(Focus(stop))
        keys.types("space")
        assert keys.state.is_playing is not playing
        assert len(keys.state.points) == 4


def test_a_button_that_cannot_be_used_says_why() -> None:
    keys = Keys(*FOUR, Focus(ButtonTarget("back")))
    keys.types("space")
    assert "this is the start" in keys.state.notice
    assert not keys.state.is_playing


def test_a_held_enter_presses_again_only_what_repeats() -> None:
    keys = Keys(*FOUR, Focus(ButtonTarget("step")))
    keys.holds("enter", 5)
    assert keys.state.timeline.step == 5
    keys.up("enter")
    keys.does(Focus(ButtonTarget("play")))
    keys.holds("enter", 4)
    assert keys.state.is_playing


@pytest.mark.parametrize(("key", "notches"), [("[", -1), ("]", 1), ("shift+[", -10), ("shift+]", 10)])
def test_brackets_change_the_rate_and_with_shift_in_larger_steps(key: str, notches: int) -> None:
    keys = Keys(*FOUR)
    keys.types(key)
    assert keys.state.training.settings.learning_rate == learning_rate_beside(0.05, notches)


def test_a_bracket_is_known_on_a_keyboard_that_types_it_in_another_way() -> None:
    assert key_of(pygame.K_8, "[", pygame.KMOD_MODE) == "["
    assert key_of(pygame.K_7, "{", pygame.KMOD_MODE) == "shift+["
    assert key_of(pygame.K_LEFTBRACKET, "{", pygame.KMOD_LSHIFT) == "shift+["
    assert key_of(pygame.K_LEFT, "", pygame.KMOD_LALT) == "alt+left"
    assert key_of(pygame.K_TAB, "", pygame.KMOD_LALT) == "alt+tab"


def test_a_slider_goes_back_to_its_default_by_delete() -> None:
    keys = Keys(*FOUR, SetLearningRate(0.4), Focus(SliderTarget("rate")))
    keys.types("delete")
    assert keys.state.training.settings.learning_rate == 0.05


def test_z_and_alt_arrows_zoom_and_pan_the_canvas() -> None:
    for focus in (None, CanvasTarget(), PointTarget(1), ButtonTarget("play")):
        keys = Keys(*FOUR, Focus(focus))
        x, y = {CanvasTarget(): (0.5, 0.5), PointTarget(1): POINTS[1]}.get(focus or ButtonTarget("none"), (0.5, 0.5))
        before = pixel_of(keys, x, y)
        keys.types("z")
        axes = keys.state.axes
        assert axes.x_high - axes.x_low == pytest.approx(0.81)
        assert pixel_of(keys, x, y) == pytest.approx(before, abs=1.5)
        keys.types("shift+z")
        assert keys.state.axes.x_high - keys.state.axes.x_low == pytest.approx(1.0)
        for key, right, up in (("alt+right", 1, 0), ("alt+up", 0, 1), ("alt+left", -1, 0), ("alt+down", 0, -1)):
            old = keys.state.axes
            keys.types(key)
            new = keys.state.axes
            moved = (new.x_low - old.x_low, new.y_low - old.y_low)
            assert np.sign(np.round(moved, 9)).tolist() == [right, up]
    assert keys.state.timeline.step == 0


def test_with_the_focus_on_the_bowl_they_zoom_and_pan_the_bowl_and_shift_f_fits_it() -> None:
    keys = Keys(*FOUR, ShowLandscape(LandscapeView.BOWL), Focus(BowlTarget()))
    whole, axes = box_of(keys.state), keys.state.axes
    keys.types("z")
    nearer = box_of(keys.state)
    assert nearer.m_high - nearer.m_low < whole.m_high - whole.m_low
    keys.types("alt+right", "alt+up")
    moved = box_of(keys.state)
    assert moved.m_low > nearer.m_low and moved.b_low > nearer.b_low
    assert keys.state.axes == axes
    keys.types("shift+f")
    assert box_of(keys.state) == whole
    assert FitLandscape() in keys.said


def test_arrows_on_the_bowl_move_where_it_starts_from() -> None:
    keys = Keys(*FOUR, ShowLandscape(LandscapeView.BOWL), Focus(BowlTarget()))
    keys.types("right", "up", "shift+right")
    line = keys.state.training.line
    assert line.slope > 0.0 < line.intercept
    keys.types("ctrl+z")
    assert keys.state.training.line == (0.0, 0.0)


@pytest.mark.parametrize("view", [LandscapeView.SLICE_M, LandscapeView.SLICE_B])
def test_arrows_move_the_ball_of_a_slice_along_its_parameter(view: LandscapeView) -> None:
    keys = Keys(*FOUR, ShowLandscape(view), Focus(SliceBallTarget()))
    keys.types("right", "right")
    line = keys.state.training.line
    assert [line.slope > 0.0, line.intercept > 0.0] == [view is LandscapeView.SLICE_M, view is LandscapeView.SLICE_B]


def test_arrows_turn_the_3d_view() -> None:
    keys = Keys(*FOUR, ShowLandscape(LandscapeView.SURFACE), Focus(SurfaceTarget()))
    before = keys.state.landscape
    keys.types("right", "up")
    assert keys.state.landscape.yaw != before.yaw and keys.state.landscape.pitch != before.pitch


def test_up_and_down_on_the_timeline_go_from_change_to_change() -> None:
    changes: list[Message] = [
        *[StepOnce()] * 5,
        SetLearningRate(0.1),
        *[StepOnce()] * 5,
        AddPoint(0.1, 0.1),
        *[StepOnce()] * 5,
    ]
    keys = Keys(*FOUR, SetLineByHand(0.1, 0.1), *changes, Focus(TimeTarget()))
    keys.types("down")
    assert keys.state.timeline.step == 10
    keys.types("down")
    assert keys.state.timeline.step == 5
    keys.types("up")
    assert keys.state.timeline.step == 10
    keys.types("left", "right", "right")
    assert keys.state.timeline.step == 11


def test_a_run_is_dropped_from_its_row_by_delete() -> None:
    keys = Keys(*FOUR, *[StepOnce()] * 5, LookAt(2), SetLearningRate(0.1), Focus(ButtonTarget("runs-menu")))
    keys.types("enter", "down")
    while DropRun(1) not in keys.said:
        assert isinstance(keys.state.focus, MenuRowTarget)
        keys.types("delete", "down")
        assert len(keys.said) < 60
    assert list(keys.state.timeline.runs) == [2]


def test_a_menu_is_opened_used_and_closed_and_the_focus_is_where_it_was() -> None:
    keys = Keys(*FOUR, Focus(ButtonTarget("options-menu")))
    keys.types("enter")
    assert keys.state.menu == "options"
    keys.types("down", "down")
    one_ring_at_the_focus(keys)
    keys.types("space")
    assert keys.state.training.settings.order == "sequential"
    keys.types("escape")
    assert (keys.state.menu, keys.state.focus) == (None, ButtonTarget("options-menu"))
    keys.types("escape")
    assert keys.state.focus is None


def test_arrows_lead_from_word_to_word_of_a_card_and_light_them_up() -> None:
    keys = Keys(*FOUR, *[StepOnce()] * 3)
    words = words_of(next(slot for slot in keys.screen.slots if slot.name == "step"))
    for _ in range(20):
        if keys.state.focus not in words:
            keys.types("f6")
    assert keys.state.focus == words[0]
    first, seen = keys.state.focus, []
    step = keys.state.timeline.step
    while not seen or keys.state.focus != first:
        seen.append(keys.state.focus)
        keys.types("right")
        one_ring_at_the_focus(keys)
        assert len(seen) < 60
    assert len(seen) > 5
    assert {focus.symbol for focus in seen if isinstance(focus, SymbolTarget)} >= {"m", "b", "error", "x"}
    keys.types("left")
    assert keys.state.focus == seen[-1]
    assert keys.state.timeline.step == step


def test_behind_the_help_nothing_is_moved_or_pressed() -> None:
    keys = Keys(*FOUR, Focus(PointTarget(1)))
    keys.types("f1", "up", "delete", "enter", "z")
    assert keys.state.points.point(1) == POINTS[1]
    assert len(keys.state.points) == 4
    assert keys.state.axes == State().axes
    keys.types("escape", "delete")
    assert len(keys.state.points) == 3


def test_f6_leads_from_part_to_part_past_any_number_of_points() -> None:
    many = Dataset.of(np.random.default_rng(3).random(5000), np.random.default_rng(4).random(5000))
    keys = Keys(LoadPoints(many, "many"), TogglePlay())
    parts = []
    for _ in range(9):
        keys.types("f6")
        parts.append(keys.state.focus)
    assert parts[1] == CanvasTarget()
    assert isinstance(parts[2], PointTarget) and isinstance(parts[3], HandleTarget)
    keys.does(Focus(parts[2]))
    keys.types(*["tab"] * 5)
    assert isinstance(keys.state.focus, PointTarget)
    xs = sorted(many.xs)
    assert many.point(keys.state.focus.index)[0] == xs[5]
    assert all(one <= two for one, two in pairwise(xs))


def test_the_invitation_makes_room_for_the_crosshair_whose_words_take_its_place() -> None:
    keys = Keys(TogglePlay(), size=(800, 560))
    card = next(role for role in keys.draw().roles("canvas") if "invitation" in role)
    keys.does(Focus(CanvasTarget()))
    marks = keys.draw()
    marks.none("canvas", card)
    assert marks.one("canvas", "crosshair words").text.startswith("Enter")


def test_what_an_arrow_does_not_move_stays_the_same_to_the_last_bit() -> None:
    """A pixel and back again is not always the same number."""
    xs, ys = np.random.default_rng(8).random((2, 40))
    keys = Keys(LoadPoints(Dataset.of(xs, ys), "random"), TogglePlay())
    for index in range(40):
        for arrow in ((1, 0), (0, 1)):
            target = keys.screen.target_named(keys.state, PointTarget(index))
            assert target is not None and target.nudge is not None
            moved = target.nudge(*arrow)
            assert isinstance(moved, MovePointTo)
            assert (moved.x == xs[index], moved.y == ys[index]) == (not arrow[0], not arrow[1])


@pytest.mark.parametrize(
    ("chapter", "target"),
    [
        ("chain", FigureTarget("Dials", "z")),
        ("power", FigureTarget("PowerCurve", "point")),
        ("power", SliderTarget("PowerCurve.x")),
    ],
)
def test_in_a_figure_of_the_lesson_arrows_go_on_from_where_the_hand_left_it(chapter: str, target: TargetId) -> None:
    keys = Keys(GoToChapter(chapter))

    def mouse(kind: int, at: tuple[float, float], **says: object) -> None:
        for message in keys.translator.messages(pygame.event.Event(kind, pos=at, **says), keys.state, 0):
            keys.does(message)

    def values() -> object:
        assert keys.state.lesson is not None
        return keys.state.lesson.figures

    found = keys.screen.target_named(keys.state, target)
    assert found is not None
    x, y = found.rect.center
    mouse(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    mouse(pygame.MOUSEMOTION, (x + 9, y + 9), rel=(9, 9), buttons=(1, 0, 0))
    mouse(pygame.MOUSEBUTTONUP, (x + 9, y + 9), button=1)
    assert keys.state.focus == target
    for arrow in ("left", "right"):
        before = values()
        keys.types(arrow)
        assert values() != before
    mouse(pygame.MOUSEBUTTONDOWN, (4, 4), button=1)
    assert keys.state.focus is None


def test_elsewhere_a_press_takes_the_focus_away() -> None:
    keys = Keys(*FOUR, Focus(SliderTarget("speed")))
    found = keys.screen.target_named(keys.state, SliderTarget("rate"))
    assert found is not None
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=found.rect.center, button=1)
    keys.does(*keys.translator.messages(event, keys.state, 0))
    assert keys.state.focus is None
