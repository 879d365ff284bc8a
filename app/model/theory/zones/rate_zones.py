"""The zones of the learning rate as values, and which rate is marked on the slider."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from app.model.learning.learning_rate import three_figures, three_figures_below
from app.model.learning.training import Mode

Zone = Literal["slow", "good", "oscillating", "diverging"]

SHRINKAGE = 100.0
"""Training counts as arrived when the distance to where it ends is this many times smaller than at the start."""

SLOW_EPOCHS = 200
"""A rate is slow if that takes more epochs than this: some thirty epochs to halve the distance."""

SLOW_FACTOR = 10
"""If even the fastest rate is slow, slow means this many times as many epochs as it takes."""


@dataclass(frozen=True, slots=True)
class RateZones:
    """The learning rates at which training is slow, converges well, overshoots and diverges.

    ``slow_below``: the distance takes more than `SLOW_EPOCHS` epochs (or `SLOW_FACTOR` times those of ``fastest``, if
    that is more) to shrink `SHRINKAGE`-fold. ``oscillates_above``: from here on some step jumps past the minimum of its
    own cost. ``diverges_above``: from here on the distance grows, in the long run. ``fastest``: the rate at which
    the distance shrinks fastest; with few points a step a smaller one ends closer to least squares.
    ``holds_below``: no step at a lower rate raises the cost of the points that it learns from, or moves the line away from
    a line that fits them. Between it and ``diverges_above`` the cost may rise by any factor before it comes down.
    """

    slow_below: float
    oscillates_above: float
    diverges_above: float
    fastest: float
    holds_below: float

    def zone_of(self, learning_rate: float) -> Zone:
        """The zone of a learning rate; a limit belongs to the zone above it."""
        if learning_rate >= self.diverges_above:
            return "diverging"
        if learning_rate >= self.oscillates_above:
            return "oscillating"
        return "good" if learning_rate >= self.slow_below else "slow"

    def is_capped(self, mode: Mode) -> bool:
        """Whether the rate to mark is the fastest without overshoot, and not the fastest of all.

        With few points a step, higher rates forget the start even faster, but the line then wanders so widely that nothing
        is gained.
        """
        return mode is not Mode.BATCH and self.fastest >= self.oscillates_above

    def marked(self, mode: Mode) -> float:
        """The rate to mark on the slider, with three significant figures: ``fastest``, or just below overshoot if capped.

        It may lie beyond the ends of the slider, where no rate on the slider is of use.
        """
        return three_figures_below(self.oscillates_above) if self.is_capped(mode) else three_figures(self.fastest)


def slow_growth(fastest: float) -> float:
    """The logarithm of the factor an epoch at which training counts as slow, given that of the fastest rate."""
    return max(-math.log(SHRINKAGE) / SLOW_EPOCHS, fastest / SLOW_FACTOR)
