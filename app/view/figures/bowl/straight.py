"""Contours that are straight in the window: those of a valley, and ellipses of a thousand million pixels and more.

Such an ellipse cannot be walked along: rounding alone would be off by whole windows. But along each edge of the window J is
a parabola, which says to the last digits where it comes to a level. There the contour enters and leaves, straight on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import dist, sqrt
from typing import NamedTuple

import pygame

from app.model.data.dataset import Moments
from app.model.theory.landscape import Parabola, slice_along_intercept, slice_along_slope
from app.plots.transform import PlotTransform

Pixel = tuple[float, float]

ROUNDING = 0.01
"""Pixels that lie nearer to each other are one corner of the window."""


class Straight(NamedTuple):
    """The parts of a contour, each a straight line in pixels, and the outline of the area below its level."""

    arcs: list[list[Pixel]]
    outline: list[Pixel]


class Edge(NamedTuple):
    """An edge of the window: J along it, where it begins and ends in m or in b, and the pixel of each place on it."""

    cost: Parabola
    begin: float
    end: float
    pixel: Callable[[float], Pixel]

    def places(self, level: float) -> list[float]:
        """Its beginning, and from there on all places where J comes to the level."""
        crossings = sorted(_crossings(self.cost, level), reverse=self.end < self.begin)
        low, high = sorted((self.begin, self.end))
        return [self.begin, *(at for at in crossings if low < at < high)]


def edges_of(window: pygame.Rect, transform: PlotTransform, moments: Moments) -> list[Edge]:
    """The four edges, once around."""
    (left, right), (top, bottom) = (window.left, window.right), (window.top, window.bottom)
    m_left, m_right = (transform.x.invert(float(x)) for x in (left, right))
    b_top, b_bottom = (transform.y.invert(float(y)) for y in (top, bottom))

    def across(y: int, begin: float, end: float) -> Edge:
        return Edge(
            slice_along_slope(moments, transform.y.invert(float(y))), begin, end, lambda m: (transform.x(m), float(y))
        )

    def down(x: int, begin: float, end: float) -> Edge:
        return Edge(
            slice_along_intercept(moments, transform.x.invert(float(x))), begin, end, lambda b: (float(x), transform.y(b))
        )

    return [
        across(top, m_left, m_right),
        down(right, b_top, b_bottom),
        across(bottom, m_right, m_left),
        down(left, b_bottom, b_top),
    ]


def straight_contour(edges: list[Edge], level: float) -> Straight:
    """What the window with these edges shows of the contour of J at that level."""
    parts = list(_parts(edges, level))
    is_below = [below for _, _, below in parts]
    if all(is_below) or not any(is_below):
        return Straight([], [begin for begin, _, below in parts if below])
    first = next(place for place, below in enumerate(is_below) if below and not is_below[place - 1])
    inside = [part for part in (*parts[first:], *parts[:first]) if part[2]]
    outline: list[Pixel] = []
    arcs = []
    for number, (begin, end, _) in enumerate(inside):
        following = inside[(number + 1) % len(inside)][0]
        outline += [begin, end]
        if dist(end, following) > ROUNDING:
            arcs.append([end, following])
    return Straight(arcs, outline)


def _parts(edges: list[Edge], level: float) -> Iterator[tuple[Pixel, Pixel, bool]]:
    """The window's outline in parts, each all below the level or all above it: begin, end, and whether it is below."""
    for edge in edges:
        places = [*edge.places(level), edge.end]
        for begin, end in pairwise(places):
            yield edge.pixel(begin), edge.pixel(end), edge.cost(begin + (end - begin) / 2) <= level


def _crossings(parabola: Parabola, level: float) -> list[float]:
    height = level - parabola.least
    if height <= 0.0 or parabola.curvature <= 0.0:
        return []
    reach = sqrt(height / parabola.curvature)
    return [parabola.vertex - reach, parabola.vertex + reach]
