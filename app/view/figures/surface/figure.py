"""The bowl in 3-D: a surface that is turned by hand, with the path so far, the ball and both slices through it on it.

Floor, surface, axes and labels are a cached layer while only the line learns; each frame adds what moves.
"""

from __future__ import annotations

import numpy as np
import pygame

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.plots.polylines import thinned
from app.view.figures.frame import Frame
from app.view.figures.run_path import PathKey, RunPath
from app.view.figures.surface.axes import Pixel, axes_of, draw_axes
from app.view.figures.surface.body import NOWHERE, body_of, draw_surface, outline_of, silhouette_of
from app.view.figures.surface.marks import PATH_POINTS, Marks
from app.view.figures.surface.scene import Curves, Scene, Volume, scene_for, volume_for
from app.view.figures.surface.values import Surface
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK

NEW_PATH_POINTS = 60
"""So many lines are added to a path before all of it is thinned again."""

VALLEY = ("a valley: every line through the points' mean costs the same", "a valley: no one best line")


class SurfaceFigure:
    """Draws the surface and what is on it; ``volume`` is what it showed last, and ``scene`` where."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._scene_key: object = None
        self.volume: Volume | None = None
        self.scene: Scene | None = None
        self._silhouette = NOWHERE
        self._axes: list[tuple[Pixel, Pixel]] = []
        self._path_key: PathKey | None = None
        self._drawn_until = 0
        self._restarts = 0
        self._thinned: tuple[int, FloatArray] | None = None

    def draw(self, pen: Pen, frame: Frame, surface: Surface) -> None:
        """Draw the landscape within the box as a surface, turned as asked for."""
        plot, path, line = frame.plot, surface.path, surface.line
        if path.key != self._path_key or path.step < self._drawn_until:
            self._path_key, self._drawn_until, self._thinned = path.key, 0, None
            self._restarts += 1
        news = path.since(self._drawn_until)
        scene = self._scene_of(pen, plot, surface, news)
        marks: Marks | None = None

        def paint() -> None:
            nonlocal marks
            frame.paint()
            with pen.clipped(plot):
                marks = _paint_scene(pen, scene, plot, self._path_until_now(path), line)

        self._layer.draw(pen, frame.rect, (frame.key, self._scene_key, self._restarts), paint)
        with pen.clipped(plot):
            if marks is None:
                marks = Marks(scene, (), thinned(news, PATH_POINTS), line)
                self._layer.extend(pen, lambda: marks.draw_path(pen))
            marks.draw(pen, plot, self._is_off_surface)
        self._drawn_until = path.step

    def _is_off_surface(self, box: pygame.Rect) -> bool:
        """Whether a text may stand there: neither on the surface nor on an axis."""
        return not self._silhouette.covers(box) and not any(box.inflate(4, 4).clipline(*axis) for axis in self._axes)

    def _path_until_now(self, path: RunPath) -> FloatArray:
        """The path, thinned; while only its end moves on, so that a surface can be turned swiftly meanwhile."""
        if self._thinned is None or path.step > self._thinned[0] + NEW_PATH_POINTS:
            self._thinned = path.step, thinned(path.since(0), PATH_POINTS)
        known, lines = self._thinned
        # The lines known end with the very line that what came after them begins with.
        return np.concatenate([lines[:-1], path.since(known)]) if path.step > known else lines

    def _scene_of(self, pen: Pen, plot: pygame.Rect, surface: Surface, news: FloatArray) -> Scene:
        """The scene, worked out anew only where it is another; ``news`` are the lines not drawn yet."""
        moments, box = surface.moments, surface.box
        lines = np.concatenate([news, [surface.line]])
        volume = self.volume
        if volume is None or volume.box != box or volume.moments != moments or not volume.holds(lines):
            seen = np.concatenate([self._path_until_now(surface.path), lines[-1:]])
            self.volume = volume = volume_for(moments, box, seen)
        key = (volume, surface.yaw, surface.pitch, tuple(plot), pen.typesetter.scale)
        if key != self._scene_key or self.scene is None:
            words = 0 if moments.has_slope else pen.typesetter.line_height(TICK)
            margins = (pen.px(48), pen.px(12), pen.px(14) + words)
            self._scene_key = key
            self.scene = scene = scene_for(volume, surface.yaw, surface.pitch, plot, margins)
            self._silhouette = silhouette_of(scene)
            self._axes = [axis.ends for axis in axes_of(scene)]
        return self.scene


def _paint_scene(pen: Pen, scene: Scene, plot: pygame.Rect, path: FloatArray, line: Line) -> Marks:
    """Paint all but what moves; returns what moves, which was found with the rest."""
    body = body_of(scene)
    marks = Marks(scene, outline_of(scene, body), path, line)
    draw_surface(pen, scene, body, marks.strokes)
    _draw_words(pen, scene, plot)
    # Last, as what is added to it later is drawn over the rest too.
    marks.draw_path(pen)
    return marks


def _draw_words(pen: Pen, scene: Scene, plot: pygame.Rect) -> None:
    """Axes, and in a valley its bottom and what it means."""
    if not scene.volume.moments.has_slope:
        pen.text_that_fits(
            VALLEY, plot.w, plot.left, plot.bottom - pen.px(7), TICK, pen.theme.muted, "midleft", "valley label"
        )
        for stroke in scene.seen(_valley(scene))[0]:
            # Seen from afar, too, a straight line is straight.
            pen.dashes(pen.theme.muted, stroke[0], stroke[-1], role="bottom of the valley")
    draw_axes(pen, scene, plot)


def _valley(scene: Scene) -> Curves:
    """The bottom of a valley, where every line runs through the mean point."""
    moments, box = scene.volume.moments, scene.volume.box
    ends = (Line(m, moments.y_mean - m * moments.x_mean) for m in (box.m_low, box.m_high))
    return scene.straight(*ends)
