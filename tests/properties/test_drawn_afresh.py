"""Whatever happened before, the window shows what is: drawn step by step it is, to the pixel, what it is drawn afresh."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeAlias

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.commands import COMMANDS, Command
from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ChangeUiScale,
    ClearPoints,
    DropRun,
    Escape,
    Explain,
    Focus,
    GoToRun,
    LoadPoints,
    LookAt,
    LookBeforeDivergence,
    Message,
    Notify,
    OfferExamples,
    PointAt,
    Reset,
    ResizeWindow,
    ScrollMenu,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    ShowLandscape,
    StepOnce,
    ToggleCostScale,
    ToggleExamples,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    ToggleTheme,
    Undo,
)
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.session.explained.quantity import Kind, Quantity
from app.session.state import State
from app.session.targets import ButtonTarget, MenuRowTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.figures.surface import figure as surface_figure
from app.view.figures.surface import marks as surface_marks
from app.view.layout import layout
from app.view.panels.landscape.surface import SurfaceView
from app.view.panels.panel import Progress, Surroundings
from app.view.screen import Screen
from tests.properties.any_message import EXAMPLE, YEARS, any_message, new_state, scripts
from tests.view.compared import are_alike, is_other
from tests.view.panels.overlays.test_examples import EXAMPLES

SIZES = ((800, 560), (1280, 960))

Where: TypeAlias = tuple[float, float, bool]
"""A place of the window as shares of its width and height, and whether a button goes down there."""

shares = st.floats(0.0, 1.0)
wheres: SearchStrategy[Where] = st.tuples(shares, shares, st.booleans())
events: SearchStrategy[Message | Where] = st.one_of(any_message, any_message, any_message, wheres)


class Told(NamedTuple):
    """What the loop has to say: a tooltip, and how far a long wait is."""

    hint: str = ""
    beside: tuple[int, int, int, int] | None = None
    progress: Progress | None = None


@cache
def _canvas(size: tuple[int, int]) -> pygame.Surface:
    """What is drawn afresh is drawn where something else was drawn before; to make a new surface each time takes long."""
    return pygame.Surface(size, 0, 32)


class Window:
    """A surface and the screen that draws on it: all panels, or ``only`` one of them, and what lies over panels."""

    def __init__(self, size: tuple[int, int], only: str = "", surface: pygame.Surface | None = None) -> None:
        pygame.font.init()
        self.surface, self.only, self.told = surface or pygame.Surface(size, 0, 32), only, Told()
        self.screen = Screen()
        if only:
            self.screen.panels = {only: self.screen.panels[only]}

    def draw(self, state: State) -> None:
        hint, beside, self.screen.progress = self.told
        self.screen.notice, self.screen.hint = state.notice, hint
        self.screen.hint_beside = None if beside is None else pygame.Rect(beside)
        self.screen.draw(self.surface, state)

    def point_at(self, state: State, where: Where) -> None:
        """What moving the pointer there does, and pressing a button."""
        across, down, is_pressed = where
        x, y = across * self.surface.get_width(), down * self.surface.get_height()
        target = self.screen.target_at(state, x, y)
        update(state, PointAt(None if target is None else target.id, x, y))
        if target is not None and target.hover is not None:
            message = target.hover(x, y)
            if message is not None:
                update(state, message)
        if is_pressed:
            update(state, BeginGesture(None if target is None else target.id))

    def wrong_in(self, state: State) -> dict[str, int]:
        """How many pixels are other than in a window that is drawn afresh, by panel."""
        size = self.surface.get_size()
        fresh = Window(size, self.only, _canvas(size))
        fresh.told = self.told
        hold_still_as(self.screen, fresh.screen)
        fresh.draw(state)
        if are_alike(self.surface, fresh.surface):
            return {}
        wrong = is_other(self.surface, fresh.surface)
        found = {}
        for panel in self.screen.slots:
            part = wrong[panel.rect.left : panel.rect.right, panel.rect.top : panel.rect.bottom]
            if part.any():
                found[panel.name] = int(part.sum())
        if wrong.any() and not found:
            found["between"] = int(wrong.sum())
        return found


def hold_still_as(old: Screen, fresh: Screen) -> None:
    """The 3-D surface is cut off where it was as long as that suits, so where that is depends on what was seen before."""
    for ours, theirs in zip(old.panels["landscape"].views.values(), fresh.panels["landscape"].views.values(), strict=True):
        if isinstance(ours, SurfaceView) and isinstance(theirs, SurfaceView):
            theirs.figure.volume = ours.figure.volume


@pytest.fixture(autouse=True)
def _no_path_is_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    """How finely the path over the 3-D surface is drawn depends on how it came; what path it is does not."""
    for module in (surface_figure, surface_marks):
        monkeypatch.setattr(module, "PATH_POINTS", 10**9)
    monkeypatch.setattr(surface_figure, "NEW_PATH_POINTS", 10**9)


def happened(window: Window, state: State, event: Message | Where | Told) -> None:
    if isinstance(event, Message):
        update(state, event)
    elif isinstance(event, Told):
        window.told = event
    else:
        window.point_at(state, event)
    window.draw(state)


@pytest.mark.parametrize("size", SIZES)
@given(script=scripts(events, 25), view=st.sampled_from(list(LandscapeView)))
@settings(max_examples=8)
def test_drawn_step_by_step_it_is_what_it_is_drawn_afresh(
    size: tuple[int, int], script: list[Message | Where], view: LandscapeView
) -> None:
    state, window = new_state(), Window(size)
    for event in (ShowLandscape(view), LoadPoints(EXAMPLE, "points"), *script):
        happened(window, state, event)
        assert not window.wrong_in(state), event


@pytest.mark.parametrize("size", SIZES)
@given(both=st.tuples(scripts(any_message, 25), scripts(any_message, 25)))
@settings(max_examples=8)
def test_two_states_shown_in_turn_are_each_what_they_are_drawn_afresh(
    size: tuple[int, int], both: tuple[list[Message], list[Message]]
) -> None:
    states, window = (new_state(), new_state()), Window(size)
    for state, script in zip(states, both, strict=True):
        for message in script:
            update(state, message)
    for state in states * 2:
        window.draw(state)
        assert not window.wrong_in(state)


TOO_FAST = [LoadPoints(EXAMPLE, "points"), Advance(30), SetLearningRate(10.0), Advance(400)]

STORIES: dict[str, list[Message]] = {
    "the cost scale with nothing there": [ToggleCostScale(), ToggleCostScale(), ToggleTheme(), ToggleCostScale()],
    "the cost scale": [LoadPoints(EXAMPLE, "points"), Advance(60), ToggleCostScale(), Advance(1), ToggleCostScale()],
    "long runs": [LoadPoints(EXAMPLE, "points"), *[Advance(7)] * 20, Advance(900), *[Advance(13)] * 10],
    "other runs": [
        *(LoadPoints(EXAMPLE, "points"), Advance(60), Reset(), Advance(30), LookAt(10), Advance(5), GoToRun(1), GoToRun(2)),
        *(DropRun(1), Undo(), LookAt(3), ClearPoints(), Undo(), Undo(), GoToRun(1), Advance(90), GoToRun(3)),
    ],
    "so many runs that the oldest goes": list(chain(TOO_FAST, *[(Advance(9), SetLineByHand(0.1, 0.1), Reset())] * 14)),
    "to where it diverged and back": [*TOO_FAST, LookBeforeDivergence(), Undo(), Undo(), Advance(30), SetLearningRate(9.0)],
    "another order": [AddPoint(0.1, 0.9), AddPoint(0.7, 0.2), Advance(9), SetOrder(Order.RANDOM), Advance(1), Undo()],
    "another story of as many steps": [LoadPoints(YEARS, "years"), Advance(60), LookAt(40), LookAt(20)],
}


ONE_VIEW, *OTHER_VIEWS = LandscapeView
every_view = pytest.mark.parametrize(
    ("view", "only"), [(ONE_VIEW, ""), *((view, "landscape") for view in OTHER_VIEWS)], ids=list(LandscapeView)
)
"""Whichever it is, the other panels show the same: they are drawn with one of them alone."""


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_no_panel_but_the_landscape_shows_which_view_of_it_there_is(story: list[Message]) -> None:
    state, screen = new_state(), Screen()
    around = Surroundings(layout(*SIZES[1], 1.0))
    others = [panel for name, panel in screen.panels.items() if name not in ("landscape", "lesson")]
    for event in story:
        update(state, event)
        shown = []
        for view in LandscapeView:
            state.landscape = replace(state.landscape, view=view)
            shown.append([panel.pick(state, around) for panel in others])
        assert all(each == shown[0] for each in shown)


@every_view
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_told_step_by_step_is_drawn_as_afresh(story: list[Message], view: LandscapeView, only: str) -> None:
    state, window = new_state(), Window(SIZES[1], only)
    for event in (ShowLandscape(view), *story):
        happened(window, state, event)
        assert not window.wrong_in(state), event


@pytest.mark.parametrize("notches", range(-2, 6))
def test_letters_leave_nothing_behind_at_any_scale(notches: int) -> None:
    window, state = Window((1280, 800)), State()
    learning = (SetMode(Mode.BATCH), SetMode(Mode.MINI_BATCH), SetMode(Mode.STOCHASTIC))
    for message in (LoadPoints(EXAMPLE, "points"), ChangeUiScale(notches), *(StepOnce(),) * 6, *learning):
        update(state, message)
        update(state, StepOnce())
        window.draw(state)
        assert window.wrong_in(state) == {}


@every_view
def test_two_states_that_both_look_at_the_past_have_each_their_own_curve(view: LandscapeView, only: str) -> None:
    states, window = [], Window(SIZES[1], only)
    for rate in (0.05, 0.4):
        state = new_state()
        for message in (ShowLandscape(view), LoadPoints(EXAMPLE, "p"), SetLearningRate(rate), Advance(80), LookAt(40)):
            update(state, message)
        states.append(state)
    for state in states * 2:
        window.draw(state)
        assert not window.wrong_in(state)


HINT = "What the thing under the pointer does, and by which keys."
places = st.tuples(st.integers(0, 1200), st.integers(0, 900), st.integers(1, 60), st.integers(1, 30))
hints = st.builds(Told, st.sampled_from(("", "Short", HINT * 4)), st.one_of(st.none(), places), st.none())
cancels = st.sampled_from((None, Escape()))
waits = st.builds(
    Told,
    st.just(""),
    st.none(),
    st.one_of(st.none(), st.builds(Progress, st.just("Writing"), shares, st.just("Esc"), cancels)),
)
comes_or_goes: SearchStrategy[Message | Where | Told] = st.one_of(
    hints,
    hints,
    waits,
    wheres,
    st.sampled_from([Notify(""), Notify("told"), Notify("told at length " * 12), ToggleHelp(), Escape()]),
    st.builds(ToggleMenu, st.sampled_from(["data", "options", "runs"])),
    st.builds(ScrollMenu, st.integers(0, 12)),
    st.builds(Focus, st.sampled_from([None, ButtonTarget("halve-rate"), MenuRowTarget("options", 2), ButtonTarget("play")])),
    st.sampled_from([SetLearningRate(10.0), SetLearningRate(0.05), Advance(1), Advance(1), Advance(300), Undo(), Reset()]),
    st.sampled_from([ToggleTheme(), ToggleLandscapeSize(), AddPoint(0.5, 0.02), LookAt(5), ClearPoints()]),
)
"""What makes overlays come, move, change and go, and what moves under them."""


@pytest.mark.parametrize("size", SIZES)
@given(script=scripts(comes_or_goes, 25))
@settings(max_examples=6)
def test_overlays_come_and_go_over_moving_panels_and_leave_nothing_behind(
    size: tuple[int, int], script: list[Message | Where | Told]
) -> None:
    state, window = new_state(), Window(size)
    for event in (LoadPoints(EXAMPLE, "points"), Advance(20), *script):
        happened(window, state, event)
        assert not window.wrong_in(state), event


COVERED: dict[str, list[Message | Told]] = {
    "a tooltip over the banner": [*TOO_FAST, Told(HINT, (300, 400, 40, 20)), LookAt(3), Undo(), Told()],
    "a tooltip over a notice": [Notify("told"), Told(HINT, (300, 440, 40, 20)), Advance(1), Notify("more " * 40), Told()],
    "a menu over the banner": [*TOO_FAST, ToggleMenu("runs"), Reset(), Advance(1), ScrollMenu(2), ToggleMenu("runs")],
    "help over all": [
        *TOO_FAST,
        Told(HINT, (300, 200, 40, 20)),
        ToggleHelp(),
        Advance(1),
        Reset(),
        ToggleHelp(),
        Advance(1),
    ],
    "a wait over help": [
        ToggleHelp(),
        Told(progress=Progress("W", 0.1, "Esc")),
        Told(progress=Progress("W", 0.2, "Esc")),
        Told(),
    ],
    "a tooltip that moves": [Told(HINT, (9 * step, 90 + 8 * step, 9, 9)) for step in range(30)],
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("story", COVERED.values(), ids=COVERED)
def test_what_lies_over_something_is_drawn_as_afresh(story: list[Message | Told], size: tuple[int, int]) -> None:
    state, window = new_state(), Window(size)
    for event in (LoadPoints(EXAMPLE, "points"), Advance(20), *story):
        happened(window, state, event)
        assert not window.wrong_in(state), event


OVER: dict[str, list[Message | Told]] = {
    **{f"the menu of {name}": [ToggleMenu(name)] for name in ("data", "options", "runs")},
    "help": [ToggleHelp()],
    "the banner": list(TOO_FAST),
    "a notice": [Notify("told")],
    "a tooltip": [Told(HINT)],
    "a wait": [Told(progress=Progress("W", 0.5, "Esc"))],
    "an explanation": [Explain((Quantity(Kind.COST, 20),))],
    "a list of examples": [OfferExamples(EXAMPLES), ToggleExamples()],
}


@pytest.mark.parametrize("story", OVER.values(), ids=OVER)
def test_what_lies_over_the_panels_goes_to_its_new_place_when_the_window_is_resized(story: list[Message | Told]) -> None:
    state, window = new_state(), Window(SIZES[1])
    for event in (LoadPoints(EXAMPLE, "points"), Advance(20), *story):
        happened(window, state, event)
    assert {slot.name for slot in window.screen.slots} < window.screen.marks.keys(), "nothing lies over the panels"
    for size in (SIZES[0], (1100, 700), SIZES[1]):
        update(state, ResizeWindow(*size))
        window.surface = pygame.Surface(size, 0, 32)
        window.draw(state)
        assert not window.wrong_in(state), size


@pytest.mark.parametrize("command", COMMANDS, ids=[command.id for command in COMMANDS])
@pytest.mark.parametrize("is_in_past", [False, True])
def test_what_a_command_changes_is_seen_at_once(command: Command, is_in_past: bool) -> None:
    window, state = Window((1280, 800)), State()
    for message in (LoadPoints(YEARS, "years"), Advance(40), Reset(), Advance(40), *([LookAt(20)] if is_in_past else [])):
        update(state, message)
    window.draw(state)
    for message in (command.message, StepOnce(), command.message):
        update(state, message)
        window.draw(state)
        assert window.wrong_in(state) == {}
