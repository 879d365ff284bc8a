"""From model coordinates to view coordinates and back: the first argument of every function that draws in a plot."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from app.plots.scale import Interval, LinearScale, Number, Scale

Point = tuple[float, float]


@dataclass(frozen=True)
class PlotTransform:
    """Two scales that map a model point to pixels, each of any kind."""

    x: Scale
    y: Scale

    @property
    def x_domain(self) -> Interval:
        """The ends of the horizontal axis, in model units, in the order of the scale."""
        return self.x.domain

    @property
    def y_domain(self) -> Interval:
        """The ends of the vertical axis, in model units, in the order of the scale."""
        return self.y.domain

    def model_to_view(self, x: Number, y: Number) -> tuple[Number, Number]:
        """Where the model point is drawn, in pixels; floats or arrays of one shape."""
        return self.x(x), self.y(y)

    def view_to_model(self, px: Number, py: Number) -> tuple[Number, Number]:
        """The model point that is drawn at a pixel; undoes `model_to_view` to rounding."""
        return self.x.invert(px), self.y.invert(py)

    def zoomed(self, px: float, py: float, factor: float) -> Self:
        """The view enlarged by `factor`, with the model point at (px, py) left in place.

        Unchanged at the limits of floats. ValueError unless factor is positive and finite.
        """
        if not (math.isfinite(factor) and factor > 0.0):
            raise ValueError(f"a zoom needs a positive finite factor, not {factor}")
        return self._seen_from(
            _pulled(self.x.range, px, factor),
            _pulled(self.y.range, py, factor),
        )

    def panned(self, dx_px: float, dy_px: float) -> Self:
        """The view moved by so many pixels, as by a drag."""
        (left, right), (bottom, top) = self.x.range, self.y.range
        return self._seen_from((left - dx_px, right - dx_px), (bottom - dy_px, top - dy_px))

    def _seen_from(self, x_window: Interval, y_window: Interval) -> Self:
        """The view whose range shows what the two windows, in pixels of this view, hold."""
        x_domain = (self.x.invert(x_window[0]), self.x.invert(x_window[1]))
        y_domain = (self.y.invert(y_window[0]), self.y.invert(y_window[1]))
        if not (_is_showable(x_domain) and _is_showable(y_domain)):
            return self
        return replace(self, x=self.x.with_domain(x_domain), y=self.y.with_domain(y_domain))


@lru_cache(maxsize=8)
def linear_transform(x: Interval, y: Interval, left: int, top: int, width: int, height: int) -> PlotTransform:
    """Linear axes over two domains, drawn in a rectangle of pixels, y upwards; the same object for the same numbers."""
    return PlotTransform(
        LinearScale(x, (float(left), float(left + width))),
        LinearScale(y, (float(top + height), float(top))),
    )


def clip_line(slope: float, intercept: float, transform: PlotTransform) -> tuple[Point, Point] | None:
    """The part of y = slope·x + intercept inside the domain box, from left to right in model coordinates.

    None where the line misses the box; ValueError unless slope and intercept are finite. After Liang and
    Barsky (1984), with x as the parameter. An end on a horizontal edge takes its y from that edge, because
    slope·x loses it when the line is steep.
    """
    if not (math.isfinite(slope) and math.isfinite(intercept)):
        raise ValueError(f"a line needs a finite slope and intercept, not {slope} and {intercept}")
    left, right = sorted(transform.x_domain)
    bottom, top = sorted(transform.y_domain)
    if slope == 0.0:
        return ((left, intercept), (right, intercept)) if bottom <= intercept <= top else None
    enters, leaves = (bottom, top) if slope > 0.0 else (top, bottom)
    x_enters, x_leaves = _crossing(enters, slope, intercept), _crossing(leaves, slope, intercept)
    if max(left, x_enters) > min(right, x_leaves):
        return None

    def height(x: float) -> float:
        return min(max(slope * x + intercept, bottom), top)

    start = (x_enters, enters) if x_enters >= left else (left, height(left))
    end = (x_leaves, leaves) if x_leaves <= right else (right, height(right))
    return start, end


def _crossing(level: float, slope: float, intercept: float) -> float:
    """The x at which the line reaches `level`; infinite where that is beyond any float."""
    rise = level - intercept
    return rise / slope if math.isfinite(rise) else (level / 2 - intercept / 2) / slope * 2


def _pulled(window: Interval, pivot: float, factor: float) -> Interval:
    return (pivot + (window[0] - pivot) / factor, pivot + (window[1] - pivot) / factor)


def _is_showable(domain: Interval) -> bool:
    """Whether a domain is wide enough for its floats to differ, and narrow enough for its width to be a float."""
    span = abs(domain[1] - domain[0])
    return math.isfinite(span) and span > 1e-11 * max(abs(domain[0]), abs(domain[1]))
