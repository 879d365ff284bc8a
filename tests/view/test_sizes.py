"""A window of any size is drawn, whatever the program shows: whole, or as one line that says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pygame
import pytest

from app.messages import (
    Advance,
    Focus,
    LoadPoints,
    LookAt,
    Message,
    PointAt,
    SetLearningRate,
    SetScaling,
    ShowLandscape,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    ToggleScaleCard,
    ToggleTheme,
)
from app.model.data.dataset import EMPTY, Dataset
from app.model.data.scaling import ScaleChoice
from app.session.state import State
from app.session.targets import CanvasTarget, CostTarget, PointTarget
from app.session.ui_scale import UI_SCALES, is_large_enough
from app.session.views import LandscapeView
from app.update import update
from app.view.screen import Screen

LENGTHS = (1, 2, 3, 5, 6, 7, 16, 38, 39, 64, 100, 120, 156, 157, 200, 240, 279, 280, 320, 399, 400, 480, 559, 560, 640, 800)
SIZES = (*product(LENGTHS, repeat=2), (3840, 16), (16, 2160), (1280, 280), (400, 1440), (1920, 1080))


def points(how_many: int) -> Dataset:
    random = np.random.default_rng(7)
    xs = random.random(how_many)
    return Dataset.of(xs, 0.2 + 0.6 * xs + random.normal(0.0, 0.1, how_many)) if how_many else EMPTY


def state_after(*messages: Message) -> State:
    state = State()
    for message in messages:
        update(state, message)
    return state


def every_state() -> dict[str, Callable[[], State]]:
    """All that makes for another picture, one thing at a time and some of it together."""
    many, some = LoadPoints(points(20_000), "points.csv"), LoadPoints(points(20), "points.csv")
    ran = (some, Advance(400))
    scripts: dict[str, tuple[Message, ...]] = {
        "no points": (),
        "1 point": (LoadPoints(points(1), "points.csv"), Advance(5)),
        "20 points": ran,
        "20,000 points": (many, Advance(400)),
        "20,000 points, in the past": (many, Advance(400), LookAt(200)),
        "in the past": (*ran, LookAt(200)),
        "at the start": (*ran, LookAt(0)),
        "light": (*ran, ToggleTheme()),
        "help": (*ran, ToggleHelp()),
        "pointing at the cost": (*ran, PointAt(CostTarget(), 300.0, 100.0)),
        "pointing at a point": (*ran, PointAt(PointTarget(3), 300.0, 100.0), Focus(CanvasTarget())),
        "diverged": (some, SetLearningRate(10.0), Advance(4000)),
        "scaled": (*ran, SetScaling(ScaleChoice.STANDARD), ToggleScaleCard(), Advance(20)),
    }
    for view, large in product(LandscapeView, (False, True)):
        size = (ToggleLandscapeSize(),) if large else ()
        scripts[f"{view}{', large' if large else ''}"] = (*ran, ShowLandscape(view), *size)
    for name in ("data", "options", "runs"):
        scripts[f"menu {name}"] = (*ran, LookAt(50), Advance(5), ToggleMenu(name))
    return {name: lambda script=script: state_after(*script) for name, script in scripts.items()}


STATES = every_state()


def drawn(state: State, size: tuple[int, int], notice: str = "", hint: str = "") -> Screen:
    pygame.font.init()
    screen, surface = Screen(), pygame.Surface(size, 0, 32)
    screen.notice, screen.hint = notice, hint
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        screen.draw(surface, state)
        screen.draw(surface, state)
    return screen


@pytest.mark.parametrize("name", STATES)
def test_a_window_of_any_size_can_be_drawn(name: str) -> None:
    state = STATES[name]()
    for number, size in enumerate(SIZES):
        state.look = replace(state.look, ui_scale=UI_SCALES[number % len(UI_SCALES)])
        screen = drawn(state, size)
        assert bool(screen.targets) is is_large_enough(*size), size
        for target in screen.targets:
            assert target.rect.w >= 0 and target.rect.h >= 0, (size, target.id)


@pytest.mark.parametrize("size", [(1, 1), (7, 39), (240, 600), (400, 280), (800, 120), (800, 560)])
def test_a_notice_and_a_hint_are_drawn_at_any_size(size: tuple[int, int]) -> None:
    screen = drawn(STATES["20 points"](), size, notice="long " * 60, hint="longer " * 60)
    told = screen.labels["overlays" if is_large_enough(*size) else "too small"]
    assert bool(told) is (size[0] >= 100)


@pytest.mark.parametrize("theme", [(), (ToggleTheme(),)], ids=["dark", "light"])
def test_a_window_that_is_too_small_says_so_in_a_line_that_fits_or_in_none(theme: tuple[Message, ...]) -> None:
    for size in SIZES:
        if is_large_enough(*size):
            continue
        labels = drawn(state_after(*theme), size).labels["too small"]
        assert len(labels) == (1 if size[0] >= 70 and size[1] >= 22 else len(labels)), size
        assert all(pygame.Rect(0, 0, *size).contains(label.rect) for label in labels)


def test_there_is_nothing_to_touch_in_a_window_that_is_too_small() -> None:
    state, screen = STATES["20 points"](), Screen()
    screen.draw(pygame.Surface((1280, 800), 0, 32), state)
    screen.draw(pygame.Surface((300, 200), 0, 32), state)
    assert screen.target_at(state, 100.0, 100.0) is None
    assert screen.target_named(state, PointTarget(3)) is None
    assert screen.focus_beside(state, None, 1) is None


def test_a_window_that_was_too_small_is_drawn_whole_again() -> None:
    state, screen, large = STATES["20 points"](), Screen(), pygame.Surface((800, 560), 0, 32)
    screen.draw(large, state)
    before = pygame.image.tobytes(large, "RGB")
    screen.draw(pygame.Surface((300, 200), 0, 32), state)
    assert screen.draw(large, state)
    assert pygame.image.tobytes(large, "RGB") == before


def test_nothing_is_drawn_again_where_nothing_changed() -> None:
    state, screen, small = STATES["20 points"](), Screen(), pygame.Surface((300, 200), 0, 32)
    assert screen.draw(small, state)
    assert not screen.draw(small, state)
    update(state, ToggleTheme())
    assert screen.draw(small, state)
