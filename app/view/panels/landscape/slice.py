"""A slice in the landscape card: its ball can be dragged along the parameter."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.messages import Message, SetLineByHand, ToggleLandscapeSize
from app.model.data.scaling import Line
from app.model.landscape.slices import Slice
from app.session.state import State
from app.session.targets import SliceBallTarget, SliceTarget
from app.session.views import SliceWindow
from app.update.landscape.slice_window import slice_seen, window_seen
from app.view.figures.frame import Frame
from app.view.figures.slice.figure import SliceFigure
from app.view.figures.slice.marks import SlicePlot
from app.view.paint.pen import Pen
from app.view.targets import Target
from app.view.words import explain


class SliceShown(NamedTuple):
    """The slice through ``line``, the window that it is seen in, and whether its ball is pointed at or held."""

    part: Slice
    window: SliceWindow
    line: Line
    is_ball_large: bool


class SliceView:
    """The slice along ``m`` or ``b``."""

    def __init__(self, symbol: str) -> None:
        self._symbol = symbol
        self.figure = SliceFigure()

    def pick(self, state: State) -> SliceShown:
        """The slice through the line looked at, and the step that comes next."""
        part, ball = slice_seen(state, self._symbol), SliceBallTarget()
        is_ball_large = ball in (state.held, state.pointer.target)
        return SliceShown(part, window_seen(state, part), state.training.line, is_ball_large)

    def draw(self, pen: Pen, frame: Frame, shown: SliceShown) -> None:
        """Draw the slice, and name what can be touched."""
        plot = self.figure.draw(pen, frame, shown.part, shown.window, shown.is_ball_large)
        whole = Target(SliceTarget(), frame.plot, double_click=ToggleLandscapeSize(), takes_focus=False)
        pen.target(whole)
        explain(pen, ("lowest", "tangent", "next-step", "point-parabola"), whole)
        pen.target(_ball(pen, plot, shown))


def _ball(pen: Pen, plot: SlicePlot, shown: SliceShown) -> Target:
    part, line = shown.part, shown.line
    touched = pygame.Rect(0, 0, pen.px(26), pen.px(26))
    x, y = plot.on_curve(part, part.at)
    touched.center = (round(x), round(y))

    def set_to(value: float) -> Message:
        return SetLineByHand(value, line.intercept) if part.symbol == "m" else SetLineByHand(line.slope, value)

    def drag(x: float, y: float) -> Message:
        return set_to(plot.transform.x.invert(plot.within(x)))

    def nudge(dx: int, dy: int) -> Message:
        low, high = plot.transform.x_domain
        return set_to(part.at + (dx + dy) * (high - low) / 200)

    hint, hand = f"Drag to set {part.symbol}", pygame.SYSTEM_CURSOR_HAND
    return Target(SliceBallTarget(), touched, hint, drag=drag, nudge=nudge, cursor=hand)
