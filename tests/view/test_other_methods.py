"""A method without a theory is shown like any other: what is not computed is left out, and the key for it says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.commands import BY_ID
from app.messages import Advance, LookAt, SetLearningRate, ShowLandscape, ToggleScaleCard, Undo
from app.model.data.dataset import Dataset
from app.model.learning.methods.method import Method
from app.model.learning.methods.plain import PLAIN
from app.model.learning.training import Mode, Settings, Training, TrainingSet
from app.model.time.timeline import Timeline
from app.session.state import State
from app.session.views import LandscapeView
from app.update import update
from tests.conftest import ScreenOf
from tests.oracles.methods import Momentum
from tests.view.marked import SIZE, marked

MOMENTUM = Momentum()
POINTS = TrainingSet(Dataset.of([0.2, 0.4, 0.9], [0.3, 0.1, 0.8]))


def playing(mode: Mode = Mode.STOCHASTIC, method: Method = MOMENTUM) -> State:
    return State(timeline=Timeline(Training(POINTS, Settings(mode, method=method))))


@pytest.mark.parametrize("view", list(LandscapeView))
@pytest.mark.parametrize("mode", list(Mode))
def test_every_panel_can_be_drawn(mode: Mode, view: LandscapeView, screen_of: ScreenOf) -> None:
    state = playing(mode)
    for message in (ShowLandscape(view), Advance(300)):
        update(state, message)
        screen_of(state, (1280, 800))


def test_the_fastest_rate_cannot_be_set_and_says_why() -> None:
    state = playing()
    assert BY_ID["fastest-rate"].why_not(state) == "it is not computed for this method"
    update(state, BY_ID["fastest-rate"].message)
    assert state.training.settings.learning_rate == Settings().learning_rate
    state.timeline = Timeline(replace(state.training, settings=Settings(), method_state=()))
    assert BY_ID["fastest-rate"].why_not(state) == ""


def test_the_cost_card_says_that_there_is_no_forecast() -> None:
    for method, says in ((MOMENTUM, True), (PLAIN, False)):
        state = playing(method=method)
        update(state, Advance(30))
        found = marked(state, SIZE, "cost").any("cost", "heads for")
        assert any("not computed" in mark.text for mark in found) == says


def test_the_card_of_the_scale_tells_no_limit_and_warns_of_none() -> None:
    state = playing()
    update(state, ToggleScaleCard())
    update(state, SetLearningRate(5.0))
    marks = marked(state)
    assert marks.texts("scale", "effect of none")[1] == "limit not computed"
    assert marks.any("scale", "diverging scale") == []


@pytest.mark.parametrize("mode", list(Mode))
def test_the_updates_are_those_of_the_method(mode: Mode) -> None:
    state = playing(mode)
    update(state, ShowLandscape(LandscapeView.SLICE_M))
    for steps in (0, 30):
        update(state, Advance(steps))
        marks = marked(state, SIZE, "step")
        formulas = [mark.text for mark in marks.any("step", "formula")]
        assert sum("lr·(0.9·v + " in formula for formula in formulas) == 2, formulas
        assert not [mark.text for mark in marks.any("step", "numbers") if "× 0.05" in mark.text and steps]


def test_undo_leads_to_the_same_bits_again() -> None:
    state = playing()
    for message in (Advance(100), SetLearningRate(0.2), Advance(100), LookAt(150), SetLearningRate(0.01), Advance(70)):
        state.is_playing = True
        update(state, message)
    undone = state.timeline.runs[1]
    update(state, Undo())
    straight = playing()
    for message in (Advance(100), SetLearningRate(0.2), Advance(100)):
        update(straight, message)
    assert state.timeline.run is undone
    assert state.timeline.run.now == straight.timeline.run.now
    assert any(state.timeline.run.now.method_state)
    assert [undone.at(step) for step in (64, 128, 150)] == [straight.timeline.run.at(step) for step in (64, 128, 150)]
