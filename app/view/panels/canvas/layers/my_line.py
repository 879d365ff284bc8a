"""My line over the canvas, and what it costs beside the line now and least squares."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.lesson.arrangement import Layer
from app.lesson.every import shows
from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.derivation.by_hand import three_costs
from app.model.learning.cost import cost
from app.plots.transform import PlotTransform
from app.session.state import State
from app.view.figures.plane.my_line import draw_my_line, write_my_line
from app.view.figures.squares.every_square import TotalCost
from app.view.figures.squares.three_costs import Bars, bars_box, draw_three_costs
from app.view.paint.pen import Pen
from app.view.panels.canvas.layers.painter import LayerPainter

LOOKED_AT = 2000
"""Of more points every so-manieth is enough to find the corner with the fewest."""


class MyLine(NamedTuple):
    """My line in the data's own units. ``bars`` is None where there is nothing to compare.

    ``is_left_taken`` says that something else stands in the upper left corner.
    """

    line: Line
    bars: Bars | None
    is_left_taken: bool
    points: Dataset


class MyLineLayer(LayerPainter[MyLine]):
    """The line with its name, and the bars in the corner where the fewest points are."""

    def __init__(self) -> None:
        self._corner_for: object = None
        self._corner = pygame.Rect(0, 0, 0, 0)

    def pick(self, state: State) -> MyLine | None:
        """The line kept, if there is one."""
        mine = state.my_line
        if mine is None:
            return None
        return MyLine(mine, _bars(state, mine), shows(state, Layer.EVERY_SQUARE), state.points)

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: MyLine) -> None:
        """The bars last, as they must be read."""
        draw_my_line(pen, transform, picked.line)
        if picked.bars is not None:
            draw_three_costs(pen, plot, self._box(pen, plot, transform, picked), picked.bars)
        write_my_line(pen, plot, transform, picked.line)

    def _box(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: MyLine) -> pygame.Rect:
        """The corner is looked for when there are other points or axes, not in each frame."""
        box = bars_box(pen, plot)
        key = (tuple(box), tuple(plot), transform, picked.is_left_taken, picked.points)
        if key != self._corner_for:
            self._corner_for = key
            self._corner = _emptiest(_corners(pen, plot, box)[picked.is_left_taken :], transform, picked.points)
        return self._corner


def _bars(state: State, mine: Line) -> Bars | None:
    training = state.training
    moments, scaling = training.training_set.moments, training.training_set.scaling
    if not len(state.points):
        return None
    costs = three_costs(moments, scaling.line_in(mine), training.line)
    if not costs.is_finite:
        return None
    level = float(cost(moments, 0.0, moments.y_mean))
    return Bars(costs, TotalCost(max(costs), costs.least, level).whole)


def _corners(pen: Pen, plot: pygame.Rect, box: pygame.Rect) -> list[pygame.Rect]:
    """The card in each corner of the plot, the upper left one first."""
    gap = pen.px(10)
    room = plot.inflate(-2 * gap, -2 * gap)
    found = [box.copy() for _ in range(4)]
    found[0].topleft, found[1].bottomright, found[2].topright, found[3].bottomleft = (
        *(room.topleft, room.bottomright),
        *(room.topright, room.bottomleft),
    )
    return found


def _emptiest(corners: list[pygame.Rect], transform: PlotTransform, points: Dataset) -> pygame.Rect:
    """The one that covers the fewest points; of equals the first."""
    every = max(1, -(-len(points) // LOOKED_AT))
    xs, ys = transform.model_to_view(points.xs[::every], points.ys[::every])

    def covered(box: pygame.Rect) -> int:
        return int(((xs >= box.left) & (xs <= box.right) & (ys >= box.top) & (ys <= box.bottom)).sum())

    return min(corners, key=covered)
