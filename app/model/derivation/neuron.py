"""A neuron with any number of inputs, without a curve: it learns by the formula that the line learns by.

``guess = Σ weight·input + bias``; ``weight −= error·input·lr`` and ``bias −= error·lr``. With one input it is the line.
"""

from __future__ import annotations

from dataclasses import dataclass

RATE = 0.2
"""The learning rate of the lesson's neuron. With inputs of up to 1 it is small enough that it never overshoots."""


@dataclass(frozen=True, slots=True)
class NeuronStep:
    """What one example did to a neuron."""

    guess: float
    error: float
    changes: tuple[float, ...]
    bias_change: float
    neuron: Neuron


@dataclass(frozen=True, slots=True)
class Neuron:
    """Weights, one for each input, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def guess(self, inputs: tuple[float, ...]) -> float:
        """``Σ weight·input + bias``. Raises ValueError where there are not as many inputs as weights."""
        return sum(weight * given for weight, given in zip(self.weights, inputs, strict=True)) + self.bias

    def step(self, inputs: tuple[float, ...], target: float, learning_rate: float) -> NeuronStep:
        """Learn from one example, by the same operations in the same order as the line: ``(error·input)·lr``."""
        guess = self.guess(inputs)
        error = guess - target
        taken = [(error * given) * learning_rate for given in inputs]
        weights = tuple(weight - change for weight, change in zip(self.weights, taken, strict=True))
        bias_taken = error * learning_rate
        return NeuronStep(
            guess, error, tuple(-change for change in taken), -bias_taken, Neuron(weights, self.bias - bias_taken)
        )
