"""The axes of a cost curve: round numbers, so that they hold still while the run goes on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import inf
from typing import NamedTuple

import pygame

from app.model.time.history import CostHistory
from app.plots.numerals import count
from app.plots.rounding import round_above, round_below
from app.plots.scale import LinearScale, LogScale, Scale
from app.plots.transform import PlotTransform
from app.view.figures.axis_ticks import draw_ticks_below, draw_ticks_beside
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK

ZERO_SHARE = 0.16
"""Of the height of a logarithmic axis: what is below the break, where 0 has a place of its own."""

START_SHARE = 0.06
"""Of the width of a logarithmic axis: what is left of step 1."""

_ROUND_FROM = 1e-300
"""Below this the ends of an axis are no round numbers, which floats cannot tell apart there."""


class Span(NamedTuple):
    """The least cost, the least that is not 0 (infinite where there is none), and the greatest."""

    low: float = inf
    above_zero: float = inf
    high: float = 0.0

    @classmethod
    def of(cls, costs: CostHistory) -> Span:
        """All of a history."""
        low, high = costs.extent or (inf, 0.0)
        return cls(low, costs.least_above_zero, high)

    @classmethod
    def around(cls, spans: Iterable[Span]) -> Span:
        """The span that holds all of these."""
        lows, above_zero, highs = zip(*spans, strict=True)
        return cls(min(lows), min(above_zero), max(highs))


class CostRange(NamedTuple):
    """What the axes show: the steps from 0 to ``last_step``, and costs; each on a logarithmic axis or a linear one."""

    last_step: int
    costs: Span
    is_logarithmic: bool
    are_steps_logarithmic: bool = False


def axes_in(plot: pygame.Rect, shown: CostRange) -> PlotTransform:
    """From steps to pixels across, and from costs to pixels down; the same object for the same numbers."""
    return _axes_in(shown, *plot)


@lru_cache(maxsize=8)
def _axes_in(shown: CostRange, left: int, top: int, width: int, height: int) -> PlotTransform:
    steps = _step_scale(shown, float(left), float(left + width - 1))
    return PlotTransform(steps, _cost_scale(shown.costs, shown.is_logarithmic, top, height))


def _step_scale(shown: CostRange, left: float, right: float) -> Scale:
    """On a logarithmic axis step 0 has a place of its own, left of step 1."""
    last_step = float(shown.last_step)
    if not shown.are_steps_logarithmic:
        return LinearScale((0.0, last_step), (left, right))
    return LogScale((1.0, last_step), (left + round((right - left) * START_SHARE), right), left)


def _cost_scale(span: Span, is_logarithmic: bool, top: int, height: int) -> Scale:
    heights = (float(top + height), float(top))
    if not is_logarithmic:
        return LinearScale((0.0, span.high or 1.0), heights).nice(4)
    if not span.high:
        # Nothing but zeros: the numbers above the break are only there for it to be seen as one.
        span = Span(0.0, 0.1, 1.0)
    low = min(span.above_zero, span.high / 2) or span.above_zero
    domain = (round_below(low) if low > _ROUND_FROM else low, round_above(max(span.high, _ROUND_FROM)))
    if span.low > 0.0:
        return LogScale(domain, heights)
    return LogScale(domain, (heights[0] - round(height * ZERO_SHARE), heights[1]), heights[0])


def draw_axes(pen: Pen, plot: pygame.Rect, axes: PlotTransform, left: int) -> None:
    """The ticks of cost, no farther left than pixel ``left``, and those of the steps below."""
    draw_ticks_beside(pen, plot, axes.y, left, plot.h // pen.px(34))
    _draw_break(pen, plot, axes.y)
    theme, y, last_step = pen.theme, plot.bottom + pen.px(14), round(axes.x.domain[1])
    zero = pen.text("0", plot.left, y, TICK, theme.muted, role="tick label")
    last = pen.text(f"step {count(last_step)}", plot.right, y, TICK, theme.muted, "midright", "last step")
    room = pygame.Rect(zero.right, zero.y - 1, last.left - zero.right, zero.h + 2).inflate(-pen.px(20), 0)
    draw_ticks_below(pen, axes.x, room, 8 if isinstance(axes.x, LogScale) else 4, _whole_steps)


def height_of_least(axes: PlotTransform, least: float | None) -> int | None:
    """The pixel row of the least cost that there can be; None where the axis does not have it."""
    return None if least is None or not _is_on_axis(axes.y, least) else round(axes.y(least))


def draw_least_cost(pen: Pen, plot: pygame.Rect, height: int) -> None:
    """Dashes at the least cost."""
    pen.dashes(pen.theme.muted, (plot.left, height), (plot.right, height), (4, 4), role="least cost")


def _is_on_axis(scale: Scale, cost: float) -> bool:
    if cost == 0.0 and isinstance(scale, LogScale):
        return scale.zero is not None
    return scale.domain[0] <= cost <= scale.domain[1]


def _draw_break(pen: Pen, plot: pygame.Rect, scale: Scale) -> None:
    """Two slanting strokes across the left border where a logarithmic axis breaks off above 0."""
    if not isinstance(scale, LogScale) or scale.zero is None:
        return
    middle = (scale.range[0] + scale.zero) / 2
    for shift in (-1.5, 1.5):
        y, across, down = middle + pen.px(1) * shift, pen.px(4), pen.px(2)
        pen.line(pen.theme.muted, (plot.left - across, y + down), (plot.left + across, y - down), role="axis break")


def _whole_steps(ticks: tuple[float, ...]) -> list[str]:
    """The labels of steps, nothing between two of them."""
    return [count(round(tick)) if tick == round(tick) else "" for tick in ticks]
