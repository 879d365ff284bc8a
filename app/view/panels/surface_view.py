"""The bowl in 3-D: a surface that is turned by hand, with the way so far, the ball and both slices through it on it.

Floor, surface, axes and labels are kept as a picture while only the line learns; each frame adds what moves.
"""

from __future__ import annotations

import numpy as np
import pygame

from app.messages import Message, ToggleLandscapeSize, TurnLandscape
from app.model.dataset import FloatArray
from app.model.scaling import Line
from app.plots.polylines import refined, thinned
from app.plots.relief import HALF
from app.state import State
from app.view.ink import Ink, Kept
from app.view.panels.card_parts import Header, Places
from app.view.panels.surface_axes import draw_axes
from app.view.panels.surface_ground import CURVE_POINTS, draw_surface
from app.view.relief_scene import HEIGHT, Polyline, Scene, bounds_of, scene_for, shown_for
from app.view.targets import Target
from app.view.theme import Colour
from app.view.typesetting import SMALL_STRONG, TICK
from app.views import Box

WAY_POINTS = 600
DEGREES_A_PIXEL = 0.5
DEGREES_A_NUDGE = 5.0
VALLEY = "a valley: every line through the column's mean costs the same"

_HEADER, _SIDE, _FOOT = 36, 14, 10
_BALL = 5.5


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
        over = _draw_way(ink, scene, way) + _draw_slices(ink, scene, state.training.line, room)
        around = _draw_least(ink, scene), _draw_ball(ink, scene, state.training.line)
        ink.surface.set_clip(clip)
        bounds = bounds_of(over, ink.px(4))
        spoilt = [*around, bounds] if bounds is not None else [*around]
        self._kept.spoilt(ink, [rect.clip(room) for rect in spoilt])

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


def _draw_way(ink: Ink, scene: Scene, way: FloatArray) -> list[Polyline]:
    """The way so far on the surface; returns its strokes, as do the others, so that they can be made good."""
    lines = refined(way, WAY_POINTS // 2)
    strokes = scene.curve(*scene.unit_square(lines[:, 0], lines[:, 1]))
    for stroke in strokes:
        pygame.draw.aalines(ink.surface, ink.theme.text, False, stroke)
    return strokes


def _draw_slices(ink: Ink, scene: Scene, line: Line, room: pygame.Rect) -> list[Polyline]:
    """The parabolas through the ball on which only m, and only b, varies, each with its name at its upper end."""
    u, v = _place(scene, line)
    drawn = []
    for name, colour, fixed, relief in (
        ("m", ink.theme.m, v, scene.relief.swapped()),
        ("b", ink.theme.b, u, scene.relief),
    ):
        low, high = relief.chords(fixed, HEIGHT)
        free = np.linspace(float(low[0]), float(high[0]), CURVE_POINTS)
        held = np.full(CURVE_POINTS, fixed[0])
        strokes = (scene.curve(free, held) if name == "m" else scene.curve(held, free)) if low[0] < high[0] else []
        for stroke in strokes:
            for start, end in zip(stroke[:-1], stroke[1:], strict=True):
                ink.line(colour, (start[0], start[1]), (end[0], end[1]), 2)
        drawn += strokes
        _name_slice(ink, name, colour, strokes, room)
    return drawn


def _name_slice(ink: Ink, name: str, colour: Colour, strokes: list[Polyline], room: pygame.Rect) -> None:
    if not strokes:
        return
    x, y = min((end for stroke in strokes for end in (stroke[0], stroke[-1])), key=lambda end: end[1])
    off = ink.px(10)
    places = [(x, y - off, "center"), (x + off, y, "center"), (x - off, y, "center"), (x, y + off, "center")]
    ink.text_where_free(name, places, room, SMALL_STRONG, colour)


def _draw_least(ink: Ink, scene: Scene) -> pygame.Rect:
    """A ring where the cost is least; in a valley a dashed line along its bottom."""
    moments, box = scene.shown.moments, scene.shown.box
    if not moments.has_slope:
        slopes = np.array([box.m_low, box.m_high])
        u, v = scene.unit_square(slopes, moments.y_mean - slopes * moments.x_mean)
        share = np.linspace(0.0, 1.0, CURVE_POINTS)
        strokes = scene.curve(u[0] + (u[1] - u[0]) * share, v[0] + (v[1] - v[0]) * share)
        for stroke in strokes:
            ink.dashes(ink.theme.muted, (stroke[0][0], stroke[0][1]), (stroke[-1][0], stroke[-1][1]))
        return bounds_of(strokes, ink.px(4)) or pygame.Rect(0, 0, 0, 0)
    place = _place(scene, Line(moments.slope, moments.intercept))
    if scene.concealment(*place)[0] > 0.0:
        return pygame.Rect(0, 0, 0, 0)
    return _draw_disc(ink, scene, place, 4.5, is_ring=True, rim=0)


def _draw_ball(ink: Ink, scene: Scene, line: Line) -> pygame.Rect:
    """The ball where the line is; a ring where the surface hides it, and nothing outside the box."""
    u, v = place = _place(scene, line)
    if max(abs(u[0]), abs(v[0])) > HALF:
        return pygame.Rect(0, 0, 0, 0)
    return _draw_disc(ink, scene, place, _BALL, is_ring=scene.concealment(u, v)[0] > 0.0, rim=2)


def _draw_disc(
    ink: Ink, scene: Scene, place: tuple[FloatArray, FloatArray], units: float, is_ring: bool, rim: float
) -> pygame.Rect:
    x, y = scene.on_surface(*place)[0].tolist()
    if rim and not is_ring:
        ink.disc(ink.theme.card, (x, y), units + rim)
    ink.disc(ink.theme.text, (x, y), units, ring=1.5 if is_ring else 0)
    size = 2 * ink.px(units + rim + 2)
    return pygame.Rect(round(x) - size // 2, round(y) - size // 2, size, size)


def _place(scene: Scene, line: Line) -> tuple[FloatArray, FloatArray]:
    return scene.unit_square(np.array([line.slope]), np.array([line.intercept]))
