"""A menu that is higher than the window scrolls, says that there is more, and never leaves the window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lesson.chapter import Chapter
from app.lesson.every import CHAPTERS, number_of
from app.messages import (
    Advance,
    ChooseFile,
    GoToChapter,
    GoToRun,
    LoadExample,
    Message,
    Notify,
    PastePoints,
    Reset,
    ScrollMenu,
    ToggleExamples,
    ToggleMenu,
)
from app.session.targets import MenuRowTarget, MenuTarget, MoreTarget
from app.shell.input.translator import Translator
from app.update import update
from app.view.focus import LEAPS, leap
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


# --- Home, End, Page Up and Page Down ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("many_rows")
def test_home_and_end_lead_to_the_ends_of_a_menu_and_not_along_the_run() -> None:
    hands = Hands((800, 560))
    step = hands.state.timeline.step
    hands.types(pygame.K_END)
    assert hands.state.focus == MenuRowTarget("options", MANY)
    assert hands.rows_seen[-1] == f"row {MANY - 1}"
    hands.types(pygame.K_HOME)
    assert hands.state.focus == MenuRowTarget("options", 1)
    assert [label.text for label in hands.screen.labels["overlays"]][:2] == ["Very many", "row 0"]
    assert (hands.state.timeline.step, hands.state.menu) == (step, "options")


@pytest.mark.usefixtures("many_rows")
def test_pages_lead_through_a_menu_row_for_row_and_back() -> None:
    hands = Hands((800, 560))
    seen, at = set(hands.rows_seen), []
    for key in [pygame.K_PAGEDOWN] * 6 + [pygame.K_PAGEUP] * 6:
        hands.types(key)
        assert isinstance(hands.state.focus, MenuRowTarget)
        at.append(hands.state.focus.row)
        assert f"row {at[-1] - 1}" in hands.rows_seen
        seen.update(hands.rows_seen)
    down, up = at[:6], at[6:]
    assert down == sorted(down) and down[0] > 10 and down[-1] == MANY
    assert up == sorted(up, reverse=True) and up[-1] == 1
    assert seen == {f"row {number}" for number in range(MANY)}


@pytest.mark.parametrize("key", [pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN])
def test_in_a_menu_that_has_room_a_page_is_all_of_it(key: int) -> None:
    hands = Hands((1280, 800), "runs")
    hands.types(key)
    assert hands.state.focus == MenuRowTarget("runs", 1 if key in (pygame.K_HOME, pygame.K_PAGEUP) else 2)


@given(st.sampled_from(LEAPS), st.integers(1, 30), st.data())
def test_a_leap_stays_in_the_list_and_goes_its_way(key: str, count: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, count - 1))
    in_sight = range(first, data.draw(st.integers(first + 1, count)))
    here = data.draw(st.none() | st.integers(0, count - 1))
    found = leap(key, here, in_sight, count)
    assert 0 <= found < count
    if here is not None:
        assert found <= here if key in ("home", "pageup") else found >= here
        assert found != here or here == (0 if key in ("home", "pageup") else count - 1)


# --- what stands where ------------------------------------------------------------------------------------------------


def test_the_data_menu_begins_with_ways_to_get_points() -> None:
    rows = [row for row in menu_rows.rows_of(new_state(), "data") if row.message is not None]
    assert [row.message for row in rows[:4]] == [ChooseFile(), PastePoints(), ToggleExamples(), LoadExample()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("menu", ["data", "save", "options", "chapters"])
@pytest.mark.parametrize("first", [0, 3, 10**9])
def test_the_rows_of_a_menu_fill_it(menu: str, size: tuple[int, int], first: int) -> None:
    hands = Hands(size, menu)
    if menu == "chapters":
        hands.does(GoToChapter(CHAPTERS[0].name), ToggleMenu(menu))
    hands.does(ScrollMenu(first))
    scale = hands.screen._typesetter.scale
    inside = hands.box.inflate(0, -2 * round(8 * scale))
    kept = [label.rect for label in hands.screen.labels["overlays"] if hands.box.contains(label.rect)]
    middles = sorted({rect.centery for rect in kept})
    assert max(below - above for above, below in pairwise(middles)) <= 36 * scale
    assert max(middles[0] - inside.top, inside.bottom - middles[-1]) <= 20 * scale


@pytest.mark.parametrize("size", SIZES)
def test_a_menu_over_panels_that_change_is_the_one_that_was_drawn_ring_and_all(size: tuple[int, int]) -> None:
    hands = Hands(size, "data")
    hands.types(pygame.K_END)
    for _ in range(3):
        hands.does(Advance(1))
    afresh = pygame.Surface(size, 0, 32)
    Screen().draw(afresh, hands.state)
    seen, drawn = (pygame.surfarray.array3d(surface.subsurface(hands.box)) for surface in (hands.surface, afresh))
    assert (seen == drawn).all()
