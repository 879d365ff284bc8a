"""What a person would do in each chapter to do its task: messages for each part, in order."""

from __future__ import annotations

from collections.abc import Callable

from app.lesson.guessing import given
from app.messages import (
    AddPoint,
    Advance,
    GoToChapter,
    KeepLine,
    Message,
    SetFigure,
    SetLearningRate,
    SetLineByHand,
    SetMode,
    StepOnce,
    ToggleMenu,
    TogglePlay,
)
from app.model.learning.training import Mode
from app.model.theory.landscape import slice_along_slope
from app.session.lesson.figures import Dials, Fog, NeuronFigure, Nudge, PowerCurve, with_value
from app.session.state import State

Part = list[Message]

LEARNT = NeuronFigure(first_weight=0.3, second_weight=-0.52, bias=0.1)


def _through_the_first_point(state: State) -> list[Part]:
    x, y = state.training.training_set.data.point(0)
    return [[SetLineByHand(0.1, y - 0.1 * x)]]


def _best_line(state: State) -> list[Part]:
    moments = state.training.training_set.moments
    return [[SetLineByHand(moments.slope, moments.intercept)]]


def _keep_a_good_line(state: State) -> list[Part]:
    moments = state.training.training_set.moments
    return [[SetLineByHand(moments.slope, moments.intercept + 0.02), KeepLine()], [TogglePlay(), Advance(3)]]


def _lowest_along_m(state: State) -> list[Part]:
    intercept = state.training.line.intercept
    return [[SetLineByHand(slice_along_slope(state.training.training_set.moments, intercept).vertex, intercept)]]


def _past_the_lowest(state: State) -> list[Part]:
    m, b = state.training.line
    vertex = slice_along_slope(state.training.training_set.moments, b).vertex
    return [[SetLineByHand(2 * vertex - m, b)]]


def _turn_then_lift(state: State) -> list[Part]:
    m, b = state.training.line
    return [[SetLineByHand(m + 0.1, b)], [SetLineByHand(m + 0.1, b + 0.1)]]


DOES: dict[str, Callable[[State], list[Part]]] = {
    "points": lambda state: [[AddPoint(0.5, 0.5), AddPoint(0.7, 0.6)]],
    "error": _through_the_first_point,
    "cost": _best_line,
    "by-eye": lambda state: [[SetFigure(PowerCurve(2, 0.01))]],
    "lowest": _past_the_lowest,
    "fog": lambda state: [*_lowest_along_m(state), [SetFigure(Fog(True))]],
    "rate": lambda state: [[given(0.2), StepOnce()], [SetLearningRate(5.0), StepOnce()]],
    "turn": lambda state: [[given(-0.1), StepOnce()]],
    "one-or-all": lambda state: [[StepOnce()] * 160, [SetMode(Mode.BATCH), *[StepOnce()] * 200]],
    "by-hand": _keep_a_good_line,
    "power": lambda state: [[SetFigure(PowerCurve(3, 1.0))], [SetFigure(PowerCurve(3, 0.01))]],
    "chain": lambda state: [[SetFigure(Dials(0.63))]],
    "chain-on-cost": lambda state: [[SetFigure(Nudge(1e-5))]],
    "partial": _turn_then_lift,
    "the-two": lambda state: [[SetLearningRate(0.125)]],
    "code": lambda state: [[StepOnce()]],
    "bowl": lambda state: [[given(0.1, 0.2), StepOnce()], [SetLineByHand(0.8, 0.5)], [TogglePlay(), Advance(3)]],
    "neuron": lambda state: [[SetFigure(LEARNT)], [SetFigure(with_value(LEARNT, "first", -0.4))]],
    "reading": lambda state: [[ToggleMenu("chapters"), GoToChapter("cost")]],
}
