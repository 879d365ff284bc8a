"""What lies under the line: card, grid, ticks, error bars and points, each made anew only when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pygame

from app.model.dataset import Dataset
from app.model.least_squares import least_squares
from app.plots.ticks import tick_labels
from app.plots.transform import PlotTransform, clip_line
from app.state import State
from app.view.ink import Ink, Kept, Pixels
from app.view.lit import lit_symbols
from app.view.panels.canvas_bars import LINE_WIDTH, Bars
from app.view.panels.equation import draw_remark, remarks_for
from app.view.plane import NO_COLUMNS, Heights, columns_of
from app.view.theme import Colour, blend
from app.view.typesetting import TICK

MANY_POINTS = 1500
"""From so many points on they are drawn as one picture of their density."""

CROWD = 4
"""So many points on it leave nothing of a name to be read."""

FEW_POINTS = 64
"""Up to so many points are not crossed by the line but lie on it."""


Ends: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


class Ground:
    """Keeps the pictures of grid, bars and points."""

    def __init__(self) -> None:
        self._kept = Kept()
        self._bars = Bars()
        self._bars_key: object = None
        self._points_key: object = None
        self._points: Dataset | None = None
        self._columns = NO_COLUMNS
        self._sprites: list[tuple[pygame.Surface, tuple[int, int]]] = []
        self._density: pygame.Surface | None = None

    def draw(
        self, ink: Ink, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, state: State, line: Heights
    ) -> None:
        """Draw card, grid, ticks, the least-squares line, and the error bars between points and line."""
        self._find_points(ink, plot, transform, state.points)
        remarks, colour = remarks_for(state), self._bar_colour(ink, state)

        def paint() -> None:
            _draw_grid(ink, card, plot, transform, least_squares_ends(transform, state), state.points)
            draw_remark(ink, card, plot, remarks)

        key = (transform, state.training.training_set, state.look.show_least_squares, remarks)
        is_new = self._kept.renew(ink, card, key, paint)
        if is_new or colour != self._bars_key:
            self._bars_key = colour
            ground, columns = self._kept.picture, self._columns
            self._bars.paint(ink, card, plot, columns, colour, ground, lambda: self._draw_under_line(ink, plot))
        self._bars.make_good(ink, line)

    def _draw_under_line(self, ink: Ink, plot: pygame.Rect) -> None:
        if self._density is not None:
            ink.surface.blit(self._density, plot)
            return
        ink.surface.fblits(self._sprites)

    def draw_points_on_line(self, ink: Ink, plot: pygame.Rect, line: Heights) -> list[Pixels]:
        """Draw once more, where points are few, those that the line runs over; returns where."""
        if not 0 < len(self._sprites) <= FEW_POINTS:
            return []
        size = self._sprites[0][0].get_width()
        slope, reach = line.slope(plot), (size / 2 + ink.px(LINE_WIDTH)) * line.thickness(plot)
        crossed = [
            (sprite, (x, y))
            for sprite, (x, y) in self._sprites
            if abs(line.left + slope * (x + size / 2 - plot.left) - y - size / 2) < reach
        ]
        ink.surface.fblits(crossed)
        return [(x, y, size, size) for _, (x, y) in crossed]

    def spoil(self, ink: Ink, lines: Sequence[Heights], others: Sequence[Pixels]) -> None:
        """Say what was drawn over: along lines, by text, and ``others``."""
        self._bars.spoil(ink, lines, [*self._kept.written_over(ink), *others])

    def _bar_colour(self, ink: Ink, state: State) -> Colour:
        """Fainter where there are more of them; brighter while the error is lit."""
        how_many = len(self._columns.x_px)
        share = 0.42 if how_many < 120 else 0.24 if how_many < 500 else 0.14
        if "error" in lit_symbols(state):
            share *= 1.7
        return blend(ink.theme.error, ink.theme.card, share)

    def _find_points(self, ink: Ink, plot: pygame.Rect, transform: PlotTransform, points: Dataset) -> None:
        """Work out bars and pictures of the points anew where points, axes, size or theme are others than before."""
        key = (tuple(plot), transform, ink.theme.name, ink.typesetter.scale)
        if points is self._points and key == self._points_key:
            return
        self._points, self._points_key = points, key
        self._columns = columns_of(points, transform, plot)
        self._sprites, self._density = [], None
        if len(points) > MANY_POINTS:
            self._density = _density_picture(points, plot, transform, ink.theme.text)
            return
        sprite = _sprite(ink)
        size = sprite.get_width()
        xs, ys = transform.model_to_view(points.xs, points.ys)
        seen = (xs >= plot.left - 8) & (xs <= plot.right + 8) & (ys >= plot.top - 8) & (ys <= plot.bottom + 8)
        corners = np.column_stack([xs[seen] - size / 2, ys[seen] - size / 2]).round().astype(np.int64).tolist()
        self._sprites = [(sprite, (x, y)) for x, y in corners]


def least_squares_ends(transform: PlotTransform, state: State) -> Ends | None:
    """Where the least-squares line enters and leaves the canvas, in pixels; None where it is not to be seen."""
    training_set = state.training.training_set
    best = least_squares(training_set.moments)
    if best is None or not state.look.show_least_squares:
        return None
    ends = clip_line(*training_set.scaling.line_out(best), transform)
    if ends is None:
        return None
    (start_x, start_y), (end_x, end_y) = ends
    return transform.model_to_view(start_x, start_y), transform.model_to_view(end_x, end_y)


def _draw_grid(
    ink: Ink, card: pygame.Rect, plot: pygame.Rect, transform: PlotTransform, best: Ends | None, points: Dataset
) -> None:
    ink.card(card)
    x_ticks = transform.x.ticks(max(2, plot.w // ink.px(96)))
    for tick, label in zip(x_ticks, tick_labels(x_ticks), strict=True):
        x = round(transform.x(tick))
        pygame.draw.line(ink.surface, ink.theme.grid, (x, plot.top), (x, plot.bottom), ink.stroke(1))
        ink.text(label, x, plot.bottom + ink.px(15), TICK, ink.theme.muted, "center")
    y_ticks = transform.y.ticks(max(2, plot.h // ink.px(80)))
    for tick, label in zip(y_ticks, tick_labels(y_ticks), strict=True):
        y = round(transform.y(tick))
        pygame.draw.line(ink.surface, ink.theme.grid, (plot.left, y), (plot.right, y), ink.stroke(1))
        ink.text(label, plot.left - ink.px(8), y, TICK, ink.theme.muted, "midright")
    if best is not None:
        ink.dashes(ink.theme.muted, *best, (6, 5), 1.25)
        _name_least_squares(ink, plot, transform, best, points)


def _name_least_squares(ink: Ink, plot: pygame.Rect, transform: PlotTransform, ends: Ends, points: Dataset) -> None:
    """Write what the dashed line is beside it, where it covers as few points as may be."""
    start, end = ends
    rises = start[1] >= end[1]
    xs, ys = transform.model_to_view(points.xs, points.ys)
    size = pygame.Rect(0, 0, ink.width("least squares", TICK), ink.typesetter.line_height(TICK))
    candidates = []
    for share in (0.24, 0.4, 0.55, 0.7, 0.84):
        x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
        for down in (1, -1):
            anchor = ("topleft" if rises else "topright") if down > 0 else ("bottomright" if rises else "bottomleft")
            box = size.copy()
            setattr(box, anchor, (round(x), round(y + down * ink.px(8))))
            near = box.inflate(ink.px(14), ink.px(14))
            hits = (xs > near.left) & (xs < near.right) & (ys > near.top) & (ys < near.bottom)
            if plot.contains(box):
                candidates.append((int(np.count_nonzero(hits)), (x, y + down * ink.px(8), anchor)))
    fewest, (x, y, anchor) = min(candidates, key=lambda candidate: candidate[0], default=(CROWD, (0.0, 0.0, "center")))
    if fewest < CROWD:
        ink.text("least squares", x, y, TICK, ink.theme.muted, anchor)


def _sprite(ink: Ink) -> pygame.Surface:
    """A point, with a rim of the card's colour that tells neighbours apart."""
    size = 2 * ink.px(7) + 1
    sprite = pygame.Surface((size, size), pygame.SRCALPHA)
    centre = (size / 2, size / 2)
    pygame.draw.aacircle(sprite, ink.theme.card, centre, 6.5 * ink.typesetter.scale)
    pygame.draw.aacircle(sprite, ink.theme.text, centre, 5 * ink.typesetter.scale)
    return sprite


def _density_picture(points: Dataset, plot: pygame.Rect, transform: PlotTransform, colour: Colour) -> pygame.Surface:
    """Each pixel as opaque as there are many points on it and beside it."""
    xs, ys = transform.model_to_view(points.xs, points.ys)
    columns, rows = np.round(xs - plot.left), np.round(ys - plot.top)
    inside = (columns >= 0) & (columns < plot.w) & (rows >= 0) & (rows < plot.h)
    flat = columns[inside].astype(np.int64) * plot.h + rows[inside].astype(np.int64)
    counts = np.bincount(flat, minlength=plot.w * plot.h).reshape(plot.w, plot.h).astype(np.float64)
    spread = counts.copy()
    spread[1:] += counts[:-1]
    spread[:, 1:] += counts[:, :-1]
    spread[1:, 1:] += counts[:-1, :-1]
    filled = spread[spread > 0]
    typical = float(np.median(filled)) if len(filled) else 1.0
    alpha = np.where(spread > 0, 90 + 165 * (1 - np.exp(-spread / (2 * typical))), 0)
    picture = pygame.Surface(plot.size, pygame.SRCALPHA)
    picture.fill((*colour, 0))
    pixels = pygame.surfarray.pixels_alpha(picture)
    pixels[...] = alpha.astype(np.uint8)
    del pixels
    return picture
