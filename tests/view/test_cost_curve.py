"""What the axes of cost and bowl hold: the run, and not what dwarfs it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from app.messages import Advance, LoadPoints, LookAt, SetLearningRate, SetLineByHand
from app.model.dataset import Dataset
from app.model.run import cost_of
from app.state import State
from app.update import update
from app.view.bowl import box_of
from app.view.foretold import Forecast
from app.view.panels.cost_curve import axes_for

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
        foretold = forecast.of(state, 300)
        assert foretold is not None
        starts.append(float(foretold[1][0]))
        assert starts[-1] == pytest.approx(float(cost_of(state.training)))
    assert len(set(starts)) == 3
