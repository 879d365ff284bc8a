"""The marks of a slice: what is drawn on its axes anew in each frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pygame

from app.model.theory.landscape import Parabola
from app.plots.numerals import fitted, signed_fitted, significant
from app.plots.transform import PlotTransform
from app.view.figures.slice.values import Slice
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import SMALL_STRONG, TICK, Style

SHARES = np.linspace(0.0, 1.0, 49)
"""Where across the plot the dots of a parabola are: near enough to one another that no corner is to be seen."""

LOW = 110
"""In units. A plot lower than this has no room for the number of the lowest point."""

TANGENT_HALF = 54
"""Half the length of the tangent, in units."""

Pixel = tuple[float, float]


class SlicePlot(NamedTuple):
    """Where the values of a slice are, in pixels."""

    rect: pygame.Rect
    transform: PlotTransform

    def on_curve(self, part: Slice, at: float) -> Pixel:
        """Where the ball is with this parameter, held to the plot."""
        x, y = self.transform.model_to_view(at, part.whole(at))
        return self.within(x), max(self.rect.top, min(self.rect.bottom, y))

    def within(self, x: float) -> float:
        """A pixel across, held to the plot."""
        return max(self.rect.left, min(self.rect.right, x))

    @property
    def pixels_per_parameter(self) -> float:
        """How many pixels to the right a parameter larger by 1 is."""
        low, high = self.transform.x_domain
        return self.rect.w / (high - low)

    @property
    def pixels_per_cost(self) -> float:
        """How many pixels up a J larger by 1 is."""
        low, high = self.transform.y_domain
        return self.rect.h / (high - low)


def keep_balls_free(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """No text stands on the ball, nor where the next step puts it."""
    ball = pygame.Rect(0, 0, pen.px(16), pen.px(16))
    for at in (part.at, part.landing):
        x, y = plot.on_curve(part, at)
        pen.keep_free(ball.move(round(x) - ball.w // 2, round(y) - ball.h // 2))


def draw_curves(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """J, and in stochastic mode n·error² of the next step's point, which is all that this step knows of J."""
    theme = pen.theme
    if part.point is not None:
        colour = blend(theme.error, theme.card, 0.75)
        pen.polyline(colour, _dots(plot, part.point, part.points), role="point parabola")
    dots = _dots(plot, part.whole, 1)
    pen.polyline(theme.cost, dots, role="cost curve")
    # Once more, a little lower: a polyline is one pixel wide.
    pen.polyline(theme.cost, [(x, y + 0.7) for x, y in dots], role="cost curve, lower edge")


def draw_lowest(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """A ring at the bottom of J, with its place."""
    vertex, (low, high) = part.whole.vertex, plot.transform.x_domain
    if not part.whole.curvature or not low <= vertex <= high:
        return
    x, y = plot.transform.model_to_view(vertex, part.whole.least)
    pen.disc(pen.theme.muted, (x, y), 4, ring=1.5, role="lowest")
    if plot.rect.h < pen.px(LOW):
        return
    offsets = [(0, -14, "center"), (0, 14, "center"), (0, -28, "center"), (12, 0, "midleft"), (-12, 0, "midright")]
    places = [(x + pen.px(across), y + pen.px(down), anchor) for across, down, anchor in offsets]
    text = f"lowest {significant(vertex, 3)}"
    pen.text_where_free(text, places, plot.rect, TICK, pen.theme.muted, role="lowest label")


def draw_tangent(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """The tangent of J at the ball, with its slope."""
    tangent = part.whole.tangent(part.at)
    x, y = plot.transform.model_to_view(tangent.at, tangent.value)
    down = -tangent.slope * plot.pixels_per_cost / plot.pixels_per_parameter
    half = pen.px(TANGENT_HALF) / (1 + down * down) ** 0.5
    colour = pen.theme.symbol(part.symbol)
    pen.line(colour, (x - half, y - down * half), (x + half, y + down * half), 2.5, "tangent")
    # A stochastic step has a derivative of its own, that of one point.
    shown = f"∂J/∂{part.symbol} = {fitted(tangent.slope, 3)}"
    texts = (shown,) if part.point is None else (f"{shown} over all points", shown)
    _write_at_top(pen, plot, texts, 0, SMALL_STRONG, colour, "tangent label")


def draw_next_step(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """The next step as an arrow from here to where it leads, and the ball's place on J there."""
    if part.next_at is None or part.change is None:
        return
    colour = pen.theme.symbol(part.symbol)
    landing = plot.on_curve(part, part.next_at)
    pen.disc(colour, landing, 5, ring=1.5, role="landing")
    y = plot.rect.bottom - pen.px(22)
    start = plot.within(plot.transform.x(part.at))
    pen.arrow(colour, (start, y), (landing[0], y), 2, "next step arrow")
    gradient = "error·x" if part.symbol == "m" else "error"
    if part.point is None:
        gradient = f"mean({gradient})"
    shown = signed_fitted(part.change, 4)
    texts = (f"next step −lr·{gradient} = {shown}", f"next step {shown}")
    _write_at_top(pen, plot, texts, 1, TICK, pen.theme.muted, "next step label")


def name_point_parabola(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """Say what the thin parabola is, in the corner under the wall that the ball is not on if that is free."""
    if part.point is None:
        return
    rect = plot.rect
    y = rect.bottom - pen.px(10)
    places = [(rect.left + pen.px(8), y, "midleft"), (rect.right - pen.px(8), y, "midright")]
    if part.at < sum(plot.transform.x_domain) / 2:
        places.reverse()
    texts = ("n·error² of the next point", "n·error²")
    pen.text_where_free(texts, places, rect, TICK, pen.theme.error, pen.theme.card, "point parabola label")


def draw_ball(pen: Pen, plot: SlicePlot, part: Slice, is_large: bool) -> None:
    """The ball with a rim that sets it off."""
    ball = plot.on_curve(part, part.at)
    pen.disc(pen.theme.card, ball, 9 if is_large else 7.5, role="ball rim")
    pen.disc(pen.theme.text, ball, 7.5 if is_large else 6, role="ball")


def _dots(plot: SlicePlot, parabola: Parabola, times: int) -> list[Pixel]:
    (low, high), (least, largest), rect = plot.transform.x_domain, plot.transform.y_domain, plot.rect
    # Held to twice the height of the plot before they become pixels, so that no height is too large for these.
    costs = np.minimum(parabola(low + (high - low) * SHARES) * times, largest + (largest - least))
    heights = rect.bottom - (costs - least) * plot.pixels_per_cost
    return list(zip((rect.left + rect.w * SHARES).tolist(), heights.tolist(), strict=True))


def _write_at_top(
    pen: Pen, plot: SlicePlot, texts: Sequence[str], row: int, style: Style, colour: Colour, role: str
) -> None:
    """Write at the top, where the parabola is open, so that it stands still while the ball rolls, and on no ball."""
    rect = plot.rect
    y = rect.top + pen.px(10 + 16 * row)
    places = [(rect.centerx, y, "center"), (rect.right - pen.px(4), y, "midright"), (rect.left + pen.px(4), y, "midleft")]
    pen.text_where_free(texts, places, rect, style, colour, pen.theme.card, role)
