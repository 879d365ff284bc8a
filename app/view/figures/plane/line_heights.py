"""The line that learns in pixels: in a plot it is straight, so its heights at the two sides are all of it."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

import pygame

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.plots.transform import PlotTransform
from app.session.pixels import within_reach

LINE_WIDTH = 4
"""How wide the line is, in units, across: it hides where error bars begin and end."""

STEEPEST = 1e300
"""Heights in pixels are held to this, so that they can be subtracted without overflow."""


class Heights(NamedTuple):
    """How high the line is at the left and at the right side of the plot, in pixels."""

    left: float
    right: float

    def at(self, shares: FloatArray) -> FloatArray:
        """How high it is at these shares of the distance from left to right."""
        return self.left + (self.right - self.left) * shares

    def slope(self, plot: pygame.Rect) -> float:
        """How steep it is, in pixels down by pixels across."""
        return (self.right - self.left) / max(1, plot.w)

    def crosses(self, plot: pygame.Rect, box: pygame.Rect) -> bool:
        """Whether it runs through a box of pixels, or touches it."""
        ends = (plot.left, within_reach(self.left)), (plot.right, within_reach(self.right))
        return bool(box.inflate(6, 6).clipline(ends))

    def thickness(self, plot: pygame.Rect) -> float:
        """How many times as thick as across a line is from top to bottom, being so steep."""
        return hypot(1.0, self.slope(plot))


def heights_of(line: Line, transform: PlotTransform) -> Heights:
    """The heights of a line in the data's own units."""
    left, right = transform.x_domain
    return Heights(_held(transform.y(line.at(left))), _held(transform.y(line.at(right))))


def _held(height: float) -> float:
    return height if -STEEPEST <= height <= STEEPEST else max(-STEEPEST, min(STEEPEST, height))
