"""The canvas in figures: which pixel is which point of the plane, and what is where on it. No drawing in here."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import Dataset, FloatArray, IntArray
from app.model.data.scaling import Line
from app.plots.transform import PlotTransform, clip_line, linear_transform
from app.session.state import Axes, State

BEYOND = 8
"""So many pixels above and below the plot a point, or an error bar, may still be seen."""

LINE_WIDTH = 3
"""How wide the line that learns is, in units, across: it hides where error bars begin and end."""

REACH = 12
"""How near the pointer must be to a point or handle, in units, to be on it."""


def plot_rect(card: pygame.Rect, scale: float) -> pygame.Rect:
    """The part of the canvas card that points can lie in: room for the equation above, for ticks left and below."""
    left, top, right, bottom = (round(units * scale) for units in (60, 64, 22, 36))
    return pygame.Rect(card.x + left, card.y + top, card.w - left - right, card.h - top - bottom)


def transform_for(axes: Axes, plot: pygame.Rect) -> PlotTransform:
    """Between the data's own units and window pixels."""
    return linear_transform((axes.x_low, axes.x_high), (axes.y_low, axes.y_high), *plot)


def is_within(plot: pygame.Rect, x: float, y: float, beyond_px: float = 0.0) -> bool:
    """Whether the pixel is in the plot or on its edge, all four of them, or so many pixels beyond."""
    left, right, top, bottom = plot.left - beyond_px, plot.right + beyond_px, plot.top - beyond_px, plot.bottom + beyond_px
    return left <= x <= right and top <= y <= bottom


def nearest_point(points: Dataset, transform: PlotTransform, x: float, y: float, reach_px: float) -> int | None:
    """The point in sight within reach of the pixel that is nearest to it; of equals the one drawn on top."""
    near_x = [transform.view_to_model(x + side, y)[0] for side in (-reach_px, reach_px)]
    inside = np.flatnonzero((points.xs >= min(near_x)) & (points.xs <= max(near_x)))
    if not len(inside):
        return None
    px, py = transform.model_to_view(points.xs[inside], points.ys[inside])
    (left, right), (bottom, top) = transform.x.range, transform.y.range
    is_seen = (px >= left - BEYOND) & (px <= right + BEYOND) & (py >= top - BEYOND) & (py <= bottom + BEYOND)
    distance = np.where(is_seen, np.hypot(px - x, py - y), np.inf)[::-1]
    best = int(np.argmin(distance))
    return int(inside[::-1][best]) if distance[best] <= reach_px else None


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle of the line: where it is, in pixels, and the feature, in training units, that it turns the line about.

    ``b`` stands at x = 0 of the equation that is shown. Where that is out of sight ``shift`` moves the line as ``b`` would.
    """

    name: str
    x_px: float
    y_px: float
    pivot: float

    @property
    def symbol(self) -> str:
        """The symbol of the equation that it sets: to shift the line is to change its b."""
        return "m" if self.name == "m" else "b"


def handles(state: State, transform: PlotTransform) -> tuple[Handle, ...]:
    """The handle that shifts the line, and that of m at the end farther from it, which turns the line about the first.

    The first is ``b`` and stands at x = 0 in the data's own units where the line is seen there; else it is ``shift`` and
    stands at x = 0 in training units or as near to that as the line is seen. None where the line is out of sight.
    """
    scaling = state.training.training_set.scaling
    seen = clip_line(*state.line_in_data_units, transform)
    if seen is None:
        return ()
    (left, left_y), (right, right_y) = seen
    name, zero = ("b", 0.0) if left <= 0.0 <= right else ("shift", scaling.x_out(0.0))
    if left <= zero <= right:
        b_x, b_y = zero, state.line_in_data_units.at(zero)
    else:
        b_x, b_y = (left, left_y) if abs(left - zero) < abs(right - zero) else (right, right_y)
    m_x, m_y = (right, right_y) if abs(right - b_x) >= abs(left - b_x) else (left, left_y)
    pivot = scaling.x_in(zero)
    found = [Handle(name, *transform.model_to_view(b_x, b_y), pivot)]
    if scaling.x_in(m_x) != pivot:
        found.append(Handle("m", *transform.model_to_view(m_x, m_y), pivot))
    return tuple(found)


def line_through(state: State, handle: Handle, x: float, y: float) -> Line:
    """The line, in training units, after that handle was pulled to (x, y) in the data's own units.

    Pulling at m turns the line about the handle's pivot, pulling at the other one shifts it.
    """
    scaling, line = state.training.training_set.scaling, state.training.line
    x_in, y_in = scaling.x_in(x), scaling.y_in(y)
    if handle.name != "m":
        return Line(line.slope, y_in - line.slope * x_in)
    if x_in == handle.pivot:
        return line
    held = line.at(handle.pivot)
    slope = (y_in - held) / (x_in - handle.pivot)
    return Line(slope, held - slope * handle.pivot)


class Heights(NamedTuple):
    """How high the line is at the left and at the right end of the plot, in pixels: in between it is straight."""

    left: float
    right: float

    def at(self, shares: FloatArray) -> FloatArray:
        """How high it is at these shares of the way from left to right."""
        return self.left + (self.right - self.left) * shares

    def slope(self, plot: pygame.Rect) -> float:
        """How steep it is, in pixels down by pixels across."""
        return (self.right - self.left) / max(1, plot.w)

    def thickness(self, plot: pygame.Rect) -> float:
        """How many times as thick as across a line is from top to bottom, being so steep."""
        return hypot(1.0, self.slope(plot))


STEEPEST = 1e300


def heights_of(line: Line, transform: PlotTransform) -> Heights:
    """The line, in the data's own units, as heights in pixels; held to what can be subtracted without overflow."""
    ends = (transform.y(line.at(x)) for x in transform.x_domain)
    return Heights(*(max(-STEEPEST, min(STEEPEST, end)) for end in ends))


class Columns(NamedTuple):
    """For each pixel column that has points: where it is, and the heights that they span, all in pixels."""

    x_px: IntArray
    top: FloatArray
    bottom: FloatArray


NO_COLUMNS = Columns(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))


def columns_of(points: Dataset, transform: PlotTransform, plot: pygame.Rect) -> Columns:
    """Error bars of points in one pixel column overlap; this is all that is seen of them, for however many points."""
    xs, ys = transform.model_to_view(points.xs, points.ys)
    x_px = np.round(xs)
    inside = np.flatnonzero((x_px >= plot.left) & (x_px <= plot.right))
    if not len(inside):
        return NO_COLUMNS
    inside = inside[np.argsort(x_px[inside], kind="stable")]
    columns, starts = np.unique(x_px[inside].astype(np.int64), return_index=True)
    heights = ys[inside]
    return Columns(columns, np.minimum.reduceat(heights, starts), np.maximum.reduceat(heights, starts))


class Strips(NamedTuple):
    """Narrow upright strips, one for each place across that has bars; all of one length.

    ``left`` and ``right`` are their ends in pixels; ``middle`` is where each is as a share of the plot, ``part`` which of
    the parts of the plot it lies in.
    """

    left: list[int]
    right: list[int]
    middle: FloatArray
    part: IntArray


def strips_of(columns: Columns, bar: int, plot: pygame.Rect, edges: IntArray, narrow: int) -> Strips:
    """Cut the parts between ``edges`` into strips at most ``narrow`` pixels wide, and take those that have bars.

    A bar is ``bar`` pixels wide from its column on, and no wider than a strip.
    """
    cuts = np.union1d(edges, np.arange(edges[0], edges[-1], narrow))
    strips = np.unique(np.searchsorted(cuts, [columns.x_px, columns.x_px + bar - 1], side="right") - 1)
    left, right = cuts[strips], cuts[strips + 1]
    middle = ((left + right) / 2 - plot.left) / max(1, plot.w)
    return Strips(left.tolist(), right.tolist(), middle, np.searchsorted(edges, left, side="right") - 1)
