"""The marks of a slice: what is drawn on its axes anew in each frame."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pygame

from app.model.landscape.slices import Slice
from app.model.theory.landscape import Parabola
from app.plots.transform import PlotTransform
from app.view.paint.bullseye import draw_bullseye
from app.view.paint.pen import Pen
from app.view.paint.theme import blend

SHARES = np.linspace(0.0, 1.0, 49)
"""Where across the plot the dots of a parabola are: near enough to one another that no corner is to be seen."""

TANGENT_HALF = 54
"""Half the length of the tangent, in units."""

BALL, LARGE_BALL, RIM = 8.5, 10.5, 2
"""The ball's radius, in units; larger while it is held or pointed at."""

LANDING = 8
"""The radius of the ring where the next step ends, in units."""

Pixel = tuple[float, float]
Stroke = tuple[Pixel, Pixel]


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


def draw_curves(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """J, and in stochastic mode n·error² of the next step's point, which is all that this step knows of J."""
    theme = pen.theme
    if part.point is not None:
        colour = blend(theme.error, theme.card, 0.75)
        pen.segments(colour, _dots(plot, part.point, part.points), 2, "point parabola")
    dots = _dots(plot, part.whole, 1)
    pen.segments(theme.cost, dots, 3, "cost curve")


def draw_lowest(pen: Pen, plot: SlicePlot, part: Slice) -> bool:
    """The target at the bottom of J; returns whether it is in sight."""
    vertex, (low, high) = part.whole.vertex, plot.transform.x_domain
    if not part.whole.curvature or not low <= vertex <= high:
        return False
    draw_bullseye(pen, plot.transform.model_to_view(vertex, part.whole.least), "lowest")
    return True


def draw_tangent(pen: Pen, plot: SlicePlot, part: Slice) -> Stroke:
    """The tangent of J at the ball; returns where it is."""
    tangent = part.whole.tangent(part.at)
    x, y = plot.transform.model_to_view(tangent.at, tangent.value)
    down = -tangent.slope * plot.pixels_per_cost / plot.pixels_per_parameter
    half = pen.px(TANGENT_HALF) / (1 + down * down) ** 0.5
    stroke = (x - half, y - down * half), (x + half, y + down * half)
    pen.line(pen.theme.symbol(part.symbol), *stroke, 2, "tangent")
    return stroke


def draw_landing(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """A ring where the next step puts the ball on J."""
    if part.next_at is not None:
        pen.disc(pen.theme.symbol(part.symbol), plot.on_curve(part, part.next_at), LANDING, ring=2, role="landing")


def next_step(plot: SlicePlot, part: Slice) -> Stroke | None:
    """How far the next step goes, from the middle of the ball to above or below its landing."""
    if part.next_at is None:
        return None
    x, y = plot.on_curve(part, part.at)
    return (x, y), (plot.on_curve(part, part.next_at)[0], y)


def draw_next_step(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """The next step as an arrow over the ball, as long as the step is: a short one is seen as well."""
    stroke = next_step(plot, part)
    if stroke is not None:
        pen.arrow(pen.theme.symbol(part.symbol), *stroke, 5, "next step arrow", 15, RIM)


def draw_ball(pen: Pen, plot: SlicePlot, part: Slice, is_large: bool) -> None:
    """The ball with a rim that sets it off."""
    ball, radius = plot.on_curve(part, part.at), LARGE_BALL if is_large else BALL
    pen.disc(pen.theme.card, ball, radius + RIM, role="ball rim")
    pen.disc(pen.theme.text, ball, radius, role="ball")


def _dots(plot: SlicePlot, parabola: Parabola, times: int) -> list[Pixel]:
    (low, high), (least, largest), rect = plot.transform.x_domain, plot.transform.y_domain, plot.rect
    # Held to twice the height of the plot before they become pixels, so that no height is too large for these.
    costs = np.minimum(parabola(low + (high - low) * SHARES) * times, largest + (largest - least))
    heights = rect.bottom - (costs - least) * plot.pixels_per_cost
    return list(zip((rect.left + rect.w * SHARES).tolist(), heights.tolist(), strict=True))
