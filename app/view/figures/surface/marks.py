"""What moves on the 3-D surface while the line learns: the path so far, the slices through the ball, and the ball."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pygame

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.theory.landscape import Interval, Parabola, slice_along_intercept, slice_along_slope
from app.plots.polylines import Polyline, refined, visible_runs
from app.plots.relief import HALF
from app.view.figures.surface.legend import draw_legend
from app.view.figures.surface.scene import Curves, Scene, curve, joined
from app.view.paint.bullseye import draw_bullseye
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL_STRONG

PATH_POINTS = 160

LONGEST_STEP = 0.06
"""In sides of the unit square; a longer step of the path is drawn in parts, to follow the surface."""

BALL, RIM, PATH_WIDTH = 8, 2, 2
"""The ball's radius, that of its rim beyond it, and how wide the path is, in units."""

OFFS = (11, 15, 20, 26)
"""How far off the end of a slice its name may stand, in units."""

IsFree = Callable[[pygame.Rect], bool]
Pixel = tuple[float, float]


class Marks:
    """Finds at one go what is seen of all that moves, and of the curves ``under`` it; ``strokes`` are these as polylines."""

    def __init__(self, scene: Scene, under: Sequence[Curves], path: FloatArray, line: Line) -> None:
        """``path`` are the lines, of shape (k, 2), that the path to be drawn leads through."""
        self._moments = moments = scene.volume.moments
        marked = np.array([(moments.slope, line.slope), (moments.intercept, line.intercept)])
        marks = scene.unit_square(*marked)
        u, v, ends = joined([*under, path_curve(scene, path), *_slices(scene, line), curve(*marks)])
        xs, ys, concealed = scene.on_surface(u, v)
        *self.strokes, self._path, self._by_slope, self._by_intercept, _ = visible_runs(xs, ys, concealed, ends)
        self._least, self._ball = zip(xs[-2:].tolist(), ys[-2:].tolist(), strict=True)
        self._is_least_seen = moments.has_slope and bool(concealed[-2] <= 0.0)
        self._is_ball_hidden = bool(concealed[-1] > 0.0)
        self._is_ball_there = max(abs(places[-1]) for places in marks) <= HALF

    def draw_path(self, pen: Pen) -> None:
        """Draw the path, which stays. Drawn in two goes it is the same to the pixel as in one."""
        for stroke in self._path:
            pen.segments(pen.theme.text, stroke, PATH_WIDTH, "path")

    def draw(self, pen: Pen, room: pygame.Rect, is_free: IsFree) -> None:
        """Draw what does not stay, the target and the ball on top. ``is_free``: whether a text may stand there."""
        _draw_slice(pen, "m", self._by_slope, room, is_free)
        _draw_slice(pen, "b", self._by_intercept, room, is_free)
        if self._is_least_seen:
            draw_bullseye(pen, self._least, "least squares")
        if self._is_ball_there:
            _draw_ball(pen, self._ball, self._is_ball_hidden)
            draw_legend(pen, room, self._is_least_seen, self._is_ball_hidden, is_free)


def path_curve(scene: Scene, lines: FloatArray) -> Curves:
    """The path through these lines on the surface, in steps short enough to follow its shape."""
    if len(lines) < 2:
        return curve(np.empty(0), np.empty(0))
    places = refined(np.column_stack(scene.unit_square(lines[:, 0], lines[:, 1])), LONGEST_STEP, PATH_POINTS)
    return curve(places[:, 0], places[:, 1])


def _slices(scene: Scene, line: Line) -> tuple[Curves, Curves]:
    """The parabolas through the ball, on which only m and on which only b varies."""
    moments, box, cut = scene.volume.moments, scene.volume.box, scene.volume.cut
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


def _draw_slice(pen: Pen, symbol: str, strokes: list[Polyline], room: pygame.Rect, is_free: IsFree) -> None:
    """Draw a slice, with its name beside one of its ends, the upper first, and off the surface."""
    if not strokes:
        return
    colour = pen.theme.symbol(symbol)
    for stroke in strokes:
        pen.segments(colour, stroke, 3, f"slice along {symbol}")
    ends = sorted((end for stroke in strokes for end in (stroke[0], stroke[-1])), key=lambda end: end[1])
    places = [
        (x + pen.px(right), y + pen.px(down), "center")
        for off in OFFS
        for x, y in (ends[0], ends[-1])
        for right, down in ((0, -off), (off, 0), (-off, 0), (off, -off), (-off, -off), (0, off))
    ]
    free = (place for place in places if is_free(pen.text_box(symbol, *place[:2], SMALL_STRONG, "center")))
    pen.text_where_free(symbol, free, room, SMALL_STRONG, colour, role="slice name")


def _draw_ball(pen: Pen, centre: Pixel, is_hidden: bool) -> None:
    """The ball with a rim that sets it off; a mere ring where the surface is in front of it."""
    if is_hidden:
        pen.disc(pen.theme.m, centre, BALL, ring=2, role="hidden ball")
    else:
        pen.disc(pen.theme.card, centre, BALL + RIM, role="ball rim")
        pen.disc(pen.theme.m, centre, BALL, role="ball")
