"""The map under the bowl's ball: shading between the levels of J, their contours, some with their level, and the axes."""

from __future__ import annotations

from math import floor, isclose, log10, pi
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.arrays import FloatArray
from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.theory.landscape import contour_levels, contours, cost_within
from app.plots.ellipses import Ellipses
from app.plots.numerals import shown_value, significant
from app.plots.polylines import clamped_between
from app.plots.transform import PlotTransform
from app.session.pixels import FARTHEST_PX
from app.view.figures.named_axes import draw_axis_below, draw_axis_beside
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import TICK

CONTOURS = 14

NAMED = (4, 8, 12)
"""Which contours have their level written on them, counted from the lowest."""

ROOM_AROUND = 34
"""In units: so far from least squares there is no label, which marks and paths there would cover."""

RANGE_WIDTH = 140
"""How wide the range of J is written, in units."""

_QUARTERS = np.array([0.0, 0.5, 1.0, 1.5]) * pi

Pixel = tuple[float, float]


class Contour(NamedTuple):
    """One level of J: what of its contour is seen, in pixels, and the outline of the area below it."""

    level: float
    arcs: list[list[Pixel]]
    outline: list[Pixel]


class MapTexts(NamedTuple):
    """What the texts leave free: the place where the path begins, and the upper left corner if the ball is there."""

    start: Line | None
    is_ball_left: bool


def range_box(pen: Pen, plot: pygame.Rect) -> pygame.Rect:
    """The corner in which the range of J stands, unless the ball is there."""
    return pygame.Rect(plot.left, plot.top, pen.px(RANGE_WIDTH), pen.px(18))


def draw_map(
    pen: Pen, rect: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, moments: Moments, texts: MapTexts
) -> None:
    """Shading between the levels, their contours, the least and the largest J, axes."""
    least, largest = cost_within(moments, transform.x_domain, transform.y_domain)
    levels = _round_levels(moments.least_cost, least, largest)
    found = _contours(plot, transform, moments, levels)
    _draw_levels(pen, plot, found)
    draw_axis_below(pen, rect, plot, transform.x, "m")
    draw_axis_beside(pen, rect, plot, transform.y, "b")
    says = f"J {significant(least, 2)} to {significant(largest, 2)}" if moments.has_slope else "a valley: no one best line"
    height, inset = plot.top + pen.px(9), pen.px(6)
    corners = [(plot.left + inset, height, "midleft"), (plot.right - inset, height, "midright")]
    corners = corners[::-1] if texts.is_ball_left else corners
    pen.text_where_free(says, corners, plot, TICK, pen.theme.text, role="range of J")
    best = transform.model_to_view(moments.slope, moments.intercept) if moments.has_slope else None
    for place in NAMED:
        away_from = None if texts.start is None else transform.model_to_view(*texts.start)
        _name_level(pen, plot, found[place - 1], _fill(pen, place), best, away_from)


def _round_levels(bottom: float, least: float, largest: float) -> list[float]:
    """The levels of evenly spaced ellipses, each as round a number as the distance to the one below allows."""
    levels, below = [], least
    for level in contour_levels(bottom, max(largest, least * 1.000001 + 1e-300), CONTOURS, least):
        gap = level - below
        unit = 10.0 ** floor(log10(gap / 4.0)) if gap > 1e-290 else 0.0
        rounded = round(level / unit) * unit if unit and level / unit < 1e15 else level
        # The highest stays: the corner of the box is on it.
        levels.append(rounded if below < rounded and level < largest else level)
        below = levels[-1]
    return levels


def _contours(plot: pygame.Rect, transform: PlotTransform, moments: Moments, levels: list[float]) -> list[Contour]:
    """Contours as far as the plot, and a little more than it, shows them."""
    if not moments.has_slope:
        return [_valley_walls(plot, transform, moments, level) for level in levels]
    quarters = contours(moments, levels, transform.x_domain, _QUARTERS)[:, 0]
    ellipses = Ellipses.through(np.stack(transform.model_to_view(quarters[..., 0], quarters[..., 1]), axis=-1))
    seen = plot.inflate(6, 6)
    parts = ellipses.seen_within(seen.left, seen.top, seen.right, seen.bottom)
    return [Contour(level, *part) for level, part in zip(levels, parts, strict=True)]


def _valley_walls(plot: pygame.Rect, transform: PlotTransform, moments: Moments, level: float) -> Contour:
    """The two parallel lines that a contour of a valley is."""
    lines = contours(moments, [level], transform.x_domain)[0][:, [0, -1]]
    xs, ys = (np.clip(places, -FARTHEST_PX, FARTHEST_PX) for places in transform.model_to_view(lines[..., 0], lines[..., 1]))
    across, down = (np.array([*places[0], *places[1, ::-1], places[0, 0]]) for places in (xs, ys))
    outline = clamped_between(across, down, plot.top - 1, plot.bottom)
    walls = [list(zip(*wall, strict=True)) for wall in zip(xs.tolist(), ys.tolist(), strict=True)]
    return Contour(level, walls, outline)


def _draw_levels(pen: Pen, plot: pygame.Rect, found: list[Contour]) -> None:
    """The area below each level, from the highest on, the stronger the lower, with its contour."""
    theme = pen.theme
    pen.fill(blend(theme.cost, theme.card, 0.04), plot, "area of J")
    with pen.clipped(plot):
        for place in range(CONTOURS, 0, -1):
            contour, share = found[place - 1], (CONTOURS - place) / CONTOURS
            if len(contour.outline) > 2:
                pen.polygon(_fill(pen, place), contour.outline, "area of J")
            edge = blend(theme.cost, theme.card, 0.2 + 0.44 * share)
            for arc in contour.arcs:
                pen.polyline(edge, arc, role="contour")


def _fill(pen: Pen, place: int) -> Colour:
    """The colour of the area below a contour, counted from the lowest."""
    return blend(pen.theme.cost, pen.theme.card, 0.05 + 0.22 * (CONTOURS - place) / CONTOURS)


def _name_level(
    pen: Pen, plot: pygame.Rect, contour: Contour, ground: Colour, best: Pixel | None, start: Pixel | None
) -> None:
    """Write the level in a gap of its contour: away from least squares, and on the side that the path does not come from."""
    dots = np.concatenate([np.zeros((0, 2)), *map(_evenly, contour.arcs)])
    if best is not None:
        from_best = dots - best
        is_free = np.hypot(*from_best.T) > pen.px(ROOM_AROUND)
        dots, from_best = dots[is_free], from_best[is_free]
        if start is not None:
            dots = dots[np.argsort(from_best @ np.subtract(start, best), kind="stable")]
    # In the corners above and below stands what is said of the whole.
    room = plot.inflate(-pen.px(36), -pen.px(36))
    text = f"J = {_exactly(contour.level)}"
    places = [(x, y, "center") for x, y in dots.tolist()]
    pen.text_where_free(text, places, room, TICK, pen.theme.text, ground, "contour label")


def _exactly(level: float) -> str:
    """A round number with the fewest digits that say all of it."""
    shown = (significant(level, digits) for digits in range(1, 5))
    return next((text for text in shown if isclose(shown_value(text), level, rel_tol=1e-9)), significant(level, 3))


def _evenly(arc: list[Pixel], apart: float = 12.0) -> FloatArray:
    """Points along a polyline, about so many pixels apart: an array of shape (k, 2)."""
    dots = np.array(arc) @ (1.0, 1.0j)
    lengths = np.concatenate([[0.0], np.cumsum(np.abs(np.diff(dots)))])
    along = np.linspace(0.0, lengths[-1], max(2, min(200, int(lengths[-1] / apart))))
    found = np.interp(along, lengths, dots)
    return np.stack([found.real, found.imag], axis=-1)
