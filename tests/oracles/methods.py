"""Methods that remember something, as PyTorch defines them with its defaults: they show that there is room for such."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

from app.model.learning.methods.method import Method, ParameterState


@dataclass(frozen=True, slots=True)
class Momentum(Method):
    """``v = 0.9·v + g``, ``θ −= lr·v``."""

    name: ClassVar[str] = "momentum"
    start: ClassVar[ParameterState] = (0.0,)
    share_kept: float = 0.9

    def step(self, state: ParameterState, gradient: float, learning_rate: float) -> tuple[float, ParameterState]:
        velocity = self.share_kept * state[0] + gradient
        return learning_rate * velocity, (velocity,)

    def formula(self, gradient: str, rate: str = "lr") -> str:
        return f"{rate}·({self.share_kept}·v + {gradient})"


@dataclass(frozen=True, slots=True)
class Adam(Method):
    """``v = 0.9·v + 0.1·g``, ``s = 0.999·s + 0.001·g²``, ``θ −= lr·(v / (1 − 0.9ᵏ)) / (√(s / (1 − 0.999ᵏ)) + 1e-8)``."""

    name: ClassVar[str] = "adam"
    start: ClassVar[ParameterState] = (0.0, 0.0, 0.0)

    def step(self, state: ParameterState, gradient: float, learning_rate: float) -> tuple[float, ParameterState]:
        velocity, square, steps = state
        velocity, square, steps = 0.9 * velocity + 0.1 * gradient, 0.999 * square + 0.001 * gradient * gradient, steps + 1.0
        size = sqrt(square / (1.0 - 0.999**steps)) + 1e-8
        return learning_rate * (velocity / (1.0 - 0.9**steps)) / size, (velocity, square, steps)

    def formula(self, gradient: str, rate: str = "lr") -> str:
        return f"{rate}·v({gradient})/√s"


@dataclass(frozen=True, slots=True)
class PlainByTheSeam(Method):
    """Plain descent that is not known as such, so that it runs as all other methods do."""

    name: ClassVar[str] = "plain by the seam"

    def step(self, state: ParameterState, gradient: float, learning_rate: float) -> tuple[float, ParameterState]:
        return gradient * learning_rate, state

    def formula(self, gradient: str, rate: str = "lr") -> str:
        return f"{gradient}·{rate}"
