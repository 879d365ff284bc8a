"""Round numbers for the ends of axes, so that an axis holds still while what it shows changes."""

from __future__ import annotations

from math import floor, log10

COARSE = (1.0, 2.0, 5.0, 10.0)
FINE = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
"""The round numbers of one decade, both ends included."""

_TOLERANCE = 1e-12
"""As a share: a value is not pushed on to the next round number by its last digit."""


def round_above(value: float, decade: tuple[float, ...] = COARSE) -> float:
    """The least round number that is not below a positive value: 1, 2, 5, 10, 20 … and 0.5, 0.2, 0.1 …, or of FINE ones."""
    power = 10.0 ** floor(log10(value))
    return min(power * factor for factor in decade if power * factor >= value * (1 - _TOLERANCE))


def round_below(value: float, decade: tuple[float, ...] = COARSE) -> float:
    """The greatest round number that is not above a positive value."""
    power = 10.0 ** floor(log10(value))
    return max(power * factor for factor in (decade[-2] / 10.0, *decade) if power * factor <= value * (1 + _TOLERANCE))
