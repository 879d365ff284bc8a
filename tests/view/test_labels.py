"""Whatever the state, size and scale: every text stands in its panel, on no other text, and can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pygame
import pytest

from app.messages import (
    AddPoint,
    Advance,
    ChangeSpeed,
    DeletePoint,
    GoToRun,
    LoadPoints,
    LookAt,
    Message,
    PointAt,
    Reset,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
    ShowLandscape,
    StepOnce,
    ToggleCostScale,
    ToggleHelp,
    ToggleLandscapeSize,
    ToggleMenu,
    TogglePlay,
    ToggleScaleCard,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode
from app.session.look import Look
from app.session.state import State
from app.session.targets import CostTarget, PointTarget
from app.session.views import LandscapeView
from app.update import update
from app.view.paint.theme import THEMES, Theme
from app.view.screen import Screen
from tests.view.colours import contrast
from tests.view.label_checks import controls_overlapping, labels_beyond_their_controls, labels_outside, labels_overlapping

WINDOWS = [
    ((800, 560), 0.75),
    ((800, 560), 1.0),
    ((1024, 640), 1.0),
    ((1280, 800), 1.0),
    ((2560, 1440), 0.75),
    ((2560, 1440), 2.0),
    ((3840, 2160), 1.5),
]
"""Sizes in pixels and scales that fit them."""

CONTRAST = 4.5

GENERATOR = np.random.default_rng(6)
EXAMPLE = Dataset.of(np.linspace(0.03, 0.97, 26), 0.2 + 0.6 * GENERATOR.random(26))
MANY = Dataset.of(GENERATOR.random(2000), GENERATOR.random(2000))
YEARS = Dataset.of(np.arange(1950.0, 2021.0), 300.0 + 1.7 * np.arange(71.0))
HUGE = Dataset.of([-9.87e29, 1e30, 3.21e29], [1e30, -1e30, 4.56e28])
TINY = Dataset.of([1e-9, 2.5e-9, 4e-9], [1e-7, -3e-7, 2e-7])
ALIKE = Dataset.of([0.5, 0.5], [0.25, 0.75])

RUN_TWO_DOZEN_TIMES = [message for _ in range(30) for message in (Advance(123), Reset())]

STATES: dict[str, list[Message]] = {
    "empty": [],
    "empty and paused": [TogglePlay()],
    "one point": [AddPoint(0.4, 0.6), Advance(3)],
    "one point, no step yet": [AddPoint(0.4, 0.6)],
    "points in the corners": [*(AddPoint(x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)), Advance(7)],
    "two points of one x": [LoadPoints(ALIKE, "alike"), Advance(9)],
    "26 points, stochastic": [LoadPoints(EXAMPLE, "26"), Advance(40)],
    "26 points, stochastic, long": [LoadPoints(EXAMPLE, "26"), Advance(12_345)],
    "26 points, mini-batch": [LoadPoints(EXAMPLE, "26"), SetMode(Mode.MINI_BATCH), Advance(40)],
    "26 points, batch": [LoadPoints(EXAMPLE, "26"), SetMode(Mode.BATCH), Advance(40)],
    "2000 points, stochastic": [LoadPoints(MANY, "2000"), Advance(1000)],
    "2000 points, mini-batch": [
        LoadPoints(MANY, "2000"),
        SetMode(Mode.MINI_BATCH),
        SetBatchSize(1_000_000),
        SetOrder(Order.SEQUENTIAL),
        Advance(1000),
    ],
    "2000 points, batch": [LoadPoints(MANY, "2000"), SetMode(Mode.BATCH), Advance(1000)],
    "millions of steps": [LoadPoints(MANY, "2000"), SetMode(Mode.BATCH), Advance(1_234_567)],
    "long ago, linear cost": [LoadPoints(MANY, "2000"), ToggleCostScale(), Advance(23_456), LookAt(12_345)],
    "years, scaled": [LoadPoints(YEARS, "years"), Advance(100)],
    "years, scaled to a deviation of 1": [LoadPoints(YEARS, "years"), SetScaling(ScaleChoice.STANDARD), Advance(100)],
    "years, both equations": [LoadPoints(YEARS, "years"), ToggleScaleCard(), Advance(100)],
    "years, unscaled": [
        SetScaling(ScaleChoice.NONE),
        LoadPoints(YEARS, "years"),
        SetLearningRate(1.23456e-7),
        Advance(3),
    ],
    "years, unscaled, diverged": [SetScaling(ScaleChoice.NONE), LoadPoints(YEARS, "years"), Advance(100)],
    "years, unscaled, diverged, batch": [
        SetScaling(ScaleChoice.NONE),
        SetMode(Mode.BATCH),
        LoadPoints(YEARS, "years"),
        Advance(100),
    ],
    "huge numbers, scaled": [LoadPoints(HUGE, "huge"), ToggleScaleCard(), Advance(100)],
    "huge numbers, unscaled": [SetScaling(ScaleChoice.NONE), LoadPoints(HUGE, "huge"), SetLearningRate(1e-60), Advance(3)],
    "tiny numbers": [LoadPoints(TINY, "tiny"), SetScaling(ScaleChoice.UNIT), ToggleScaleCard(), Advance(10)],
    "a steep line": [LoadPoints(EXAMPLE, "26"), SetLineByHand(-123_456.789, 61_728.5), TogglePlay()],
    "a line in a corner": [LoadPoints(EXAMPLE, "26"), SetLineByHand(-30.0, 2.0), TogglePlay()],
    "a line at the lower edge": [LoadPoints(EXAMPLE, "26"), SetLineByHand(0.01, 0.001), TogglePlay()],
    "a line at the upper edge": [LoadPoints(EXAMPLE, "26"), SetLineByHand(0.0, 0.999), StepOnce()],
    "a line out of sight": [LoadPoints(EXAMPLE, "26"), SetLineByHand(0.0, 55.0), TogglePlay()],
    "a learning rate of many figures": [LoadPoints(EXAMPLE, "26"), SetLearningRate(0.000123456), Advance(40)],
    "the fastest rate at full speed": [LoadPoints(EXAMPLE, "26"), SetFastestLearningRate(), ChangeSpeed(99), Advance(40)],
    "far too high a rate": [LoadPoints(EXAMPLE, "26"), SetLearningRate(9.87), ChangeSpeed(99)],
    "a speck": [LoadPoints(Dataset.of([1e-7, 2e-7, 4e-7], [0.1, 0.2, 0.4]), "speck"), Advance(40)],
    "points on one line": [LoadPoints(Dataset.of([0.1, 0.3, 0.7], [0.25, 0.35, 0.55]), "line"), Advance(3000)],
    "diverged": [LoadPoints(EXAMPLE, "26"), SetLearningRate(9.87654), Advance(1000)],
    "the past": [LoadPoints(EXAMPLE, "26"), Advance(1234), DeletePoint(3), Advance(1234), LookAt(321)],
    "a branch": [LoadPoints(EXAMPLE, "26"), Advance(1234), LookAt(321), SetLearningRate(0.3), TogglePlay(), Advance(99)],
    "many runs": [LoadPoints(EXAMPLE, "26"), *RUN_TWO_DOZEN_TIMES, GoToRun(20)],
    "the menu of data": [LoadPoints(EXAMPLE, "26"), ToggleMenu("data")],
    "the menu of options": [LoadPoints(EXAMPLE, "26"), ToggleMenu("options")],
    "the menu of runs": [LoadPoints(EXAMPLE, "26"), Advance(50), Reset(), Advance(9), ToggleMenu("runs")],
    "the menu of many runs": [LoadPoints(EXAMPLE, "26"), *RUN_TWO_DOZEN_TIMES, ToggleMenu("runs")],
    "help": [LoadPoints(EXAMPLE, "26"), ToggleHelp()],
    **{
        f"landscape {view}{' of ' + str(mode) if mode else ''}": [
            LoadPoints(EXAMPLE, "26"),
            SetMode(mode),
            Advance(40),
            ShowLandscape(view),
        ]
        for view in LandscapeView
        for mode in (Mode.STOCHASTIC, Mode.BATCH)
    },
    **{
        f"large landscape {view}": [LoadPoints(EXAMPLE, "26"), Advance(40), ShowLandscape(view), ToggleLandscapeSize()]
        for view in LandscapeView
    },
    **{f"landscape {view} without points": [ShowLandscape(view)] for view in LandscapeView},
    **{
        f"landscape {view} of alike x": [LoadPoints(ALIKE, "alike"), Advance(9), ShowLandscape(view)]
        for view in LandscapeView
    },
    **{
        f"landscape {view} of years": [LoadPoints(YEARS, "years"), Advance(9), ShowLandscape(view)] for view in LandscapeView
    },
    **{
        f"landscape {view} of what diverged": [
            LoadPoints(EXAMPLE, "26"),
            SetLearningRate(9.9),
            Advance(999),
            ShowLandscape(view),
        ]
        for view in LandscapeView
    },
}
"""Every state that a text could have trouble in, by what led to it."""

COVERING = {
    "a point under the pointer": [LoadPoints(EXAMPLE, "26"), Advance(40), PointAt(PointTarget(3), 300.0, 300.0)],
    "a scaled point under the pointer": [LoadPoints(YEARS, "years"), Advance(40), PointAt(PointTarget(70), 300.0, 300.0)],
    "the cost under the pointer": [LoadPoints(EXAMPLE, "26"), Advance(40_000), PointAt(CostTarget(), 1100.0, 200.0)],
    "huge numbers under the pointer": [
        SetScaling(ScaleChoice.NONE),
        LoadPoints(HUGE, "huge"),
        PointAt(PointTarget(0), 300.0, 300.0),
    ],
}
"""States in which something is laid over the texts of a panel."""


@lru_cache(maxsize=1)
def state_after(name: str) -> State:
    state = State(example=EXAMPLE)
    for message in {**STATES, **COVERING}[name]:
        update(state, message)
    return state


def screens(state: State) -> Iterator[tuple[str, Screen]]:
    """The state drawn in every window."""
    pygame.font.init()
    # The landscape's own texts are few: half of the windows will do for its many states.
    for size, scale in WINDOWS[:: 2 if state.landscape.is_in_front else 1]:
        state.look = replace(state.look, ui_scale=scale)
        screen = Screen()
        screen.draw(pygame.Surface(size, 0, 32), state)
        yield f"{size[0]}×{size[1]} at {scale:.0%}", screen


def assert_none(name: str, *checks: Callable[[Screen, State], list[str]]) -> None:
    state = state_after(name)
    found = [f"{where}: {what}" for where, screen in screens(state) for check in checks for what in check(screen, state)]
    assert not found, "\n".join([f"{len(found)} in all", *found[:12]])


@pytest.mark.parametrize("name", STATES)
def test_every_text_stands_in_its_panel_and_control_and_on_no_other_text(name: str) -> None:
    assert_none(name, labels_outside, labels_overlapping, labels_beyond_their_controls, controls_overlapping)


@pytest.mark.parametrize("name", COVERING)
def test_every_text_laid_over_a_panel_stands_in_it(name: str) -> None:
    assert_none(name, labels_outside)


@pytest.mark.parametrize("name", ["empty", "26 points, stochastic", "years, both equations", "help"])
def test_both_themes_write_the_same_in_the_same_places(name: str) -> None:
    state = state_after(name)
    written = []
    for theme in THEMES:
        state.look = Look(theme=theme)
        screen = Screen()
        pygame.font.init()
        screen.draw(pygame.Surface((1280, 800), 0, 32), state)
        written.append(screen.labels)
    assert written[0] == written[1]


# --- contrast (WCAG 2.1, relative luminance) -------------------------------------------------------------------------


def contrast_as_drawn(surface: pygame.Surface, rect: pygame.Rect) -> float:
    """Of the text in a rectangle: its background is the most frequent colour there, it what stands out most from that."""
    colours, counts = np.unique(pygame.surfarray.array2d(surface.subsurface(rect)), return_counts=True)
    background, *others = (surface.unmap_rgb(int(colours[place]))[:3] for place in np.argsort(-counts))
    return max((contrast(other, background) for other in others), default=1.0)


DRAWN = [
    "empty",
    "26 points, stochastic",
    "years, both equations",
    "diverged",
    "the past",
    "the menu of data",
    "the menu of options",
    "the menu of runs",
    "help",
    "landscape slice-m of stochastic",
    "landscape bowl of batch",
    "a scaled point under the pointer",
    "the cost under the pointer",
]
TEXTS = ("text", "muted", "m", "b", "x", "error", "cost", "warning")
GROUNDS = ("background", "bar", "card", "inset")
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)


@every_theme
@pytest.mark.parametrize("background", GROUNDS)
@pytest.mark.parametrize("role", TEXTS)
def test_text_can_be_read_on_every_ground(theme: Theme, role: str, background: str) -> None:
    assert contrast(getattr(theme, role), getattr(theme, background)) >= CONTRAST


@every_theme
def test_text_can_be_read_on_what_is_raised(theme: Theme) -> None:
    assert contrast(theme.text, theme.raised) >= CONTRAST


@every_theme
def test_text_can_be_read_on_the_main_button(theme: Theme) -> None:
    assert contrast(theme.on_button, theme.button) >= CONTRAST


@every_theme
@pytest.mark.parametrize("name", DRAWN)
def test_every_text_as_it_is_drawn_can_be_read(theme: Theme, name: str) -> None:
    pygame.font.init()
    state, screen, surface = state_after(name), Screen(), pygame.Surface((1664, 1520), 0, 32)
    state.look = replace(state.look, theme=theme.name, ui_scale=2.0)
    screen.draw(surface, state)
    # What is laid over the panels hides what is written there.
    written = screen.labels.pop("overlays") or [label for labels in screen.labels.values() for label in labels]
    seen = [label for label in written if label.rect.size > (0, 0)]
    found = {label.text: contrast_as_drawn(surface, label.rect.clip(surface.get_rect())) for label in seen}
    assert {text: round(ratio, 2) for text, ratio in found.items() if ratio < CONTRAST} == {}


@every_theme
def test_the_focus_ring_can_be_seen(theme: Theme) -> None:
    """Not text: WCAG asks 3:1 of what a control is told by."""
    for background in GROUNDS:
        assert contrast(theme.accent, getattr(theme, background)) >= 3.0


@every_theme
def test_symbols_can_be_told_from_each_other(theme: Theme) -> None:
    symbols = [theme.symbol(name) for name in ("m", "b", "x", "error", "J")]
    assert len(set(symbols)) == len(symbols)


def test_the_roles_of_both_themes_are_the_same_and_their_colours_are_not() -> None:
    dark, light = THEMES["dark"], THEMES["light"]
    assert replace(dark, name="light") != light
    assert all(getattr(dark, role) != getattr(light, role) for role in (*TEXTS, *GROUNDS))
