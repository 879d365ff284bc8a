"""The bowl in 3-D as geometry on the window: what of it is shown, and where each line's place on it is in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import FloatArray, Moments
from app.model.data.scaling import Line
from app.model.learning.cost import cost
from app.model.theory.landscape import Interval, cost_within
from app.plots.polylines import Polyline, visible_runs
from app.plots.projection import Projection
from app.plots.relief import HALF, Relief, relief_of
from app.plots.scale import Number
from app.session.views import Box

HEIGHT = 0.62
"""How high the surface rises over a square of side 1."""

WIDEST, TALLEST = 2.4, 1.4
"""How much larger the scale across may be than the scale down, and the other way round."""

CUTS = (0.4, 0.6, 0.8, 1.0)
"""Where the surface may be cut off, as shares of the costs in the box: its corners would dwarf what matters."""

_ROOM_BELOW_CUT = 0.97

_FEW_SHARES, _MANY_SHARES, _LARGE = np.linspace(0.0, 1.0, 15), np.linspace(0.0, 1.0, 33), 320.0
"""Where the points of a curve stand, from its beginning to its end: more of them where the base is so many pixels wide."""


class Curves(NamedTuple):
    """Places (u, v) of the unit square along curves, one after the other: of shape (k,), and where each curve ends."""

    u: FloatArray
    v: FloatArray
    ends: Sequence[int]


def curve(u: FloatArray, v: FloatArray) -> Curves:
    """One curve."""
    return Curves(u, v, (len(u),))


def joined(parts: Sequence[Curves]) -> Curves:
    """All the curves of all the parts."""
    ends: list[int] = []
    begin = 0
    for part in parts:
        ends.extend([begin + end for end in part.ends])
        begin += len(part.u)
    return Curves(np.concatenate([part.u for part in parts]), np.concatenate([part.v for part in parts]), ends)


@dataclass(frozen=True, slots=True)
class Volume:
    """The part of the space of m, b and J that is shown: the costs from ``floor`` to ``cut`` over a box of lines."""

    moments: Moments
    box: Box
    floor: float
    cut: float

    def holds(self, lines: FloatArray) -> bool:
        """Whether those of these lines, of shape (k, 2), that are in the box lie as low as those the cut was chosen for."""
        costs = _costs_within(self.moments, self.box, lines)
        return bool((costs <= self.floor + _ROOM_BELOW_CUT * (self.cut - self.floor)).all())


def volume_for(moments: Moments, box: Box, lines: FloatArray) -> Volume:
    """The least cost in the box as floor, and the lowest cut that lies above all ``lines`` (k, 2) in the box."""
    floor, largest = _cost_within(moments, box)
    costs = _costs_within(moments, box, lines)
    highest = float(costs.max()) if len(costs) else floor
    wanted = (highest - floor) / ((largest - floor) or 1.0)
    share = next((share for share in CUTS if wanted <= share * _ROOM_BELOW_CUT), 1.0)
    return Volume(moments, box, floor, floor + share * (largest - floor))


def _costs_within(moments: Moments, box: Box, lines: FloatArray) -> FloatArray:
    """The cost of each line, of shape (k, 2), that is in the box."""
    slopes, intercepts = lines[:, 0], lines[:, 1]
    is_inside = (slopes >= box.m_low) & (slopes <= box.m_high) & (intercepts >= box.b_low) & (intercepts <= box.b_high)
    return cost(moments, slopes[is_inside], intercepts[is_inside])


@lru_cache(maxsize=8)
def _cost_within(moments: Moments, box: Box) -> Interval:
    return cost_within(moments, (box.m_low, box.m_high), (box.b_low, box.b_high))


@dataclass(frozen=True)
class Scene:
    """The surface as seen from one side, the middle of it at ``centre``.

    A side of its base is ``side_px`` long where it is seen from the front; what is seen of depth and height is drawn at
    ``down_px``, another scale, as m, b and J have no common one anyway.
    """

    volume: Volume
    relief: Relief
    projection: Projection
    centre: tuple[float, float]
    side_px: float
    down_px: float

    def unit_square(self, slopes: FloatArray, intercepts: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Where lines are in the unit square."""
        box = self.volume.box
        return (
            (slopes - box.m_low) / (box.m_high - box.m_low) - HALF,
            (intercepts - box.b_low) / (box.b_high - box.b_low) - HALF,
        )

    def straight(self, start: Line, end: Line) -> Curves:
        """The straight line from one line of the plane to another, as places in the unit square."""
        box = self.volume.box
        width, depth = box.m_high - box.m_low, box.b_high - box.b_low
        u, v = (start.slope - box.m_low) / width - HALF, (start.intercept - box.b_low) / depth - HALF
        return curve(
            u + (end.slope - start.slope) / width * self.shares,
            v + (end.intercept - start.intercept) / depth * self.shares,
        )

    @property
    def shares(self) -> FloatArray:
        """Where the points of a curve stand so that it looks round, from 0 at its beginning to 1 at its end."""
        return _MANY_SHARES if self.side_px > _LARGE else _FEW_SHARES

    def pixels(self, u: Number, v: Number, heights: Number) -> tuple[Number, Number]:
        """Window pixels of points in space: all x and all y; floats or arrays of one shape."""
        (across, to_across, left), (down, to_down, by_height, level) = self._to_pixels
        return left + across * u + to_across * v, level + down * u + to_down * v + by_height * heights

    @cached_property
    def _to_pixels(self) -> tuple[tuple[float, float, float], tuple[float, float, float, float]]:
        """What u, v and nothing add to x, and what u, v, the height and nothing add to y, in pixels."""
        project, side, down = self.projection.project, self.side_px, self.down_px
        (u_right, u_up), (v_right, v_up), (_, up) = project(1.0, 0.0, 0.0), project(0.0, 1.0, 0.0), project(0.0, 0.0, 1.0)
        level = self.centre[1] + 0.5 * HEIGHT * down * up
        return (side * u_right, side * v_right, self.centre[0]), (-down * u_up, -down * v_up, -down * up, level)

    def corners(self, *corners: tuple[float, float, float]) -> list[pygame.Vector2]:
        """Window pixels of some points (u, v, height) in space."""
        return [pygame.Vector2(*self.pixels(*corner)) for corner in corners]

    def on_surface(self, u: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Window pixels x and y of the places of the surface over (u, v), and how deep they are hidden: seen at ≤ 0."""
        heights = self.relief.heights(u, v)
        concealed = self.projection.concealment(self.relief, u, v, heights, HEIGHT)
        return *self.pixels(u, v, heights), concealed

    def seen(self, curves: Curves) -> list[list[Polyline]]:
        """What is seen of each curve on the surface, as polylines in window pixels."""
        return visible_runs(*self.on_surface(curves.u, curves.v), curves.ends)


def scene_for(volume: Volume, yaw: float, pitch: float, room: pygame.Rect, margins: tuple[float, float, float]) -> Scene:
    """Fit the surface into ``room``, less margins in pixels at either side, above and below.

    It fills the room both ways, but never so that it looks squashed. Its size does not depend on the yaw, so that it does
    not swell and shrink while it is turned.
    """
    box, (beside, above, below) = volume.box, margins
    span = volume.cut - volume.floor
    stretch = HEIGHT / span if span > 0.0 else 0.0
    relief = relief_of(volume.moments, (box.m_low, box.m_high), (box.b_low, box.b_high), volume.floor, stretch)
    tilt = math.radians(pitch)
    tall = math.sqrt(2.0) * math.sin(tilt) + HEIGHT * math.cos(tilt)
    across, down = max(1.0, (room.w - 2.0 * beside) / math.sqrt(2.0)), max(1.0, (room.h - above - below) / tall)
    side, down = min(across, WIDEST * down), min(down, TALLEST * across)
    centre = (float(room.centerx), (room.top + above + room.bottom - below) / 2.0)
    return Scene(volume, relief, Projection(yaw, pitch), centre, side, down)
