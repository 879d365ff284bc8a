"""How large everything is drawn: what a person may ask for, and as much of it as a window allows."""

from __future__ import annotations

UI_SCALES = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""What can be asked for."""

LEAST_WIDTH, LEAST_HEIGHT = 800, 560
"""The smallest window, in units, in which everything fits."""

LEAST_SCALE = 0.5
"""At a smaller one nobody could read anything."""


def is_large_enough(width: int, height: int) -> bool:
    """Whether a window of that size in pixels has room for everything, if at the least scale."""
    return width >= LEAST_WIDTH * LEAST_SCALE and height >= LEAST_HEIGHT * LEAST_SCALE


def fitting_scale(width: int, height: int, wanted: float) -> float:
    """The wanted scale, or the largest at which the window still has 800 × 560 units."""
    return max(LEAST_SCALE, min(wanted, width / LEAST_WIDTH, height / LEAST_HEIGHT))


def scale_beside(scale: float, notches: int) -> float:
    """The scale to ask for so many steps above ``scale``, or below it where ``notches`` is negative."""
    if not notches:
        return scale
    if notches > 0:
        larger = [each for each in UI_SCALES if each > scale]
        return larger[min(notches, len(larger)) - 1] if larger else UI_SCALES[-1]
    smaller = [each for each in UI_SCALES if each < scale]
    return smaller[max(notches, -len(smaller))] if smaller else UI_SCALES[0]
