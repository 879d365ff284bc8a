"""How large everything is drawn: as the window is large, as a person asks for, and as much of it as the window allows.

A *size* is what a person asks for, as a share of the usual size; a *scale* is how many pixels a unit of the layout has.
"""

from __future__ import annotations

UI_SCALES = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The sizes that can be asked for."""

USUAL_WIDTH, USUAL_HEIGHT = 1280, 800
"""In a window of so many pixels a unit is a pixel; in a larger one everything is larger, so that it reads as well."""

STEPS = 20
"""The usual scale grows in so many steps to the next whole one: fonts are made anew for each."""

LEAST_WIDTH, LEAST_HEIGHT = 800, 560
"""The smallest window, in units, in which everything fits."""

LEAST_SCALE = 0.75
"""At a smaller one nobody could read anything."""


def is_large_enough(width: int, height: int) -> bool:
    """Whether a window of that size in pixels has room for everything, if at the least scale."""
    return width >= LEAST_WIDTH * LEAST_SCALE and height >= LEAST_HEIGHT * LEAST_SCALE


def usual_scale(width: int, height: int) -> float:
    """The scale of a window at the usual size: 1, or more in a window larger than 1280 × 800."""
    return max(STEPS, min(STEPS * width // USUAL_WIDTH, STEPS * height // USUAL_HEIGHT)) / STEPS


def fitting_scale(width: int, height: int, size: float) -> float:
    """The scale for a size, or the largest at which the window still has 800 × 560 units."""
    return max(LEAST_SCALE, min(size * usual_scale(width, height), width / LEAST_WIDTH, height / LEAST_HEIGHT))


def size_given(width: int, height: int, size: float) -> float:
    """As much of a size as the window allows."""
    scale, usual = fitting_scale(width, height, size), usual_scale(width, height)
    return size if scale == size * usual else scale / usual


def size_in_words(width: int, height: int, size: float) -> str:
    """The size that is seen, and whether the window allows no more of what was asked for."""
    given = size_given(width, height, size)
    return f"Size {given:.0%}" + (" (as much as this window allows)" if given < size else "")


def size_beside(size: float, notches: int) -> float:
    """The size to ask for so many steps above ``size``, or below it where ``notches`` is negative."""
    if not notches:
        return size
    if notches > 0:
        larger = [each for each in UI_SCALES if each > size]
        return larger[min(notches, len(larger)) - 1] if larger else UI_SCALES[-1]
    smaller = [each for each in UI_SCALES if each < size]
    return smaller[max(notches, -len(smaller))] if smaller else UI_SCALES[0]
