"""Every point is a line in the bowl: the lines (m, b) on which its own error is nothing, and a step towards one of them."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.derivation.point_line import Landing, PointLine
from app.plots.numerals import significant
from app.plots.transform import PlotTransform
from app.session.pixels import place_within_reach
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL_STRONG, TICK

MOST = 150
"""Of more points every so-manieth has its line: more could not be told apart."""

SAYS = {
    Landing.BEFORE: "of the way",
    Landing.ON: "of the way: it lands on the line",
    Landing.BEYOND: "of the way: it passes the line",
    Landing.FARTHER: "of the way: farther off than before",
}


class StepTowards(NamedTuple):
    """A stochastic step: the point that it learnt from, the line before and after it, and the rate; in training units."""

    x: float
    y: float
    before: Line
    after: Line
    learning_rate: float


class PointLines(NamedTuple):
    """What is shown: the step looked at, if it learnt from one of the points, and the points in training units.

    ``is_worked_out``: the equation of the sample's line and the share of the way are written beside them.
    ``names_place``: so is what holds at the place that the step goes towards.
    """

    step: StepTowards | None
    points: Dataset
    is_worked_out: bool = True
    names_place: bool = True


def draw_all_lines(pen: Pen, plot: pygame.Rect, transform: PlotTransform, points: Dataset) -> None:
    """The line of each point, thin."""
    colour = blend(pen.theme.text, pen.theme.card, 0.45)
    with pen.clipped(plot):
        for index in range(0, len(points), max(1, -(-len(points) // MOST))):
            ends = _ends(transform, PointLine(*points.point(index)))
            if ends is not None:
                pen.line(colour, *ends, 1, "line of a point")


def draw_sample_line(pen: Pen, plot: pygame.Rect, transform: PlotTransform, step: StepTowards) -> None:
    """The line of the point that the step learnt from, bright."""
    ends = _ends(transform, PointLine(step.x, step.y))
    if ends is not None:
        with pen.clipped(plot):
            pen.line(pen.theme.x, *ends, 3, "line of the sample")


def draw_step_towards(pen: Pen, plot: pygame.Rect, transform: PlotTransform, step: StepTowards, shown: PointLines) -> None:
    """The step towards that line as an arrow, what is left of the way, and which share of it the step was."""
    of_point, theme = PointLine(step.x, step.y), pen.theme
    ends = _ends(transform, of_point)
    foot = of_point.nearest(step.before)
    start, end, there = (place_within_reach(*transform.model_to_view(*line)) for line in (step.before, step.after, foot))
    with pen.clipped(plot):
        pen.dashes(theme.x, start, there, (4, 4), 1.5, "way to the line")
        pen.disc(theme.x, there, 5, ring=2, role="nearest place")
        _draw_right_angle(pen, start, there, ends)
        pen.disc(theme.muted, start, 4, role="before the step")
        pen.arrow(theme.error, start, end, 3, "step towards the line")
    reach = pen.px(8)
    pen.keep_free(*(pygame.Rect(round(x) - reach, round(y) - reach, 2 * reach, 2 * reach) for x, y in (start, end, there)))
    if shown.is_worked_out:
        _write(pen, plot, step, of_point, (start, there))
    if shown.names_place:
        _name_place(pen, plot, there)


def _draw_right_angle(
    pen: Pen,
    start: tuple[float, float],
    there: tuple[float, float],
    ends: tuple[tuple[float, float], tuple[float, float]] | None,
) -> None:
    """A small square where way and line meet; both axes have one scale, so that it is one."""
    if ends is None:
        return
    back, along = pygame.Vector2(start) - there, pygame.Vector2(ends[0]) - ends[1]
    size = pen.px(8)
    if back.length() < 2 * size or not along.length():
        return
    back.scale_to_length(size)
    along.scale_to_length(size)
    corner = pygame.Vector2(there)
    pen.polyline(pen.theme.x, [corner + back, corner + back + along, corner + along], role="right angle")


def _write(
    pen: Pen,
    plot: pygame.Rect,
    step: StepTowards,
    of_point: PointLine,
    way: tuple[tuple[float, float], tuple[float, float]],
) -> None:
    """The equation of the line, what is at its nearest place, and the share of the way."""
    (x1, y1), (x2, y2) = way
    line = pen.px(18)
    rate = step.learning_rate
    share = f"lr·({{x}}^2 + 1) = {significant(of_point.share(rate), 3)} {SAYS[of_point.landing(rate)]}"
    equation = f"{{x|{significant(step.x, 3)}}}·{{m}} + {{b}} = {significant(step.y, 3)}"
    rows = (
        (share, (x1 + x2) / 2, (y1 + y2) / 2, "share of the way"),
        (equation, x2, y2 + line, "equation of the line"),
    )
    for text, x, y, role in rows:
        formula = lay_out(pen, text, SMALL_STRONG, pen.theme.text)
        box = _free_box(pen, plot, (formula.width, formula.height), (x, y), way)
        if box is not None:
            pen.rectangle(pen.theme.card, box.inflate(pen.px(6), 0), 3, f"{role} background")
            set_formula(pen, formula, box.x, box.centery, role=role)


def _name_place(pen: Pen, plot: pygame.Rect, there: tuple[float, float]) -> None:
    """What holds where the step goes."""
    (x, y), side, line = there, pen.px(12), pen.px(18)
    places = [(x + side, y, "midleft"), (x - side, y, "midright"), (x + side, y - line, "midleft")]
    says = "here its error would be 0"
    pen.text_where_free(says, places, plot, TICK, pen.theme.text, pen.theme.card, role="nearest place says")


def _free_box(
    pen: Pen,
    plot: pygame.Rect,
    size: tuple[int, int],
    near: tuple[float, float],
    way: tuple[tuple[float, float], tuple[float, float]],
) -> pygame.Rect | None:
    """A free place of that size beside a place, or a little above or below; rather off the way of the step."""
    (width, height), (x, y), side, line = size, near, pen.px(12), pen.px(18)
    found = [
        pygame.Rect(round(left), round(y + down * line - height / 2), width, height).clamp(plot.inflate(-pen.px(6), 0))
        for down in (0, 1, -1, 2, -2)
        for left in (x + side, x - side - width)
    ]
    free = [box for box in found if pen.is_free(box)]
    return min(free, key=lambda box: bool(box.clipline(*way)), default=None)


def _ends(transform: PlotTransform, of_point: PointLine) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The ends, in pixels, of what is seen of a point's line."""
    part = of_point.within(transform.x_domain, transform.y_domain)
    if part is None:
        return None
    start, end = (place_within_reach(*transform.model_to_view(*line)) for line in part)
    return start, end
