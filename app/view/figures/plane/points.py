"""The points of the plane: one by one where they are few, as a picture of their density where they are many.

A point that is being moved is not among them but drawn by itself, so that moving it does not draw all others anew.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pygame

from app.model.data.dataset import EMPTY, Dataset
from app.plots.transform import PlotTransform
from app.view.figures.plane.columns import BEYOND, NO_COLUMNS, columns_of
from app.view.figures.plane.density import Density
from app.view.figures.plane.line_heights import LINE_WIDTH, Heights
from app.view.paint.discs import point_picture
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour

MANY_POINTS = 1500
"""From so many points on they are drawn as one picture of their density."""

FEW_POINTS = 64
"""Up to so many points are not crossed by the line but lie on it, and nothing is written over them."""

Sprite = tuple[pygame.Surface, tuple[int, int]]


class Points:
    """What all points but the one that is being moved look like; ``key`` is another whenever they look different."""

    def __init__(self) -> None:
        self.key: object = None
        self.columns = NO_COLUMNS
        self._sprites: list[Sprite] = []
        self._xs, self._ys = EMPTY.xs, EMPTY.ys
        self._density: Density | None = None
        self._picture: pygame.Surface | None = None

    def find(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, points: Dataset, moved: int | None) -> None:
        """Work out where they are where points, axes, size, scale or theme changed."""
        which = points if moved is None else points.others_than(moved)
        key = (which, tuple(plot), transform, pen.theme.name, pen.typesetter.scale)
        if key == self.key:
            return
        self.key = key
        others = points if moved is None else points.removed(moved)
        self._sprites, self._density, self._picture = [], None, None
        if len(points) > MANY_POINTS:
            self._density = Density(others, transform, plot)
            self.columns = self._density.columns()
            self._picture = self._density.picture(pen.theme.text)
            return
        self.columns = columns_of(others, transform, plot)
        self._xs, self._ys = transform.model_to_view(others.xs, others.ys)
        near = plot.inflate(2 * BEYOND, 2 * BEYOND)
        seen = (self._xs >= near.left) & (self._xs <= near.right) & (self._ys >= near.top) & (self._ys <= near.bottom)
        sprite = _sprite(pen)
        places = zip(self._xs[seen].tolist(), self._ys[seen].tolist(), strict=True)
        self._sprites = [(sprite, _corner(sprite, x, y)) for x, y in places]

    def draw(self, pen: Pen, plot: pygame.Rect) -> None:
        """Draw all but the one that is being moved."""
        if self._picture is not None:
            pen.blit(self._picture, plot)
            pen.record("points", "picture", pen.theme.text, (plot.topleft, plot.bottomright))
        _draw_sprites(pen, self._sprites, "point")

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

    @property
    def are_few(self) -> bool:
        """Whether there are so few that each of them counts."""
        return self._density is None and len(self._sprites) <= FEW_POINTS

    @property
    def column_count(self) -> int:
        """How many error bars they have: one for each pixel column."""
        return len(self.columns.x_px)

    def within(self, box: pygame.Rect) -> int:
        """How many of them lie in a box of pixels."""
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


def draw_point(pen: Pen, plot: pygame.Rect, at: tuple[float, float]) -> None:
    """One point, at these pixels."""
    if plot.inflate(2 * BEYOND, 2 * BEYOND).collidepoint(*at):
        sprite = _sprite(pen)
        _draw_sprites(pen, [(sprite, _corner(sprite, *at))], "moved point")


def _draw_sprites(pen: Pen, sprites: list[Sprite], role: str) -> None:
    pen.blit_many(sprites)
    if pen.marks is not None:
        for x, y in _middles(sprites):
            pen.record(role, "disc", pen.theme.text, ((x, y),))


def _middles(sprites: Iterable[Sprite]) -> Iterable[tuple[float, float]]:
    return ((x + sprite.get_width() / 2, y + sprite.get_height() / 2) for sprite, (x, y) in sprites)


def _corner(sprite: pygame.Surface, x: float, y: float) -> tuple[int, int]:
    return round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)


def _sprite(pen: Pen) -> pygame.Surface:
    return point_picture(pen.theme.text, pen.theme.card, pen.typesetter.scale)
