"""The squares of the lesson: which values of the state they show."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.lesson.live.point_now import PointNow, point_now
from app.model.data.scaling import Line
from app.model.derivation.growth import Parameter, move_of_guess
from app.model.learning.cost import cost
from app.plots.transform import PlotTransform
from app.session.lesson.figures import Nudge
from app.session.state import State
from app.session.targets import HandleTarget
from app.view.figures.squares.every_square import EverySquare, TotalCost, draw_every_square
from app.view.figures.squares.growth import Moved, draw_moved_line, draw_strips
from app.view.figures.squares.square import PointSquare, draw_square
from app.view.paint.pen import Pen
from app.view.panels.canvas.layers.painter import LayerPainter


class EverySquareLayer(LayerPainter[EverySquare]):
    """All squares, and their total."""

    def pick(self, state: State) -> EverySquare | None:
        """Points, line and J."""
        training = state.training
        if not len(state.points):
            return None
        moments = training.training_set.moments
        level = cost(moments, 0.0, moments.y_mean)
        total = TotalCost(float(cost(moments, *training.line)), float(moments.least_cost), float(level))
        return EverySquare(state.line_in_data_units, total, state.points)

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: EverySquare) -> None:
        """Squares and bar."""
        draw_every_square(pen, plot, transform, picked)


class Nudged(NamedTuple):
    """The square, and the line moved by the nudge."""

    square: PointSquare
    moved: Moved


class NudgeLayer(LayerPainter[Nudged]):
    """The square with its strips while one parameter is nudged: a lever for m, a lift for b."""

    def pick(self, state: State) -> Nudged | None:
        """The nudge of the figure, and what it moves."""
        now = point_now(state)
        if now is None or state.lesson is None:
            return None
        figure, (slope, intercept) = state.lesson.figure(Nudge), state.training.line
        is_of_b = figure.is_of_b
        if isinstance(state.held, HandleTarget):
            # What a hand moves is shown as moving, whatever was chosen.
            is_of_b = state.held.symbol != "m"
        h, parameter = figure.h, Parameter.INTERCEPT if is_of_b else Parameter.SLOPE
        nudged = Line(slope, intercept + h) if is_of_b else Line(slope + h, intercept)
        square = _square(state, now)
        line, moved_line = state.line_in_data_units, state.training.training_set.scaling.line_out(nudged)
        move = move_of_guess(now.x, h, parameter)
        return Nudged(square, Moved(line, moved_line, parameter, square, move))

    def draw(self, pen: Pen, plot: pygame.Rect, transform: PlotTransform, picked: Nudged) -> None:
        """The moved line, then the square and what it gains."""
        draw_moved_line(pen, plot, transform, picked.moved)
        draw_square(pen, plot, transform, picked.square)
        draw_strips(pen, plot, transform, picked.moved)


def _square(state: State, now: PointNow) -> PointSquare:
    scaling, line = state.training.training_set.scaling, state.line_in_data_units
    x = scaling.x_out(now.x)
    return PointSquare(x, scaling.y_out(now.y), line.at(x), now.error, now.x)
