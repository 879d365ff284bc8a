"""What a mouse does, event by event: a drag is no click, and two of them are no double click."""

from __future__ import annotations

import pygame
import pytest

from app.messages import (
    Advance,
    ChangeUiScale,
    DeletePoint,
    LoadPoints,
    Message,
    ResizeWindow,
    ShowLandscape,
    ToggleFullscreen,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
)
from app.session.state import State
from app.session.targets import ButtonTarget, SliceBallTarget, TargetId
from app.session.views import LandscapeView
from app.shell.input.translator import Translator
from app.update import update
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from tests.benchmarks.scene import scattered

SIZE = (1280, 800)
Places = list[tuple[int, int]]


class Mouse:
    """A window and a pointer in it, with a clock of its own."""

    def __init__(self, view: LandscapeView) -> None:
        pygame.font.init()
        self.state, self.screen, self.surface = State(), Screen(), pygame.Surface(SIZE)
        for message in (LoadPoints(scattered(12), "points"), ShowLandscape(view), Advance(30)):
            update(self.state, message)
        self.screen.draw(self.surface, self.state)
        self.translator, self.now_ms = Translator(self.screen), 1000
        self.place = self.screen.layout.landscape.move(60, 40).center

    def does(self, kind: int, at: tuple[int, int], **more: object) -> None:
        for message in self.translator.messages(pygame.event.Event(kind, pos=at, **more), self.state, self.now_ms):
            update(self.state, message)
        self.screen.draw(self.surface, self.state)
        self.now_ms += 20

    def waits(self, ms: int) -> None:
        self.now_ms += ms
        for message in self.translator.overdue(self.state, self.now_ms):
            update(self.state, message)
        self.screen.draw(self.surface, self.state)

    def point_at(self, index: int) -> tuple[int, int]:
        transform = transform_for(self.state.axes, plot_rect(self.screen.layout.canvas, self.screen.layout.scale))
        x, y = transform.model_to_view(*self.state.points.point(index))
        return round(x), round(y)

    def middle_of(self, target_id: TargetId) -> tuple[int, int]:
        target = self.screen.target_named(self.state, target_id)
        assert target is not None
        x, y = target.rect.center
        return x, y

    def types(self, key: int, character: str = "") -> None:
        event = pygame.event.Event(pygame.KEYDOWN, key=key, unicode=character, mod=0)
        for message in self.translator.messages(event, self.state, self.now_ms):
            update(self.state, message)
        self.screen.draw(self.surface, self.state)

    def lets_go_of(self, key: int) -> None:
        event = pygame.event.Event(pygame.KEYUP, key=key, unicode="", mod=0)
        for message in self.translator.messages(event, self.state, self.now_ms):
            update(self.state, message)

    def presses_and_moves(self, *places: tuple[int, int]) -> None:
        self.does(pygame.MOUSEMOTION, places[0], rel=(0, 0), buttons=(0, 0, 0))
        self.does(pygame.MOUSEBUTTONDOWN, places[0], button=1)
        for place in places[1:]:
            self.does(pygame.MOUSEMOTION, place, rel=(0, 0), buttons=(1, 0, 0))
        self.does(pygame.MOUSEBUTTONUP, places[-1], button=1)


def test_two_drags_of_the_bowl_in_a_row_pan_it_and_undo_nothing() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.place
    for _ in range(2):
        mouse.presses_and_moves((x, y), (x + 20, y), (x + 50, y + 10))
    assert len(mouse.state.points) == 12
    assert mouse.state.landscape.box is not None


def test_a_drag_and_a_click_at_the_same_place_are_no_double_click_either() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.place
    mouse.presses_and_moves((x, y), (x + 30, y))
    mouse.presses_and_moves((x, y))
    assert len(mouse.state.points) == 12
    assert mouse.state.landscape.box is not None


def test_a_double_click_fits_the_bowl_and_is_no_click() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.place
    mouse.presses_and_moves((x + 40, y), (x + 70, y))
    line, edits = mouse.state.training.line, list(mouse.state.timeline.run.edits)
    mouse.waits(1000)
    for _ in range(2):
        mouse.presses_and_moves((x, y))
    mouse.waits(1000)
    assert mouse.state.landscape.box is None
    assert mouse.state.training.line == line
    assert mouse.state.timeline.run.edits == edits


def test_a_click_in_the_bowl_starts_there_once_it_is_no_double_click() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    line = mouse.state.training.line
    assert mouse.translator.waits_ms(mouse.state, mouse.now_ms) is None
    mouse.presses_and_moves(mouse.place)
    assert mouse.state.training.line == line
    left = mouse.translator.waits_ms(mouse.state, mouse.now_ms)
    assert left is not None
    mouse.waits(left - 1)
    assert mouse.state.training.line == line
    mouse.waits(1)
    assert mouse.state.training.line != line
    assert mouse.translator.waits_ms(mouse.state, mouse.now_ms) is None


@pytest.mark.parametrize("key", [(pygame.K_SPACE, " "), (pygame.K_2, "2")])
def test_what_is_done_after_a_click_in_the_bowl_comes_after_it(key: tuple[int, str]) -> None:
    mouse = Mouse(LandscapeView.BOWL)
    line = mouse.state.training.line
    mouse.presses_and_moves(mouse.place)
    mouse.types(*key)
    assert mouse.state.training.line != line


@pytest.mark.parametrize("key", [(pygame.K_DELETE, ""), (pygame.K_c, "c")])
def test_a_drag_ends_when_its_point_goes_and_no_other_point_is_seized(key: tuple[int, str]) -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.point_at(3)
    mouse.does(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    mouse.does(pygame.MOUSEMOTION, (x + 20, y - 20), rel=(0, 0), buttons=(1, 0, 0))
    mouse.types(*key)
    left = [mouse.state.points.point(index) for index in range(len(mouse.state.points))]
    assert len(left) < 12
    mouse.does(pygame.MOUSEMOTION, (x + 60, y - 60), rel=(0, 0), buttons=(1, 0, 0))
    mouse.does(pygame.MOUSEBUTTONUP, (x + 60, y - 60), button=1)
    assert [mouse.state.points.point(index) for index in range(len(mouse.state.points))] == left
    assert mouse.state.held is None


def test_other_buttons_do_nothing_while_a_point_is_dragged() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.point_at(3)
    mouse.does(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    mouse.does(pygame.MOUSEMOTION, (x + 20, y - 20), rel=(0, 0), buttons=(1, 0, 0))
    for button in (3, 2):
        mouse.does(pygame.MOUSEBUTTONDOWN, (x + 20, y - 20), button=button)
        mouse.does(pygame.MOUSEBUTTONUP, (x + 20, y - 20), button=button)
    assert len(mouse.state.points) == 12
    mouse.does(pygame.MOUSEMOTION, (x + 30, y - 40), rel=(0, 0), buttons=(1, 0, 0))
    mouse.does(pygame.MOUSEBUTTONUP, (x + 30, y - 40), button=1)
    assert mouse.point_at(3) == (x + 30, y - 40)
    assert mouse.state.held is None


def test_escape_gives_a_drag_up_and_puts_the_point_back() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.point_at(3)
    points = mouse.state.points
    mouse.does(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    for right in (10, 20, 30):
        mouse.does(pygame.MOUSEMOTION, (x + right, y - 20), rel=(0, 0), buttons=(1, 0, 0))
    mouse.types(pygame.K_ESCAPE)
    assert mouse.state.points == points
    mouse.does(pygame.MOUSEMOTION, (x + 60, y - 60), rel=(0, 0), buttons=(1, 0, 0))
    mouse.does(pygame.MOUSEBUTTONUP, (x + 60, y - 60), button=1)
    assert mouse.state.points == points


def test_the_ball_of_a_slice_stops_at_the_end_of_the_axis() -> None:
    mouse = Mouse(LandscapeView.SLICE_M)
    ball = next(target for target in mouse.screen.targets if target.id == SliceBallTarget()).rect.center
    mouse.does(pygame.MOUSEBUTTONDOWN, ball, button=1)
    found = []
    for _ in range(30):
        mouse.does(pygame.MOUSEMOTION, (SIZE[0] - 2, ball[1]), rel=(0, 0), buttons=(1, 0, 0))
        found.append(mouse.state.training.line.slope)
    assert len(set(found)) == 1
    mouse.does(pygame.MOUSEBUTTONUP, (SIZE[0] - 2, ball[1]), button=1)


@pytest.mark.parametrize("view", [LandscapeView.BOWL, LandscapeView.SLICE_B, LandscapeView.SURFACE])
def test_a_drag_of_the_ball_ends_with_its_slice(view: LandscapeView) -> None:
    mouse = Mouse(LandscapeView.SLICE_M)
    ball = next(target for target in mouse.screen.targets if target.id == SliceBallTarget()).rect.center
    mouse.does(pygame.MOUSEBUTTONDOWN, ball, button=1)
    assert mouse.state.held == SliceBallTarget()
    update(mouse.state, ShowLandscape(view))
    assert mouse.state.held is None
    line = mouse.state.training.line
    mouse.does(pygame.MOUSEMOTION, (ball[0] + 40, ball[1]), rel=(0, 0), buttons=(1, 0, 0))
    mouse.does(pygame.MOUSEBUTTONUP, (ball[0] + 40, ball[1]), button=1)
    assert mouse.state.training.line == line


def test_a_drag_of_a_point_goes_on_beside_another_view_of_the_landscape() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    update(mouse.state, ShowLandscape(LandscapeView.BOWL))
    x, y = mouse.point_at(3)
    mouse.does(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    update(mouse.state, ShowLandscape(LandscapeView.SURFACE))
    mouse.does(pygame.MOUSEMOTION, (x + 30, y - 40), rel=(0, 0), buttons=(1, 0, 0))
    assert mouse.point_at(3) == (x + 30, y - 40)


def test_a_drag_that_leaves_the_window_goes_on_where_it_was() -> None:
    mouse = Mouse(LandscapeView.SURFACE)
    (x, y), yaw = mouse.place, mouse.state.landscape.yaw
    mouse.does(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    mouse.does(pygame.MOUSEMOTION, (x + 20, y), rel=(0, 0), buttons=(1, 0, 0))
    turned = (mouse.state.landscape.yaw - yaw) % 360.0
    mouse.does(pygame.WINDOWLEAVE, (0, 0))
    mouse.does(pygame.MOUSEMOTION, (x + 40, y), rel=(0, 0), buttons=(1, 0, 0))
    assert (mouse.state.landscape.yaw - yaw) % 360.0 == pytest.approx(2 * turned % 360.0)


@pytest.mark.parametrize(("places", "is_large"), [([(0, 0), (15, 5), (40, 10)], False), ([(0, 0)], True)])
def test_of_the_3d_view_only_two_clicks_and_not_two_drags_are_a_double_click(places: Places, is_large: bool) -> None:
    mouse = Mouse(LandscapeView.SURFACE)
    x, y = mouse.place
    for _ in range(2):
        mouse.presses_and_moves(*((x + right, y + down) for right, down in places))
    assert mouse.state.landscape.is_large == is_large
    assert len(mouse.state.points) == 12


def test_escape_gives_a_click_in_the_bowl_up() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    line = mouse.state.training.line
    mouse.presses_and_moves(mouse.place)
    mouse.types(pygame.K_ESCAPE)
    mouse.waits(1000)
    assert mouse.state.training.line == line


def test_a_click_in_the_bowl_and_a_drag_from_there_are_both_done() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    line, (x, y) = mouse.state.training.line, mouse.place
    mouse.presses_and_moves((x, y))
    mouse.presses_and_moves((x, y), (x + 20, y), (x + 60, y + 10))
    assert mouse.state.training.line != line
    assert mouse.state.landscape.box is not None
    started = mouse.state.training.line
    mouse.waits(1000)
    assert mouse.state.training.line == started


def test_a_click_on_the_3d_view_and_a_drag_from_there_turn_it_and_do_not_enlarge_it() -> None:
    mouse = Mouse(LandscapeView.SURFACE)
    yaw, (x, y) = mouse.state.landscape.yaw, mouse.place
    mouse.presses_and_moves((x, y))
    mouse.presses_and_moves((x, y), (x + 20, y), (x + 60, y))
    assert not mouse.state.landscape.is_large
    assert mouse.state.landscape.yaw != yaw


@pytest.mark.parametrize(
    "message",
    [
        ToggleLandscapeSize(),
        ChangeUiScale(1),
        ResizeWindow(1000, 700),
        ToggleFullscreen(),
        ToggleHelp(),
        ToggleMenu("options"),
        DeletePoint(0),
    ],
)
def test_a_drag_ends_when_its_point_goes_moves_or_is_covered(message: Message) -> None:
    mouse = Mouse(LandscapeView.BOWL)
    x, y = mouse.point_at(3)
    mouse.does(pygame.MOUSEBUTTONDOWN, (x, y), button=1)
    mouse.does(pygame.MOUSEMOTION, (x + 20, y - 20), rel=(0, 0), buttons=(1, 0, 0))
    update(mouse.state, message)
    points = mouse.state.points
    mouse.screen.draw(mouse.surface, mouse.state)
    assert mouse.state.held is None
    mouse.does(pygame.MOUSEMOTION, (x + 90, y - 90), rel=(0, 0), buttons=(1, 0, 0))
    mouse.does(pygame.MOUSEBUTTONUP, (x + 90, y - 90), button=1)
    assert mouse.state.points == points


def test_the_line_pointed_at_in_the_bowl_goes_when_the_pointer_leaves_the_window() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    mouse.does(pygame.MOUSEMOTION, mouse.place, rel=(0, 0), buttons=(0, 0, 0))
    assert mouse.state.preview_line is not None
    mouse.does(pygame.WINDOWLEAVE, mouse.place)
    assert mouse.state.preview_line is None
    assert mouse.state.pointer.target is None


def test_a_key_that_is_held_down_gives_its_command_once_unless_that_repeats() -> None:
    """The library sends the same event again and again, without a word that it is the same press."""
    mouse = Mouse(LandscapeView.BOWL)
    assert mouse.state.look.theme == "dark"
    for theme in ("light", "dark"):
        for _ in range(4):
            mouse.types(pygame.K_t, "t")
            assert mouse.state.look.theme == theme
        mouse.lets_go_of(pygame.K_t)
    first = mouse.state.timeline.step
    for _ in range(4):
        mouse.types(pygame.K_RIGHT)
    assert mouse.state.timeline.step == first + 4


def test_other_keys_do_not_let_go_of_one_that_is_held() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    mouse.types(pygame.K_t, "t")
    mouse.types(pygame.K_RIGHT)
    mouse.lets_go_of(pygame.K_RIGHT)
    mouse.types(pygame.K_t, "t")
    assert mouse.state.look.theme == "light"


def test_a_press_that_is_let_go_elsewhere_is_no_click() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    play = mouse.middle_of(ButtonTarget("play"))
    was_playing = mouse.state.is_playing
    mouse.presses_and_moves(play, (play[0] + 500, play[1] + 300))
    assert mouse.state.is_playing == was_playing
    mouse.presses_and_moves(play, (play[0] + 500, play[1] + 300), play)
    assert mouse.state.is_playing != was_playing


def test_the_middle_button_clicks_nothing() -> None:
    mouse = Mouse(LandscapeView.BOWL)
    play = mouse.middle_of(ButtonTarget("play"))
    was_playing = mouse.state.is_playing
    mouse.does(pygame.MOUSEMOTION, play, rel=(0, 0), buttons=(0, 0, 0))
    mouse.does(pygame.MOUSEBUTTONDOWN, play, button=2)
    mouse.does(pygame.MOUSEBUTTONUP, play, button=2)
    assert mouse.state.is_playing == was_playing
