"""What can be done to the canvas by hand: add points, move points and line, and look elsewhere."""

from __future__ import annotations

from functools import cached_property
from math import hypot, inf

import numpy as np
import pygame

from app.messages import (
    AddPoint,
    AddPointAtCrosshair,
    DeletePoint,
    Message,
    MoveCrosshair,
    MovePointTo,
    PanAxes,
    SetLineByHand,
    ZoomAxes,
)
from app.model.data.dataset import Dataset
from app.plots.transform import PlotTransform
from app.session.pixels import place_within_reach
from app.session.targets import CanvasTarget, HandleTarget, PointTarget, TargetId
from app.view.figures.plane.columns import BEYOND
from app.view.figures.plane.handles import Handle, handle_box, handles, line_through
from app.view.paint.pen import box_at
from app.view.panels.canvas.places import is_within, plot_rect, transform_for
from app.view.panels.canvas.shown import CanvasShown
from app.view.targets import Target
from app.words.columns import labels

ZOOM_A_NOTCH = 0.9
"""By how much one notch of the wheel shortens the axes."""

NUDGE = 0.01
"""By how much of the plot an arrow key moves the crosshair."""

REACH, REACH_OF_HANDLE = 12, 24
"""How near the pointer must be to a point, and to a handle, in units, to be on it: a hand aims at the end of the line."""

POINT_RADIUS = 7
"""In units: a pointer so near to a point is on it, and on no handle."""

POINT_SIZE = 20
"""How wide and high a point is to the pointer, in units."""

REVEALED = 0.1
"""So far from the end of an axis, as a share of it, a point is that was out of sight and got the focus."""

HINTS = {
    "b": "b, where x = 0: drag up or down",
    "shift": "shift: drag the line up or down; b changes by as much",
    "m": "m: drag to turn the line",
}


class CanvasTargets:
    """The targets of a canvas in the rectangle ``card`` that shows these values."""

    def __init__(self, card: pygame.Rect, shown: CanvasShown) -> None:
        self._shown = shown
        self.plot = plot_rect(card, shown.scale, bool(labels(shown.plane.points.names).y))
        self.transform = transform_for(shown.axes, self.plot)

    @cached_property
    def handles(self) -> tuple[Handle, ...]:
        """The handles of the line that are in sight, but for one in whose place something else is taken hold of."""
        found = handles(self._shown.plane.line, self._shown.scaling, self.transform)
        return tuple(handle for handle in found if handle.name != "m") if self._shown.is_end_guessed else found

    @property
    def crosshair(self) -> tuple[float, float]:
        """The pixel of the keyboard's crosshair."""
        across, up = self._shown.crosshair
        return self.plot.left + across * self.plot.w, self.plot.bottom - up * self.plot.h

    def at(self, x: float, y: float) -> Target | None:
        """The point or handle under the pixel, if there is one."""
        reach, of_handle = REACH * self._shown.scale, REACH_OF_HANDLE * self._shown.scale
        near = [(hypot(handle.x_px - x, handle.y_px - y), handle) for handle in self.handles]
        distance, handle = min(near, key=lambda found: found[0], default=(inf, None))
        # A point beside a handle wins while the pointer is on it; the handle can still be grabbed from its other side.
        reach_of_point = min(reach, max(distance, POINT_RADIUS * self._shown.scale))
        is_near = is_within(self.plot, x, y, reach)
        index = nearest_point(self._shown.plane.points, self.transform, x, y, reach_of_point) if is_near else None
        if index is not None:
            return self.point(index)
        return self.handle(handle) if handle is not None and distance <= of_handle else None

    def named(self, target_id: TargetId) -> Target | None:
        """The target of a point or handle, wherever it is now."""
        if isinstance(target_id, PointTarget) and target_id.index < len(self._shown.plane.points):
            return self.point(target_id.index)
        if isinstance(target_id, HandleTarget):
            return next((self.handle(handle) for handle in self.handles if handle.name == target_id.symbol), None)
        return None

    def whole(self) -> Target:
        """The plot, where there is neither point nor handle."""
        plot, transform = self.plot, self.transform

        def press(x: float, y: float) -> Message | None:
            return AddPoint(*transform.view_to_model(x, y)) if is_within(plot, x, y) else None

        def drag(x: float, y: float) -> Message | None:
            return None

        def nudge(dx: int, dy: int) -> Message:
            return MoveCrosshair(dx * NUDGE, dy * NUDGE)

        return Target(
            CanvasTarget(),
            # The right and the lower edge belong to the plot.
            pygame.Rect(plot.topleft, (plot.w + 1, plot.h + 1)),
            click=AddPointAtCrosshair(),
            press=press,
            drag=drag,
            grab=PointTarget(len(self._shown.plane.points)),
            pan=self._pan,
            wheel=self._zoom,
            nudge=nudge,
            keys_at=self.crosshair,
            cursor=pygame.SYSTEM_CURSOR_CROSSHAIR,
        )

    def point(self, index: int) -> Target:
        """A point by its place, also where it is out of sight."""
        plot, transform = self.plot, self.transform
        x, y = self._shown.plane.points.point(index)
        px, py = place_within_reach(*transform.model_to_view(x, y))
        size = round(POINT_SIZE * self._shown.scale)
        box = box_at(size, size, center=(px, py))

        def drag(to_x: float, to_y: float) -> Message:
            to_x, to_y = max(plot.left, min(plot.right, to_x)), max(plot.top, min(plot.bottom, to_y))
            return MovePointTo(index, *transform.view_to_model(to_x, to_y))

        def nudge(dx: int, dy: int) -> Message:
            """By pixels, up to the edge; the coordinate that the key does not move stays the same to the last bit."""
            to_x = max(min(plot.left, px), min(max(plot.right, px), px + dx))
            to_y = max(min(plot.top, py), min(max(plot.bottom, py), py - dy))
            x_there, y_there = transform.view_to_model(to_x, to_y)
            return MovePointTo(index, x_there if dx else x, y_there if dy else y)

        return Target(
            PointTarget(index),
            box,
            drag=drag,
            nudge=nudge,
            reveal=self._reveal(x, y),
            right_click=DeletePoint(index),
            delete=DeletePoint(index),
            wheel=self._zoom,
            pan=self._pan,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )

    def handle(self, handle: Handle) -> Target:
        """A handle of the line."""
        transform, scaling, line = self.transform, self._shown.scaling, self._shown.training_line

        def drag(x: float, y: float) -> Message:
            x, y = transform.view_to_model(x if handle.name == "m" else handle.x_px, y)
            return SetLineByHand(*line_through(handle, line, scaling.x_in(x), scaling.y_in(y)))

        def nudge(dx: int, dy: int) -> Message:
            return drag(handle.x_px, handle.y_px - dx - dy)

        box, cursor = handle_box(handle, self._shown.scale), pygame.SYSTEM_CURSOR_SIZENS
        return Target(HandleTarget(handle.name), box, HINTS[handle.name], drag=drag, nudge=nudge, cursor=cursor)

    def _reveal(self, x: float, y: float) -> Message | None:
        """What brings a place into sight: the axes move by as little as leaves it clear of their ends."""
        axes = self._shown.axes
        dx, dy = _way_into(axes.x_low, axes.x_high, x), _way_into(axes.y_low, axes.y_high, y)
        return PanAxes(dx, dy) if dx or dy else None

    def _pan(self, dx: float, dy: float) -> Message:
        x_zero, y_zero = self.transform.view_to_model(0.0, 0.0)
        x, y = self.transform.view_to_model(dx, dy)
        return PanAxes(x_zero - x, y_zero - y)

    def _zoom(self, notches: int, x: float, y: float) -> Message:
        return ZoomAxes(*self.transform.view_to_model(x, y), ZOOM_A_NOTCH**notches)


def _way_into(low: float, high: float, value: float) -> float:
    """How far an axis must move until a value beyond its ends is in it, a tenth of its length from the end."""
    room = REVEALED * (high - low)
    if value < low:
        return value - low - room
    return value - high + room if value > high else 0.0


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
