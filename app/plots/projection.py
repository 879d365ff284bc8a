"""Orthographic projection of a surface over the unit square: where points are drawn, in which order, and which are hidden.

The surface is the graph of a convex quadratic, so hidden lines are found exactly, without a depth buffer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.model.data.dataset import FloatArray, IntArray
from app.plots.relief import HALF, Patch, Relief
from app.plots.scale import Number

Vector = tuple[float, float, float]

CLOSE = 1e-9
"""Points this close to an edge count as on it, so that rounding does not hide parts of the rim."""

_HALF_DIAGONAL = math.sqrt(2.0) * HALF


@dataclass(frozen=True)
class Projection:
    """An orthographic view of (u, v, height). ``yaw`` and ``pitch`` are in degrees.

    At yaw 0 the view is along v, with u to the right; larger yaw moves the eye counter-clockwise, seen from above.
    Pitch 0 is a level view, 90 a view straight down.
    """

    yaw: float
    pitch: float

    @cached_property
    def right(self) -> Vector:
        """The unit vector that points to the right on the screen."""
        yaw = math.radians(self.yaw)
        return math.cos(yaw), math.sin(yaw), 0.0

    @cached_property
    def up(self) -> Vector:
        """The unit vector that points up on the screen."""
        yaw, pitch = math.radians(self.yaw), math.radians(self.pitch)
        return -math.sin(yaw) * math.sin(pitch), math.cos(yaw) * math.sin(pitch), math.cos(pitch)

    @cached_property
    def eye(self) -> Vector:
        """The unit vector from the scene towards the eye."""
        yaw, pitch = math.radians(self.yaw), math.radians(self.pitch)
        return math.sin(yaw) * math.cos(pitch), -math.cos(yaw) * math.cos(pitch), math.sin(pitch)

    def project(self, u: Number, v: Number, height: Number) -> tuple[Number, Number]:
        """Where points are drawn: to the right and up, in units of the side of the square; floats or arrays."""
        right, up = self.right, self.up
        return right[0] * u + right[1] * v, up[0] * u + up[1] * v + up[2] * height

    def far_to_near(self, patch: Patch) -> IntArray:
        """The order in which to paint the cells of a patch, as indices into the flattened cells (columns, rows).

        A cell can only cover cells that a ray to the eye crosses before it. Rays cross every line of constant u in one
        direction, and every line between two neighbours of a strip in one direction, so counting the crossings along a
        strip ranks its cells.
        """
        columns, rows = patch.v.shape[0] - 1, patch.v.shape[1] - 1
        ranks = np.zeros((columns, rows))
        crossings = np.sign(self.eye[1] * patch.run - self.eye[0] * patch.rise)
        crossings.cumsum(axis=1, out=ranks[:, 1:])
        cells = ranks.argsort(axis=1, kind="stable") + patch.firsts
        ordered: IntArray = (cells if self.eye[0] >= 0.0 else cells[::-1]).ravel()
        return ordered

    def fold(self, relief: Relief, points: int) -> tuple[FloatArray, FloatArray]:
        """The fold, where the inside of the bowl meets the outside, as points (u, v) of the straight line below it.

        Empty if the eye sees only one side of the surface.
        """
        constant, by_u, by_v = self._facing(relief)
        size = math.hypot(by_u, by_v)
        if abs(constant) >= size * _HALF_DIAGONAL:
            return np.empty(0), np.empty(0)
        along = np.linspace(-_HALF_DIAGONAL, _HALF_DIAGONAL, points)
        nearest, (across_u, across_v) = -constant / size, (by_u / size, by_v / size)
        return across_u * nearest - across_v * along, across_v * nearest + across_u * along

    def concealment(self, relief: Relief, u: FloatArray, v: FloatArray, heights: FloatArray, level: float) -> FloatArray:
        """How far points are hidden behind the surface, or outside it; they are visible where this is 0 or less.

        The surface is the part of the relief over the square and not above ``level``; ``heights`` are those of the relief
        at (u, v). A point P is hidden if the ray P + t·e towards the eye meets the surface again at t > 0.
        With A the quadratic form of the relief and g its gradient at P, the heights of ray and relief agree where
        t·(e·g) + t²·(e·A·e) = t·e_height: at t = 0 and, after division by t, at t = (e_height − e·g) / (e·A·e). There
        is no third such place, because the graph is convex.
        """
        across, along, upward = self.eye
        outside = np.maximum(np.abs(u), np.abs(v)) - HALF
        outside = np.maximum(outside, heights - level)
        constant, by_u, by_v = self._facing(relief)
        bend = -0.5 * (by_u * across + by_v * along)
        if bend <= CLOSE * CLOSE:
            return outside - CLOSE
        ray = constant / bend + (by_u / bend) * u + (by_v / bend) * v
        beyond = np.maximum(np.abs(u + ray * across), np.abs(v + ray * along)) - HALF
        beyond = np.maximum(beyond, heights + ray * upward - level)
        return np.maximum(outside, np.minimum(ray, -beyond)) - CLOSE

    def _facing(self, relief: Relief) -> Vector:
        """``e_height − e·g`` with g the gradient at (u, v), which is linear: its constant, and its factors of u and v."""
        across, along, upward = self.eye
        return (
            upward - across * relief.by_u - along * relief.by_v,
            -2.0 * (across * relief.by_uu + along * relief.by_uv),
            -2.0 * (across * relief.by_uv + along * relief.by_vv),
        )
