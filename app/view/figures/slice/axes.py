"""Which part of J a slice shows: in round numbers, and the same as long as that suits, so that the axes hold still."""

from __future__ import annotations

from math import ceil, floor, sqrt
from typing import NamedTuple

import pygame

from app.model.theory.landscape import Interval
from app.plots.rounding import round_above, round_below
from app.plots.transform import PlotTransform, linear_transform
from app.view.figures.slice.values import Slice


class SliceAxes(NamedTuple):
    """The parts of both axes that are shown: of the parameter, and of J."""

    domain: Interval
    heights: Interval

    def suits(self, part: Slice) -> bool:
        """Whether this shows ball and bottom well enough, so that the axes can hold still while the ball rolls."""
        whole, (left, right), (low, high) = part.whole, self.domain, self.heights
        if not whole.curvature:
            return False
        width, height = right - left, high - low
        shown = [part.at, whole.vertex, part.landing]
        farthest = max(whole(left), whole(right))
        return (
            left + 0.02 * width <= min(shown)
            and max(shown) <= right - 0.02 * width
            and _half_wanted(part) > 0.1 * width
            and low + 0.03 * height <= whole.least <= low + 0.4 * height
            and max(whole(value) for value in shown) <= high - 0.03 * height
            and low + 0.7 * height <= farthest <= low + 1.5 * height
        )

    def transform(self, plot: pygame.Rect) -> PlotTransform:
        """Between (parameter, J) and pixels of the plot."""
        return linear_transform(self.domain, self.heights, *plot)


def axes_for(part: Slice) -> SliceAxes:
    """Axes that show ball and bottom, with round numbers at their ends."""
    whole = part.whole
    if not whole.curvature:
        size = round_above(max(abs(part.at), 0.5))
        return SliceAxes((part.at - size, part.at + size), (0.0, round_above(max(2 * whole.least, 1e-30))))
    half = round_above(_half_wanted(part))
    middle = round(whole.vertex / half * 4) * half / 4
    top = whole(max(abs(middle + half - whole.vertex), abs(middle - half - whole.vertex)) + whole.vertex)
    unit = round_below((top - whole.least) / 8)
    return SliceAxes((middle - half, middle + half), (floor(whole.least / unit - 1.5) * unit, ceil(top / unit) * unit))


def _half_wanted(part: Slice) -> float:
    """Half of what should be shown at least of the parameter."""
    whole = part.whole
    away = max(abs(part.at - whole.vertex), abs(part.landing - whole.vertex) if part.next_at is not None else 0.0)
    # Never closer than where J is a quarter more than its least here: closer in, it would look flat.
    least_half = max(sqrt(0.25 * whole.least / whole.curvature), 1e-9 * max(1.0, abs(whole.vertex)))
    return max(1.25 * away, least_half)
