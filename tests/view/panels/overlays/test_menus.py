"""A menu that is higher than the window scrolls, says that there is more, and never leaves the window."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lesson.chapter import Chapter
from app.lesson.every import CHAPTERS, number_of
from app.messages import Advance, GoToChapter, GoToRun, LoadExample, Message, Notify, Reset, ScrollMenu, ToggleMenu
from app.session.targets import MenuRowTarget, MenuTarget, MoreTarget
from app.shell.input.translator import Translator
from app.update import update
from app.view.panels.overlays import menu_rows
from app.view.panels.overlays.menu_rows import Row
from app.view.screen import Screen
from app.view.scrolled import Scrolled
from tests.properties.any_message import new_state

MANY = 60
SIZES = [(600, 420), (640, 440), (800, 560), (1280, 800), (3840, 2160)]


class Hands:
    """A window with an open menu of very many rows, and what a person does to it."""

    def __init__(self, size: tuple[int, int], menu: str = "options") -> None:
        pygame.font.init()
        self.state, self.screen, self.surface = new_state(), Screen(), pygame.Surface(size, 0, 32)
        for message in (LoadExample(), Advance(5), Reset(), Advance(5)):
            update(self.state, message)
        self.translator = Translator(self.screen)
        self.does(ToggleMenu(menu))

    def does(self, *messages: Message) -> None:
        for message in messages:
            update(self.state, message)
        self.screen.draw(self.surface, self.state)

    def reports(self, kind: int, **says: object) -> None:
        for message in self.translator.messages(pygame.event.Event(kind, says), self.state, 0):
            update(self.state, message)
        self.screen.draw(self.surface, self.state)

    def types(self, key: int) -> None:
        self.reports(pygame.KEYDOWN, key=key, unicode="", mod=0)

    def wheels(self, notches: int) -> None:
        self.reports(pygame.MOUSEMOTION, pos=self.box.center)
        self.reports(pygame.MOUSEWHEEL, y=notches)

    @property
    def box(self) -> pygame.Rect:
        return next(target.rect for target in self.screen.targets if target.id == MenuTarget())

    @property
    def rows_seen(self) -> list[str]:
        return [label.text for label in self.screen.labels["overlays"] if label.text.startswith("row ")]


@pytest.fixture
def many_rows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    rows = [Row("Very many"), *(Row(f"row {number}", Notify(f"chose {number}")) for number in range(MANY))]
    monkeypatch.setitem(menu_rows._ROWS, "options", lambda state: rows)
    yield


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("menu", ["data", "options", "runs"])
@pytest.mark.usefixtures("many_rows")
def test_a_menu_lies_in_the_window_and_all_that_stands_in_it_in_the_menu(menu: str, size: tuple[int, int]) -> None:
    hands = Hands(size, menu)
    assert hands.surface.get_rect().contains(hands.box)
    for label in hands.screen.labels["overlays"]:
        assert hands.box.contains(label.rect), label


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("many_rows")
def test_the_wheel_leads_to_the_last_row_and_back(size: tuple[int, int]) -> None:
    hands = Hands(size)
    begins = hands.rows_seen
    assert begins[0] == "row 0"
    hands.wheels(-1)
    if len(begins) < MANY:
        assert hands.rows_seen != begins
    for _ in range(10):
        hands.wheels(-20)
    assert hands.rows_seen[-1] == f"row {MANY - 1}"
    for _ in range(10):
        hands.wheels(20)
    assert hands.rows_seen == begins


@pytest.mark.usefixtures("many_rows")
def test_a_menu_shows_where_there_is_more_and_a_click_leads_there() -> None:
    hands = Hands((800, 560))
    assert {target.id for target in hands.screen.targets} & {MoreTarget("up"), MoreTarget("down")} == {MoreTarget("down")}
    seen = hands.rows_seen
    down = next(target for target in hands.screen.targets if target.id == MoreTarget("down"))
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        hands.reports(kind, pos=down.rect.center, button=1)
    assert hands.rows_seen[0] == f"row {len(seen)}"
    assert {target.id for target in hands.screen.targets} >= {MoreTarget("up"), MoreTarget("down")}
    hands.does(ScrollMenu(10**9))
    assert {target.id for target in hands.screen.targets} & {MoreTarget("up"), MoreTarget("down")} == {MoreTarget("up")}


@pytest.mark.parametrize(("key", "way"), [(pygame.K_DOWN, 1), (pygame.K_UP, -1), (pygame.K_TAB, 1)])
@pytest.mark.usefixtures("many_rows")
def test_keys_reach_every_row_and_bring_it_into_sight(key: int, way: int) -> None:
    hands = Hands((800, 560))
    for number in [*range(MANY), 0][::way]:
        if way < 0 and number == 0 and hands.state.focus is None:
            continue
        hands.types(key)
        assert hands.state.focus == MenuRowTarget("options", number + 1)
        assert f"row {number}" in hands.rows_seen
    hands.types(pygame.K_RETURN)
    assert hands.state.notice == "chose 0"


@pytest.mark.parametrize(("key", "place"), [(pygame.K_DOWN, 0), (pygame.K_UP, -1)])
@pytest.mark.parametrize("has_focus", [False, True])
@pytest.mark.usefixtures("many_rows")
def test_after_the_wheel_the_arrows_begin_with_what_is_in_sight(key: int, place: int, has_focus: bool) -> None:
    hands = Hands((800, 560))
    if has_focus:
        hands.types(pygame.K_DOWN)
        hands.types(pygame.K_DOWN)
    hands.wheels(-21)
    seen = hands.rows_seen
    assert seen[0] not in ("row 0", "row 1")
    hands.types(key)
    assert hands.state.focus == MenuRowTarget("options", int(seen[place].removeprefix("row ")) + 1)
    assert hands.rows_seen == seen


def test_arrows_go_from_run_to_run_and_leave_the_crosses_out() -> None:
    hands = Hands((1280, 800), "runs")
    hands.types(pygame.K_DOWN)
    hands.types(pygame.K_DOWN)
    assert hands.state.focus == MenuRowTarget("runs", 2)
    hands.types(pygame.K_UP)
    hands.types(pygame.K_RETURN)
    assert hands.state.timeline.place.run_number == 1
    assert GoToRun(1) in [target.click for target in hands.screen.targets]


def test_a_menu_opens_at_its_first_row() -> None:
    hands = Hands((800, 560))
    hands.does(ScrollMenu(5), ToggleMenu("options"), ToggleMenu("options"))
    assert hands.state.menu_scroll == 0


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60), st.integers(0, 700), st.integers(-5, 70))
def test_rows_in_sight_fit_and_none_more_would(heights: list[int], room: int, wanted: int) -> None:
    shown = Scrolled.of(heights, room, 10, wanted)
    assert 0 <= shown.first < shown.end <= len(heights)
    in_sight = heights[shown.first : shown.end]
    assert sum(in_sight) <= shown.room or len(in_sight) == 1
    assert shown.end == len(heights) or sum(in_sight) + heights[shown.end] > shown.room
    if shown.end == len(heights) and shown.first:
        assert sum(in_sight) + heights[shown.first - 1] > shown.room
    for row in range(len(heights)):
        if row not in shown:
            assert row in Scrolled.of(heights, room, 10, shown.revealing(row))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_the_menu_of_chapters_opens_with_the_open_one_in_sight(chapter: Chapter) -> None:
    hands = Hands((800, 560))
    hands.does(GoToChapter(chapter.name), ToggleMenu("chapters"))
    row = hands.screen.target_named(hands.state, MenuRowTarget("chapters", number_of(chapter) - 1))
    assert row is not None
    assert row.rect.h > 0
    labels = [label.text for label in hands.screen.labels["overlays"]]
    assert f"{number_of(chapter)} · {chapter.title}" in labels
