"""The bowl from above: contours of J over m and b, the path so far, and which direction is down from here."""

from __future__ import annotations

from app.plots.transform import PlotTransform
from app.view.figures.bowl.contours import MapTexts, draw_map, range_box
from app.view.figures.bowl.marks import ball_box, draw_ball, draw_gradient_arrow, draw_least_squares, draw_readout
from app.view.figures.bowl.path import draw_ghost, draw_path
from app.view.figures.bowl.point_lines import draw_all_lines, draw_step_towards
from app.view.figures.bowl.rest import RestMarks
from app.view.figures.bowl.values import Bowl, bowl_transform
from app.view.figures.frame import Frame
from app.view.figures.guess.in_bowl import draw_guess_in_bowl
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen


class BowlFigure:
    """The map and the path so far are a cached layer; each frame adds its steps to it and draws the ball."""

    def __init__(self) -> None:
        self._layer = CachedLayer()
        self._rest = RestMarks()
        self._drawn_until = 0
        self._restarts = 0

    def draw(self, pen: Pen, frame: Frame, bowl: Bowl) -> PlotTransform:
        """Draw contours, paths, least squares, the place of rest, the ball and the arrow down; returns where lines are."""
        plot, moments = frame.plot, bowl.moments
        transform = bowl_transform(bowl.box, plot, bowl.has_one_scale)
        with pen.measuring(transform):
            ball = ball_box(pen, transform, bowl.line)
            self._draw_layer(pen, frame, bowl, transform, ball.colliderect(range_box(pen, plot)))
            pen.keep_free(ball)
            draw_least_squares(pen, plot, transform, moments)
            self._rest.draw(pen, plot, transform, moments, bowl.outlook)
            step = None if bowl.point_lines is None else bowl.point_lines.step
            if step is not None:
                draw_step_towards(pen, plot, transform, step)
            with pen.clipped(plot):
                if step is None and bowl.shows_way:
                    draw_gradient_arrow(pen, transform, moments, bowl.line)
                draw_ball(pen, transform, bowl.line, bowl.is_ball_large)
                if bowl.read_at is not None:
                    draw_readout(pen, plot, transform, moments, bowl.read_at)
            if bowl.guess is not None:
                draw_guess_in_bowl(pen, plot, transform, bowl.guess)
        return transform

    def _draw_layer(self, pen: Pen, frame: Frame, bowl: Bowl, transform: PlotTransform, is_ball_left: bool) -> None:
        """Bring the layer up to date: painted anew where it has to be, else with the newest steps added."""
        plot, path = frame.plot, bowl.path
        points = None if bowl.point_lines is None else bowl.point_lines.points
        if path.step < self._drawn_until:
            self._restarts += 1

        def paint() -> None:
            frame.paint()
            draw_map(pen, frame.rect, plot, transform, bowl.moments, MapTexts(path.start, is_ball_left))
            if points is not None:
                draw_all_lines(pen, plot, transform, points)
            for ghost in bowl.ghosts:
                draw_ghost(pen, plot, transform, ghost.since(0))
            draw_path(pen, plot, transform, path.since(0))
            self._drawn_until = path.step

        key = (
            transform,
            bowl.moments,
            frame.key,
            path.key,
            path.start,
            bowl.ghosts,
            self._restarts,
            points,
            is_ball_left,
        )
        self._layer.draw(pen, frame.rect, key, paint)
        if path.step > self._drawn_until:
            news = path.since(self._drawn_until)
            self._layer.extend(pen, lambda: draw_path(pen, plot, transform, news))
            self._drawn_until = path.step
