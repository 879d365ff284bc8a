"""What the axes of cost and bowl hold: the run, and not what dwarfs it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np
import pygame
import pytest

from app.messages import AddPoint, Advance, LoadPoints, LookAt, Message, SetLearningRate, SetLineByHand
from app.model.data.dataset import Dataset
from app.model.time.history import Extremes
from app.model.time.run import cost_of
from app.plots.scale import LogScale
from app.session.state import State
from app.update import update
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.panels.cost import curve as cost_curve
from app.view.panels.cost import off_plot
from app.view.panels.cost import panel as cost_card
from app.view.panels.cost.curve import CostAxes, axes_for
from app.view.panels.cost.curve import _in_order as in_order
from app.view.panels.cost.forecast import Forecast
from app.view.panels.landscape.box import box_of
from app.view.screen import Screen

ScreenOf: TypeAlias = Callable[[State, tuple[int, int]], Screen]

PLOT = pygame.Rect(0, 0, 300, 100)
XS = np.random.default_rng(1).random(26)


def diverged() -> State:
    state = State()
    state.look = replace(state.look, is_cost_logarithmic=False)
    update(state, LoadPoints(Dataset.of(XS, 0.2 + 0.5 * XS + 0.1 * np.sin(9.0 * XS)), "points"))
    for message in (Advance(100), SetLearningRate(9.0), Advance(1000)):
        update(state, message)
    assert state.timeline.run.divergence is not None
    return state


def largest_cost_shown(state: State) -> float:
    return axes_for(state, None, PLOT).y.domain[1]


def test_what_diverges_is_shown_while_it_does() -> None:
    assert largest_cost_shown(diverged()) > 1e6


def test_looking_back_shows_what_was_before_it() -> None:
    state = diverged()
    update(state, LookAt(90))
    box = box_of(state)
    assert largest_cost_shown(state) < 100.0
    assert max(box.m_high - box.m_low, box.b_high - box.b_low) < 10.0


def test_a_run_that_diverged_does_not_dwarf_the_one_that_goes_on() -> None:
    state = diverged()
    for message in (LookAt(90), SetLearningRate(0.04), Advance(50)):
        update(state, message)
    assert state.timeline.run.divergence is None
    assert state.timeline.others
    assert largest_cost_shown(state) < 100.0


def test_the_forecast_starts_anew_when_a_change_takes_the_place_of_another() -> None:
    state, forecast = diverged(), Forecast()
    for message in (LookAt(90), SetLineByHand(3.0, 3.0)):
        update(state, message)
    starts = []
    for slope in (3.0, 0.5, 0.1):
        update(state, SetLineByHand(slope, 0.2))
        predicted = forecast.of(state, 300)
        assert predicted is not None
        starts.append(float(predicted[1][0]))
        assert starts[-1] == pytest.approx(float(cost_of(state.training)))
    assert len(set(starts)) == 3


# --- every place tells its value -------------------------------------------------------------------------------------

ON_A_LINE = Dataset.of([0.0, 0.5, 1.0], [0.25, 0.5, 0.75])
NOISY = Dataset.of(XS, 0.2 + 0.5 * XS + 0.1 * np.sin(9.0 * XS))

RUNS: dict[str, list[Message]] = {
    "noisy": [LoadPoints(NOISY, "points"), Advance(2000)],
    "exact": [LoadPoints(ON_A_LINE, "points"), SetLearningRate(0.5), Advance(9000)],
    "one point": [LoadPoints(Dataset.of([0.4], [0.6]), "point"), SetLearningRate(0.3), Advance(3000)],
    "nothing but zeros": [LoadPoints(Dataset.of([0.0, 1.0], [0.0, 0.0]), "zeros"), Advance(200)],
    "tiny": [LoadPoints(Dataset.of([0.0, 0.5, 1.0], [1e-120, 3e-120, 2e-120]), "tiny"), Advance(3000)],
    "diverged": [LoadPoints(NOISY, "points"), Advance(100), SetLearningRate(9.0), Advance(1000)],
    "diverged from an exact end": [
        *(LoadPoints(ON_A_LINE, "points"), SetLearningRate(0.5), Advance(9000), SetLearningRate(9.0), Advance(1000))
    ],
    "noise after an exact end": [
        *(LoadPoints(ON_A_LINE, "points"), SetLearningRate(0.5), Advance(9000), AddPoint(0.3, 0.9), Advance(500))
    ],
    "a ghost that diverged": [
        *(LoadPoints(NOISY, "points"), Advance(100), SetLearningRate(9.0), Advance(1000)),
        *(LookAt(90), SetLearningRate(0.04), Advance(50)),
    ],
    "looking back": [LoadPoints(NOISY, "points"), Advance(100), SetLearningRate(9.0), Advance(1000), LookAt(60)],
}


@pytest.mark.parametrize("is_logarithmic", [True, False])
@pytest.mark.parametrize("journey", RUNS.values(), ids=RUNS)
def test_each_cost_is_drawn_where_the_axis_has_it_or_leaves_at_an_arrow(
    journey: list[Message], is_logarithmic: bool, monkeypatch: pytest.MonkeyPatch, screen_of: ScreenOf
) -> None:
    """Strokes, arrows and the ball as they are put on the screen are taken back to costs by the axis."""
    state = State()
    state.look = replace(state.look, is_cost_logarithmic=is_logarithmic)
    for message in journey:
        update(state, message)
    strokes: list[tuple[pygame.Rect, Extremes, CostAxes]] = []
    arrows: list[tuple[float, str]] = []
    drawn: list[tuple[float, float]] = []
    put_curve, put_segment, put_arrow = cost_card.draw_curve, pygame.draw.aaline, off_plot.draw_leaving

    def draw_curve(
        pen: Pen, plot: pygame.Rect, columns: Extremes, axes: CostAxes, colour: Colour, goes_on: bool = False
    ) -> pygame.Rect:
        strokes.append((plot, columns, axes))
        ends, heads = len(drawn), len(arrows)
        rect = put_curve(pen, plot, columns, axes, colour, goes_on)
        steps, costs = (values[int(goes_on) :] for values in in_order(columns))
        if len(costs) < 2:
            return rect
        xs, ys = axes.x(steps.astype(float)), axes.y(costs)
        places = drawn[ends:]
        leaving = {direction for _, direction in arrows[heads:]}
        for x, y, cost in zip(xs.tolist(), ys.tolist(), costs.tolist(), strict=True):
            if not plot.top - 0.5 <= y <= plot.bottom + 0.5:
                assert ("up" if y < plot.top else "down") in leaving
                continue
            assert not places or min(math.dist((x, y), place) for place in places) < 1.0
            told = axes.y.invert(y)
            beside = sorted((axes.y.invert(y - 1.0), axes.y.invert(y + 1.0), told))
            assert beside[0] * (1.0 - 1e-9) <= cost <= beside[-1] * (1.0 + 1e-9)
        if leaving:
            assert ys.min() < plot.top or ys.max() > plot.bottom
        return rect

    def segment(surface: pygame.Surface, colour: Colour, *ends: Any, **options: Any) -> pygame.Rect:
        drawn.extend(ends[:2])
        return put_segment(surface, colour, *ends, **options)

    def arrow(pen: Pen, plot: pygame.Rect, x: float, direction: off_plot.Direction, colour: Colour) -> None:
        arrows.append((x, direction))
        put_arrow(pen, plot, x, direction, colour)

    monkeypatch.setattr(cost_card, "draw_curve", draw_curve)
    monkeypatch.setattr(pygame.draw, "aaline", segment)
    for module in (off_plot, cost_curve):
        monkeypatch.setattr(module, "draw_leaving", arrow)
    screen_of(state, (1280, 800))
    assert strokes
    plot, _, axes = strokes[0]
    now = float(cost_of(state.training))
    assert plot.top - 0.5 <= axes.y(now) <= plot.bottom + 0.5


def test_a_cost_of_zero_has_a_place_of_its_own_on_a_logarithmic_axis() -> None:
    state = State()
    for message in RUNS["exact"]:
        update(state, message)
    assert state.timeline.run.costs.extent is not None
    has_zero = state.timeline.run.costs.extent[0] == 0.0
    y = axes_for(state, None, PLOT).y
    assert isinstance(y, LogScale)
    assert (y.zero is not None) == has_zero
    least = state.timeline.run.costs.least_above_zero
    assert y.domain[0] <= least < 1e-20
    assert y(least) <= y.range[0]
    zeros = State()
    for message in RUNS["nothing but zeros"]:
        update(zeros, message)
    axis = axes_for(zeros, 0.0, PLOT).y
    assert isinstance(axis, LogScale)
    assert axis(0.0) == PLOT.bottom
    assert axis.invert(axis(0.0)) == 0.0
    assert axis.ticks(4)[0] == 0.0


def test_a_forecast_that_leaves_the_plot_says_so() -> None:
    assert off_plot.leaves(PLOT, [1.0, 2.0, 3.0, 40.0, 41.0], [50.0, -5.0, -80.0, 50.0, 200.0], 14.0) == [
        (2.0, "up"),
        (41.0, "down"),
    ]
