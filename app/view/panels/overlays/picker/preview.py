"""A small picture of the points as they would be, with the range of each axis and how they will be scaled."""

from __future__ import annotations

import pygame

from app.plots.scale import LinearScale
from app.plots.transform import PlotTransform
from app.session.picking import AXES, Picking
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, SMALL_STRONG, TICK, wrapped
from app.view.panels.overlays.picker.shown import Shown
from app.view.panels.overlays.picker.words import SCALED, column_name, range_of

_INSET = 12


def draw_preview(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """Draw the picture, and below it what x and y are."""
    picking, px = shown.picking, pen.px
    pen.text("Preview", rect.x, rect.y - px(12), TICK, pen.theme.muted, role="preview title")
    pen.card(rect, pen.theme.inset, role="preview")
    _draw_points(pen, rect, picking)
    y = rect.bottom + px(18)
    for axis in AXES:
        colour = pen.theme.symbol(axis)
        drawn = pen.text(axis, rect.x, y, SMALL_STRONG, colour, role=f"{axis} of preview")
        left = drawn.right + px(6)
        pen.clipped_text(_about(picking, axis), left, y, rect.right - left, SMALL, pen.theme.text, f"{axis} range")
        y += px(20)
    if shown.scaled is not None:
        for line in wrapped(pen.typesetter, SCALED[shown.scaled], TICK, rect.w):
            pen.text(line, rect.x, y, TICK, pen.theme.muted, role="scaled")
            y += px(15)


def _about(picking: Picking, axis: str) -> str:
    place = picking.x if axis == "x" else picking.y
    return "not chosen" if place is None else f"{column_name(picking, place)}: {range_of(picking.columns[place])}"


def _draw_points(pen: Pen, rect: pygame.Rect, picking: Picking) -> None:
    x, y = picking.chosen("x"), picking.chosen("y")
    if x is None or y is None or not picking.points:
        pen.text("no points yet", *rect.center, SMALL, pen.theme.muted, "center", "no preview")
        return
    plot = rect.inflate(-2 * pen.px(_INSET), -2 * pen.px(_INSET))
    transform = PlotTransform(
        LinearScale((x.low, x.high), (plot.left, plot.right)),
        LinearScale((y.low, y.high), (plot.bottom, plot.top)),
    )
    colour = blend(pen.theme.text, pen.theme.inset, 0.6)
    with pen.clipped(rect), pen.measuring(transform):
        for point in picking.points:
            pen.disc(colour, transform.model_to_view(*point), 2, role="preview point")
