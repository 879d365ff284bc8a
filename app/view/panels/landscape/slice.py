"""J along one parameter with the other held: a parabola to roll down, its tangent, and the step that comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import NamedTuple

import numpy as np
import pygame

from app.messages import Message, SetLineByHand, ToggleLandscapeSize
from app.model.learning.steps import StepRecord
from app.model.theory.landscape import (
    Interval,
    Parabola,
    point_along_intercept,
    point_along_slope,
    slice_along_intercept,
    slice_along_slope,
)
from app.plots.numerals import fitted, signed_fitted, significant
from app.plots.rounding import round_above, round_below
from app.plots.scale import LinearScale
from app.session.state import State
from app.session.targets import SliceBallTarget, SliceTarget
from app.session.views import Box
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import SMALL_STRONG, TICK, Style
from app.view.panels.landscape.card_parts import Header, Places
from app.view.panels.landscape.named_axes import draw_axis_below, draw_axis_beside
from app.view.targets import Target
from app.view.words import explain

SHARES = np.linspace(0.0, 1.0, 49)
"""Where across the plot the dots of a parabola are: near enough to one another that no corner is to be seen."""

LOW = 110
"""In units. A plot lower than this has no room for the number of the lowest point."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What is drawn of one parameter: J along it, the next step's own parabola if it has one, and where it leads.

    ``point`` is ``error²`` of the one point that a stochastic step learns from, as a function of the parameter.
    """

    whole: Parabola
    point: Parabola | None
    at: float
    next_at: float | None
    count: int


def slice_of(state: State, symbol: str, next_step: StepRecord | None) -> Slice:
    """The slice through the present line along ``m`` or ``b``."""
    training = state.training
    moments, (slope, intercept) = training.training_set.moments, training.line
    along_m = symbol == "m"
    whole = slice_along_slope(moments, intercept) if along_m else slice_along_intercept(moments, slope)
    point = None
    if next_step is not None and next_step.x is not None and next_step.y is not None:
        x, y = next_step.x, next_step.y
        point = point_along_slope(x, y, intercept) if along_m else point_along_intercept(x, y, slope)
    next_at = None if next_step is None else next_step.line[0 if along_m else 1]
    return Slice(whole, point, slope if along_m else intercept, next_at, moments.count)


class Room(NamedTuple):
    """The parts of both axes that are shown."""

    domain: Interval
    heights: Interval

    def suits(self, part: Slice) -> bool:
        """Whether this shows ball and bottom well enough, so that the axes can hold still while the ball rolls."""
        whole, (left, right), (low, high) = part.whole, self.domain, self.heights
        if not whole.curvature:
            return False
        width, height = right - left, high - low
        shown = [part.at, whole.vertex, part.at if part.next_at is None else part.next_at]
        farthest = max(whole(left), whole(right))
        return (
            left + 0.02 * width <= min(shown)
            and max(shown) <= right - 0.02 * width
            and _half_wanted(part) > 0.1 * width
            and low + 0.03 * height <= whole.least <= low + 0.4 * height
            and max(whole(value) for value in shown) <= high - 0.03 * height
            and low + 0.7 * height <= farthest <= low + 1.5 * height
        )


def _half_wanted(part: Slice) -> float:
    """Half of what should be shown at least of the parameter."""
    whole = part.whole
    away = max(abs(part.at - whole.vertex), 0.0 if part.next_at is None else abs(part.next_at - whole.vertex))
    # Never closer than where J is a quarter more than its least here: closer in, it would look flat.
    least_half = max(sqrt(0.25 * whole.least / whole.curvature), 1e-9 * max(1.0, abs(whole.vertex)))
    return max(1.25 * away, least_half)


def _room_for(part: Slice) -> Room:
    """The room that shows ball and bottom, in round numbers."""
    whole = part.whole
    if not whole.curvature:
        size = round_above(max(abs(part.at), 0.5))
        return Room((part.at - size, part.at + size), (0.0, round_above(max(2 * whole.least, 1e-30))))
    half = round_above(_half_wanted(part))
    middle = round(whole.vertex / half * 4) * half / 4
    top = whole(max(abs(middle + half - whole.vertex), abs(middle - half - whole.vertex)) + whole.vertex)
    unit = round_below((top - whole.least) / 8)
    return Room((middle - half, middle + half), (floor(whole.least / unit - 1.5) * unit, ceil(top / unit) * unit))


class SliceView:
    """Draws the slice along ``m`` or ``b``; ``room`` is what was shown last."""

    def __init__(self, symbol: str) -> None:
        self._symbol = symbol
        self._kept = CachedLayer()
        self.room: Room | None = None

    def draw(self, pen: Pen, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw axes, parabolas, tangent, step and ball. The slice finds its own room, closer in than ``box``."""
        card, plot = places
        steps = state.timeline.next_step()
        next_step = steps.last if len(steps) else None
        part = slice_of(state, self._symbol, next_step)
        # Under the hand the axes hold still, and the ball stops at their ends.
        if self.room is None or (state.held != SliceBallTarget() and not self.room.suits(part)):
            self.room = _room_for(part)
        room = self.room
        x_scale = LinearScale(room.domain, (float(plot.left), float(plot.right)))
        y_scale = LinearScale(room.heights, (float(plot.bottom), float(plot.top)))

        def paint() -> None:
            pen.card(card)
            draw_axis_below(pen, card, plot, x_scale, self._symbol)
            draw_axis_beside(pen, card, plot, y_scale, "J", has_rules=True)
            header.paint()

        self._kept.draw(pen, card, (room, header.key), paint)
        whole = Target(SliceTarget(), plot, double_click=ToggleLandscapeSize(), takes_focus=False)
        pen.target(whole)
        explain(pen, ("lowest", "tangent", "next-step", "point-parabola"), whole)
        drawing = _Drawing(pen, plot, x_scale, y_scale, part, self._symbol)
        with pen.clipped(plot.inflate(pen.px(8), pen.px(8))):
            drawing.keep_ball_free()
            drawing.draw_curves()
            drawing.draw_tangent()
            drawing.draw_step(next_step)
            drawing.draw_lowest()
            drawing.name_point_parabola()
        # At the end of an axis the ball is seen whole.
        around = plot.inflate(pen.px(22), pen.px(22)).clip(card)
        with pen.clipped(around):
            drawing.draw_ball(state)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One slice being drawn: the pen, the scales and what there is to draw."""

    pen: Pen
    plot: pygame.Rect
    x: LinearScale
    y: LinearScale
    part: Slice
    symbol: str

    def keep_ball_free(self) -> None:
        """No text stands on the ball, nor where the next step puts it."""
        ball = pygame.Rect(0, 0, self.pen.px(16), self.pen.px(16))
        for at in (self.part.at, self.part.at if self.part.next_at is None else self.part.next_at):
            x, y = self._place(at)
            self.pen.keep_free(ball.move(round(x) - ball.w // 2, round(y) - ball.h // 2))

    def draw_curves(self) -> None:
        """J, and in stochastic mode n·error² of the next step's point, which is all that this step knows of J."""
        theme = self.pen.theme
        if self.part.point is not None:
            self._draw_parabola(self.part.point, self.part.count, blend(theme.error, theme.card, 0.75), is_thin=True)
        self._draw_parabola(self.part.whole, 1, theme.cost)

    def draw_lowest(self) -> None:
        """A tick at the bottom of J, with its place."""
        if not self.part.whole.curvature:
            return
        pen, vertex = self.pen, self.part.whole.vertex
        if not self.x.domain[0] <= vertex <= self.x.domain[1]:
            return
        at = (self.x(vertex), self.y(self.part.whole.least))
        pen.disc(pen.theme.muted, at, 4, ring=1.5)
        if self.plot.h < pen.px(LOW):
            return
        ways = [(0, -14, "center"), (0, 14, "center"), (0, -28, "center"), (12, 0, "midleft"), (-12, 0, "midright")]
        places = [(at[0] + pen.px(across), at[1] + pen.px(down), anchor) for across, down, anchor in ways]
        pen.text_where_free(f"lowest {significant(vertex, 3)}", places, self.plot, TICK, pen.theme.muted)

    def draw_tangent(self) -> None:
        """The tangent of J at the ball, with its slope."""
        pen, tangent = self.pen, self.part.whole.tangent(self.part.at)
        here = (self.x(tangent.at), self.y(tangent.value))
        rise = -tangent.slope * self._pixels_per_cost() / self._pixels_per_parameter()
        length = pen.px(54) / (1 + rise * rise) ** 0.5
        colour = pen.theme.symbol(self.symbol)
        pen.line(
            colour,
            (here[0] - length, here[1] - rise * length),
            (here[0] + length, here[1] + rise * length),
            2.5,
        )
        # A stochastic step has a derivative of its own, that of one point.
        shown = f"∂J/∂{self.symbol} = {fitted(tangent.slope, 3)}"
        texts = (shown,) if self.part.point is None else (f"{shown} over all points", shown)
        self._write_inside(texts, 0, SMALL_STRONG, colour)

    def draw_step(self, next_step: StepRecord | None) -> None:
        """The next step as an arrow from here to where it leads, and the ball's place on J there."""
        pen, part = self.pen, self.part
        if part.next_at is None or next_step is None:
            return
        colour = pen.theme.symbol(self.symbol)
        landing = self._place(part.next_at)
        pen.disc(colour, landing, 5, ring=1.5)
        y = self.plot.bottom - pen.px(22)
        pen.arrow(colour, (self._within(self.x(part.at)), y), (landing[0], y), 2)
        gradient = "error·x" if self.symbol == "m" else "error"
        if next_step.sample is None:
            gradient = f"mean({gradient})"
        change = next_step.slope_change if self.symbol == "m" else next_step.intercept_change
        texts = (f"next step −lr·{gradient} = {signed_fitted(change, 4)}", f"next step {signed_fitted(change, 4)}")
        self._write_inside(texts, 1, TICK, pen.theme.muted)

    def draw_ball(self, state: State) -> None:
        """The ball, which can be dragged along the parameter."""
        pen, line, along_m = self.pen, state.training.line, self.symbol == "m"
        ball = self._place(self.part.at)
        is_hot = SliceBallTarget() in (state.pointer.target, state.held)
        pen.disc(pen.theme.card, ball, 9 if is_hot else 7.5)
        pen.disc(pen.theme.text, ball, 7.5 if is_hot else 6)
        touched = pygame.Rect(0, 0, pen.px(26), pen.px(26))
        touched.center = (round(ball[0]), round(ball[1]))

        def set_to(value: float) -> Message:
            return SetLineByHand(value, line.intercept) if along_m else SetLineByHand(line.slope, value)

        def drag(x: float, y: float) -> Message:
            return set_to(self.x.invert(self._within(x)))

        def nudge(dx: int, dy: int) -> Message:
            return set_to(self.part.at + (dx + dy) * (self.x.domain[1] - self.x.domain[0]) / 200)

        hint, hand = f"Drag to set {self.symbol}", pygame.SYSTEM_CURSOR_HAND
        pen.target(Target(SliceBallTarget(), touched, hint, drag=drag, nudge=nudge, cursor=hand))

    def _draw_parabola(self, parabola: Parabola, times: int, colour: Colour, is_thin: bool = False) -> None:
        (low, high), (least, largest), plot = self.x.domain, self.y.domain, self.plot
        # Held to twice the height of the plot before they become pixels, so that no height is too large for these.
        costs = np.minimum(parabola(low + (high - low) * SHARES) * times, largest + (largest - least))
        heights = plot.bottom - (costs - least) * self._pixels_per_cost()
        xs = (plot.left + plot.w * SHARES).tolist()
        for lower in (0.0,) if is_thin else (0.0, 0.7):
            dots = list(zip(xs, (heights + lower).tolist(), strict=True))
            self.pen.polyline(colour, dots)

    def name_point_parabola(self) -> None:
        """Say what the thin parabola is, in the corner under the wall that the ball is not on if that is free."""
        if self.part.point is None:
            return
        pen, y = self.pen, self.plot.bottom - self.pen.px(10)
        places = [(self.plot.left + pen.px(8), y, "midleft"), (self.plot.right - pen.px(8), y, "midright")]
        if self.part.at < sum(self.x.domain) / 2:
            places.reverse()
        texts = ("n·error² of the next point", "n·error²")
        pen.text_where_free(texts, places, self.plot, TICK, pen.theme.error, pen.theme.card)

    def _write_inside(self, texts: Sequence[str], row: int, style: Style, colour: Colour) -> None:
        """Write at the top, where the parabola is open, so that it stands still while the ball rolls, and on no ball."""
        pen, plot = self.pen, self.plot
        y = plot.top + pen.px(10 + 16 * row)
        places = [
            (plot.centerx, y, "center"),
            (plot.right - pen.px(4), y, "midright"),
            (plot.left + pen.px(4), y, "midleft"),
        ]
        pen.text_where_free(texts, places, plot, style, colour, pen.theme.card)

    def _place(self, at: float) -> tuple[float, float]:
        """Where the ball is with this parameter, in pixels, held to the plot."""
        return self._within(self.x(at)), self._height(self.part.whole(at))

    def _within(self, x: float) -> float:
        return max(self.plot.left, min(self.plot.right, x))

    def _height(self, value: float) -> float:
        return max(self.plot.top, min(self.plot.bottom, self.y(value)))

    def _pixels_per_parameter(self) -> float:
        return self.plot.w / (self.x.domain[1] - self.x.domain[0])

    def _pixels_per_cost(self) -> float:
        return self.plot.h / (self.y.domain[1] - self.y.domain[0])
