"""J over the steps in a rectangle of its own, from values alone: no state, no panel, no layout of a window."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line
from app.model.learning.training import Training, TrainingSet
from app.model.time.changes import MovePoint
from app.model.time.run import Run, cost_of
from app.plots.scale import LogScale
from app.view.figures.cost_axes import CostRange, Span, axes_in
from app.view.figures.cost_curve import Background, CostCurve, CostCurves, CostForecast, RunCosts
from app.view.paint.marks import Mark
from app.view.paint.pen import Pen
from app.view.paint.theme import LIGHT
from app.view.paint.typesetting import Typesetter

POINTS = Dataset.of([0.1, 0.4, 0.9], [0.3, 0.2, 0.8])
ORIGIN = Line(0.0, 0.0)
NO_BACKGROUND = Background(None, lambda: None)


def run_of(steps: int, start: Line = ORIGIN) -> Run:
    run = Run(Training(TrainingSet(POINTS), line=start))
    run.advance(steps)
    return run


def curves_of(run: Run, *ghosts: Run, is_logarithmic: bool = True) -> CostCurves:
    costs, *others = (RunCosts(each.version, each.costs.last_step, each.costs) for each in (run, *ghosts))
    least = POINTS.moments.least_cost
    held = Span.around([Span.of(run.costs), *(Span.of(ghost.costs) for ghost in ghosts), Span(least, least)])
    forecast = CostForecast(np.array([10, 60]), np.array([0.2, 0.1]))
    shown = CostRange(100, held, is_logarithmic)
    return CostCurves(costs, tuple(others), shown, run.now.step, True, cost_of(run.now), least, forecast)


def drawn(figure: CostCurve, surface: pygame.Surface, rect: pygame.Rect, shown: CostCurves, number: int = 0) -> list[Mark]:
    pygame.font.init()
    pen = Pen(surface, LIGHT, Typesetter(1.0))
    pen.marks, pen.draw_number = [], number
    plot = pygame.Rect(rect.x + 50, rect.y + 8, rect.w - 60, rect.h - 30)
    axes = figure.draw(pen, rect, plot, shown, NO_BACKGROUND)
    assert axes == axes_in(plot, shown.range)
    assert pen.space is None
    return pen.marks


def test_any_rectangle_holds_the_figure_and_nothing_is_drawn_beside_it() -> None:
    surface = pygame.Surface((700, 500), 0, 32)
    surface.fill((1, 2, 3))
    rect = pygame.Rect(213, 117, 260, 190)
    marks = drawn(CostCurve(), surface, rect, curves_of(run_of(40), run_of(70)))
    roles = {mark.role for mark in marks}
    assert {"cost curve", "other run", "forecast", "least cost", "ball", "tick label", "last step"} <= roles
    outside = pygame.surfarray.array3d(surface)
    outside[rect.left : rect.right, rect.top : rect.bottom] = (1, 2, 3)
    assert (outside == (1, 2, 3)).all()


def test_two_figures_side_by_side_do_not_know_of_each_other() -> None:
    surface, runs = pygame.Surface((800, 300), 0, 32), (run_of(30), run_of(55))
    figures = (CostCurve(), CostCurve())
    for number in range(4):
        for place, (figure, run) in enumerate(zip(figures, runs, strict=True)):
            run.advance(1 + number)
            marks = drawn(figure, surface, pygame.Rect(400 * place, 0, 400, 300), curves_of(run), number)
            last = [mark for mark in marks if mark.role == "cost curve"][-1]
            assert last.values[-1] == pytest.approx((run.now.step, cost_of(run.now)))


def test_a_history_that_is_shorter_than_what_was_drawn_is_drawn_anew() -> None:
    """The same run seen at an earlier time: nothing of what came later is left."""
    figure, surface, rect = CostCurve(), pygame.Surface((400, 300), 0, 32), pygame.Rect(0, 0, 400, 300)
    early, late = run_of(20), run_of(90)
    whole = curves_of(late)
    short = whole._replace(run=RunCosts(late.version, 20, early.costs), step=20, cost=cost_of(early.now))
    drawn(figure, surface, rect, whole, 0)
    marks = drawn(figure, surface, rect, short, 1)
    points = [point for mark in marks if mark.role == "cost curve" for point in mark.values]
    assert max(step for step, _ in points) == pytest.approx(20)
    fresh = pygame.Surface((400, 300), 0, 32)
    drawn(CostCurve(), fresh, rect, short)
    assert (pygame.surfarray.array3d(surface) == pygame.surfarray.array3d(fresh)).all()


def test_while_a_run_goes_on_its_layer_is_extended_and_not_painted_again() -> None:
    figure, surface, rect = CostCurve(), pygame.Surface((400, 300), 0, 32), pygame.Rect(0, 0, 400, 300)
    run, painted = run_of(5), []
    background = Background(None, lambda: painted.append(run.now.step))
    held = curves_of(run).range
    forecast = None
    for number in range(30):
        run.advance(1)
        pen = Pen(surface, LIGHT, Typesetter(1.0))
        pen.draw_number = number
        figure.draw(
            pen, rect, pygame.Rect(50, 8, 340, 270), curves_of(run)._replace(range=held, forecast=forecast), background
        )
    assert painted == [6]


WHOLE = curves_of(run_of(40), run_of(30))


@pytest.mark.parametrize(
    "other",
    [
        WHOLE._replace(least=2.0 * (WHOLE.least or 0.0)),
        WHOLE._replace(least=None),
        WHOLE._replace(forecast=None),
        WHOLE._replace(ghosts=()),
        WHOLE._replace(range=WHOLE.range._replace(last_step=120)),
        WHOLE._replace(range=WHOLE.range._replace(is_logarithmic=False)),
        WHOLE._replace(run=curves_of(run_of(40, Line(0.4, 0.2))).run),
        WHOLE._replace(is_live=False, step=20),
    ],
)
def test_with_any_value_another_it_is_as_drawn_afresh(other: CostCurves) -> None:
    figure, rect = CostCurve(), pygame.Rect(0, 0, 400, 300)
    surface, fresh = (pygame.Surface(rect.size, 0, 32) for _ in range(2))
    drawn(figure, surface, rect, WHOLE, 0)
    drawn(figure, surface, rect, other, 1)
    drawn(CostCurve(), fresh, rect, other)
    assert (pygame.surfarray.array3d(surface) == pygame.surfarray.array3d(fresh)).all()


def test_while_a_point_is_dragged_that_moves_neither_axes_nor_least_cost_by_a_pixel_the_layer_stays() -> None:
    figure, surface, rect = CostCurve(), pygame.Surface((400, 300), 0, 32), pygame.Rect(0, 0, 400, 300)
    run, painted, seen = run_of(5), [], set()
    background = Background(None, lambda: painted.append(run.now.step))
    plot = pygame.Rect(50, 8, 340, 270)
    for number in range(30):
        run.change(MovePoint(0, 0.1, 0.3 + 1e-7 * number))
        run.advance(1)
        least = run.now.training_set.moments.least_cost
        shown = curves_of(run)._replace(least=least, forecast=None)
        seen.add(least)
        pen = Pen(surface, LIGHT, Typesetter(1.0))
        pen.draw_number = number
        figure.draw(pen, rect, plot, shown, background)
    assert len(seen) == 30
    assert painted == [6]


@pytest.mark.parametrize("is_logarithmic", [True, False])
def test_axes_hold_the_span_in_round_numbers(is_logarithmic: bool) -> None:
    axes = axes_in(pygame.Rect(0, 0, 300, 100), CostRange(70, Span(0.013, 0.013, 4.4), is_logarithmic))
    assert axes.x.domain == (0.0, 70.0)
    assert axes.y.domain == ((0.01, 5.0) if is_logarithmic else (0.0, 5.0))
    assert isinstance(axes.y, LogScale) is is_logarithmic
    assert axes.y(axes.y.domain[0]) == 100.0
    assert axes.y(axes.y.domain[1]) == 0.0
