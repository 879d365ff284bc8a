"""Ellipses as far as a rectangle shows them.

Where they cross its edges is worked out, so that they look round however large they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.model.data.arrays import FloatArray

Pair = tuple[float, float]

OFF_PX = 0.15
"""So many pixels at most is the straight line between two points of an arc off the ellipse."""

MOST_DOTS = 600

_TURN = 2.0 * math.pi


class Ellipse(NamedTuple):
    """All ``centre + one·cos + other·sin``, in pixels."""

    centre: Pair
    one: Pair
    other: Pair

    @classmethod
    def through(cls, quarters: FloatArray) -> Ellipse:
        """The ellipse through the points at 0, ¼, ½ and ¾ of a turn, of shape (4, 2)."""
        first, second, third, fourth = quarters.tolist()
        return cls(
            ((first[0] + third[0]) / 2, (first[1] + third[1]) / 2),
            ((first[0] - third[0]) / 2, (first[1] - third[1]) / 2),
            ((second[0] - fourth[0]) / 2, (second[1] - fourth[1]) / 2),
        )

    def at(self, turns: FloatArray) -> FloatArray:
        """The points at these angles, of shape (k, 2)."""
        cosine, sine = np.cos(turns), np.sin(turns)
        return np.column_stack(
            [c + a * cosine + b * sine for c, a, b in zip(self.centre, self.one, self.other, strict=True)]
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside or on it."""
        (a, c), (b, d), right, down = self.one, self.other, x - self.centre[0], y - self.centre[1]
        area = a * d - b * c
        return area != 0.0 and math.hypot((d * right - b * down) / area, (a * down - c * right) / area) <= 1.0

    def arcs_within(self, left: float, top: float, right: float, bottom: float) -> list[FloatArray]:
        """What of it lies in the rectangle: arcs of points of shape (k, 2), dense enough to look round."""
        crossings = sorted(
            turn
            for axis, ends in enumerate(((left, right), (top, bottom)))
            for end in ends
            for turn in self._crossings(axis, end)
        )
        if not crossings:
            (x, y), *_ = self.at(np.zeros(1)).tolist()
            return [self._arc(0.0, _TURN)] if left <= x <= right and top <= y <= bottom else []
        arcs = []
        for begin, end in zip(crossings, [*crossings[1:], crossings[0] + _TURN], strict=True):
            (x, y), *_ = self.at(np.array([(begin + end) / 2])).tolist()
            if end > begin and left <= x <= right and top <= y <= bottom:
                arcs.append(self._arc(begin, end))
        return arcs

    def _crossings(self, axis: int, end: float) -> list[float]:
        """At which angles a coordinate has a value."""
        reach, away = math.hypot(self.one[axis], self.other[axis]), end - self.centre[axis]
        if abs(away) >= reach:
            return []
        towards, aside = math.atan2(self.other[axis], self.one[axis]), math.acos(away / reach)
        return [(towards - aside) % _TURN, (towards + aside) % _TURN]

    def _arc(self, begin: float, end: float) -> FloatArray:
        radius = math.hypot(*self.one) + math.hypot(*self.other)
        # A straight line over an angle is off a circle by radius·angle²/8.
        dots = math.ceil((end - begin) / math.sqrt(8.0 * OFF_PX / max(radius, 1.0)))
        return self.at(np.linspace(begin, end, min(MOST_DOTS, max(2, dots)) + 1))


def convex_outline(dots: Sequence[Pair]) -> list[Pair]:
    """Points of a convex outline, in their order around it."""
    x, y = (sum(places) / len(dots) for places in zip(*dots, strict=True))
    return sorted(dots, key=lambda dot: math.atan2(dot[1] - y, dot[0] - x))
