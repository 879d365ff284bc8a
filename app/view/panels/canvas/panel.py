"""The canvas: axes, points, the line that learns, and everything that can be done to them by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.session.pixels import within_reach
from app.session.state import State
from app.session.targets import HandleTarget, PointTarget, TargetId
from app.view.figures.plane.handles import draw_handles
from app.view.figures.plane.plane import Plane
from app.view.figures.plane.step.sample import Sample
from app.view.focus import NamedStops, PointStops, Stops
from app.view.paint.pen import Pen
from app.view.panels.canvas.crosshair import draw_crosshair
from app.view.panels.canvas.equation import draw_equation
from app.view.panels.canvas.invitation import draw_invitation
from app.view.panels.canvas.layers.every import draw_layers
from app.view.panels.canvas.point_numbers import Hideable, draw_point_numbers
from app.view.panels.canvas.remarks import RoomAbove, draw_remark, draw_remark_in_plot
from app.view.panels.canvas.shown import CanvasShown, picked
from app.view.panels.canvas.targets import CanvasTargets
from app.view.panels.card_tabs import draw_tabs_at_right
from app.view.panels.panel import Panel, Surroundings
from app.view.targets import Target
from app.view.words import explain

EXPLAINED_RING = 12
"""The radius, in units, of the ring around the point that a number belongs to which is explained."""


class Canvas(Panel[CanvasShown]):
    """Draws the plane with the equation above it, and says what is where on it."""

    computed_targets = (PointTarget, HandleTarget)

    def __init__(self) -> None:
        self._plane = Plane()

    def pick(self, state: State, around: Surroundings) -> CanvasShown:
        """Points, line and sample, and what the hand is on."""
        return picked(state, around.layout.scale, around.is_pointer_idle, around.layout.tabs_on("canvas"))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: CanvasShown) -> None:
        """Draw everything, from the background up."""
        targets = CanvasTargets(rect, shown)
        plot, pen.space = targets.plot, targets.transform
        self._plane.draw_background(pen, rect, plot, targets.transform, shown.plane)
        pen.figure(plot, rect)
        whole = targets.whole()
        pen.target(whole)
        explain(pen, ("least-squares",), whole)
        header = pygame.Rect(rect.topleft, (draw_tabs_at_right(pen, rect, "canvas", shown.tabs) - rect.x, rect.h))
        equation = RoomAbove(draw_equation(pen, header, plot, shown.equation), header.right)
        is_told = draw_remark(pen, rect, plot, equation, shown.remarks, shown.is_remark_of_step)
        if shown.is_remark_of_step and not is_told:
            line, points = self._plane.line, self._plane.points_within
            draw_remark_in_plot(pen, plot, shown.remarks, lambda box: (int(line.crosses(plot, box)), points(box)))
        with pen.clipped(plot.inflate(pen.px(44), pen.px(20))):
            self._draw_in_plot(pen, targets, shown)
        pen.space = None

    def target_at(self, rect: pygame.Rect, shown: CanvasShown, x: float, y: float) -> Target | None:
        """The point or handle under a pixel."""
        return CanvasTargets(rect, shown).at(x, y)

    def target_named(self, rect: pygame.Rect, shown: CanvasShown, target_id: TargetId) -> Target | None:
        """A point or handle by name, wherever it is now."""
        return CanvasTargets(rect, shown).named(target_id)

    def tab_stops(self, rect: pygame.Rect, shown: CanvasShown) -> Sequence[Stops]:
        """The points from left to right, and then the handles."""
        handles = CanvasTargets(rect, shown).handles
        return PointStops(shown.plane.points), NamedStops(HandleTarget(handle.name) for handle in handles)

    def _draw_in_plot(self, pen: Pen, targets: CanvasTargets, shown: CanvasShown) -> None:
        """Draw all that moves: lines, handles, the sample, and what is held or pointed at."""
        plane, plot, transform = shown.plane, targets.plot, targets.transform
        self._plane.draw_lines(pen, plot, transform, plane)
        draw_layers(pen, plot, transform, shown.layers)
        if not len(plane.points) and not shown.is_crosshair_shown:
            draw_invitation(pen, plot, self._plane.line, targets.handles, shown.last_session)
        are_crossed = self._plane.is_crossed_by_any, self._plane.is_crossed
        draw_handles(pen, plot, targets.handles, plane.highlighted, shown.held_handle, are_crossed)
        for handle in targets.handles:
            pen.target(targets.handle(handle))
        # A point under a handle is what the pointer is on: so it is drawn over the handle.
        self._plane.draw_on_line(pen, plot, transform, plane)
        if shown.is_crosshair_shown:
            draw_crosshair(pen, plot, targets.crosshair, transform)
        focused = None if pen.focus is None else targets.named(pen.focus)
        if focused is not None and isinstance(focused.id, PointTarget):
            pen.focus_ring(focused.rect)
        if shown.explained is not None:
            at = transform.model_to_view(*plane.points.point(shown.explained))
            pen.disc(pen.theme.accent, at, EXPLAINED_RING, 2, role="explained point")
        if shown.numbers is not None:
            point = targets.point(shown.numbers.place).rect
            marks = [
                point,
                *(targets.handle(handle).rect for handle in targets.handles),
                *_of_sample(pen, targets, plane.sample),
            ]
            hideable = Hideable(marks, self._plane.line, self._plane.points_within)
            draw_point_numbers(pen, plot, shown.numbers, point, hideable)


def _of_sample(pen: Pen, targets: CanvasTargets, sample: Sample | None) -> list[pygame.Rect]:
    """The pixels of the sample's ring and bar."""
    if sample is None:
        return []
    reach, transform = pen.px(10), targets.transform
    x, *heights = (within_reach(px) for px in (*transform.model_to_view(sample.x, sample.y), transform.y(sample.guess)))
    top, bottom = min(heights), max(heights)
    return [pygame.Rect(round(x) - reach, round(top) - reach, 2 * reach, round(bottom - top) + 2 * reach)]
