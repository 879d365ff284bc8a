"""The table: how each kind of number is explained."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from app.explanations import of_line, of_points, of_steps, of_sums
from app.explanations.explained import Explained
from app.explanations.sources import Sources
from app.model.time.run import Run
from app.session.explained.quantity import Kind, Quantity

TABLE: dict[Kind, Callable[[Sources, Quantity], Explained]] = {
    Kind.X: of_points.coordinate,
    Kind.Y: of_points.coordinate,
    Kind.OWN_X: of_points.own_coordinate,
    Kind.OWN_Y: of_points.own_coordinate,
    Kind.X_OFFSET: of_points.unit,
    Kind.X_UNIT: of_points.unit,
    Kind.Y_OFFSET: of_points.unit,
    Kind.Y_UNIT: of_points.unit,
    Kind.GUESS: of_points.guess,
    Kind.ERROR: of_points.error,
    Kind.SQUARE: of_points.square,
    Kind.ERROR_X: of_points.error_times_x,
    Kind.M: of_line.parameter,
    Kind.B: of_line.parameter,
    Kind.OWN_M: of_line.own_parameter,
    Kind.OWN_B: of_line.own_parameter,
    Kind.COST: of_sums.cost,
    Kind.SUM_SQUARE: of_sums.rest_of_cost,
    Kind.X_MEAN: of_line.read_off_points,
    Kind.Y_MEAN: of_line.read_off_points,
    Kind.SUM_XX: of_line.read_off_points,
    Kind.SUM_XY: of_line.read_off_points,
    Kind.RATE: of_steps.rate,
    Kind.HALF_RATE: of_steps.half_rate,
    Kind.COUNT: of_sums.how_many,
    Kind.MEAN_ERROR: of_sums.mean,
    Kind.MEAN_ERROR_X: of_sums.mean,
    Kind.MEAN_SQUARE: of_sums.mean,
    Kind.REST_ERROR: of_sums.rest_of_mean,
    Kind.REST_ERROR_X: of_sums.rest_of_mean,
    Kind.REST_SQUARE: of_sums.rest_of_mean,
    Kind.TWICE_ERROR: of_steps.twice_error,
    Kind.ONE: of_steps.one,
    Kind.ALONG_M: of_steps.along,
    Kind.ALONG_B: of_steps.along,
    Kind.CHANGE_M: of_steps.change,
    Kind.CHANGE_B: of_steps.change,
    Kind.CHANGE_M_WITH_TWO: of_steps.change_with_two,
    Kind.CHANGE_B_WITH_TWO: of_steps.change_with_two,
}


def explain(run: Run, quantity: Quantity) -> Explained | None:
    """Where the number comes from; None where there is no such number."""
    return next(iter(explain_all(run, (quantity,))), None)


def explain_all(run: Run, trail: tuple[Quantity, ...]) -> tuple[Explained, ...]:
    """The same of a trail, up to the first that there is no number for."""
    sources, found = Sources(run), list[Explained]()
    for quantity in trail:
        if not sources.has(quantity):
            break
        found.append(TABLE[quantity.kind](sources, quantity))
    return tuple(found)


def known(run: Run, trail: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """As much of a trail as there are numbers for."""
    return trail[: len(tuple(takewhile(Sources(run).has, trail)))]
