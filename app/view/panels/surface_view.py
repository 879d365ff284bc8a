"""The bowl in 3-D: a surface that is turned by hand, with the way so far, the ball and both slices through it on it.

Floor, surface, axes and labels are kept as a picture while only the line learns; each frame adds what moves.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pygame

from app.messages import Message, ToggleLandscapeSize, TurnLandscape
from app.model.dataset import FloatArray
from app.model.landscape import Interval, Parabola, slice_along_intercept, slice_along_slope
from app.model.scaling import Line
from app.plots.polylines import Polyline, refined, thinned, visible_runs
from app.plots.relief import HALF
from app.state import State
from app.view.ink import Ink, Kept
from app.view.panels.card_parts import Header, Places
from app.view.panels.surface_axes import draw_axes
from app.view.panels.surface_ground import draw_surface
from app.view.relief_scene import Curve, Scene, bounds_of, joined, scene_for, shown_for
from app.view.targets import Target
from app.view.theme import Colour
from app.view.typesetting import SMALL_STRONG, TICK
from app.views import Box

WAY_POINTS = 500
LONGEST_STEP = 0.06
"""In sides of the unit square; a longer step of the way is drawn in parts, to follow the surface."""

DEGREES_A_PIXEL = 0.5
DEGREES_A_NUDGE = 5.0
VALLEY = "a valley: every line through the column's mean costs the same"

_HEADER, _SIDE, _FOOT = 36, 14, 10


class SurfaceView:
    """Draws the surface and what is on it."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._scene_key: object = None
        self._scene: Scene | None = None
        self._run_number = 0
        self._drawn_until = 0
        self._restarts = 0

    def draw(self, ink: Ink, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box`` as a surface, turned as the state says."""
        card, room = places.card, _room(ink, places.card)
        run, step = state.timeline.run, state.timeline.step
        if state.timeline.place.run_number != self._run_number or step < self._drawn_until:
            self._run_number, self._drawn_until = state.timeline.place.run_number, 0
            self._restarts += 1
        news = run.path.lines(self._drawn_until, step)
        scene = self._scene_of(ink, room, state, box, news)
        clip = ink.surface.get_clip()

        def paint() -> None:
            nonlocal news
            ink.card(card)
            header.paint()
            ink.surface.set_clip(room.clip(clip))
            draw_surface(ink, scene, _way_curve(scene, thinned(run.path.lines(0, step), WAY_POINTS)))
            _draw_words(ink, scene, room)
            ink.surface.set_clip(clip)
            ink.target(_whole(room))
            news = news[:0]

        self._kept.draw(ink, card, (self._scene_key, self._restarts, header.key), paint)
        ink.surface.set_clip(room.clip(clip))
        way, rect = _draw_moving(ink, scene, thinned(news, WAY_POINTS), state.training.line, room)
        ink.surface.set_clip(clip)
        self._kept.picture.set_clip(room.move(-card.x, -card.y))
        _draw_way(self._kept.picture, ink.theme.text, way, card.topleft)
        self._kept.picture.set_clip(None)
        self._drawn_until = step
        self._kept.spoilt(ink, [rect])

    def _scene_of(self, ink: Ink, room: pygame.Rect, state: State, box: Box, news: FloatArray) -> Scene:
        """The scene, worked out anew only where it is another; ``news`` are the lines not drawn yet."""
        moments, landscape = state.training.training_set.moments, state.landscape
        shown = shown_for(moments, box, np.concatenate([news, [state.training.line]]))
        old = self._scene.shown if self._scene is not None else None
        if old is None or not old.covers(shown) or self._drawn_until == 0:
            way = thinned(state.timeline.run.path.lines(0, state.timeline.step), WAY_POINTS)
            old = shown_for(moments, box, np.concatenate([way, [state.training.line]]))
        key = (old, landscape.yaw, landscape.pitch, tuple(room), ink.typesetter.scale)
        if key != self._scene_key or self._scene is None:
            words = 0 if moments.has_slope else ink.typesetter.line_height(TICK)
            margins = (ink.px(46), ink.px(6), ink.px(22) + words)
            self._scene_key = key
            self._scene = scene_for(old, landscape.yaw, landscape.pitch, room, margins)
        return self._scene


def _room(ink: Ink, card: pygame.Rect) -> pygame.Rect:
    """What of the card is below its header and clear of its edge."""
    left, top = card.x + ink.px(_SIDE), card.y + ink.px(_HEADER)
    return pygame.Rect(left, top, max(1, card.right - ink.px(_SIDE) - left), max(1, card.bottom - ink.px(_FOOT) - top))


def _draw_words(ink: Ink, scene: Scene, room: pygame.Rect) -> None:
    """Axes, and in a valley its bottom and what it means."""
    if not scene.shown.moments.has_slope:
        ink.clipped_text(VALLEY, room.left, room.bottom - ink.px(7), room.w, TICK, ink.theme.muted)
        for stroke in scene.curves([_valley(scene)])[0]:
            # Seen from afar, too, a straight line is straight.
            ink.dashes(ink.theme.muted, stroke[0], stroke[-1])
    draw_axes(ink, scene, room)


def _whole(room: pygame.Rect) -> Target:
    """The view as something to turn: what is in front follows the pointer, or the arrow."""

    def turn(dx: float, dy: float) -> Message:
        return TurnLandscape(-dx * DEGREES_A_PIXEL, dy * DEGREES_A_PIXEL)

    def nudge(dx: int, dy: int) -> Message:
        return TurnLandscape(-dx * DEGREES_A_NUDGE, -dy * DEGREES_A_NUDGE)

    return Target(
        "surface",
        room,
        hint="Drag to turn",
        pan=turn,
        drag_by=turn,
        nudge=nudge,
        double_click=ToggleLandscapeSize(),
        cursor=pygame.SYSTEM_CURSOR_SIZEALL,
    )


def _way_curve(scene: Scene, lines: FloatArray) -> Curve:
    """The way through these lines on the surface, in steps short enough to follow its shape."""
    if len(lines) < 2:
        return np.empty(0), np.empty(0)
    u, v = scene.unit_square(lines[:, 0], lines[:, 1])
    places = refined(np.column_stack([u, v]), LONGEST_STEP, WAY_POINTS)
    return places[:, 0], places[:, 1]


def _draw_way(surface: pygame.Surface, colour: Colour, strokes: list[Polyline], corner: tuple[int, int] = (0, 0)) -> None:
    """Draw the way; ``corner`` is where in the window the surface has its origin."""
    left, top = corner
    for stroke in strokes:
        pygame.draw.aalines(surface, colour, False, [(x - left, y - top) for x, y in stroke] if left or top else stroke)


def _draw_moving(
    ink: Ink, scene: Scene, news: FloatArray, line: Line, room: pygame.Rect
) -> tuple[list[Polyline], pygame.Rect]:
    """Draw what moves while the line learns; returns the new part of the way, and where all else was drawn."""
    moments = scene.shown.moments
    marked = np.array([(moments.slope, line.slope), (moments.intercept, line.intercept)])
    u, v, ends = joined([_way_curve(scene, news), *_slices(scene, line), scene.unit_square(*marked)])
    xs, ys, concealed = scene.on_surface(u, v)
    way, by_slope, by_intercept, _ = visible_runs(xs, ys, concealed, ends)
    _draw_way(ink.surface, ink.theme.text, way)
    _draw_slice(ink, "m", ink.theme.m, by_slope, room)
    _draw_slice(ink, "b", ink.theme.b, by_intercept, room)
    if moments.has_slope and concealed[-2] <= 0.0:
        ink.disc(ink.theme.muted, (float(xs[-2]), float(ys[-2])), 4.5, ring=1.5)
    if max(abs(u[-1]), abs(v[-1])) <= HALF:
        _draw_ball(ink, (float(xs[-1]), float(ys[-1])), is_hidden=bool(concealed[-1] > 0.0))
    return way, bounds_of(xs[ends[0] :], ys[ends[0] :], room, ink.px(10))


def _slices(scene: Scene, line: Line) -> tuple[Curve, Curve]:
    """The parabolas through the ball, on which only m and on which only b varies."""
    moments, box, cut = scene.shown.moments, scene.shown.box, scene.shown.cut
    slopes = _below(slice_along_slope(moments, line.intercept), cut, (box.m_low, box.m_high))
    intercepts = _below(slice_along_intercept(moments, line.slope), cut, (box.b_low, box.b_high))
    return (
        scene.straight(Line(slopes[0], line.intercept), Line(slopes[1], line.intercept)),
        scene.straight(Line(line.slope, intercepts[0]), Line(line.slope, intercepts[1])),
    )


def _below(parabola: Parabola, level: float, interval: Interval) -> Interval:
    """What of the interval the parabola is no higher than ``level`` over; a point where that is nothing."""
    low, high = interval
    height = level - parabola.least
    if parabola.curvature > 0.0:
        reach = math.sqrt(max(height, 0.0) / parabola.curvature)
        low, high = max(low, parabola.vertex - reach), min(high, parabola.vertex + reach)
    return (low, high) if low < high and height > 0.0 else (low, low)


def _valley(scene: Scene) -> Curve:
    """The bottom of a valley, where every line runs through the mean point."""
    moments, box = scene.shown.moments, scene.shown.box
    ends = (Line(m, moments.y_mean - m * moments.x_mean) for m in (box.m_low, box.m_high))
    return scene.straight(*ends)


def _draw_slice(ink: Ink, name: str, colour: Colour, strokes: list[Polyline], room: pygame.Rect) -> None:
    """Draw a slice, with its name at its upper end."""
    if not strokes:
        return
    width = ink.stroke(2)
    for stroke in strokes:
        for start, end in pairwise(stroke):
            pygame.draw.aaline(ink.surface, colour, start, end, width)
    x, y = min((end for stroke in strokes for end in (stroke[0], stroke[-1])), key=lambda end: end[1])
    off = ink.px(10)
    places = [(x, y - off, "center"), (x + off, y, "center"), (x - off, y, "center"), (x, y + off, "center")]
    ink.text_where_free(name, places, room, SMALL_STRONG, colour, ink.theme.card)


def _draw_ball(ink: Ink, centre: tuple[float, float], is_hidden: bool) -> None:
    """The ball with a rim that sets it off; a mere ring where the surface is in front of it."""
    if is_hidden:
        ink.disc(ink.theme.text, centre, 5.5, ring=1.5)
    else:
        ink.disc(ink.theme.card, centre, 7.5)
        ink.disc(ink.theme.text, centre, 5.5)
