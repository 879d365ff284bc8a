"""Where it goes from here: a weight changes by input·error·lr."""

from __future__ import annotations

from app.lesson.arrangement import Arrangement, Stage
from app.lesson.chapter import Chapter
from app.lesson.controls import FigureSlider
from app.lesson.desks import EIGHT, desk
from app.lesson.watches import figure_becomes
from app.model.derivation.neuron import Neuron
from app.session.lesson.figures import NeuronFigure

CLOSE = 0.01


def _is_learnt(values: NeuronFigure) -> bool:
    neuron = Neuron((values.first_weight, values.second_weight), values.bias)
    return abs(neuron.guess((values.first, values.second)) - values.target) < CLOSE


NEURON = Chapter(
    name="neuron",
    title="Where it goes from here",
    text="Call <m> a weight, <x> an input and <b> a bias, and the line is a neuron with a single input. This one "
    "has two, with a weight for each, and all learn by what you have seen: a weight changes by its "
    "input·<error>·lr. Whole networks are made of it; the chain rule carries the <error> back through them.",
    try_it="Press Learn until the <error> is all but gone. You may then change an input, and let it learn again.",
    set_up=desk(EIGHT, -0.3, 0.9),
    watch=(figure_becomes(NeuronFigure, _is_learnt),),
    arrangement=Arrangement(Stage.NEURON, cards=()),
    controls=(FigureSlider(NeuronFigure, "first", "input x₁"), FigureSlider(NeuronFigure, "second", "input x₂")),
)
