"""The two rules of the derivation by themselves: the power rule on ``x^n``, the chain rule on ``y = (z²)²``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PowerOfX:
    """``x^n`` for a whole ``n`` of 0 or more."""

    n: int

    def __call__(self, x: float) -> float:
        """``x^n``; 1 for n = 0, whatever x is."""
        return float(x**self.n)

    def slope(self, x: float) -> float:
        """The derivative by the power rule: ``n·x^(n − 1)``; 0 for n = 0."""
        return self.n * float(x ** (self.n - 1)) if self.n else 0.0


@dataclass(frozen=True, slots=True)
class ChainOfSquares:
    """Two dials in a row: ``x = z²`` turns with z, and ``y = x²`` turns with x."""

    z: float

    @property
    def x(self) -> float:
        """What the first dial makes of z."""
        return self.z * self.z

    @property
    def y(self) -> float:
        """What the second dial makes of x."""
        return self.x * self.x

    @property
    def x_per_z(self) -> float:
        """How many times as fast as z the first dial turns: ``2·z``."""
        return 2.0 * self.z

    @property
    def y_per_x(self) -> float:
        """How many times as fast as x the second dial turns: ``2·x``."""
        return 2.0 * self.x

    @property
    def y_per_z(self) -> float:
        """Both rates multiplied, by the chain rule: ``2·x·2·z``, which is ``4·z³``."""
        return self.y_per_x * self.x_per_z
