"""The 2 of the derivative moves into the learning rate: both updates, so that they can be shown to be the same bits.

Doubling and halving a float64 number is exact unless it overflows or falls below the smallest normal number.
"""

from __future__ import annotations

from typing import NamedTuple


class BothUpdates(NamedTuple):
    """What a step takes off one parameter, with the 2 kept and half the rate, and with the 2 gone."""

    with_the_two: float
    without: float

    @property
    def are_the_same(self) -> bool:
        """Whether they are the same number, to the last bit."""
        return self.with_the_two == self.without


def both_updates(gradient: float, learning_rate: float) -> BothUpdates:
    """``(2·gradient)·(lr/2)`` and ``gradient·lr``, where ``gradient`` is ``error·x`` or ``error``."""
    return BothUpdates((2.0 * gradient) * (learning_rate / 2.0), gradient * learning_rate)
