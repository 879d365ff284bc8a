"""A slice in the landscape card: its ball can be dragged along the parameter."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.messages import Message, SetLineByHand, ToggleLandscapeSize
from app.model.data.scaling import Line
from app.session.state import State
from app.session.targets import SliceBallTarget, SliceTarget
from app.view.figures.frame import Frame
from app.view.figures.slice.figure import SliceFigure
from app.view.figures.slice.marks import SlicePlot
from app.view.figures.slice.values import Slice, slice_of
from app.view.paint.pen import Pen
from app.view.targets import Target
from app.view.words import explain


class SliceShown(NamedTuple):
    """The slice through ``line``. Under the hand the axes hold still; pointed at or held, the ball is larger."""

    part: Slice
    line: Line
    is_held: bool
    is_pointed_at: bool


class SliceView:
    """The slice along ``m`` or ``b``."""

    def __init__(self, symbol: str) -> None:
        self._symbol = symbol
        self.figure = SliceFigure()

    def pick(self, state: State) -> SliceShown:
        """The slice through the line looked at, and the step that comes next."""
        steps, line = state.timeline.next_step(), state.training.line
        next_step = steps.last if len(steps) else None
        part = slice_of(state.training.training_set.moments, line, self._symbol, next_step)
        ball = SliceBallTarget()
        return SliceShown(part, line, state.held == ball, state.pointer.target == ball)

    def draw(self, pen: Pen, frame: Frame, shown: SliceShown) -> None:
        """Draw the slice, and name what can be touched."""
        is_large = shown.is_held or shown.is_pointed_at
        plot = self.figure.draw(pen, frame, shown.part, holds_still=shown.is_held, is_ball_large=is_large)
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
