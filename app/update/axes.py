"""The axes of the canvas: fitting, zooming and panning."""

from __future__ import annotations

from app.messages import FitAxes, PanAxes, ZoomAxes
from app.model.data.dataset import LARGEST_COORDINATE, Dataset
from app.plots.scale import LinearScale
from app.session.state import Axes, State
from app.update.handlers import handles

LEAST_SPREAD = 0.01
"""Points closer together than this share of an axis cannot be told apart on it."""

LEAST_MARGIN, MARGIN = 0.02, 0.05
"""Fitted axes have a margin of at least the first share of their length; if there is less, the second is added."""

LEAST_SPAN_SHARE = 1e-9
"""The least span, as a share of the coordinates: with less, neighbouring pixels would be the same number."""


def axes_for(points: Dataset) -> Axes:
    """Axes that show all points with a margin: from 0 to 1 if that suits, otherwise between round numbers."""
    bounds = points.bounds
    if bounds is None:
        return Axes()
    x_low, x_high, y_low, y_high = bounds
    x, y = (
        ((0.0, 1.0), (0.0, 1.0)) if does_suit(Axes(), points) else (_round_span(x_low, x_high), _round_span(y_low, y_high))
    )
    return Axes(*_with_margin(*x, x_low, x_high), *_with_margin(*y, y_low, y_high))


def does_suit(axes: Axes, points: Dataset) -> bool:
    """Whether the axes show every point, and different points more than a few pixels apart."""
    bounds = points.bounds
    if bounds is None:
        return True
    x_low, x_high, y_low, y_high = bounds
    is_shown = axes.x_low <= x_low and x_high <= axes.x_high and axes.y_low <= y_low and y_high <= axes.y_high
    spreads = ((x_high - x_low, axes.x_high - axes.x_low), (y_high - y_low, axes.y_high - axes.y_low))
    return is_shown and all(not 0.0 < spread < LEAST_SPREAD * span for spread, span in spreads)


def are_usable(axes: Axes) -> bool:
    """Whether the canvas can have these axes."""
    return _is_usable(axes.x_low, axes.x_high) and _is_usable(axes.y_low, axes.y_high)


@handles(FitAxes)
def _fit(state: State, message: FitAxes) -> None:
    state.axes = axes_for(state.points)


@handles(ZoomAxes)
def _zoom(state: State, message: ZoomAxes) -> None:
    old = state.axes
    state.axes = Axes(
        *_zoomed(old.x_low, old.x_high, message.x, message.factor),
        *_zoomed(old.y_low, old.y_high, message.y, message.factor),
    )


@handles(PanAxes)
def _pan(state: State, message: PanAxes) -> None:
    old = state.axes
    new = Axes(old.x_low + message.dx, old.x_high + message.dx, old.y_low + message.dy, old.y_high + message.dy)
    if _is_usable(new.x_low, new.x_high) and _is_usable(new.y_low, new.y_high):
        state.axes = new


def _zoomed(low: float, high: float, fixed: float, factor: float) -> tuple[float, float]:
    new_low, new_high = fixed + (low - fixed) * factor, fixed + (high - fixed) * factor
    return (new_low, new_high) if _is_usable(new_low, new_high) else (low, high)


def _with_margin(low: float, high: float, least: float, greatest: float) -> tuple[float, float]:
    """The span, with an end moved outwards if the points from least to greatest are too close to it."""
    span = high - low
    wider = (
        low - MARGIN * span if least - low < LEAST_MARGIN * span else low,
        high + MARGIN * span if high - greatest < LEAST_MARGIN * span else high,
    )
    return wider if _is_usable(*wider) else (low, high)


def _is_usable(low: float, high: float) -> bool:
    size = max(abs(low), abs(high))
    return size <= 10 * LARGEST_COORDINATE and high - low > max(size * LEAST_SPAN_SHARE, 1 / LARGEST_COORDINATE)


def _round_span(low: float, high: float) -> tuple[float, float]:
    """A span between round numbers around [low, high], with room around a span of no length."""
    if not _is_usable(low, high):
        size = max(abs(low), abs(high))
        room = size * 0.5 if _is_usable(low - size * 0.5, high + size * 0.5) else 0.5
        low, high = low - room, high + room
    nice = LinearScale((low, high), (0.0, 1.0)).nice(6)
    return nice.domain[0], nice.domain[1]
