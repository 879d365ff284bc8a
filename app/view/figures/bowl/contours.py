"""The map under the bowl's ball: shading between the levels of J, their contours, places for some levels, and the axes."""

from __future__ import annotations

from math import floor, isclose, log10, pi
from typing import NamedTuple

import numpy as np
import pygame

from app.model.data.arrays import FloatArray
from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.theory.landscape import Interval, contour_levels, contours
from app.plots.ellipses import Ellipses
from app.plots.numerals import shown_value, significant
from app.plots.transform import PlotTransform
from app.view.figures.bowl.shading import LEVELS, edge_of, fill_below
from app.view.figures.bowl.straight import edges_of, straight_contour
from app.view.figures.named_axes import draw_axis_below, draw_axis_beside
from app.view.paint.pen import Label, Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import TICK

NAMED = (4, 8, 12)
"""Which contours have their level written on them, counted from the lowest."""

ROOM_AROUND = 34
"""In units: so far from least squares there is no label, which marks and paths there would cover."""

STRAIGHT_FROM = 1e9
"""Of an ellipse that is so many pixels large or far off, what is seen is straight."""

_QUARTERS = np.array([0.0, 0.5, 1.0, 1.5]) * pi

Pixel = tuple[float, float]


class Contour(NamedTuple):
    """One level of J: what of its contour is seen, in pixels, and the outline of the area below it."""

    level: float
    arcs: list[list[Pixel]]
    outline: list[Pixel]


class LevelName(NamedTuple):
    """A level as it is written in a gap of its contour, on the colour around it."""

    label: Label
    ground: Colour


def draw_map(
    pen: Pen, rect: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, moments: Moments, costs: Interval
) -> list[Contour]:
    """Draw shading between the levels, their contours, and axes; returns the contours, the lowest first.

    ``costs`` are the least and the largest J in the plot.
    """
    levels = _round_levels(moments.least_cost, *costs)
    found = _contours(plot, transform, moments, levels)
    _draw_levels(pen, plot, found)
    draw_axis_below(pen, rect, plot, transform.x, "m")
    draw_axis_beside(pen, rect, plot, transform.y, "b")
    return found


def names_of_levels(
    pen: Pen, plot: pygame.Rect, transform: PlotTransform, moments: Moments, found: list[Contour], start: Line | None
) -> list[LevelName]:
    """Where some of the levels are to be written; ``start`` is where the path begins."""
    best = transform.model_to_view(moments.slope, moments.intercept) if moments.has_slope else None
    away_from = None if start is None else transform.model_to_view(*start)
    names: list[LevelName] = []
    for place in NAMED:
        label = _place_of_name(pen, plot, found[place - 1], best, away_from)
        if label is not None and label.rect.collidelist([name.label.rect.inflate(4, 0) for name in names]) < 0:
            names.append(LevelName(label, fill_below(pen.theme, place)))
    return names


def write_levels(pen: Pen, names: list[LevelName]) -> None:
    """Write them: over the path, which would cross them out."""
    for name in names:
        pen.text_on(name.label, TICK, pen.theme.text, name.ground, "contour label")


def _round_levels(bottom: float, least: float, largest: float) -> list[float]:
    """The levels of evenly spaced ellipses, each as round a number as the distance to the one below allows."""
    levels, below = [], least
    for level in contour_levels(bottom, max(largest, least * 1.000001 + 1e-300), LEVELS, least):
        gap = level - below
        unit = 10.0 ** floor(log10(gap / 4.0)) if gap > 1e-290 else 0.0
        rounded = round(level / unit) * unit if unit and level / unit < 1e15 else level
        # The highest stays: the corner of the box is on it.
        levels.append(rounded if below < rounded and level < largest else level)
        below = levels[-1]
    return levels


def _contours(plot: pygame.Rect, transform: PlotTransform, moments: Moments, levels: list[float]) -> list[Contour]:
    """Contours as far as the plot, and a little more than it, shows them."""
    seen = plot.inflate(6, 6)
    ellipses = _ellipses(transform, moments, levels) if moments.has_slope else None
    if ellipses is None or float(np.max(np.abs(np.concatenate(ellipses)))) > STRAIGHT_FROM:
        edges = edges_of(seen, transform, moments)
        return [Contour(level, *straight_contour(edges, level)) for level in levels]
    parts = ellipses.seen_within(seen.left, seen.top, seen.right, seen.bottom)
    return [Contour(level, *part) for level, part in zip(levels, parts, strict=True)]


def _ellipses(transform: PlotTransform, moments: Moments, levels: list[float]) -> Ellipses:
    """The contours of a bowl; those of a valley are straight."""
    quarters = contours(moments, levels, transform.x_domain, _QUARTERS)[:, 0]
    return Ellipses.through(np.stack(transform.model_to_view(quarters[..., 0], quarters[..., 1]), axis=-1))


def _draw_levels(pen: Pen, plot: pygame.Rect, found: list[Contour]) -> None:
    """The area below each level, from the highest on, the stronger the lower, with its contour."""
    pen.fill(fill_below(pen.theme, LEVELS), plot, "area of J")
    with pen.clipped(plot):
        for place in range(LEVELS, 0, -1):
            contour = found[place - 1]
            if len(contour.outline) > 2:
                pen.polygon(fill_below(pen.theme, place), contour.outline, "area of J")
            for arc in contour.arcs:
                pen.polyline(edge_of(pen.theme, place), arc, role="contour")


def _place_of_name(pen: Pen, plot: pygame.Rect, contour: Contour, best: Pixel | None, start: Pixel | None) -> Label | None:
    """In a gap of its contour: away from least squares, and on the side that the path does not come from."""
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
    return pen.free_place(text, places, room, TICK)


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
