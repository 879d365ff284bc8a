"""Points by pixel column: all that error bars need to know of them, for however many points."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.dataset import Dataset, FloatArray, IntArray
from app.plots.transform import PlotTransform

BEYOND = 8
"""So many pixels above and below the plot a point may still be seen."""


class Columns(NamedTuple):
    """For each pixel column that has points: where it is, and the heights that they span, all in pixels."""

    x_px: IntArray
    top: FloatArray
    bottom: FloatArray


NO_COLUMNS = Columns(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))


def columns_of(points: Dataset, transform: PlotTransform, plot: pygame.Rect) -> Columns:
    """The pixel columns of the plot that have points: error bars in one column overlap."""
    xs, ys = transform.model_to_view(points.xs, points.ys)
    x_px = np.round(xs)
    inside = np.flatnonzero((x_px >= plot.left) & (x_px <= plot.right))
    if not len(inside):
        return NO_COLUMNS
    inside = inside[np.argsort(x_px[inside], kind="stable")]
    columns, heights = x_px[inside].astype(np.int64), ys[inside]
    starts = _where_new(columns)
    return Columns(columns[starts], np.minimum.reduceat(heights, starts), np.maximum.reduceat(heights, starts))


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
    cuts = _each_once(np.concatenate([edges, np.arange(edges[0], edges[-1], narrow)]))
    strips = _each_once((np.searchsorted(cuts, [columns.x_px, columns.x_px + bar - 1], side="right") - 1).ravel())
    left, right = cuts[strips], cuts[strips + 1]
    middle = ((left + right) / 2 - plot.left) / max(1, plot.w)
    return Strips(left.tolist(), right.tolist(), middle, np.searchsorted(edges, left, side="right") - 1)


def _each_once(numbers: IntArray) -> IntArray:
    """These numbers in order, each once. ``np.unique`` would load numpy's masked arrays first, for 10 ms of the start."""
    in_order = np.sort(numbers)
    return in_order[_where_new(in_order)]


def _where_new(in_order: IntArray) -> IntArray:
    """The places at which another number begins than the one before."""
    return np.flatnonzero(np.diff(in_order, prepend=in_order[:1] - 1))
