"""What is saved is what the window shows: afresh at any scale, of any part, and at any step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.lesson.every import CHAPTERS
from app.messages import (
    Advance,
    ChangeUiScale,
    Explain,
    Focus,
    GoToChapter,
    LoadPoints,
    LookAt,
    Message,
    Notify,
    PointAt,
    ResizeWindow,
    ShowLandscape,
    ToggleDerivation,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    TogglePlay,
    ToggleTheme,
)
from app.session.explained.quantity import Kind, Quantity
from app.session.files.saving import Part
from app.session.state import State
from app.session.targets import ButtonTarget, CanvasTarget
from app.session.views import LandscapeView
from app.shell.exporting.drawing import LONG_S, at_step, drawn, reel, rgb, roomy, snapshot
from app.update import update
from app.view.layout import layout
from app.view.screen import Screen
from tests.properties.any_message import EXAMPLE, new_state
from tests.view.compared import pixels_of

SIZE = (1280, 800)
LEARNING: tuple[Message, ...] = (LoadPoints(EXAMPLE, "points"), Advance(90), TogglePlay())


@pytest.fixture(autouse=True)
def fonts() -> None:
    """Another test may have closed the library."""
    pygame.font.init()


def state_after(*messages: Message) -> State:
    state = new_state()
    for message in messages:
        update(state, message)
    return state


def as_window(state: State, size: tuple[int, int] = SIZE) -> bytes:
    """What a window of that size shows."""
    pygame.font.init()
    surface = pygame.Surface(size, 0, 32)
    Screen().draw(surface, state)
    return rgb(surface)


# --- a picture -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(800, 560), SIZE])
def test_a_picture_at_the_usual_scale_is_the_window(size: tuple[int, int]) -> None:
    state = state_after(*LEARNING)
    assert rgb(drawn(snapshot(state), size)) == as_window(state, size)


def test_what_only_passes_is_in_no_picture_and_the_state_is_as_it_was() -> None:
    plain, state = state_after(*LEARNING), state_after(*LEARNING)
    passing = (
        *(Explain((Quantity(Kind.COST, 90),)), Notify("told"), PointAt(CanvasTarget(), 300.0, 300.0)),
        *(Focus(ButtonTarget("play")), ToggleMenu("data"), ToggleHelp()),
    )
    for message in passing:
        update(state, message)
        before = vars(state).copy()
        assert rgb(drawn(snapshot(state), SIZE)) == as_window(plain), message
        assert vars(state) == before


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize(("size", "ui_notches"), [((800, 560), 0), ((1000, 700), 1), (SIZE, 0), ((1281, 801), -1)])
def test_at_another_scale_everything_is_where_it_was_only_finer(size: tuple[int, int], ui_notches: int, scale: int) -> None:
    state = state_after(*LEARNING, ResizeWindow(*size), ChangeUiScale(ui_notches))
    usual, fine = Screen(), Screen(ratio=scale)
    pygame.font.init()
    usual.draw(pygame.Surface(size, 0, 32), state)
    fine.draw(pygame.Surface((size[0] * scale, size[1] * scale), 0, 32), state)
    assert fine.layout.scale == scale * usual.layout.scale
    assert [slot.name for slot in fine.slots] == [slot.name for slot in usual.slots]
    for one, other in zip(usual.slots, fine.slots, strict=True):
        for edge in ("left", "top", "right", "bottom"):
            assert abs(scale * getattr(one.rect, edge) - getattr(other.rect, edge)) <= 3 * scale, (one.name, edge)


@pytest.mark.parametrize("theme", [(), (ToggleTheme(),)])
def test_a_finer_picture_shrunk_looks_like_the_window(theme: tuple[Message, ...]) -> None:
    state = snapshot(state_after(*LEARNING, *theme))
    usual, fine = pixels_of(drawn(state, SIZE)).astype(int), pixels_of(drawn(state, SIZE, 2)).astype(int)
    shrunk = (fine[::2, ::2] + fine[1::2, ::2] + fine[::2, 1::2] + fine[1::2, 1::2]) / 4
    assert shrunk.shape == usual.shape
    assert np.abs(shrunk - usual).mean() < 6
    doubled = usual.repeat(2, axis=0).repeat(2, axis=1)
    assert (np.abs(fine - doubled).max(axis=2) > 40).mean() > 0.002, "it is the window's own pixels, enlarged"


def test_a_layout_with_a_ratio_is_that_of_the_smaller_window() -> None:
    one, two = layout(900, 600, 1.25), layout(1800, 1200, 1.25, ratio=2)
    assert two.scale == 2 * one.scale
    assert two.shares_card == one.shares_card


# --- a part ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(800, 560), SIZE])
@pytest.mark.parametrize("part", [Part.CANVAS, Part.COST, Part.LANDSCAPE, Part.STEP])
def test_a_part_that_is_shown_is_cut_out_of_the_window(part: Part, size: tuple[int, int]) -> None:
    state = snapshot(state_after(*LEARNING))
    screen, surface = Screen(), pygame.Surface(size, 0, 32)
    screen.draw(surface, state)
    rect = next((slot.rect for slot in screen.slots if slot.name == part), None)
    picture = drawn(state, size, 1, part)
    if rect is not None:
        assert rgb(picture) == rgb(surface.subsurface(rect))
    else:
        assert picture.get_width() > 300


ARRANGED: dict[str, tuple[Message, ...]] = {
    "usual": (),
    "a large landscape": (ToggleLandscapeSize(),),
    "the derivation": (ToggleDerivation(),),
    "another landscape": (ShowLandscape(LandscapeView.SLICE_M),),
    **{chapter.name: (GoToChapter(chapter.name),) for chapter in CHAPTERS[::4]},
}


@pytest.mark.parametrize("size", [(800, 560), SIZE])
@pytest.mark.parametrize("messages", ARRANGED.values(), ids=ARRANGED)
def test_every_part_can_be_drawn_whatever_the_window_shows(messages: tuple[Message, ...], size: tuple[int, int]) -> None:
    state = snapshot(state_after(*LEARNING, *messages))
    for part in Part:
        picture = drawn(state, size, 1, part)
        assert min(picture.get_size()) > 100, part
        assert len(np.unique(pygame.surfarray.array2d(picture))) > 8, part


def test_a_window_too_small_for_anything_is_drawn_at_the_least_size() -> None:
    assert roomy((300, 200)) == (800, 560)
    assert roomy(SIZE) == SIZE


# --- steps -----------------------------------------------------------------------------------------------------------


def looked_at(state: State, step: int) -> State:
    """The same state once that step is looked at and nothing moves any more."""
    for message in (LookAt(step), Advance(0, LONG_S)):
        update(state, message)
    return state


@pytest.mark.parametrize("view", list(LandscapeView))
def test_each_frame_is_the_window_at_that_step(view: LandscapeView) -> None:
    begin = (*LEARNING, ShowLandscape(view), Advance(0, LONG_S))
    steps = (0, 1, 17, 45, 90)
    frames = reel(snapshot(state_after(*begin)), steps, SIZE)
    assert (frames.size, frames.count) == (SIZE, len(steps))
    for number in (0, 2, 4, 1, 3):
        assert frames.draw(number) == as_window(looked_at(state_after(*begin), steps[number])), steps[number]


def test_looking_at_steps_leaves_the_state_where_it_was() -> None:
    state = state_after(*LEARNING)
    before = replace(state.timeline.place), state.landscape, state.walk
    kept = snapshot(state)
    assert at_step(kept, 30).timeline.step == 30
    assert kept.timeline.step == state.timeline.step == 90
    assert (state.timeline.place, state.landscape, state.walk) == before
