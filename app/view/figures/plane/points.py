"""The points of the plane: one by one where they are few, as a picture of their density where they are many.

A point that is being moved is not among them but drawn by itself, so that moving it does not draw all others anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import pi, sqrt

import numpy as np
import pygame

from app.model.data.dataset import EMPTY, Dataset
from app.plots.numerals import count
from app.plots.transform import PlotTransform
from app.view.figures.off_plane import NONE, outside_of
from app.view.figures.plane.columns import BEYOND, NO_COLUMNS, columns_of
from app.view.figures.plane.density import Density
from app.view.figures.plane.line_heights import LINE_WIDTH, Heights
from app.view.paint.discs import point_picture
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import TICK_STRONG

MANY_POINTS = 1500
"""From so many points on they are drawn as one picture of their density."""

FEW_POINTS = 64
"""Up to so many points are not crossed by the line but lie on it, and nothing is written over them."""

POINT_RADIUS, LEAST_RADIUS = 5.0, 1.0
"""In units: of a point while they are few, and of one among very many."""

COVERED = 0.06
"""Points grow smaller so that together they cover no more than this share of the plot, wherever they lie."""

LEAST_OPACITY = 0.5
"""How opaque the smallest points are, so that where they lie on each other more is seen than where they do not."""

BOXES_KEPT = 256

Sprite = tuple[pygame.Surface, tuple[int, int]]


class Points:
    """What all points but the one that is being moved look like; ``key`` is another whenever they look different."""

    def __init__(self) -> None:
        self.key: object = None
        self.columns = NO_COLUMNS
        self.outside = NONE
        self._sprites: list[Sprite] = []
        self._xs, self._ys = EMPTY.xs, EMPTY.ys
        self._density: Density | None = None
        self._picture: pygame.Surface | None = None
        self._sprite = pygame.Surface((1, 1))
        self._coincident_of: object = None
        self._coincident = EMPTY.coincident
        self._counts: list[tuple[float, float, int]] = []
        self._within: dict[tuple[int, ...], int] = {}

    def find(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, points: Dataset, moved: int | None) -> None:
        """Work out where they are where points, axes, size, scale or theme changed."""
        which = points if moved is None else points.others_than(moved)
        key = (which, tuple(plot), transform, pen.theme.name, pen.typesetter.scale)
        if key == self.key:
            return
        self.key = key
        self._within.clear()
        others = points if moved is None else points.removed(moved)
        radius = _radius(pen, plot, len(others))
        opacity = LEAST_OPACITY + (1.0 - LEAST_OPACITY) * radius / (POINT_RADIUS * pen.typesetter.scale)
        self._sprite = sprite = point_picture(pen.theme.text, pen.theme.card, radius, min(1.0, opacity))
        self._count(plot, transform, which, others)
        self.outside = outside_of(others, transform)
        self._sprites, self._density, self._picture = [], None, None
        if len(points) > MANY_POINTS:
            self._density = Density(others, transform, plot)
            self.columns = self._density.columns()
            self._picture = self._density.picture(pen.theme.text, max(2, round(2 * radius)))
            return
        self.columns = columns_of(others, transform, plot)
        self._xs, self._ys = transform.model_to_view(others.xs, others.ys)
        near = plot.inflate(2 * BEYOND, 2 * BEYOND)
        seen = (self._xs >= near.left) & (self._xs <= near.right) & (self._ys >= near.top) & (self._ys <= near.bottom)
        places = zip(self._xs[seen].tolist(), self._ys[seen].tolist(), strict=True)
        self._sprites = [(sprite, _corner(sprite, x, y)) for x, y in places]

    def draw(self, pen: Pen, plot: pygame.Rect) -> None:
        """Draw all but the one that is being moved."""
        if self._picture is not None:
            pen.blit(self._picture, plot)
            pen.record("points", "picture", pen.theme.text, (plot.topleft, plot.bottomright))
        _draw_sprites(pen, self._sprites, "point")
        for x, y, number in self._counts:
            away = self._sprite.get_width() / 2 + pen.px(2)
            corners = ((1, -1, "bottomleft"), (-1, -1, "bottomright"), (1, 1, "topleft"), (-1, 1, "topright"))
            places = [(x + across * away, y + down * away / 2, anchor) for across, down, anchor in corners]
            pen.text_where_free(f"×{count(number)}", places, plot, TICK_STRONG, pen.theme.text, role="points in one place")

    def draw_moved(self, pen: Pen, plot: pygame.Rect, at: tuple[float, float]) -> None:
        """The point that is being moved, at these pixels: as large as where there are few."""
        if plot.inflate(2 * BEYOND, 2 * BEYOND).collidepoint(*at):
            sprite = point_picture(pen.theme.text, pen.theme.card, POINT_RADIUS * pen.typesetter.scale, 1.0)
            _draw_sprites(pen, [(sprite, _corner(sprite, *at))], "moved point")

    def _count(self, plot: pygame.Rect, transform: PlotTransform, which: object, points: Dataset) -> None:
        """Where several points in one place are in sight, and how many. Looked for once for a dataset."""
        if which is not self._coincident_of:
            self._coincident_of, self._coincident = which, points.coincident
        xs, ys, numbers = self._coincident
        places = zip(*(each.tolist() for each in transform.model_to_view(xs, ys)), numbers.tolist(), strict=True)
        self._counts = [(x, y, number) for x, y, number in places if plot.collidepoint(x, y)]

    def draw_on_line(self, pen: Pen, plot: pygame.Rect, line: Heights) -> None:
        """Draw once more, where points are few, those that the line runs over."""
        if not self.are_few or not self._sprites:
            return
        size = self._sprites[0][0].get_width()
        slope, reach = line.slope(plot), (size / 2 + pen.px(LINE_WIDTH)) * line.thickness(plot)
        crossed = [
            (sprite, (x, y))
            for sprite, (x, y) in self._sprites
            if abs(line.left + slope * (x + size / 2 - plot.left) - y - size / 2) < reach
        ]
        _draw_sprites(pen, crossed, "point on the line")

    def draw_over(self, pen: Pen, boxes: list[pygame.Rect]) -> None:
        """Draw once more, where points are few, those in boxes that something was drawn in."""
        if boxes and self.are_few:
            size = self._sprites[0][0].get_size() if self._sprites else (0, 0)
            covered = [sprite for sprite in self._sprites if pygame.Rect(sprite[1], size).collidelist(boxes) >= 0]
            _draw_sprites(pen, covered, "point on an arrow")

    @property
    def are_few(self) -> bool:
        """Whether there are so few that each of them counts."""
        return self._density is None and len(self._sprites) <= FEW_POINTS

    @property
    def column_count(self) -> int:
        """How many error bars they have: one for each pixel column."""
        return len(self.columns.x_px)

    def within(self, box: pygame.Rect) -> int:
        """How many of them lie in a box of pixels; the same boxes are asked for in frame after frame."""
        place = tuple(box)
        if place not in self._within:
            if len(self._within) > BOXES_KEPT:
                self._within.clear()
            self._within[place] = self._counted_within(box)
        return self._within[place]

    def _counted_within(self, box: pygame.Rect) -> int:
        if self._density is not None:
            return self._density.within(box)
        inside = (self._xs > box.left) & (self._xs < box.right) & (self._ys > box.top) & (self._ys < box.bottom)
        return int(np.count_nonzero(inside))


def draw_bar(pen: Pen, plot: pygame.Rect, at: tuple[float, float], line: Heights, colour: Colour) -> None:
    """The error bar of one point, at these pixels."""
    x, y = at
    if not plot.left <= x <= plot.right:
        return
    at_line = float(line.at(np.array((x - plot.left) / max(1, plot.w))))
    top, bottom = (max(plot.top, min(plot.bottom, end)) for end in sorted((y, at_line)))
    pen.fill(colour, (round(x), round(top), pen.stroke(1), round(bottom) - round(top)), "moved error bar")


def _draw_sprites(pen: Pen, sprites: list[Sprite], role: str) -> None:
    pen.blit_many(sprites)
    if pen.marks is not None:
        for x, y in _middles(sprites):
            pen.record(role, "disc", pen.theme.text, ((x, y),))


def _middles(sprites: Iterable[Sprite]) -> Iterable[tuple[float, float]]:
    return ((x + sprite.get_width() / 2, y + sprite.get_height() / 2) for sprite, (x, y) in sprites)


def _corner(sprite: pygame.Surface, x: float, y: float) -> tuple[int, int]:
    return round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)


def _radius(pen: Pen, plot: pygame.Rect, how_many: int) -> float:
    """Of each of so many points in pixels, in quarters of a pixel."""
    largest, least = POINT_RADIUS * pen.typesetter.scale, LEAST_RADIUS * pen.typesetter.scale
    fitting = sqrt(COVERED * plot.w * plot.h / (pi * max(1, how_many)))
    return largest if fitting >= largest else max(least, round(4 * fitting) / 4)
