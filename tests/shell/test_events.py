"""What a hand does, event by event: a drag is no click, and two of them are no double-click."""

from __future__ import annotations

import pygame
import pytest

from app.messages import Advance, LoadPoints, ShowLandscape
from app.shell.events import Translator
from app.state import State
from app.update import update
from app.view.screen import Screen
from app.views import LandscapeView
from tests.benchmarks.scene import scattered

SIZE = (1280, 800)
Places = list[tuple[int, int]]


class Hand:
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

    def presses_and_moves(self, *places: tuple[int, int]) -> None:
        self.does(pygame.MOUSEMOTION, places[0], rel=(0, 0), buttons=(0, 0, 0))
        self.does(pygame.MOUSEBUTTONDOWN, places[0], button=1)
        for place in places[1:]:
            self.does(pygame.MOUSEMOTION, place, rel=(0, 0), buttons=(1, 0, 0))
        self.does(pygame.MOUSEBUTTONUP, places[-1], button=1)


def test_two_drags_of_the_bowl_in_a_row_pan_it_and_undo_nothing() -> None:
    hand = Hand(LandscapeView.BOWL)
    x, y = hand.place
    for _ in range(2):
        hand.presses_and_moves((x, y), (x + 20, y), (x + 50, y + 10))
    assert len(hand.state.points) == 12
    assert hand.state.landscape.box is not None


def test_a_drag_and_a_click_at_the_same_place_are_no_double_click_either() -> None:
    hand = Hand(LandscapeView.BOWL)
    x, y = hand.place
    hand.presses_and_moves((x, y), (x + 30, y))
    hand.presses_and_moves((x, y))
    assert len(hand.state.points) == 12
    assert hand.state.landscape.box is not None


def test_a_double_click_fits_the_bowl_and_takes_its_own_first_click_back() -> None:
    hand = Hand(LandscapeView.BOWL)
    x, y = hand.place
    hand.presses_and_moves((x + 40, y), (x + 70, y))
    line = hand.state.training.line
    hand.now_ms += 1000
    for _ in range(2):
        hand.presses_and_moves((x, y))
    assert hand.state.landscape.box is None
    assert hand.state.training.line == line
    assert len(hand.state.points) == 12


@pytest.mark.parametrize(("places", "is_large"), [([(0, 0), (15, 5), (40, 10)], False), ([(0, 0)], True)])
def test_of_the_3d_view_only_two_clicks_and_not_two_drags_are_a_double_click(places: Places, is_large: bool) -> None:
    hand = Hand(LandscapeView.SURFACE)
    x, y = hand.place
    for _ in range(2):
        hand.presses_and_moves(*((x + right, y + down) for right, down in places))
    assert hand.state.landscape.is_large == is_large
    assert len(hand.state.points) == 12
