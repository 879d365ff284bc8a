"""The neuron of the lesson: the values of its figure as a neuron, and how it learns once."""

from __future__ import annotations

from app.model.derivation.neuron import RATE, Neuron
from app.session.lesson.figures import NeuronFigure


def neuron_in(values: NeuronFigure) -> Neuron:
    """The neuron with the figure's weights."""
    return Neuron((values.first_weight, values.second_weight), values.bias)


def after_a_step(values: NeuronFigure) -> NeuronFigure:
    """The figure after the neuron has learnt once from its example."""
    neuron = neuron_in(values).step((values.first, values.second), values.target, RATE).neuron
    first, second = neuron.weights
    return NeuronFigure(values.first, values.second, values.target, first, second, neuron.bias)
