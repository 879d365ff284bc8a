"""The canvas: axes, points, the line that learns, and everything that can be done to them by hand."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, inf

import pygame

from app.messages import (
    AddPoint,
    DeletePoint,
    Message,
    MoveCrosshair,
    MovePointTo,
    PanAxes,
    SetLineByHand,
    ZoomAxes,
)
from app.plots.transform import PlotTransform
from app.session.state import State
from app.session.targets import ButtonTarget, CanvasTarget, HandleTarget, PointTarget, TargetId
from app.view.figures.plane import (
    REACH,
    Handle,
    Heights,
    handles,
    heights_of,
    is_within,
    line_through,
    nearest_point,
    plot_rect,
    transform_for,
)
from app.view.highlight import highlighted_symbols
from app.view.paint.pen import FAR, Pen
from app.view.paint.typesetting import SMALL_STRONG
from app.view.panels.canvas.background import Background
from app.view.panels.canvas.equation import EQUATIONS, draw_equation
from app.view.panels.canvas.marks import (
    draw_invitation,
    draw_line,
    draw_point_numbers,
    draw_preview_line,
    draw_sample,
)
from app.view.panels.canvas.sample import is_as_learnt_from
from app.view.targets import Target
from app.view.words import explain

ZOOM_A_NOTCH = 0.9

POINT_RADIUS = 7
"""In units: a pointer so near to a point is on it, and on no handle."""

HINTS = {
    "b": "b, where x = 0: drag up or down",
    "shift": "shift: drag the line up or down; b changes by as much",
    "m": "m: drag to turn the line",
}


class Canvas:
    """Draws the canvas and says what is where on it."""

    def __init__(self) -> None:
        self._background = Background()
        self._plot = pygame.Rect(0, 0, 1, 1)
        self._scale = 1.0

    def depends_on(self, state: State) -> object:
        """What the canvas is redrawn for."""
        pointer = state.pointer
        return (
            state.training,
            state.record,
            state.axes,
            state.look.show_least_squares,
            state.show_both_equations,
            state.focus,
            state.preview_line,
            state.crosshair if state.focus == CanvasTarget() else None,
            None if isinstance(pointer.target, ButtonTarget) and pointer.target != EQUATIONS else pointer.target,
            state.held,
        )

    def draw(self, pen: Pen, rect: pygame.Rect, state: State) -> None:
        """Draw everything, from the background up."""
        self._plot = plot = plot_rect(rect, pen.typesetter.scale)
        self._scale = pen.typesetter.scale
        transform = transform_for(state.axes, plot)
        line = heights_of(state.line_in_data_units, transform)
        self._background.draw(pen, rect, plot, transform, state, line)
        whole = self._whole(state, transform)
        pen.target(whole)
        explain(pen, ("least-squares",), whole)
        draw_equation(pen, rect, plot, state)
        with pen.clipped(plot.inflate(pen.px(44), pen.px(20))):
            self._draw_in_plot(pen, plot, transform, state, line)

    def _draw_in_plot(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, state: State, line: Heights) -> None:
        """Draw all that moves: lines, handles, the sample, and what is held or pointed at."""
        draw_line(pen, transform, state)
        if state.preview_line is not None and len(state.points):
            draw_preview_line(pen, transform, state.training.training_set.scaling.line_out(state.preview_line))
        found = handles(state, transform)
        if not len(state.points):
            draw_invitation(pen, plot, line, found)
        self._draw_handles(pen, found, state)
        # A point under a handle is what the pointer is on: it is what is seen, too.
        self._background.draw_points_on_line(pen, plot, transform, state, line)
        record = state.record
        if record is not None and is_as_learnt_from(state, record):
            draw_sample(pen, plot, transform, state, record, self._background.covers_points)
        self._draw_held_or_pointed_at(pen, plot, state)

    def at(self, state: State, x: float, y: float) -> Target | None:
        """The point or handle under the pixel, if there is one."""
        reach = REACH * self._scale
        if not is_within(self._plot, x, y, reach):
            return None
        transform = transform_for(state.axes, self._plot)
        near = [(hypot(handle.x_px - x, handle.y_px - y), handle) for handle in handles(state, transform)]
        distance, handle = min(near, key=lambda found: found[0], default=(inf, None))
        # A point under or beside a handle could not be got hold of otherwise; the handle still can, from its other side.
        index = nearest_point(state.points, transform, x, y, min(reach, max(distance, POINT_RADIUS * self._scale)))
        if index is not None:
            return self._point_target(state, transform, index)
        return self._handle_target(state, transform, handle) if handle is not None and distance <= reach else None

    def named(self, state: State, target_id: TargetId) -> Target | None:
        """The target of a point or handle by name, such as ``point:3``, wherever it is now."""
        transform = transform_for(state.axes, self._plot)
        if isinstance(target_id, PointTarget) and target_id.index < len(state.points):
            return self._point_target(state, transform, target_id.index)
        if isinstance(target_id, HandleTarget):
            for handle in handles(state, transform):
                if handle.name == target_id.symbol:
                    return self._handle_target(state, transform, handle)
        return None

    def _whole(self, state: State, transform: PlotTransform) -> Target:
        def press(x: float, y: float) -> Message | None:
            return AddPoint(*transform.view_to_model(x, y)) if is_within(self._plot, x, y) else None

        def drag(x: float, y: float) -> Message | None:
            return None

        def pan(dx: float, dy: float) -> Message:
            x_zero, y_zero = transform.view_to_model(0.0, 0.0)
            x, y = transform.view_to_model(dx, dy)
            return PanAxes(x_zero - x, y_zero - y)

        def wheel(notches: int, x: float, y: float) -> Message:
            return ZoomAxes(*transform.view_to_model(x, y), ZOOM_A_NOTCH**notches)

        def nudge(dx: int, dy: int) -> Message:
            return MoveCrosshair(dx * 0.01, dy * 0.01)

        axes, (across, up) = state.axes, state.crosshair
        here = AddPoint(axes.x_low + across * (axes.x_high - axes.x_low), axes.y_low + up * (axes.y_high - axes.y_low))
        return Target(
            CanvasTarget(),
            # The right and the lower edge belong to the plot.
            pygame.Rect(self._plot.topleft, (self._plot.w + 1, self._plot.h + 1)),
            click=here,
            press=press,
            drag=drag,
            grab=PointTarget(len(state.points)),
            pan=pan,
            wheel=wheel,
            nudge=nudge,
            cursor=pygame.SYSTEM_CURSOR_CROSSHAIR,
        )

    def _point_target(self, state: State, transform: PlotTransform, index: int) -> Target:
        x, y = state.points.point(index)
        px, py = transform.model_to_view(x, y)
        box = pygame.Rect(0, 0, round(20 * self._scale), round(20 * self._scale))
        box.center = (round(max(-FAR, min(FAR, px))), round(max(-FAR, min(FAR, py))))

        def drag(to_x: float, to_y: float) -> Message:
            held = pygame.Rect(self._plot)
            to_x, to_y = max(held.left, min(held.right, to_x)), max(held.top, min(held.bottom, to_y))
            return MovePointTo(index, *transform.view_to_model(to_x, to_y))

        def nudge(dx: int, dy: int) -> Message:
            return MovePointTo(index, *transform.view_to_model(px + dx, py - dy))

        return Target(
            PointTarget(index),
            box,
            drag=drag,
            nudge=nudge,
            right_click=DeletePoint(index),
            delete=DeletePoint(index),
            wheel=self._whole(state, transform).wheel,
            pan=self._whole(state, transform).pan,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )

    def _handle_target(self, state: State, transform: PlotTransform, handle: Handle) -> Target:
        box = pygame.Rect(0, 0, round(22 * self._scale), round(22 * self._scale))
        box.center = (round(handle.x_px), round(handle.y_px))

        def drag(x: float, y: float) -> Message:
            if handle.name != "m":
                x = handle.x_px
            return SetLineByHand(*line_through(state, handle, *transform.view_to_model(x, y)))

        def nudge(dx: int, dy: int) -> Message:
            return drag(handle.x_px, handle.y_px - dx - dy)

        cursor = pygame.SYSTEM_CURSOR_SIZENS
        return Target(HandleTarget(handle.name), box, hint=HINTS[handle.name], drag=drag, nudge=nudge, cursor=cursor)

    def _draw_handles(self, pen: Pen, found: Sequence[Handle], state: State) -> None:
        """Draw the handles of the line, each with its name where that is free."""
        lit, transform = highlighted_symbols(state), transform_for(state.axes, self._plot)
        targets = [self._handle_target(state, transform, handle) for handle in found]
        pen.keep_free(*(target.rect.inflate(-pen.px(12), -pen.px(12)) for target in targets))
        for handle, target in zip(found, targets, strict=True):
            colour = pen.theme.symbol(handle.symbol)
            is_hot = handle.symbol in lit or state.held == HandleTarget(handle.name)
            centre = (handle.x_px, handle.y_px)
            pen.disc(pen.theme.card, centre, 9 if is_hot else 7)
            pen.disc(colour, centre, 7 if is_hot else 5)
            room = pen.surface.get_clip()
            pen.text_where_free(handle.name, self._beside_handle(pen, handle), room, SMALL_STRONG, colour)
            pen.target(target)

    def _beside_handle(self, pen: Pen, handle: Handle) -> list[tuple[float, float, str]]:
        """Where the name of a handle may stand: in the right margin for one that is there, else above or below."""
        x, y, right = handle.x_px, handle.y_px, self._plot.right
        above = -1 if y > self._plot.top + pen.px(24) else 1
        corners = [(x + way * pen.px(12), y + up * above * pen.px(14), "center") for way in (1, -1) for up in (1, -1)]
        return [(right + pen.px(14), y, "center"), *corners] if x > right - pen.px(12) else corners

    def _draw_held_or_pointed_at(self, pen: Pen, plot: pygame.Rect, state: State) -> None:
        """The crosshair of the keyboard, the ring of the focus, and the numbers of the point under the pointer."""
        if state.focus == CanvasTarget():
            across, up = state.crosshair
            x, y = plot.left + across * plot.w, plot.bottom - up * plot.h
            pen.line(pen.theme.accent, (x - pen.px(14), y), (x + pen.px(14), y), 1.5)
            pen.line(pen.theme.accent, (x, y - pen.px(14)), (x, y + pen.px(14)), 1.5)
        for target_id in (state.held, state.pointer.target, state.focus):
            if not isinstance(target_id, PointTarget) or (target := self.named(state, target_id)) is None:
                continue
            if state.focus == target.id:
                pen.focus_ring(target.rect)
            draw_point_numbers(pen, plot, state, target_id.index, target.rect)
            break
