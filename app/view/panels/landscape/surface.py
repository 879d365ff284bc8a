"""The bowl in 3-D: a surface that is turned by hand, with the way so far, the ball and both slices through it on it.

Floor, surface, axes and labels are kept as a picture while only the line learns; each frame adds what moves.
"""

from __future__ import annotations

import numpy as np
import pygame

from app.messages import Message, ToggleLandscapeSize, TurnLandscape
from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.time.run import Run
from app.plots.polylines import thinned
from app.session.state import State
from app.session.targets import SurfaceTarget
from app.session.views import Box
from app.view.figures.relief_scene import Curves, Scene, Shown, scene_for, shown_for
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK
from app.view.panels.landscape.card_parts import Header, Places
from app.view.panels.landscape.surface_axes import draw_axes
from app.view.panels.landscape.surface_background import body_of, draw_surface, outline_of
from app.view.panels.landscape.surface_marks import WAY_POINTS, Marks
from app.view.targets import Target

NEW_WAY_POINTS = 60
"""So many lines are added to a way before all of it is thinned again."""

DEGREES_A_PIXEL = 0.5
DEGREES_A_NUDGE = 5.0
VALLEY = "a valley: every line through the column's mean costs the same"

_HEADER, _SIDE, _FOOT = 36, 14, 10


class SurfaceView:
    """Draws the surface and what is on it; ``shown`` is what it showed last, and ``scene`` where."""

    def __init__(self) -> None:
        self._kept = CachedLayer()
        self._scene_key: object = None
        self.shown: Shown | None = None
        self.scene: Scene | None = None
        self._path_of: object = None
        self._drawn_until = 0
        self._restarts = 0
        self._thinned: tuple[int, FloatArray] | None = None

    def draw(self, pen: Pen, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box`` as a surface, turned as the state says."""
        card, room = places.card, _room(pen, places.card)
        run, step = state.timeline.run, state.timeline.step
        path_of = (run.version.serial, run.path.thinnings)
        if path_of != self._path_of or step < self._drawn_until:
            self._path_of, self._drawn_until, self._thinned = path_of, 0, None
            self._restarts += 1
        news = run.path.lines(self._drawn_until, step)
        scene = self._scene_of(pen, room, state, box, news)
        marks: Marks | None = None

        def paint() -> None:
            nonlocal marks
            pen.card(card)
            header.paint()
            pen.target(_whole(room))
            with pen.clipped(room):
                marks = _paint_scene(pen, scene, room, self._path_until(run, step), state.training.line)

        self._kept.draw(pen, card, (header.key, self._scene_key, self._restarts), paint)
        with pen.clipped(room):
            if marks is None:
                marks = Marks(scene, (), thinned(news, WAY_POINTS), state.training.line)
                self._kept.extend(pen, lambda: marks.draw_path(pen))
            marks.draw(pen, room)
        self._drawn_until = step

    def _path_until(self, run: Run, step: int) -> FloatArray:
        """The way up to a step, thinned; while only its end moves on, so that a surface can be turned swiftly meanwhile."""
        if self._thinned is None or step > self._thinned[0] + NEW_WAY_POINTS:
            self._thinned = step, thinned(run.path.lines(0, step), WAY_POINTS)
        known, way = self._thinned
        # The way known ends with the very line that what came after it begins with.
        return np.concatenate([way[:-1], run.path.lines(known, step)]) if step > known else way

    def _scene_of(self, pen: Pen, room: pygame.Rect, state: State, box: Box, news: FloatArray) -> Scene:
        """The scene, worked out anew only where it is another; ``news`` are the lines not drawn yet."""
        moments, landscape = state.training.training_set.moments, state.landscape
        lines = np.concatenate([news, [state.training.line]])
        old = self.shown
        if old is None or old.box != box or old.moments != moments or not old.holds(lines):
            way = np.concatenate([self._path_until(state.timeline.run, state.timeline.step), lines[-1:]])
            self.shown = old = shown_for(moments, box, way)
        key = (old, landscape.yaw, landscape.pitch, tuple(room), pen.typesetter.scale)
        if key != self._scene_key or self.scene is None:
            words = 0 if moments.has_slope else pen.typesetter.line_height(TICK)
            margins = (pen.px(46), pen.px(6), pen.px(22) + words)
            self._scene_key = key
            self.scene = scene_for(old, landscape.yaw, landscape.pitch, room, margins)
        return self.scene


def _paint_scene(pen: Pen, scene: Scene, room: pygame.Rect, path: FloatArray, line: Line) -> Marks:
    """Paint all but what moves; returns what moves, which was found with the rest."""
    body = body_of(scene)
    marks = Marks(scene, outline_of(scene, body), path, line)
    draw_surface(pen, scene, body, marks.strokes)
    marks.draw_path(pen)
    _draw_words(pen, scene, room)
    return marks


def _room(pen: Pen, card: pygame.Rect) -> pygame.Rect:
    """What of the card is below its header and clear of its edge."""
    left, top = card.x + pen.px(_SIDE), card.y + pen.px(_HEADER)
    return pygame.Rect(left, top, max(1, card.right - pen.px(_SIDE) - left), max(1, card.bottom - pen.px(_FOOT) - top))


def _draw_words(pen: Pen, scene: Scene, room: pygame.Rect) -> None:
    """Axes, and in a valley its bottom and what it means."""
    if not scene.shown.moments.has_slope:
        pen.clipped_text(VALLEY, room.left, room.bottom - pen.px(7), room.w, TICK, pen.theme.muted)
        for stroke in scene.seen(_valley(scene))[0]:
            # Seen from afar, too, a straight line is straight.
            pen.dashes(pen.theme.muted, stroke[0], stroke[-1])
    draw_axes(pen, scene, room)


def _whole(room: pygame.Rect) -> Target:
    """The view as something to turn: what is in front follows the pointer, or the arrow."""

    def turn(dx: float, dy: float) -> Message:
        return TurnLandscape(-dx * DEGREES_A_PIXEL, dy * DEGREES_A_PIXEL)

    def nudge(dx: int, dy: int) -> Message:
        return TurnLandscape(-dx * DEGREES_A_NUDGE, -dy * DEGREES_A_NUDGE)

    return Target(
        SurfaceTarget(),
        room,
        hint="Drag to turn",
        pan=turn,
        drag_by=turn,
        nudge=nudge,
        double_click=ToggleLandscapeSize(),
        cursor=pygame.SYSTEM_CURSOR_SIZEALL,
    )


def _valley(scene: Scene) -> Curves:
    """The bottom of a valley, where every line runs through the mean point."""
    moments, box = scene.shown.moments, scene.shown.box
    ends = (Line(m, moments.y_mean - m * moments.x_mean) for m in (box.m_low, box.m_high))
    return scene.straight(*ends)
