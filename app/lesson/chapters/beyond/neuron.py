"""Where it goes from here: a weight changes by input·error·lr."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Stage
from app.lesson.chapter import Chapter, LentKey
from app.lesson.controls import FigureSlider
from app.lesson.desks import EIGHT, desk
from app.lesson.moment import Moment
from app.lesson.opened.neuron import after_a_step, neuron_in
from app.lesson.watches import figure_becomes
from app.messages import Message, SetFigure
from app.session.lesson.figures import NeuronFigure
from app.session.state import State

CLOSE = 0.01


def _is_learnt(values: NeuronFigure) -> bool:
    return abs(neuron_in(values).guess((values.first, values.second)) - values.target) < CLOSE


def _is_tried(message: Message, before: Moment, after: Moment) -> bool:
    """What it has learnt is put to another input."""
    was, now = before.lesson.figure(NeuronFigure), after.lesson.figure(NeuronFigure)
    return _is_learnt(was) and (was.first, was.second) != (now.first, now.second)


def _learn(state: State) -> Message | None:
    lesson = state.lesson
    return None if lesson is None else SetFigure(after_a_step(lesson.figure(NeuronFigure)))


NEURON = Chapter(
    name="neuron",
    title="Where it goes from here",
    text="Call <m> a weight, <x> an input and <b> a bias, and the line is a neuron with a single input. This one adds "
    "up (Σ) two inputs, each with a weight, and learns as the line does: it takes input·<error>·lr off each weight. Its "
    "own rate is {neuron_lr}. Networks join many; the chain rule carries the <error> back.",
    try_it=("Press Learn, or the right arrow key, until the <error> is all but gone.", "Then try another input."),
    set_up=desk(EIGHT, -0.3, 0.9),
    watch=(figure_becomes(NeuronFigure, _is_learnt), _is_tried),
    arrangement=Arrangement(Stage.NEURON, cards=()),
    controls=(FigureSlider(NeuronFigure, "first", "input x₁"), FigureSlider(NeuronFigure, "second", "input x₂")),
    keys=(LentKey("right", _learn),),
)
