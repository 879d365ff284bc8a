"""Many ellipses at once, as far as a rectangle shows them.

Where they cross its edges is worked out, so that they look round however large they are. All of them go through the same
few array operations: one by one, each of these would take longer to begin than to do.
"""

from __future__ import annotations

from math import pi
from typing import NamedTuple

import numpy as np

from app.model.data.arrays import BoolArray, FloatArray, IntArray

Pair = tuple[float, float]

OFF_PX = 0.15
"""So many pixels at most is the straight line between two points of an arc off the ellipse."""

MOST_DOTS = 600

_TURN = 2.0 * pi


class Seen(NamedTuple):
    """What is seen of an ellipse: arcs, dense enough to look round, and the outline of what it encloses; or nothing."""

    arcs: list[list[Pair]]
    outline: list[Pair]


class Ellipses(NamedTuple):
    """All ``centre + one·cos + other·sin``, in pixels: arrays of shape (ellipses, 2)."""

    centre: FloatArray
    one: FloatArray
    other: FloatArray

    @classmethod
    def through(cls, quarters: FloatArray) -> Ellipses:
        """The ellipses through the points at 0, ¼, ½ and ¾ of a turn, of shape (ellipses, 4, 2)."""
        first, second, third, fourth = (quarters[:, place] for place in range(4))
        return cls((first + third) / 2, (first - third) / 2, (second - fourth) / 2)

    def at(self, of: IntArray, turns: FloatArray) -> FloatArray:
        """The points of the ellipses with these numbers at these angles, of shape (k, 2)."""
        return self.centre[of] + self.one[of] * np.cos(turns)[:, None] + self.other[of] * np.sin(turns)[:, None]

    def hold(self, dots: FloatArray) -> BoolArray:
        """Whether these points, of shape (k, 2), are in or on them: an array of shape (ellipses, k)."""
        (a, c), (b, d) = self.one.T[..., None], self.other.T[..., None]
        right, down = np.moveaxis(dots - self.centre[:, None], -1, 0)
        area = a * d - b * c
        # A flat one holds nothing.
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            is_held: BoolArray = np.hypot((d * right - b * down) / area, (a * down - c * right) / area) <= 1.0
        return is_held

    def seen_within(self, left: float, top: float, right: float, bottom: float) -> list[Seen]:
        """What the rectangle shows of each of them."""
        corners = np.array([(x, y) for x in (left, right) for y in (top, bottom)])
        of, begins, ends = self._arcs(corners[0], corners[3])
        parts = self._parts(of, ends - begins)
        # Each arc from its beginning to its end: the number of each dot in its arc, over the parts of that.
        dots = np.repeat(np.arange(len(of)), parts + 1)
        until = np.cumsum(parts + 1)
        share = (np.arange(len(dots)) - (until - parts - 1)[dots]) / parts[dots]
        places = self.at(of[dots], begins[dots] + (ends - begins)[dots] * share)
        arcs = _cut(places, until)
        holding, held = np.nonzero(self.hold(corners))
        outlines = _outlines(np.concatenate([places, corners[held]]), np.concatenate([of[dots], holding]), len(self.centre))
        by_ellipse: list[list[list[Pair]]] = [[] for _ in outlines]
        for number, arc in zip(of.tolist(), arcs, strict=True):
            by_ellipse[number].append(arc)
        return [Seen(*each) for each in zip(by_ellipse, outlines, strict=True)]

    def _arcs(self, least: FloatArray, most: FloatArray) -> tuple[IntArray, FloatArray, FloatArray]:
        """The arcs within a box: which ellipse each is of, and the angles at which it begins and ends."""
        crossings = self._crossings(np.stack([least, most]))
        ends = np.concatenate([crossings[:, 1:], crossings[:, :1] + _TURN], axis=1)
        of = np.repeat(np.arange(len(crossings)), crossings.shape[1])
        begins, ends = crossings.ravel(), ends.ravel()
        middles = self.at(of, (begins + ends) / 2)
        is_seen = (ends > begins) & ((least <= middles) & (middles <= most)).all(axis=1)
        return of[is_seen], begins[is_seen], ends[is_seen]

    def _crossings(self, edges: FloatArray) -> FloatArray:
        """The angles, in order, at which each ellipse crosses edges, of shape (edges, axis); eight numbers for each.

        An edge that it does not cross repeats another crossing, or is 0.
        """
        reach, away = np.hypot(self.one, self.other), edges - self.centre[:, None]
        is_crossed = np.abs(away) < reach[:, None]
        aside = np.arccos(away / np.where(is_crossed, reach[:, None], np.inf))
        towards = np.arctan2(self.other, self.one)[:, None]
        turns = np.stack([towards - aside, towards + aside], axis=1) % _TURN
        turns = np.where(is_crossed[:, None], turns, -1.0).reshape(len(reach), -1)
        instead = np.maximum(turns.max(axis=1, keepdims=True), 0.0)
        crossings: FloatArray = np.sort(np.where(turns < 0.0, instead, turns), axis=1)
        return crossings

    def _parts(self, of: IntArray, turns: FloatArray) -> IntArray:
        """Of how many straight lines arcs over these angles are made up."""
        radius = np.maximum(np.hypot(*self.one.T) + np.hypot(*self.other.T), 1.0)[of]
        # A straight line over an angle is off a circle by radius·angle²/8.
        parts: IntArray = np.clip(np.ceil(turns / np.sqrt(8.0 * OFF_PX / radius)), 2, MOST_DOTS).astype(np.int64)
        return parts


def _outlines(dots: FloatArray, of: IntArray, count: int) -> list[list[Pair]]:
    """For each of so many convex areas the dots that are ``of`` it, in their order around it; none for fewer than three."""
    many = np.bincount(of, minlength=count)
    middles = np.column_stack([np.bincount(of, places, count) for places in dots.T]) / np.maximum(many, 1)[:, None]
    x, y = (dots - middles[of]).T
    around = np.lexsort((np.arctan2(y, x), of))
    return [outline if len(outline) > 2 else [] for outline in _cut(dots[around], np.cumsum(many))]


def _cut(dots: FloatArray, until: IntArray) -> list[list[Pair]]:
    """Points of shape (k, 2) as lists, the first up to ``until[0]`` and so on."""
    pairs, ends = list(zip(*dots.T.tolist(), strict=True)), until.tolist()
    return [pairs[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
