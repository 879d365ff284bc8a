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
from app.model.landscape import Parabola, slice_along_intercept, slice_along_slope
from app.model.scaling import Line
from app.plots.polylines import Polyline, refined, thinned, visible_runs
from app.plots.relief import HALF
from app.state import State
from app.view.ink import Ink, Kept
from app.view.panels.card_parts import Header, Places
from app.view.panels.surface_axes import draw_axes
from app.view.panels.surface_ground import SHARES, draw_surface
from app.view.relief_scene import Curve, Scene, bounds_of, joined, scene_for, shown_for
from app.view.targets import Target
from app.view.theme import Colour
from app.view.typesetting import SMALL_STRONG, TICK
from app.views import Box

WAY_POINTS = 600
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

    def draw(self, ink: Ink, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box`` as a surface, turned as the state says."""
        card = places.card
        room = pygame.Rect(card.x + ink.px(_SIDE), card.y + ink.px(_HEADER), 0, 0)
        room.size = (max(1, card.w - 2 * ink.px(_SIDE)), max(1, card.h - ink.px(_HEADER + _FOOT)))
        way = _way(state)
        scene = self._scene_of(ink, room, state, box, way)
        self._kept.draw(ink, card, (self._scene_key, header.key), lambda: _draw_ground(ink, places, room, scene, header))
        clip = ink.surface.get_clip()
        ink.surface.set_clip(room.clip(clip))
        self._kept.spoilt(ink, [rect.clip(room) for rect in _draw_moving(ink, scene, way, state.training.line, room)])
        ink.surface.set_clip(clip)

    def _scene_of(self, ink: Ink, room: pygame.Rect, state: State, box: Box, way: FloatArray) -> Scene:
        """The scene, worked out anew only where it is another."""
        moments, landscape = state.training.training_set.moments, state.landscape
        shown = shown_for(moments, box, np.concatenate([way, [state.training.line]]))
        key = (shown, landscape.yaw, landscape.pitch, tuple(room), ink.typesetter.scale)
        if key != self._scene_key or self._scene is None:
            words = 0 if moments.has_slope else ink.typesetter.line_height(TICK)
            margins = (ink.px(46), ink.px(6), ink.px(22) + words)
            self._scene_key = key
            self._scene = scene_for(shown, landscape.yaw, landscape.pitch, room, margins)
        return self._scene


def _draw_ground(ink: Ink, places: Places, room: pygame.Rect, scene: Scene, header: Header) -> None:
    ink.card(places.card)
    header.paint()
    clip = ink.surface.get_clip()
    ink.surface.set_clip(room.clip(clip))
    draw_surface(ink, scene)
    if not scene.shown.moments.has_slope:
        ink.clipped_text(VALLEY, room.left, room.bottom - ink.px(7), room.w, TICK, ink.theme.muted)
    draw_axes(ink, scene, room)
    ink.surface.set_clip(clip)
    ink.target(_whole(room))


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


def _way(state: State) -> FloatArray:
    """The lines so far, at most ``WAY_POINTS`` of them; shape (k, 2)."""
    return thinned(state.timeline.run.path.lines(0, state.timeline.step), WAY_POINTS)


def _draw_moving(ink: Ink, scene: Scene, way: FloatArray, line: Line, room: pygame.Rect) -> list[pygame.Rect]:
    """Draw what moves while the line learns; returns where, beside what is written."""
    lines, moments = refined(way, WAY_POINTS // 2), scene.shown.moments
    marked = np.array([(moments.slope, moments.intercept), line])
    curves = [scene.unit_square(lines[:, 0], lines[:, 1]), *_slices(scene, line), _valley(scene)]
    u, v, ends = joined([*curves, scene.unit_square(marked[:, 0], marked[:, 1])])
    xs, ys, concealed = scene.on_surface(u, v)
    way_seen, by_slope, by_intercept, valley, _ = visible_runs(xs, ys, concealed, ends)
    for stroke in way_seen:
        pygame.draw.aalines(ink.surface, ink.theme.text, False, stroke)
    for stroke in valley:
        # Seen from afar, too, a straight line is straight.
        ink.dashes(ink.theme.muted, stroke[0], stroke[-1])
    least, ball = ((float(xs[place]), float(ys[place])) for place in (-2, -1))
    _draw_slice(ink, "m", ink.theme.m, by_slope, room)
    _draw_slice(ink, "b", ink.theme.b, by_intercept, room)
    if moments.has_slope and concealed[-2] <= 0.0:
        ink.disc(ink.theme.muted, least, 4.5, ring=1.5)
    if max(abs(u[-1]), abs(v[-1])) <= HALF:
        _draw_ball(ink, ball, is_hidden=bool(concealed[-1] > 0.0))
    return [bounds_of(xs, ys, room, ink.px(10))]


def _slices(scene: Scene, line: Line) -> tuple[Curve, Curve]:
    """The parabolas through the ball, on which only m and on which only b varies."""
    moments, box, cut = scene.shown.moments, scene.shown.box, scene.shown.cut
    slopes = _below(slice_along_slope(moments, line.intercept), cut, box.m_low, box.m_high)
    intercepts = _below(slice_along_intercept(moments, line.slope), cut, box.b_low, box.b_high)
    return (
        scene.unit_square(slopes, np.full(len(slopes), line.intercept)),
        scene.unit_square(np.full(len(intercepts), line.slope), intercepts),
    )


def _below(parabola: Parabola, level: float, low: float, high: float) -> FloatArray:
    """Places from ``low`` to ``high``, as far as the parabola is no higher than ``level`` there."""
    height = level - parabola.least
    if height < 0.0:
        return np.empty(0)
    if parabola.curvature > 0.0:
        reach = math.sqrt(height / parabola.curvature)
        low, high = max(low, parabola.vertex - reach), min(high, parabola.vertex + reach)
    return low + (high - low) * SHARES if low < high else np.empty(0)


def _valley(scene: Scene) -> Curve:
    """The bottom of a valley, where every line runs through the mean point; nothing in a bowl."""
    moments, box = scene.shown.moments, scene.shown.box
    if moments.has_slope:
        return np.empty(0), np.empty(0)
    slopes = box.m_low + (box.m_high - box.m_low) * SHARES
    return scene.unit_square(slopes, moments.y_mean - slopes * moments.x_mean)


def _draw_slice(ink: Ink, name: str, colour: Colour, strokes: list[Polyline], room: pygame.Rect) -> None:
    """Draw a slice, with its name at its upper end."""
    if not strokes:
        return
    for stroke in strokes:
        for start, end in pairwise(stroke):
            ink.line(colour, start, end, 2)
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
