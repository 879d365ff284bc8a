"""What a method of descent is: how far a step moves a parameter, given the gradient and what the method remembers.

Plain descent uses the gradient alone. Others remember something of the gradients before, such as a velocity. That is
their state: a few floats, kept wherever a moment of training is kept, so that any step can be run again to the same bits.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar, TypeAlias

ParameterState: TypeAlias = tuple[float, ...]
"""What a method remembers of one parameter."""

MethodState: TypeAlias = tuple[float, ...]
"""What it remembers of both: first the floats of the slope, then as many of the intercept."""


class Method(ABC):
    """A method of descent; a frozen dataclass, so that equal ones are the same method.

    It treats each parameter by itself, and slope and intercept alike. ``start`` is the state of a parameter before its
    first step.
    """

    name: ClassVar[str]
    start: ClassVar[ParameterState] = ()

    @abstractmethod
    def step(self, state: ParameterState, gradient: float, learning_rate: float) -> tuple[float, ParameterState]:
        """What a step subtracts from the parameter, and the state after the step.

        A pure function of its arguments. It must accept infinities and NaN and raise nothing: a block of steps runs on
        past a divergence and is cut off afterwards.
        """

    @abstractmethod
    def formula(self, gradient: str, rate: str = "lr") -> str:
        """What a step subtracts, as a product in words: ``gradient`` names the gradient, ``rate`` the learning rate."""

    @property
    def start_state(self) -> MethodState:
        """The state of both parameters before the first step."""
        return self.start + self.start


def of_each(state: MethodState) -> tuple[ParameterState, ParameterState]:
    """The state of the slope and the state of the intercept."""
    half = len(state) // 2
    return state[:half], state[half:]
