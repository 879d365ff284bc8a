"""The landscape of J, a bowl: its slices, tangents and contours, in closed form from the moments.

J(m, b) = J* + Cxx·(m − m*)² + n·r² with r = m·x̄ + b − ȳ is a sum of squares, so every slice of it is a parabola and
every contour an ellipse. None of them needs the points. All numbers are in training units.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.model.data.arrays import FloatArray, Number
from app.model.data.dataset import Moments
from app.model.data.sums import LEAST_SQUARE

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tangent:
    """The tangent of a parabola at ``at``: its value and slope there."""

    at: float
    value: float
    slope: float

    def __call__(self, position: Number) -> Number:
        """The height of the tangent; floats or arrays."""
        return self.value + self.slope * (position - self.at)


@dataclass(frozen=True, slots=True)
class Parabola:
    """``curvature·(t − vertex)² + least``: a cost along one parameter. If curvature is 0 it is flat, and vertex is any."""

    curvature: float
    vertex: float
    least: float

    def __call__(self, position: Number) -> Number:
        """The cost at a position; floats or arrays."""
        offset = position - self.vertex
        return self.curvature * (offset * offset) + self.least

    def tangent(self, at: float) -> Tangent:
        """The tangent at a position; its slope is the derivative of the cost, with the factor 2 still in it."""
        return Tangent(at, self(at), 2.0 * self.curvature * (at - self.vertex))

    def over(self, share: float) -> Parabola:
        """The same cost divided by that."""
        return Parabola(self.curvature / share, self.vertex, self.least / share)

    def within(self, interval: Interval) -> Interval:
        """The least and the largest cost on an interval."""
        low, high = sorted(interval)
        nearest = min(max(self.vertex, low), high)
        return self(nearest), max(self(low), self(high))


def slice_along_slope(moments: Moments, intercept: float) -> Parabola:
    """J as a function of m with b held: curvature Cxx + n·x̄² = Σ x²; flat if every x is nearly 0."""
    curvature = moments.cxx + moments.count * moments.x_mean * moments.x_mean
    at_best_slope = moments.slope * moments.x_mean + intercept - moments.y_mean
    if curvature <= LEAST_SQUARE * moments.count:
        return Parabola(0.0, moments.slope, moments.least_cost + moments.count * at_best_slope * at_best_slope)
    pull = moments.count / curvature
    vertex = moments.slope - pull * moments.x_mean * at_best_slope
    least = moments.least_cost + pull * moments.cxx * at_best_slope * at_best_slope
    return Parabola(curvature, vertex, least)


def slice_along_intercept(moments: Moments, slope: float) -> Parabola:
    """J as a function of b with m held: curvature n, and its vertex where the line runs through the mean point."""
    from_best = slope - moments.slope
    least = moments.least_cost + moments.cxx * from_best * from_best
    return Parabola(float(moments.count), moments.y_mean - slope * moments.x_mean, least)


def point_along_slope(x: float, y: float, intercept: float) -> Parabola:
    """error² of a single point as a function of m with b held: zero where the line meets it; flat if x is nearly 0."""
    if x * x <= LEAST_SQUARE:
        return Parabola(0.0, 0.0, (intercept - y) * (intercept - y))
    return Parabola(x * x, (y - intercept) / x, 0.0)


def point_along_intercept(x: float, y: float, slope: float) -> Parabola:
    """error² of a single point as a function of b with m held: zero where the line meets the point."""
    return Parabola(1.0, y - slope * x, 0.0)


def cost_within(moments: Moments, slopes: Interval, intercepts: Interval) -> Interval:
    """The least and the largest J over a box of lines, exactly: the bowl is convex, so the edges decide."""
    edges = [slice_along_slope(moments, intercept).within(slopes) for intercept in intercepts]
    edges += [slice_along_intercept(moments, slope).within(intercepts) for slope in slopes]
    least, largest = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    is_bottom_inside = all(
        min(interval) <= position <= max(interval)
        for interval, position in ((slopes, moments.slope), (intercepts, moments.intercept))
    )
    return (moments.least_cost if is_bottom_inside else least), largest


def contours(moments: Moments, levels: Sequence[float], slopes: Interval, turns: FloatArray | None = None) -> FloatArray:
    """The lines (m, b) of each cost of ``levels``, as polylines: an array of shape (levels, sides, points, 2).

    An ellipse at the angles ``turns``, or once around, ending with its first point again: a circle in √Cxx·(m − m*) and
    √n·r, sheared. In a valley it is two parallel straight lines over the interval ``slopes``, which is used for nothing
    else. Needs a point. A level below the least cost counts as the least cost.
    """
    heights = np.maximum(np.array(levels)[:, None, None] - moments.least_cost, 0.0)
    half_widths = np.sqrt(heights / moments.count)
    cosine, sine = _circle(97) if turns is None else (np.cos(turns), np.sin(turns))
    if moments.cxx == 0.0:
        along = np.linspace(*slopes, len(cosine))
        m = np.broadcast_to(along, (len(levels), 2, len(cosine)))
        b = moments.y_mean - along * moments.x_mean + half_widths * np.array([[-1.0], [1.0]])
        return np.stack([m, b], axis=-1)
    from_best, at_mean = np.sqrt(heights / moments.cxx) * cosine, half_widths * sine
    # b = ȳ + r − m·x̄, written from the least-squares intercept on, so that a small ellipse far out stays round.
    return np.stack([moments.slope + from_best, moments.intercept + (at_mean - from_best * moments.x_mean)], axis=-1)


@lru_cache(maxsize=8)
def _circle(points: int) -> tuple[FloatArray, FloatArray]:
    """Cosine and sine of so many angles around a circle; the last is the first again."""
    turn = np.linspace(0.0, 2.0 * math.pi, points)
    turn[-1] = 0.0
    return np.cos(turn), np.sin(turn)


def contour_levels(least: float, largest: float, count: int, lowest: float | None = None) -> tuple[float, ...]:
    """``count`` levels up to ``largest`` of evenly spaced ellipses: the roots of their heights above ``least`` are.

    They begin above ``lowest``, or above ``least``.
    """
    inner = math.sqrt(max(0.0, (least if lowest is None else lowest) - least))
    width = math.sqrt(max(0.0, largest - least)) - inner
    return (*(least + (inner + width * index / count) ** 2 for index in range(1, count)), largest)
