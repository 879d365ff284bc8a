"""The window as a whole: panels in slots, what is under a pixel, the order of Tab, and overlays that leave panels alone."""

from __future__ import annotations

import gc
import weakref
from itertools import pairwise
from typing import NamedTuple

import pygame
import pytest

from app.messages import (
    Advance,
    Explain,
    Focus,
    GoToChapter,
    LoadPoints,
    LookAt,
    Message,
    Notify,
    PointAt,
    ShowLandscape,
    StepOnce,
    ToggleDerivation,
    ToggleHelp,
    ToggleMenu,
    TogglePlay,
)
from app.model.learning.training import Mode
from app.session.explained.quantity import Kind, Quantity
from app.session.state import Pointer, State
from app.session.targets import (
    ButtonTarget,
    CanvasTarget,
    HandleTarget,
    HelpTarget,
    MenuRowTarget,
    ModeTarget,
    PointTarget,
    SymbolTarget,
    TargetId,
    TimeTarget,
    WordTarget,
)
from app.session.views import LandscapeView
from app.update import update
from app.view.focus import NamedStops, Stops, in_reading_order
from app.view.layout import ExtraSlot
from app.view.paint.pen import Pen
from app.view.panels.panel import Panel, Progress, Surroundings
from app.view.screen import Screen
from app.view.slots.touched import is_word, parts_of_tab, words_of
from app.view.targets import Target
from tests.view.marked import POINTS, state_after

SIZES = [(800, 560), (1280, 800)]
EXAMPLE = (LoadPoints(POINTS["a curve"], "a curve"), Advance(30), Notify(""))
WORD, HIDDEN = WordTarget("lesson"), WordTarget("hidden")


class Lesson(NamedTuple):
    """What the panel of these tests shows."""

    steps: int


class LessonCard(Panel[Lesson]):
    """A panel that no other one knows of: it names one target, and works out another."""

    computed_targets = (WordTarget,)

    def __init__(self) -> None:
        self.draws = 0

    def pick(self, state: State, around: Surroundings) -> Lesson:
        return Lesson(state.timeline.step)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Lesson) -> None:
        self.draws += 1
        pen.card(rect)
        pen.text(f"{shown.steps} steps", rect.x + 20, rect.centery, role="lesson")
        pen.target(Target(WORD, pygame.Rect(rect.x, rect.y, 40, 20)))

    def target_at(self, rect: pygame.Rect, shown: Lesson, x: float, y: float) -> Target | None:
        return self.target_named(rect, shown, HIDDEN) if x > rect.centerx else None

    def target_named(self, rect: pygame.Rect, shown: Lesson, target_id: TargetId) -> Target | None:
        return Target(HIDDEN, rect, hint=f"{shown.steps}") if target_id == HIDDEN else None

    def tab_stops(self, rect: pygame.Rect, shown: Lesson) -> list[Stops]:
        return [NamedStops([HIDDEN])]


class Window:
    def __init__(self, size: tuple[int, int], *messages: Message) -> None:
        pygame.font.init()
        self.state, self.surface = state_after(messages), pygame.Surface(size, 0, 32)
        self.screen = Screen(records_marks=True)
        self.draw()

    def draw(self, *messages: Message) -> list[pygame.Rect]:
        for message in messages:
            update(self.state, message)
        self.screen.notice = self.state.notice
        return self.screen.draw(self.surface, self.state)

    def at(self, x: float, y: float) -> TargetId | None:
        target = self.screen.target_at(self.state, x, y)
        return None if target is None else target.id

    def pixels(self) -> bytes:
        return pygame.image.tobytes(self.surface, "RGB")


@pytest.mark.parametrize("size", SIZES)
def test_one_more_panel_has_a_slot_under_the_canvas_and_no_other_panel_knows_of_it(size: tuple[int, int]) -> None:
    window, lesson = Window(size, *EXAMPLE), LessonCard()
    before = {slot.name: slot.rect for slot in window.screen.slots}
    window.screen.add(ExtraSlot("lesson", 120), lesson)
    window.draw()
    rect = window.screen.layout.extras["lesson"]
    after = {slot.name: slot.rect for slot in window.screen.slots}
    assert after.pop("lesson") == rect
    assert [name for name, place in before.items() if after[name] != place] == ["canvas"]
    assert [mark.text for mark in window.screen.marks["lesson"] if mark.role == "lesson"] == ["30 steps"]
    window.draw(Advance(1))
    assert [mark.text for mark in window.screen.marks["lesson"] if mark.role == "lesson"] == ["31 steps"]
    draws = lesson.draws
    window.draw(PointAt(None, 3.0, 3.0))
    assert lesson.draws == draws
    assert window.at(rect.x + 10, rect.y + 10) == WORD
    assert window.at(rect.centerx + 10, rect.y + 10) == HIDDEN
    assert window.screen.target_named(window.state, HIDDEN) is not None


def test_a_computed_target_is_that_of_the_state_as_it_is_now() -> None:
    window = Window(SIZES[1], *EXAMPLE)
    window.screen.add(ExtraSlot("lesson", 120), LessonCard())
    window.draw()
    update(window.state, Advance(5))
    target = window.screen.target_named(window.state, HIDDEN)
    assert target is not None
    assert target.hint == "35"


def test_tab_leads_once_around_in_reading_order_and_through_the_stops_that_panels_add() -> None:
    window = Window(SIZES[1], *EXAMPLE)
    window.screen.add(ExtraSlot("lesson", 120), LessonCard())
    window.draw()
    state, screen = window.state, window.screen
    expected = expected_stops(screen, state)
    assert len(expected) == len(set(expected))
    assert {ButtonTarget("play"), CanvasTarget(), WORD, HIDDEN, TimeTarget()} < set(expected)
    for way in (1, -1):
        reached: list[TargetId] = []
        focus = screen.focus_beside(state, None, way)
        while focus is not None and focus not in reached:
            reached.append(focus)
            focus = screen.focus_beside(state, focus, way)
        assert reached == expected[::way]
        assert focus == reached[0]


def expected_stops(screen: Screen, state: State) -> list[TargetId]:
    """Panel by panel; in the canvas the points from left to right and then the handles."""
    points = sorted(range(len(state.points)), key=state.points.point)
    expected: list[TargetId] = []
    for slot in screen.slots:
        stops = [target for target in slot.targets if target.takes_focus and target.is_enabled]
        handles = [target.id for target in stops if isinstance(target.id, HandleTarget)]
        named = [target.id for target in in_reading_order(stops) if target.id not in handles]
        words = [target.id for target in in_reading_order(slot.targets) if is_word(target)]
        own = [PointTarget(index) for index in points] if slot.name == "canvas" else []
        expected += [*named, *own, *handles, *([HIDDEN] if slot.name == "lesson" else []), *words[:1]]
    return expected


def test_the_parts_of_the_window_come_in_reading_order() -> None:
    window = Window(SIZES[1], *EXAMPLE)
    assert [slot.name for slot in window.screen.slots] == ["toolbar", "canvas", "cost", "step", "landscape", "timeline"]
    focus, reached = None, []
    for _ in range(20):
        focus = window.screen.part_beside(window.state, focus, 1)
        reached.append(focus)
    around = reached[: reached.index(reached[0], 1)]
    assert around[:2] == [ButtonTarget("play"), CanvasTarget()]
    assert {type(stop) for stop in around} >= {PointTarget, HandleTarget, SymbolTarget, ButtonTarget}
    assert around[-2] == ButtonTarget("back")
    back = [reached[0]]
    for _ in around:
        back.append(window.screen.part_beside(window.state, back[-1], -1))
    assert back[1:] == around[::-1]


@pytest.mark.parametrize("view", LandscapeView)
@pytest.mark.parametrize("size", SIZES)
def test_from_stop_to_stop_the_ring_goes_right_or_down(size: tuple[int, int], view: LandscapeView) -> None:
    window = Window(size, *EXAMPLE, ShowLandscape(view))
    for slot in window.screen.slots:
        rects = [target.rect for target in in_reading_order(slot.targets) if target.takes_focus]
        for one, after in pairwise(rects):
            assert after.left > one.left or after.top >= one.centery


def test_the_words_of_a_panel_are_one_stop_and_arrows_lead_from_word_to_word() -> None:
    window = Window(SIZES[1], *EXAMPLE)
    slot = next(slot for slot in window.screen.slots if slot.name == "step")
    words = words_of(slot)
    assert len(words) > 5
    assert words[0] in parts_of_tab([slot], window.state, window.screen._around)[-1]
    for way in (1, -1):
        focus, reached = words[0], []
        for _ in words:
            reached.append(focus)
            focus = window.screen.word_beside(focus, way)
        assert (sorted(map(str, reached)), focus) == (sorted(map(str, words)), words[0])


def test_what_was_pressed_until_it_can_do_no_more_is_still_a_stop() -> None:
    window = Window(SIZES[1], *EXAMPLE, LookAt(0), Focus(ButtonTarget("back")))
    target = window.screen.target_named(window.state, ButtonTarget("back"))
    assert target is not None and not target.is_enabled
    after = window.screen.focus_beside(window.state, ButtonTarget("back"), 1)
    assert after == ButtonTarget("step", "timeline")


@pytest.mark.parametrize(("opening", "names"), [(ToggleMenu("options"), MenuRowTarget), (ToggleHelp(), HelpTarget)])
def test_tab_stays_within_an_overlay_that_holds_the_focus(opening: Message, names: type[TargetId]) -> None:
    window = Window(SIZES[1], *EXAMPLE, opening)
    focus = window.screen.focus_beside(window.state, None, 1)
    for _ in range(40):
        assert focus is None or isinstance(focus, names)
        focus = window.screen.focus_beside(window.state, focus, 1)


def test_nothing_below_help_can_be_touched() -> None:
    window = Window(SIZES[1], *EXAMPLE, ToggleHelp())
    places = {window.at(x, y) for x in range(0, 1280, 16) for y in range(0, 800, 16)}
    assert places == {None, HelpTarget()}


@pytest.mark.parametrize("size", SIZES)
def test_the_topmost_thing_answers_for_a_pixel(size: tuple[int, int]) -> None:
    window = Window(size, *EXAMPLE, ToggleMenu("options"))
    screen = window.screen
    for target in screen.overlay_targets:
        if target.rect.w:
            assert window.at(*target.rect.center) in {other.id for other in screen.overlay_targets}


OVERLAYS = {
    "tooltip": lambda screen: setattr(screen, "hint", "What it does. " * 9),
    "notice": lambda screen: setattr(screen, "notice", "Something happened."),
    "progress": lambda screen: setattr(screen, "progress", Progress("Writing", 0.5, "Esc")),
}


@pytest.mark.parametrize("name", OVERLAYS)
def test_an_overlay_that_stays_on_panels_that_stay_is_not_drawn_again(name: str) -> None:
    window = Window(SIZES[1], *EXAMPLE, PointAt(None, 500.0, 300.0))
    state, screen, surface = window.state, window.screen, window.surface
    plain = window.pixels()
    OVERLAYS[name](screen)
    changed = screen.draw(surface, state)
    assert len(changed) == 1
    assert screen.marks[name]
    assert screen.draw(surface, state) == []
    covered = window.pixels()
    assert covered != plain
    screen.hint, screen.notice, screen.progress = "", "", None
    assert screen.draw(surface, state) == changed
    assert window.pixels() == plain


def test_a_panel_that_changes_under_an_overlay_is_drawn_and_only_that() -> None:
    window = Window(SIZES[1], *EXAMPLE, PointAt(None, 500.0, 300.0))
    screen = window.screen
    screen.hint = "What it does"
    window.draw()
    numbers = {slot.name: slot.draw_number for slot in screen.slots}
    window.draw(Focus(None), PointAt(ModeTarget(Mode.BATCH), 500.0, 300.0))
    after = {slot.name: slot.draw_number for slot in screen.slots}
    assert after["toolbar"] == numbers["toolbar"] + 1
    assert {name for name in after if after[name] != numbers[name]} <= {"toolbar", "canvas"}


def test_a_tooltip_over_a_notice_survives_what_happens_below() -> None:
    """Lower overlays come, change and go under a higher one, over panels that move."""
    window = Window(SIZES[1], *EXAMPLE)
    screen, canvas = window.screen, window.screen.layout.canvas
    screen.hint = "What it does, in many words. " * 5
    window.state.pointer = Pointer(None, canvas.centerx - 60.0, canvas.bottom - 80.0)
    for message in (Notify("short"), Notify("longer " * 30), Advance(1), Notify(""), Advance(1)):
        window.draw(message)
        fresh = Window(SIZES[1])
        fresh.state, fresh.screen.hint = window.state, screen.hint
        fresh.screen.forget()
        fresh.draw()
        assert window.pixels() == fresh.pixels(), message


@pytest.mark.parametrize("draws", range(1, 9))
def test_a_view_that_comes_back_is_whole_however_often_its_card_was_drawn_meanwhile(draws: int) -> None:
    """The slots are made anew when the landscape comes to the front: a picture shall not take their draws for its own."""
    window = Window(SIZES[1], *EXAMPLE, TogglePlay())
    for _ in range(3):
        window.draw(StepOnce())
    window.draw(ShowLandscape(LandscapeView.SLICE_M))
    for number in range(draws):
        window.draw(ShowLandscape(list(LandscapeView)[number % 2]))
    window.draw(ShowLandscape(LandscapeView.BOWL))
    fresh = Window(SIZES[1])
    fresh.state = window.state
    fresh.screen.forget()
    fresh.draw()
    assert window.pixels() == fresh.pixels()


SHOWN: dict[str, tuple[Message, ...]] = {
    **{str(view): (ShowLandscape(view),) for view in LandscapeView},
    "the derivation": (ToggleDerivation(),),
    "a chapter": (GoToChapter("rate"),),
    "a menu": (ToggleMenu("options"),),
    "help": (ToggleHelp(),),
    "an explanation": (Explain((Quantity(Kind.COST, 30),)), PointAt(CanvasTarget(), 300.0, 300.0)),
}


@pytest.mark.parametrize("messages", SHOWN.values(), ids=SHOWN)
def test_a_screen_that_is_let_go_is_out_of_memory_at_once(messages: tuple[Message, ...]) -> None:
    """Its pictures are many megabytes, and garbage is searched for seldom."""
    window = Window(SIZES[1], *EXAMPLE, *messages)
    window.screen.hint = "What it does"
    window.draw(StepOnce())
    parts = [window.screen, *window.screen.panels.values(), *window.screen.slots]
    held = [weakref.ref(part) for part in parts]
    gc.disable()
    try:
        del window.screen, parts
        assert [part() for part in held if part() is not None] == []
    finally:
        gc.enable()
