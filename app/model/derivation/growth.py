"""The square on an error, and how it grows when the guess moves: the power rule as two strips and a corner.

``(error + d)² − error² = 2·error·d + d²``: two strips as long as the error and as thin as the move ``d``, and a corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Parameter(StrEnum):
    """What of the line is moved, the other being held."""

    SLOPE = "m"
    INTERCEPT = "b"


def move_of_guess(x: float, nudge: float, parameter: Parameter) -> float:
    """By how much the guess at ``x`` moves when one parameter grows by ``nudge``: a lever for m, a lift for b.

    Turning the line by h about its place at x = 0 moves the guess by ``x·h``; lifting it by h moves every guess by ``h``.
    """
    return x * nudge if parameter is Parameter.SLOPE else nudge


@dataclass(frozen=True, slots=True)
class Growth:
    """The square on ``error`` when the error changes by ``move``. Areas are signed: negative ones are lost, not gained."""

    error: float
    move: float

    @property
    def before(self) -> float:
        """The area of the square: ``error²``."""
        return self.error * self.error

    @property
    def strips(self) -> float:
        """The area of both strips together: ``2·error·move``; negative where the square shrinks."""
        return 2.0 * self.error * self.move

    @property
    def corner(self) -> float:
        """The area of the corner, ``move²``: it all but vanishes as the move does."""
        return self.move * self.move

    @property
    def after(self) -> float:
        """The area of the square on the changed error."""
        changed = self.error + self.move
        return changed * changed
