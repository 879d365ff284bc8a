"""Round numbers for the ends of axes, so that an axis holds still while what it shows moves."""

from __future__ import annotations

from math import floor, log10

ROUND = (1.0, 2.0, 5.0, 10.0)


def round_above(value: float) -> float:
    """The least of 1, 2, 5, 10, 20, 50 … and their like below 1 that is not below a positive value."""
    power = 10.0 ** floor(log10(value))
    return min(power * factor for factor in ROUND if power * factor >= value * (1 - 1e-12))


def round_below(value: float) -> float:
    """The greatest of them that is not above a positive value."""
    power = 10.0 ** floor(log10(value))
    return max(power * factor for factor in (0.5, *ROUND) if power * factor <= value * (1 + 1e-12))
