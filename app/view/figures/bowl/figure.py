"""The bowl from above: contours of J over m and b, the path so far, and which direction is down from here."""

from __future__ import annotations

from app.model.theory.landscape import Interval, cost_within
from app.plots.transform import PlotTransform
from app.view.figures.bowl.contours import LevelName, draw_map, names_of_levels, write_levels
from app.view.figures.bowl.legend import Legend, LegendMarks
from app.view.figures.bowl.marks import (
    arrow_down,
    arrow_of_step,
    ball_box,
    draw_ball,
    draw_gradient_arrow,
    draw_least_squares,
    draw_readout,
    draw_step_arrow,
    keep_target_free,
)
from app.view.figures.bowl.path import draw_ghost, draw_path
from app.view.figures.bowl.point_lines import draw_all_lines, draw_sample_line, draw_step_towards
from app.view.figures.bowl.rest import RestMarks, rest_in_words
from app.view.figures.bowl.values import Bowl, bowl_transform
from app.view.figures.frame import Frame
from app.view.figures.guess.in_bowl import draw_guess_in_bowl
from app.view.paint.bullseye import RADIUS
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen


class BowlFigure:
    """The map and the path so far are a cached layer; each frame adds its steps to it and draws the ball."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._names: list[LevelName] = []
        self._costs: Interval | None = None
        self._legend = LegendMarks()
        self._rest = RestMarks()
        self._drawn_until = 0
        self._restarts = 0

    def draw(self, pen: Pen, frame: Frame, bowl: Bowl) -> PlotTransform:
        """Draw contours, paths, least squares, the place of rest, the ball and the arrow down; returns where lines are."""
        plot, moments = frame.plot, bowl.moments
        transform = bowl_transform(bowl.box, plot, bowl.has_one_scale)
        with pen.measuring(transform):
            self._draw_layer(pen, frame, bowl, transform)
            write_levels(pen, self._names)
            pen.keep_free(ball_box(pen, transform, bowl.line))
            keep_target_free(pen, transform, moments)
            lines = bowl.point_lines
            towards = None if lines is None else lines.step
            has_arrows = towards is None and bowl.shows_way
            down = arrow_down(pen, transform, moments, bowl.line) if has_arrows else None
            step = arrow_of_step(pen, transform, bowl.step) if has_arrows and bowl.step is not None else None
            if towards is not None:
                draw_sample_line(pen, plot, transform, towards)  # under the legend, which is read over it
            rest = rest_in_words(transform, moments, bowl.outlook, pen.px(RADIUS))
            self._legend.draw(pen, plot, Legend(self._costs, down is not None, step is not None, bowl.lowest, rest))
            self._rest.draw(pen, plot, transform, moments, bowl.outlook)
            if lines is not None and towards is not None:
                draw_step_towards(pen, plot, transform, towards, lines)
            with pen.clipped(plot):
                if step is not None:
                    draw_step_arrow(pen, step)
                if down is not None:
                    draw_gradient_arrow(pen, down)
                # Over the arrows, which point at it.
                draw_least_squares(pen, transform, moments)
                draw_ball(pen, transform, bowl.line, bowl.is_ball_large)
                if bowl.read_at is not None:
                    draw_readout(pen, plot, transform, moments, bowl.read_at)
            if bowl.guess is not None:
                draw_guess_in_bowl(pen, plot, transform, bowl.guess)
        return transform

    def _draw_layer(self, pen: Pen, frame: Frame, bowl: Bowl, transform: PlotTransform) -> None:
        """Bring the layer up to date: painted anew where it has to be, else with the newest steps added."""
        plot, path = frame.plot, bowl.path
        points = None if bowl.point_lines is None else bowl.point_lines.points
        if path.step < self._drawn_until:
            self._restarts += 1

        def paint() -> None:
            frame.paint()
            costs = cost_within(bowl.moments, transform.x_domain, transform.y_domain)
            self._costs = costs if bowl.moments.has_slope else None
            found = draw_map(pen, frame.rect, plot, transform, bowl.moments, costs)
            self._names = names_of_levels(pen, plot, transform, bowl.moments, found, path.start)
            if points is not None:
                draw_all_lines(pen, plot, transform, points)
            for ghost in bowl.ghosts:
                draw_ghost(pen, plot, transform, ghost.since(0))
            draw_path(pen, plot, transform, path.since(0))
            self._drawn_until = path.step

        key = (transform, bowl.moments, frame.key, path.key, path.start, bowl.ghosts, self._restarts, points)
        self._layer.draw(pen, frame.rect, key, paint)
        if path.step > self._drawn_until:
            news = path.since(self._drawn_until)
            self._layer.extend(pen, lambda: draw_path(pen, plot, transform, news))
            self._drawn_until = path.step
