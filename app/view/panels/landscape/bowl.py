"""The bowl from above: contours of J over m and b, the way so far, and which way is down from here."""

from __future__ import annotations

from math import hypot

import numpy as np
import pygame

from app.messages import FitLandscape, Message, SetLineByHand, ShowBox, ShowPreview
from app.model.data.dataset import FloatArray, Moments
from app.model.data.scaling import Line
from app.model.learning.cost import cost, mean_gradient
from app.model.theory.landscape import contour_levels, contours, cost_within
from app.plots.numerals import significant
from app.plots.polylines import Polyline, held_between
from app.plots.transform import PlotTransform
from app.session.state import State
from app.session.targets import BowlTarget
from app.session.views import Box
from app.view.highlight import highlighted_symbols
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import FAR, Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import TICK, TICK_STRONG
from app.view.panels.landscape.bowl_rest import draw_rest
from app.view.panels.landscape.box import bowl_transform, box_seen_by
from app.view.panels.landscape.card_parts import Header, Places
from app.view.panels.landscape.named_axes import draw_axis_below, draw_axis_beside
from app.view.targets import Target
from app.view.words import explain

CONTOURS = 14
GHOSTS_DRAWN = 3

WIDE, FEW_DOTS, MANY_DOTS = 480, 49, 97
"""On so wide a plot, in pixels, a contour has many points, and else few."""

ZOOM_A_NOTCH = 1.15
ARROW = 36
FEW = 8
"""So few dots are placed one by one, which takes less than numpy does to begin."""


class BowlView:
    """Keeps the contours and the way so far as a picture; each frame adds its steps and draws the ball."""

    def __init__(self) -> None:
        self._kept = CachedLayer()
        self._drawn_until = 0
        self._repainted = 0

    def draw(self, pen: Pen, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw contours, way, least cost, ball and the arrow down."""
        plot = places.plot
        transform = bowl_transform(box, plot)
        self._draw_ground(pen, places, state, transform, header)
        whole = _whole(state, plot, transform)
        pen.target(whole)
        explain(pen, ("range", "least-squares", "rests", "circles"), whole)
        moments, line = state.training.training_set.moments, state.training.line
        _draw_least(pen, plot, transform, moments)
        draw_rest(pen, plot, transform, moments, state.outlook)
        with pen.clipped(plot):
            ball = _pixel(transform, line)
            _draw_arrow(pen, transform, moments, line, ball)
            lit = highlighted_symbols(state)
            pen.disc(pen.theme.card, ball, 7.5)
            pen.disc(pen.theme.m, ball, 6.5 if lit & {"m", "b", "J"} else 5.5)
            if state.pointer.target == BowlTarget() and state.held is None:
                _draw_readout(pen, plot, transform, moments, state)

    def _draw_ground(self, pen: Pen, places: Places, state: State, transform: PlotTransform, header: Header) -> None:
        """Bring the kept picture up to date: painted anew where it has to be, else with the newest steps added."""
        card, plot = places
        timeline, run, step = state.timeline, state.timeline.run, state.timeline.step
        if step < self._drawn_until:
            self._repainted += 1
        moments = state.training.training_set.moments
        ghosts = list(timeline.others.values())[-GHOSTS_DRAWN:]
        ways = (run.version.serial, run.path.thinnings, [(ghost.version.serial, ghost.now.step) for ghost in ghosts])
        key = (transform, moments, self._repainted, header.key, ways)

        def paint() -> None:
            _draw_contours(pen, card, plot, transform, moments)
            header.paint()
            for ghost in ghosts:
                _draw_path(pen, plot, transform, ghost.path.lines(0, ghost.now.step), _ghost(pen))
            _draw_path(pen, plot, transform, run.path.lines(0, step), _path_colour(pen))
            self._drawn_until = step

        self._kept.draw(pen, card, key, paint)
        if step > self._drawn_until:
            lines = run.path.lines(max(0, self._drawn_until), step)
            self._kept.extend(pen, lambda: _draw_path(pen, plot, transform, lines, _path_colour(pen)))
            self._drawn_until = step


def _whole(state: State, plot: pygame.Rect, transform: PlotTransform) -> Target:
    def start_here(x: float, y: float) -> Message:
        return SetLineByHand(*transform.view_to_model(x, y))

    def preview(x: float, y: float) -> Message:
        return ShowPreview(Line(*transform.view_to_model(x, y)))

    def drag_by(dx: float, dy: float) -> Message:
        return ShowBox(box_seen_by(transform.panned(dx, dy)))

    def wheel(notches: int, x: float, y: float) -> Message:
        return ShowBox(box_seen_by(transform.zoomed(x, y, ZOOM_A_NOTCH**notches)))

    def nudge(dx: int, dy: int) -> Message:
        m_step = (transform.x_domain[1] - transform.x_domain[0]) / 200
        b_step = (transform.y_domain[1] - transform.y_domain[0]) / 200
        line = state.training.line
        return SetLineByHand(line.slope + dx * m_step, line.intercept + dy * b_step)

    return Target(
        BowlTarget(),
        plot,
        click_at=start_here,
        hover=preview,
        drag_by=drag_by,
        pan=drag_by,
        wheel=wheel,
        nudge=nudge,
        double_click=FitLandscape(),
        cursor=pygame.SYSTEM_CURSOR_CROSSHAIR,
    )


def _draw_contours(pen: Pen, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, moments: Moments) -> None:
    """Card, shading between the levels, their rims, the level of the outermost and innermost, axes."""
    theme = pen.theme
    pen.card(card)
    least, largest = cost_within(moments, transform.x_domain, transform.y_domain)
    levels = contour_levels(moments.least_cost, max(largest, least * 1.000001 + 1e-300), CONTOURS)
    pen.fill(blend(theme.cost, theme.card, 0.04), plot)
    lines = contours(moments, levels[::-1], transform.x_domain, FEW_DOTS if plot.w < WIDE else MANY_DOTS)
    xs, ys = (np.clip(places, -FAR, FAR) for places in transform.model_to_view(lines[..., 0], lines[..., 1]))
    with pen.clipped(plot):
        for place, (x, y) in enumerate(zip(xs, ys, strict=True)):
            fill = blend(theme.cost, theme.card, 0.05 + 0.22 * place / CONTOURS)
            rim = blend(theme.cost, theme.card, 0.16 + 0.44 * place / CONTOURS)
            pen.polygon(fill, held_between(_closed(x), _closed(y), plot.top - 1, plot.bottom))
            for side in zip(x.tolist(), y.tolist(), strict=True):
                pen.polyline(rim, list(zip(*side, strict=True)))
    draw_axis_below(pen, card, plot, transform.x, "m")
    draw_axis_beside(pen, card, plot, transform.y, "b")
    says = f"J {significant(least, 2)} to {significant(largest, 2)}" if moments.has_slope else "a valley: no one best line"
    height, inset = plot.top + pen.px(9), pen.px(6)
    corners = [(plot.left + inset, height, "midleft"), (plot.right - inset, height, "midright")]
    pen.text_where_free(says, corners, plot, TICK, theme.text)


def _closed(places: FloatArray) -> FloatArray:
    """One coordinate of a contour's sides, (sides, k), as of one outline; a valley's two are gone along there and back."""
    return np.concatenate([places[0], *(side[::-1] for side in places[1:]), places[0, :1]])


def _draw_least(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments) -> None:
    """The ring at the least cost, and in a corner what it means."""
    if not moments.has_slope:
        return
    rings = [_pixel(transform, Line(moments.slope, moments.intercept))]
    x, y = plot.left + pen.px(10), plot.bottom - pen.px(9)
    if pen.text_where_free("least squares", [(x + pen.px(9), y, "midleft")], plot, TICK, pen.theme.text):
        rings.append((x, y))
    with pen.clipped(plot):
        for ring in rings:
            pen.disc(pen.theme.muted, ring, 4.5, ring=1.5)


def _draw_path(pen: Pen, plot: pygame.Rect, transform: PlotTransform, lines: FloatArray, colour: Colour) -> None:
    """One stroke through these lines of the plane. Drawn in two goes it is the same to the pixel."""
    if len(lines) >= 2:
        with pen.clipped(plot):
            pen.segments(colour, _pixels(transform, lines))


def _draw_arrow(pen: Pen, transform: PlotTransform, moments: Moments, line: Line, ball: tuple[float, float]) -> None:
    """An arrow from the ball against the gradient of J: the way that is steepest down."""
    by_m, by_b = mean_gradient(moments, *line)
    end = _pixel(transform, Line(line.slope - by_m, line.intercept - by_b))
    way = (end[0] - ball[0], end[1] - ball[1])
    length = hypot(*way)
    if not length > 0:
        return
    reach = min(pen.px(ARROW), max(pen.px(18), length))
    tip = (ball[0] + way[0] / length * reach, ball[1] + way[1] / length * reach)
    pen.arrow(pen.theme.error, ball, tip, 2)


def _draw_readout(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, state: State) -> None:
    x, y = state.pointer.x, state.pointer.y
    m, b = transform.view_to_model(x, y)
    shown = f"m {significant(m, 3)}  b {significant(b, 3)}  J {significant(cost(moments, m, b), 3)}"
    box = pygame.Rect(0, 0, pen.width(shown, TICK_STRONG) + pen.px(14), pen.px(20))
    box.midbottom = (round(x), round(y) - pen.px(10))
    if box.top < plot.top:
        box.top = round(y) + pen.px(18)
    box.clamp_ip(plot)
    pen.card(box, pen.theme.raised, radius=5)
    pen.text(shown, *box.center, TICK_STRONG, pen.theme.text, "center")


def _pixel(transform: PlotTransform, line: Line) -> tuple[float, float]:
    x, y = transform.model_to_view(line.slope, line.intercept)
    return max(-FAR, min(FAR, x)), max(-FAR, min(FAR, y))


def _pixels(transform: PlotTransform, lines: FloatArray) -> Polyline:
    if len(lines) <= FEW:
        return [_pixel(transform, Line(slope, intercept)) for slope, intercept in lines.tolist()]
    xs, ys = (np.clip(places, -FAR, FAR) for places in transform.model_to_view(lines[:, 0], lines[:, 1]))
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def _path_colour(pen: Pen) -> Colour:
    return pen.theme.text


def _ghost(pen: Pen) -> Colour:
    return blend(pen.theme.text, pen.theme.card, 0.3)
