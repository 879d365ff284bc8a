"""At any width, height and scale, and in states that are hard to write down: no text on another, on a control, or outside.

``LABEL_EXAMPLES`` says how many windows are tried; a few hundred by default.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import (
    AddPoint,
    Advance,
    BeginGesture,
    ChangeSpeed,
    ClearPoints,
    DeletePoint,
    LoadPoints,
    LookAt,
    Message,
    PanAxes,
    Reset,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetScaling,
    ShowBox,
    StepOnce,
    ToggleCostScale,
    TogglePlay,
    ToggleScaleCard,
    Undo,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice
from app.model.learning.training import Mode
from app.session.look import Look
from app.session.state import State
from app.session.targets import PointTarget
from app.session.ui_scale import UI_SCALES
from app.session.views import LandscapeView
from app.update import update
from app.view.figures.bowl.values import bowl_transform
from app.view.layout import Layout, layout
from app.view.paint.pen import Pen
from app.view.paint.theme import THEMES
from app.view.paint.typesetting import Typesetter
from app.view.panels.landscape.bowl import ZOOM_A_NOTCH
from app.view.panels.landscape.box import box_of, box_seen_by
from app.view.panels.overlays.divergence import DivergenceBanner
from app.view.panels.panel import Surroundings
from app.view.panels.toolbar.panel import Toolbar
from app.view.screen import Screen
from tests.view.label_checks import (
    CONTROLS,
    controls_overlapping,
    grown,
    labels_beyond_their_controls,
    labels_on_the_ball,
    labels_outside,
    labels_overlapping,
    lying_on,
    noting_what_is_clipped,
    overlapping,
)

EXAMPLES = int(os.environ.get("LABEL_EXAMPLES", "400"))
CHECKS = (labels_outside, labels_overlapping, labels_beyond_their_controls, controls_overlapping, labels_on_the_ball)

GENERATOR = np.random.default_rng(6)
EXAMPLE = Dataset.of(np.linspace(0.03, 0.97, 26), 0.2 + 0.6 * GENERATOR.random(26))
YEARS = Dataset.of(np.arange(1950.0, 2021.0), 300.0 + 1.7 * np.arange(71.0))
HUGE = Dataset.of([-9.87e25, 1e26, 3.21e25], [1e26, -1e26, 4.56e24])
TINY = Dataset.of([1e-15, 2.5e-15, 4e-15], [1e-15, -3e-15, 2e-15])
PRICES = Dataset.of(np.arange(800.0, 2400.0, 90.0), 113_098.0 + 11_500.0 * np.arange(18.0))
FAR_OFF = Dataset.of([123_456.78, 123_456.79, 123_456.81], [-9_876_543.1, -9_876_543.2, -9_876_543.15])
ON_A_LINE = Dataset.of([0.1, 0.3, 0.7], [0.25, 0.35, 0.55])
TWO = [AddPoint(-1.0, 0.0), AddPoint(1.0, 0.0)]


def zoomed_bowl(notches: int) -> Callable[[State], Message]:
    """As the wheel does it over a place beside the middle."""

    def message(state: State) -> Message:
        transform = bowl_transform(box_of(state), pygame.Rect(0, 0, 300, 200))
        return ShowBox(box_seen_by(transform.zoomed(97.0, 61.0, ZOOM_A_NOTCH**notches)))

    return message


def near_least_squares(state: State) -> Message:
    moments = state.training.training_set.moments
    return SetLineByHand(moments.slope * 1.001 + 1e-3, moments.intercept)


Script = list[Message | Callable[[State], Message]]

UNSCALED_PRICES: Script = [SetScaling(ScaleChoice.NONE), LoadPoints(PRICES, "prices"), SetMode(Mode.STOCHASTIC)]

BASES: dict[str, Script] = {
    "26 points": [LoadPoints(EXAMPLE, "26"), Advance(40)],
    "26 points, batch": [LoadPoints(EXAMPLE, "26"), SetMode(Mode.BATCH), Advance(40)],
    "mini-batch": [LoadPoints(EXAMPLE, "26"), SetMode(Mode.MINI_BATCH), SetFastestLearningRate(), Advance(40)],
    "two points": [*TWO, Advance(5)],
    "years": [LoadPoints(YEARS, "years"), Advance(100)],
    "years, both equations": [LoadPoints(YEARS, "years"), ToggleScaleCard(), Advance(100)],
    "years, standard": [LoadPoints(YEARS, "years"), SetScaling(ScaleChoice.STANDARD), ToggleScaleCard(), Advance(100)],
    "huge, unscaled": [SetScaling(ScaleChoice.NONE), LoadPoints(HUGE, "huge"), SetLearningRate(1e-52), Advance(3)],
    "huge, unit": [LoadPoints(HUGE, "huge"), SetScaling(ScaleChoice.UNIT), ToggleScaleCard(), Advance(30)],
    "huge, standard": [LoadPoints(HUGE, "huge"), SetScaling(ScaleChoice.STANDARD), Advance(30)],
    "tiny, unscaled": [SetScaling(ScaleChoice.NONE), LoadPoints(TINY, "tiny"), Advance(30)],
    "tiny, unit": [LoadPoints(TINY, "tiny"), SetScaling(ScaleChoice.UNIT), Advance(30)],
    "tiny, standard": [LoadPoints(TINY, "tiny"), SetScaling(ScaleChoice.STANDARD), ToggleScaleCard(), Advance(30)],
    "far off, unscaled": [SetScaling(ScaleChoice.NONE), LoadPoints(FAR_OFF, "far"), SetLearningRate(1e-12), Advance(9)],
    "far off, standard": [LoadPoints(FAR_OFF, "far"), SetScaling(ScaleChoice.STANDARD), Advance(99)],
    "an exact fit": [LoadPoints(ON_A_LINE, "line"), SetFastestLearningRate(), Advance(30_000)],
    "an exact fit, linear": [LoadPoints(ON_A_LINE, "line"), ToggleCostScale(), Advance(3000)],
    "diverged": [LoadPoints(EXAMPLE, "26"), SetLearningRate(9.87654), Advance(1000)],
    "years, diverged": [SetScaling(ScaleChoice.NONE), LoadPoints(YEARS, "years"), Advance(100)],
    "prices, diverged": [*UNSCALED_PRICES, Advance(100)],
    "huge, diverged": [SetScaling(ScaleChoice.NONE), LoadPoints(HUGE, "huge"), SetLearningRate(1e-12), Advance(9)],
}
"""What the landscape has something to show of."""

TURNS: dict[str, Script] = {
    "as it is": [],
    "near the least": [near_least_squares, TogglePlay()],
    "near the least, learning": [near_least_squares, StepOnce()],
    "steep": [SetLineByHand(-123_456.789, 61_728.5), TogglePlay()],
    "the past": [DeletePoint(0), Advance(20), LookAt(2)],
    "a point held": [BeginGesture(PointTarget(0))],
    "long ago": [Advance(9_876), LookAt(1234)],
    "the largest rate": [SetLearningRate(9.87654), ChangeSpeed(99)],
    "a rate of many figures": [SetLearningRate(0.000123456), ChangeSpeed(-99)],
    **{f"bowl zoomed {notches} notches": [zoomed_bowl(notches)] for notches in (-150, -50, 50, 100, 112, 150)},
    "canvas zoomed in": [ZoomAxes(0.3, 0.4, 0.9) for _ in range(150)],
    "canvas zoomed out": [ZoomAxes(0.3, 0.4, 1.11) for _ in range(150)],
    "canvas panned": [PanAxes(0.71, -0.37)],
}
"""What is done then."""

EMPTY: dict[str, Script] = {
    "nothing": [],
    "two points undone": [*TWO, Undo(), Undo()],
    "one of two points undone": [*TWO, Undo()],
    "a line and no points": [SetLineByHand(1.0, 0.0), TogglePlay()],
    "a line to the lower right": [SetLineByHand(-0.9, 0.77)],
    "a level line through the middle": [SetLineByHand(0.0, 0.45)],
    "a file undone": [LoadPoints(Dataset.of([-1.0, 1.0], [0.0, 0.0]), "two"), Undo()],
    "a file cleared": [LoadPoints(Dataset.of([-1.0, 1.0], [0.0, 0.0]), "two"), Advance(5), ClearPoints()],
    "nothing, b in the middle": [PanAxes(-0.5, -0.45)],
    "nothing, b below the middle": [PanAxes(-0.45, -0.38), SetLineByHand(0.3, 0.0), TogglePlay()],
    "reset": [*TWO, Advance(3), Reset(), Undo()],
}
"""Where there is little yet."""


@cache
def state_after(base: str, turn: str) -> State:
    state = State(example=EXAMPLE)
    for step in [*{**BASES, **EMPTY}[base], *TURNS[turn]]:
        update(state, step(state) if callable(step) and not isinstance(step, tuple) else step)
    return state


@settings(max_examples=EXAMPLES)
@given(
    names=st.one_of(
        st.tuples(st.sampled_from(sorted(BASES)), st.sampled_from(sorted(TURNS))),
        st.tuples(st.sampled_from(sorted(EMPTY)), st.just("as it is")),
    ),
    width=st.integers(800, 2600),
    height=st.integers(560, 1700),
    scale=st.sampled_from(UI_SCALES),
    view=st.sampled_from(LandscapeView),
    is_large=st.booleans(),
    is_in_front=st.booleans(),
)
def test_no_text_stands_on_another_or_on_a_control_or_outside(
    names: tuple[str, str], width: int, height: int, scale: float, view: LandscapeView, is_large: bool, is_in_front: bool
) -> None:
    state = state_after(*names)
    state.look = Look(ui_scale=scale, is_cost_logarithmic=state.look.is_cost_logarithmic)
    state.landscape = replace(state.landscape, view=view, is_large=is_large, is_in_front=is_in_front)
    pygame.font.init()
    screen = Screen()
    with noting_what_is_clipped() as clipped:
        screen.draw(pygame.Surface((width, height), 0, 32), state)
    assert clipped == []
    # The numbers of a point that is held cover what is written under them.
    checks = CHECKS if state.held is None else (labels_outside, controls_overlapping)
    assert [what for check in checks for what in check(screen, state)] == []


NO_PIXELS = pygame.Surface((1, 1), 0, 32)
"""Where things stand and what is written is the same on a surface that has no room for them, and is found sooner."""

TOOLBARS: dict[str, Script] = {
    "nothing": [],
    "the best rate": [LoadPoints(EXAMPLE, "26"), SetFastestLearningRate(), ChangeSpeed(99)],
    "a long rate": [LoadPoints(EXAMPLE, "26"), SetLearningRate(0.000123456), TogglePlay()],
}


def layouts(sizes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, Layout]]:
    """Widths with each layout of windows so wide and high: often there is no room for all the scales to ask for."""
    for width, height in sizes:
        found = {whole.scale: whole for whole in [layout(width, height, scale) for scale in UI_SCALES]}
        yield from ((width, whole) for whole in found.values())


@pytest.mark.parametrize("name", TOOLBARS)
def test_the_toolbar_has_room_for_itself_at_every_width(name: str) -> None:
    """The toolbar depends on the width alone, so that it can be drawn at very many; each state has others of them."""
    pygame.font.init()
    state = State(example=EXAMPLE)
    for message in TOOLBARS[name]:
        update(state, message)
    typesetters = dict[float, Typesetter]()
    widths = range(800 + 2 * list(TOOLBARS).index(name), 2601, 6)
    for width, whole in layouts((width, 1700) for width in widths):
        typesetter = typesetters.setdefault(whole.scale, Typesetter(whole.scale))
        pen = Pen(NO_PIXELS, THEMES["dark"], typesetter)
        toolbar = Toolbar()
        toolbar.draw(pen, whole.toolbar, toolbar.pick(state, Surroundings(whole)))
        rects = [target.rect for target in pen.targets if isinstance(target.id, CONTROLS)]
        labels = [label.rect for label in pen.labels]
        written = {label.text.partition(" · ")[0] for label in pen.labels}
        assert "Speed" in written and written & {"Rate", "Learning rate", "lr"}, width
        assert not [*overlapping(rects, rects), *overlapping(labels, labels)], width
        for rect in rects:
            assert grown(whole.toolbar).contains(rect), width
            assert all(grown(rect).contains(labels[place]) for place in lying_on(rect, labels)), width
        for label in labels:
            assert any(grown(rect).contains(label) for rect in rects), width


BANNERS: dict[str, Script] = {
    **{name: script for name, script in BASES.items() if name.endswith("diverged")},
    "prices, a rate of many figures": [*UNSCALED_PRICES, SetLearningRate(0.0123456), Advance(100)],
    "prices, a batch": [*UNSCALED_PRICES, SetMode(Mode.BATCH), SetLearningRate(0.00123456), Advance(100)],
    "prices, late": [*UNSCALED_PRICES, SetLearningRate(1e-9), Advance(1_000_003), SetLearningRate(1e-5), Advance(4000)],
}
"""Runs that diverged; without a scale the rates that hold are very small, and take long to write."""


@pytest.mark.parametrize("name", BANNERS)
def test_the_banner_says_whole_clauses_at_every_width(name: str) -> None:
    pygame.font.init()
    state = State(example=EXAMPLE)
    for message in BANNERS[name]:
        assert not callable(message) or isinstance(message, Message)
        update(state, message)
    typesetters, banner = dict[float, Typesetter](), DivergenceBanner()
    sizes = [(width, 560 + (width - 800) // 2) for width in range(800, 2600, 8)]
    for width, whole in layouts(sizes):
        pen = Pen(NO_PIXELS, THEMES["dark"], typesetters.setdefault(whole.scale, Typesetter(whole.scale)))
        shown = banner.pick(state, Surroundings(whole))
        assert shown is not None
        card = banner.place(pen, whole, shown)
        banner.draw(pen, card, shown)
        labels = pen.labels
        assert all(card.contains(label.rect) for label in labels), (width, [label.text for label in labels])
        assert not list(overlapping(labels, [label.rect for label in labels])), width
        assert any("hold" in label.text or "no step raises" in label.text for label in labels), width
