"""Plain gradient descent: ``θ −= gradient·learning_rate``, with nothing remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.model.learning.methods.method import Method, ParameterState


@dataclass(frozen=True, slots=True)
class Plain(Method):
    """The method of the contract. `descent` runs it in loops of its own, which take the same operations."""

    name: ClassVar[str] = "plain"

    def step(self, state: ParameterState, gradient: float, learning_rate: float) -> tuple[float, ParameterState]:
        """``gradient * learning_rate``."""
        return gradient * learning_rate, state

    def formula(self, gradient: str, rate: str = "lr") -> str:
        """Such as ``error·x·lr``."""
        return f"{gradient}·{rate}"


PLAIN = Plain()
