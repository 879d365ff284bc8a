"""The bowl in 3-D as geometry on the window: what of it is shown, and where each line's place on it is in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pygame

from app.model.cost import cost
from app.model.dataset import FloatArray, Moments
from app.model.landscape import cost_within
from app.plots.polylines import visible_runs
from app.plots.projection import Projection
from app.plots.relief import HALF, Relief, relief_of
from app.views import Box

HEIGHT = 0.62
"""How high the surface rises over a square of side 1."""

CUTS = (0.4, 0.6, 0.8, 1.0)
"""Where the surface may be cut off, as shares of the costs in the box: its corners would dwarf what matters."""

_ROOM_BELOW_CUT = 0.97

Polyline = list[list[float]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the surface shows: the costs from ``floor`` to ``cut`` over a box of lines."""

    moments: Moments
    box: Box
    floor: float
    cut: float


def shown_for(moments: Moments, box: Box, lines: FloatArray) -> Shown:
    """The least cost in the box as floor, and the lowest cut that lies above all ``lines`` (k, 2) in the box."""
    floor, largest = cost_within(moments, (box.m_low, box.m_high), (box.b_low, box.b_high))
    slopes, intercepts = lines[:, 0], lines[:, 1]
    is_inside = (slopes >= box.m_low) & (slopes <= box.m_high) & (intercepts >= box.b_low) & (intercepts <= box.b_high)
    costs = cost(moments, slopes[is_inside], intercepts[is_inside])
    highest = float(costs.max()) if len(costs) else floor
    wanted = (highest - floor) / ((largest - floor) or 1.0)
    share = next((share for share in CUTS if wanted <= share * _ROOM_BELOW_CUT), 1.0)
    return Shown(moments, box, floor, floor + share * (largest - floor))


@dataclass(frozen=True, slots=True)
class Scene:
    """The surface as seen from one side, the middle of it at ``centre`` and its base of side ``side_px``."""

    shown: Shown
    relief: Relief
    projection: Projection
    centre: tuple[float, float]
    side_px: float

    def unit_square(self, slopes: FloatArray, intercepts: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Where lines are in the unit square."""
        box = self.shown.box
        return (
            (slopes - box.m_low) / (box.m_high - box.m_low) - HALF,
            (intercepts - box.b_low) / (box.b_high - box.b_low) - HALF,
        )

    def pixels(self, u: FloatArray, v: FloatArray, height: FloatArray) -> FloatArray:
        """Window pixels of points in space, an axis of 2 added last."""
        across, up = self.projection.project(u, v, height - 0.5 * HEIGHT)
        return np.stack([self.centre[0] + self.side_px * across, self.centre[1] - self.side_px * up], axis=-1)

    def corner(self, u: float, v: float, height: float = 0.0) -> pygame.Vector2:
        """Window pixels of one point in space."""
        x, y = self.pixels(np.array(u), np.array(v), np.array(height)).tolist()
        return pygame.Vector2(x, y)

    def on_surface(self, u: FloatArray, v: FloatArray) -> FloatArray:
        """Window pixels of the places of the surface over (u, v)."""
        return self.pixels(u, v, self.relief.heights(u, v))

    def concealment(self, u: FloatArray, v: FloatArray) -> FloatArray:
        """Above 0 where the surface over (u, v) is hidden by itself, or is not there."""
        return self.projection.concealment(self.relief, u, v, HEIGHT)

    def curve(self, u: FloatArray, v: FloatArray) -> list[Polyline]:
        """What is seen of a curve on the surface, as polylines in window pixels."""
        runs = visible_runs(self.on_surface(u, v), self.concealment(u, v))
        return [run.tolist() for run in runs if len(run) > 1]


def scene_for(shown: Shown, yaw: float, pitch: float, room: pygame.Rect, margins: tuple[float, float, float]) -> Scene:
    """Fit the surface into ``room``, less margins in pixels at either side, above and below.

    Its size does not depend on the yaw, so that it does not swell and shrink while it is turned.
    """
    box, (beside, above, below) = shown.box, margins
    span = shown.cut - shown.floor
    stretch = HEIGHT / span if span > 0.0 else 0.0
    relief = relief_of(shown.moments, (box.m_low, box.m_high), (box.b_low, box.b_high), shown.floor, stretch)
    projection = Projection(yaw, pitch)
    tilt = math.radians(pitch)
    tall = math.sqrt(2.0) * math.sin(tilt) + HEIGHT * math.cos(tilt)
    side = max(1.0, min((room.w - 2.0 * beside) / math.sqrt(2.0), (room.h - above - below) / tall))
    return Scene(shown, relief, projection, (room.centerx, (room.top + above + room.bottom - below) / 2.0), side)


def bounds_of(polylines: Iterable[Polyline], room_px: int) -> pygame.Rect | None:
    """The pixels that strokes along polylines take, with some room around; None where there are none."""
    dots = [dot for line in polylines for dot in line]
    if not dots:
        return None
    corners = np.array(dots)
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    rect = pygame.Rect(math.floor(left), math.floor(top), math.ceil(right - left) + 1, math.ceil(bottom - top) + 1)
    return rect.inflate(2 * room_px, 2 * room_px)
