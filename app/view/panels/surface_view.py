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
from app.model.run import Run
from app.model.scaling import Line
from app.plots.polylines import Polyline, refined, thinned, visible_runs
from app.plots.relief import HALF
from app.state import State
from app.view.ink import Ink, Kept
from app.view.panels.card_parts import Header, Places
from app.view.panels.surface_axes import draw_axes
from app.view.panels.surface_ground import draw_surface, draw_way
from app.view.relief_scene import Curve, Scene, bounds_of, joined, scene_for, shown_for
from app.view.targets import Target
from app.view.theme import Colour
from app.view.typesetting import SMALL_STRONG, TICK
from app.views import Box

WAY_POINTS = 160
NEW_WAY_POINTS = 60
"""So many lines are added to a way before all of it is thinned again."""

LONGEST_STEP = 0.06
"""In sides of the unit square; a longer step of the way is drawn in parts, to follow the surface."""

DEGREES_A_PIXEL = 0.5
DEGREES_A_NUDGE = 5.0
VALLEY = "a valley: every line through the column's mean costs the same"

_HEADER, _SIDE, _FOOT = 36, 14, 10


class SurfaceView:
    """Draws the surface and what is on it. ``scene`` is where everything was drawn last."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._scene_key: object = None
        self.scene: Scene | None = None
        self._run: Run | None = None
        self._drawn_until = 0
        self._restarts = 0
        self._painted: object = None
        self._written: list[tuple[str, pygame.Rect]] = []
        self._thinned: tuple[int, FloatArray] | None = None

    def draw(self, ink: Ink, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box`` as a surface, turned as the state says."""
        card, room = places.card, _room(ink, places.card)
        run, step = state.timeline.run, state.timeline.step
        if run is not self._run or step < self._drawn_until:
            self._run, self._drawn_until, self._thinned = run, 0, None
            self._restarts += 1
        news = run.path.lines(self._drawn_until, step)
        scene = self._scene_of(ink, room, state, box, news)
        clip = ink.surface.get_clip()

        def paint() -> None:
            ink.card(card)
            header.paint()
            ink.surface.set_clip(clip)
            ink.target(_whole(room))

        is_new = self._kept.draw(ink, card, header.key, paint)
        ink.surface.set_clip(room.clip(clip))
        key = (self._scene_key, self._restarts)
        if is_new or key != self._painted:
            self._painted, written = key, len(ink.written)
            self._paint_scene(ink, scene, room, _way_curve(scene, self._way_until(run, step)))
            self._written, news = ink.written[written:], news[:0]
            self._kept.take_over(ink, room)
        else:
            ink.written.extend(self._written)
        moving = _Moving(scene, thinned(news, WAY_POINTS), state.training.line)
        longer = moving.draw_way(ink, room)
        self._kept.take_over(ink, longer)
        self._kept.spoilt(ink, [moving.draw(ink, room)])
        ink.surface.set_clip(clip)
        self._drawn_until = step

    def _paint_scene(self, ink: Ink, scene: Scene, room: pygame.Rect, way: Curve) -> None:
        ink.surface.fill(ink.theme.card, room)
        draw_surface(ink, scene, way)
        _draw_words(ink, scene, room)

    def _way_until(self, run: Run, step: int) -> FloatArray:
        """The way up to a step, thinned; while only its end moves on, so that a surface can be turned swiftly meanwhile."""
        if self._thinned is None or step > self._thinned[0] + NEW_WAY_POINTS:
            self._thinned = step, thinned(run.path.lines(0, step), WAY_POINTS)
        known, way = self._thinned
        return np.concatenate([way, run.path.lines(known, step)]) if step > known else way

    def _scene_of(self, ink: Ink, room: pygame.Rect, state: State, box: Box, news: FloatArray) -> Scene:
        """The scene, worked out anew only where it is another; ``news`` are the lines not drawn yet."""
        moments, landscape = state.training.training_set.moments, state.landscape
        lines = np.concatenate([news, [state.training.line]])
        old = self.scene.shown if self.scene is not None and self._drawn_until else None
        if old is None or old.box != box or old.moments != moments or not old.holds(lines):
            way = np.concatenate([self._way_until(state.timeline.run, state.timeline.step), lines[-1:]])
            old = shown_for(moments, box, way)
        key = (old, landscape.yaw, landscape.pitch, tuple(room), ink.typesetter.scale)
        if key != self._scene_key or self.scene is None:
            words = 0 if moments.has_slope else ink.typesetter.line_height(TICK)
            margins = (ink.px(46), ink.px(6), ink.px(22) + words)
            self._scene_key = key
            self.scene = scene_for(old, landscape.yaw, landscape.pitch, room, margins)
        return self.scene


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


class _Moving:
    """What moves while the line learns: the end of the way, the slices and the ball; the ring of the least cost on top."""

    def __init__(self, scene: Scene, news: FloatArray, line: Line) -> None:
        """Find all places at one go; ``news`` are the lines that the way goes on by."""
        self._moments = moments = scene.shown.moments
        marked = np.array([(moments.slope, line.slope), (moments.intercept, line.intercept)])
        u, v, ends = joined([_way_curve(scene, news), *_slices(scene, line), scene.unit_square(*marked)])
        self._xs, self._ys, concealed = scene.on_surface(u, v)
        self._way_end = ends[0]
        self._way, self._by_slope, self._by_intercept, _ = visible_runs(self._xs, self._ys, concealed, ends)
        self._is_least_seen = moments.has_slope and bool(concealed[-2] <= 0.0)
        self._is_ball_hidden = bool(concealed[-1] > 0.0)
        self._is_ball_there = bool(max(abs(u[-1]), abs(v[-1])) <= HALF)

    def draw_way(self, ink: Ink, room: pygame.Rect) -> pygame.Rect:
        """Draw the end of the way, which stays; returns where."""
        if not self._way:
            return pygame.Rect(room.topleft, (0, 0))
        draw_way(ink.surface, ink.theme.text, self._way)
        return bounds_of(self._xs[: self._way_end], self._ys[: self._way_end], room, ink.px(2))

    def draw(self, ink: Ink, room: pygame.Rect) -> pygame.Rect:
        """Draw the rest; returns where, beside what is written."""
        xs, ys = self._xs[self._way_end :], self._ys[self._way_end :]
        least, ball = ((float(xs[place]), float(ys[place])) for place in (-2, -1))
        _draw_slice(ink, "m", ink.theme.m, self._by_slope, room, ball)
        _draw_slice(ink, "b", ink.theme.b, self._by_intercept, room, ball)
        if self._is_least_seen:
            ink.disc(ink.theme.muted, least, 4.5, ring=1.5)
        if self._is_ball_there:
            _draw_ball(ink, ball, self._is_ball_hidden)
        return bounds_of(xs, ys, room, ink.px(10))


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
    return (low, high) if height > 0.0 and low < high else (low, low)


def _valley(scene: Scene) -> Curve:
    """The bottom of a valley, where every line runs through the mean point."""
    moments, box = scene.shown.moments, scene.shown.box
    ends = (Line(m, moments.y_mean - m * moments.x_mean) for m in (box.m_low, box.m_high))
    return scene.straight(*ends)


def _draw_slice(
    ink: Ink, name: str, colour: Colour, strokes: list[Polyline], room: pygame.Rect, ball: tuple[float, float]
) -> None:
    """Draw a slice, with its name at its upper end, clear of the ball."""
    if not strokes:
        return
    width = ink.stroke(2)
    for stroke in strokes:
        for start, end in pairwise(stroke):
            pygame.draw.aaline(ink.surface, colour, start, end, width)
    x, y = min((end for stroke in strokes for end in (stroke[0], stroke[-1])), key=lambda end: end[1])
    offs = ((0, -10), (10, 0), (-10, 0), (0, 10), (0, -20), (20, 0), (-20, 0), (0, 20))
    places = ((x + ink.px(right), y + ink.px(down), "center") for right, down in offs)
    clear = (place for place in places if math.dist(place[:2], ball) > ink.px(18))
    ink.text_where_free(name, clear, room, SMALL_STRONG, colour, ink.theme.card)


def _draw_ball(ink: Ink, centre: tuple[float, float], is_hidden: bool) -> None:
    """The ball with a rim that sets it off; a mere ring where the surface is in front of it."""
    if is_hidden:
        ink.disc(ink.theme.text, centre, 5.5, ring=1.5)
    else:
        ink.disc(ink.theme.card, centre, 7.5)
        ink.disc(ink.theme.text, centre, 5.5)
