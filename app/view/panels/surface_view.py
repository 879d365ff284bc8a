"""The bowl in 3-D: a surface that is turned by hand, with the way so far, the ball and both slices through it on it.

Floor, surface, axes and labels are kept as a picture while only the line learns; each frame adds what moves.
"""

from __future__ import annotations

import numpy as np
import pygame

from app.messages import Message, ToggleLandscapeSize, TurnLandscape
from app.model.dataset import FloatArray
from app.model.run import Run
from app.model.scaling import Line
from app.plots.polylines import thinned
from app.state import State
from app.view.ink import Ink, Kept
from app.view.panels.card_parts import Header, Places
from app.view.panels.surface_axes import draw_axes
from app.view.panels.surface_ground import body_of, draw_surface, outline_of
from app.view.panels.surface_marks import WAY_POINTS, Marks
from app.view.relief_scene import Curves, Scene, Shown, scene_for, shown_for
from app.view.targets import Target
from app.view.typesetting import TICK
from app.views import Box

NEW_WAY_POINTS = 60
"""So many lines are added to a way before all of it is thinned again."""

DEGREES_A_PIXEL = 0.5
DEGREES_A_NUDGE = 5.0
VALLEY = "a valley: every line through the column's mean costs the same"

_HEADER, _SIDE, _FOOT = 36, 14, 10


class SurfaceView:
    """Draws the surface and what is on it; ``shown`` is what it showed last, and ``scene`` where."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._scene_key: object = None
        self.shown: Shown | None = None
        self.scene: Scene | None = None
        self._way_of: object = None
        self._drawn_until = 0
        self._restarts = 0
        self._painted: object = None
        self._written: list[tuple[str, pygame.Rect]] = []
        self._thinned: tuple[int, FloatArray] | None = None

    def draw(self, ink: Ink, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box`` as a surface, turned as the state says."""
        card, room = places.card, _room(ink, places.card)
        run, step = state.timeline.run, state.timeline.step
        way_of = (run.version.serial, run.path.thinnings)
        if way_of != self._way_of or step < self._drawn_until:
            self._way_of, self._drawn_until, self._thinned = way_of, 0, None
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
            self._painted = key
            marks = self._paint_scene(ink, scene, room, self._way_until(run, step), state.training.line)
            self._kept.take_over(ink, room)
        else:
            ink.written.extend(self._written)
            marks = Marks(scene, (), thinned(news, WAY_POINTS), state.training.line)
            self._kept.take_over(ink, marks.draw_way(ink, room))
        self._kept.spoilt(ink, [marks.draw(ink, room)])
        ink.surface.set_clip(clip)
        self._drawn_until = step

    def _paint_scene(self, ink: Ink, scene: Scene, room: pygame.Rect, way: FloatArray, line: Line) -> Marks:
        """Paint all but what moves, and remember what was written; returns what moves, which was found with the rest."""
        body, written = body_of(scene), len(ink.written)
        marks = Marks(scene, outline_of(scene, body), way, line)
        ink.surface.fill(ink.theme.card, room)
        draw_surface(ink, scene, body, marks.strokes)
        marks.draw_way(ink, room)
        _draw_words(ink, scene, room)
        self._written = ink.written[written:]
        return marks

    def _way_until(self, run: Run, step: int) -> FloatArray:
        """The way up to a step, thinned; while only its end moves on, so that a surface can be turned swiftly meanwhile."""
        if self._thinned is None or step > self._thinned[0] + NEW_WAY_POINTS:
            self._thinned = step, thinned(run.path.lines(0, step), WAY_POINTS)
        known, way = self._thinned
        # The way known ends with the very line that what came after it begins with.
        return np.concatenate([way[:-1], run.path.lines(known, step)]) if step > known else way

    def _scene_of(self, ink: Ink, room: pygame.Rect, state: State, box: Box, news: FloatArray) -> Scene:
        """The scene, worked out anew only where it is another; ``news`` are the lines not drawn yet."""
        moments, landscape = state.training.training_set.moments, state.landscape
        lines = np.concatenate([news, [state.training.line]])
        old = self.shown
        if old is None or old.box != box or old.moments != moments or not old.holds(lines):
            way = np.concatenate([self._way_until(state.timeline.run, state.timeline.step), lines[-1:]])
            self.shown = old = shown_for(moments, box, way)
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
        for stroke in scene.seen(_valley(scene))[0]:
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


def _valley(scene: Scene) -> Curves:
    """The bottom of a valley, where every line runs through the mean point."""
    moments, box = scene.shown.moments, scene.shown.box
    ends = (Line(m, moments.y_mean - m * moments.x_mean) for m in (box.m_low, box.m_high))
    return scene.straight(*ends)
