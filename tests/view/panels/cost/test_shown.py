"""What the axes of cost and bowl hold: the run, and not what dwarfs it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.messages import Advance, LoadPoints, LookAt, SetLearningRate, SetLineByHand
from app.model.data.dataset import Dataset
from app.model.time.run import cost_of
from app.plots.scale import LogScale
from app.session.state import State
from app.update import update
from app.view.figures import off_plot
from app.view.figures.cost_axes import axes_in
from app.view.panels.cost.shown import Forecasts, range_of
from app.view.panels.landscape.box import box_of
from tests.view.panels.cost.journeys import RUNS

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
    return axes_in(PLOT, range_of(state, None)).y.domain[1]


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
    state, forecasts = diverged(), Forecasts()
    for message in (LookAt(90), SetLineByHand(3.0, 3.0)):
        update(state, message)
    starts = []
    for slope in (3.0, 0.5, 0.1):
        update(state, SetLineByHand(slope, 0.2))
        predicted = forecasts.of(state, 300, False)
        assert predicted is not None
        starts.append(float(predicted.costs[0]))
        assert starts[-1] == pytest.approx(float(cost_of(state.training)))
    assert len(set(starts)) == 3


def test_a_cost_of_zero_has_a_place_of_its_own_on_a_logarithmic_axis() -> None:
    state = State()
    for message in RUNS["exact"]:
        update(state, message)
    assert state.timeline.run.costs.extent is not None
    has_zero = state.timeline.run.costs.extent[0] == 0.0
    y = axes_in(PLOT, range_of(state, None)).y
    assert isinstance(y, LogScale)
    assert (y.zero is not None) == has_zero
    least = state.timeline.run.costs.least_above_zero
    assert y.domain[0] <= least < 1e-20
    assert y(least) <= y.range[0]
    zeros = State()
    for message in RUNS["nothing but zeros"]:
        update(zeros, message)
    axis = axes_in(PLOT, range_of(zeros, 0.0)).y
    assert isinstance(axis, LogScale)
    assert axis(0.0) == PLOT.bottom
    assert axis.invert(axis(0.0)) == 0.0
    assert axis.ticks(4)[0] == 0.0


def test_a_row_of_dots_that_leaves_the_plot_says_so() -> None:
    assert off_plot.leaves(PLOT, [1.0, 2.0, 3.0, 40.0, 41.0], [50.0, -5.0, -80.0, 50.0, 200.0], 14.0) == [
        (2.0, "up"),
        (41.0, "down"),
    ]
