"""What a slice shows: J along one parameter, the next step's own parabola, and where that step leads."""

from __future__ import annotations

from typing import NamedTuple

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.learning.methods.plain import Plain
from app.model.learning.steps import StepRecord
from app.model.theory.landscape import (
    Parabola,
    point_along_intercept,
    point_along_slope,
    slice_along_intercept,
    slice_along_slope,
)


class Slice(NamedTuple):
    """What is drawn of one parameter, ``symbol``, which is now at ``at``.

    ``whole`` is J along it, over so many ``points``; no line at all costs less than ``least``. ``point`` is ``error²`` of
    the one point that a stochastic step learns from, None for other steps. The next step leads to ``next_at`` by adding
    ``change``; both are None where there is none. ``subtracted`` is the
    formula of its negative. ``is_by_slope``: that is the slope of J times the learning rate, divided by twice the
    ``points``. All costs are divided by ``share``. The next step learns from so many points as ``learnt_from`` says.
    """

    symbol: str
    whole: Parabola
    point: Parabola | None
    at: float
    next_at: float | None
    change: float | None
    points: int
    least: float
    subtracted: str = ""
    is_by_slope: bool = False
    share: int = 1
    learnt_from: int = 0

    @property
    def landing(self) -> float:
        """Where the next step leads, or where the line is now if there is none."""
        return self.at if self.next_at is None else self.next_at


def slice_of(moments: Moments, line: Line, symbol: str, next_step: StepRecord | None, share: int = 1) -> Slice:
    """The slice through ``line`` along ``m`` or ``b``, all costs divided by ``share``."""
    part = _undivided(moments, line, symbol, next_step)
    if share == 1:
        return part
    point = None if part.point is None else part.point.over(share)
    return part._replace(whole=part.whole.over(share), point=point, least=part.least / share, share=share)


def _undivided(moments: Moments, line: Line, symbol: str, next_step: StepRecord | None) -> Slice:
    slope, intercept = line
    is_along_m = symbol == "m"
    whole = slice_along_slope(moments, intercept) if is_along_m else slice_along_intercept(moments, slope)
    at = slope if is_along_m else intercept
    if next_step is None:
        return Slice(symbol, whole, None, at, None, None, moments.count, moments.least_cost)
    next_at = next_step.line.slope if is_along_m else next_step.line.intercept
    change = next_step.slope_change if is_along_m else next_step.intercept_change
    gradient = "error·x" if is_along_m else "error"
    subtracted = next_step.method.formula(gradient if next_step.sample is not None else f"mean({gradient})")
    point = _point(next_step, line, is_along_m)
    return Slice(
        symbol,
        whole,
        point,
        at,
        next_at,
        change,
        moments.count,
        moments.least_cost,
        subtracted,
        _is_by_slope(next_step),
        learnt_from=next_step.batch_size,
    )


def _is_by_slope(step: StepRecord) -> bool:
    """A plain step that learns from all n points goes by the mean of error·x, and the slope of J is 2·n times that."""
    return step.batch_size == step.points and step.sample is None and isinstance(step.method, Plain)


def _point(next_step: StepRecord, line: Line, is_along_m: bool) -> Parabola | None:
    """Of a single point error² is J itself: there is no other parabola."""
    x, y = next_step.x, next_step.y
    if x is None or y is None or next_step.points == 1:
        return None
    return point_along_slope(x, y, line.intercept) if is_along_m else point_along_intercept(x, y, line.slope)
