"""How the line learns: mode, order, batch size, learning rate, scaling; and the line set by hand."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from app.messages import (
    ChangeBatchSize,
    ChangeLearningRate,
    NextMode,
    NextOrder,
    SetBatchSize,
    SetFastestLearningRate,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    SetOrder,
    SetScaling,
)
from app.model.data.scaling import Line
from app.model.learning.learning_rate import is_learning_rate, learning_rate_beside
from app.model.learning.training import LARGEST_BATCH_SIZE, Mode
from app.model.time.changes import SetLine, SetScale, SetSettings
from app.plots.numerals import count, counted
from app.session.state import State
from app.update.axes import axes_for, does_suit
from app.update.editing import edit, edit_and_show
from app.update.handlers import handles, notify
from app.update.training.time import goes_on_before_divergence
from app.words.outlook import marked_notice

MOST_DOUBLINGS = 30
"""So many doublings lead from the smallest batch to the largest."""

Choice = TypeVar("Choice", bound=StrEnum)


def _set(state: State, **changed: Any) -> None:
    settings = replace(state.training.settings, **changed)
    if settings != state.training.settings:
        edit(state, SetSettings(settings))


def _next(choice: Choice) -> Choice:
    all_of_them = list(type(choice))
    return all_of_them[(all_of_them.index(choice) + 1) % len(all_of_them)]


@handles(SetMode)
def _set_mode(state: State, message: SetMode) -> None:
    _set(state, mode=message.mode)


@handles(NextMode)
def _next_mode(state: State, message: NextMode) -> None:
    _set(state, mode=_next(state.training.settings.mode))


@handles(SetOrder)
def _set_order(state: State, message: SetOrder) -> None:
    _set(state, order=message.order)


@handles(NextOrder)
def _next_order(state: State, message: NextOrder) -> None:
    _set(state, order=_next(state.training.settings.order))


@handles(SetBatchSize)
def _set_batch_size(state: State, message: SetBatchSize) -> None:
    _set(state, batch_size=max(1, min(LARGEST_BATCH_SIZE, message.batch_size)))


@handles(ChangeBatchSize)
def _change_batch_size(state: State, message: ChangeBatchSize) -> None:
    settings = state.training.settings
    doublings = max(-MOST_DOUBLINGS, min(MOST_DOUBLINGS, message.doublings))
    size = max(1, min(LARGEST_BATCH_SIZE, round(settings.batch_size * 2.0**doublings)))
    _set(state, batch_size=size)
    if settings.mode is not Mode.MINI_BATCH:
        # It is not seen in the window: nobody shall change it by a key without knowing.
        notify(state, f"Mini-batch size: {counted(size, 'point')}. N switches to mini-batches")


@handles(SetLearningRate)
def _set_learning_rate(state: State, message: SetLearningRate) -> None:
    if is_learning_rate(message.learning_rate):
        _set(state, learning_rate=message.learning_rate)


@handles(ChangeLearningRate)
def _change_learning_rate(state: State, message: ChangeLearningRate) -> None:
    _set(state, learning_rate=learning_rate_beside(state.training.settings.learning_rate, message.notches))


@handles(SetFastestLearningRate)
def _set_fastest_learning_rate(state: State, message: SetFastestLearningRate) -> None:
    """Where the line has diverged, also go back to before it did: from so far off even this rate takes very long."""
    zones, mode = state.outlook.zones, state.training.settings.mode
    if zones is None:
        return
    rate = zones.marked(mode)
    has_gone_back = state.timeline.is_live and goes_on_before_divergence(state, rate)
    _set(state, learning_rate=rate)
    says = marked_notice(state.outlook, mode, rate, state.training.training_set.moments.least_cost)
    notify(state, f"{says}; on from step {count(state.timeline.step)}" if has_gone_back else says)


@handles(SetLineByHand)
def _set_line(state: State, message: SetLineByHand) -> None:
    line = Line(message.slope, message.intercept)
    if all(isfinite(value) for value in line) and line != state.training.line:
        edit(state, SetLine(line, state.training.training_set.scaling))


@handles(SetScaling)
def _set_scaling(state: State, message: SetScaling) -> None:
    if message.scale is not state.training.training_set.scale:
        suits = does_suit(state.axes, state.points)
        edit_and_show(state, [SetScale(message.scale)], state.axes if suits else axes_for(state.points))
