"""A slice in the landscape card: its ball can be dragged along the parameter."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.lesson.arrangement import Layer
from app.lesson.every import shows
from app.lesson.guessing import ARROW, GuessNow, given, guess_now
from app.lesson.opened.introduced import is_introduced
from app.messages import Message, SetLineByHand, ToggleLandscapeSize
from app.model.data.scaling import Line
from app.model.derivation.guesses import Guessed
from app.model.landscape.slices import Slice
from app.model.landscape.walk import is_same
from app.plots.numerals import count
from app.session.state import State
from app.session.targets import SliceBallTarget, SliceTarget
from app.update.landscape.slice_window import slice_seen, window_seen
from app.update.landscape.walking import footings, is_in_fog, places_seen
from app.view.figures.frame import Frame
from app.view.figures.guess.along import arrows_along, grip_along
from app.view.figures.guess.marks import grip_box
from app.view.figures.slice.figure import SliceFigure
from app.view.figures.slice.marks import SlicePlot
from app.view.figures.slice.values import Drawn, InFog, SliceValues
from app.view.paint.pen import Pen
from app.view.targets import Target
from app.view.words import explain


class SliceShown(NamedTuple):
    """What the figure shows of the slice through ``line``."""

    values: SliceValues
    line: Line


class SliceView:
    """The slice along ``m`` or ``b``."""

    def __init__(self, symbol: str) -> None:
        self._symbol = symbol
        self.figure = SliceFigure()

    def pick(self, state: State) -> SliceShown:
        """The slice through the line looked at, and the step that comes next."""
        part, ball = slice_seen(state, self._symbol), SliceBallTarget()
        is_ball_large = ball in (state.held, state.pointer.target)
        guess = guess_now(state, Guessed.SLOPE) if self._symbol == "m" else None
        seen, names, says_how = _seen(state, part), _names(state, part), is_introduced(state, "lr")
        values = SliceValues(part, window_seen(state, part), is_ball_large, seen, guess, *names, says_how)
        return SliceShown(values, state.training.line)

    def draw(self, pen: Pen, frame: Frame, shown: SliceShown) -> None:
        """Draw the slice, and name what can be touched."""
        plot = self.figure.draw(pen, frame, shown.values)
        whole = Target(SliceTarget(), frame.plot, double_click=ToggleLandscapeSize(), takes_focus=False)
        pen.target(whole)
        explain(pen, ("lowest", "tangent", "next-step", "point-parabola"), whole)
        pen.target(_ball(pen, plot, shown))
        if shown.values.guess is not None:
            pen.target(_guess(pen, plot, shown.values, shown.values.guess))


def _guess(pen: Pen, plot: SlicePlot, values: SliceValues, guess: GuessNow) -> Target:
    """The arrow along the axis, and the ball that it leads to."""
    low, high = plot.transform.x_domain

    def say(tip: float) -> Message:
        return given(max(low, min(high, tip)) - guess.now)

    def drag(x: float, y: float) -> Message:
        return say(plot.transform.x.invert(plot.within(x)))

    def nudge(dx: int, dy: int) -> Message:
        return say(guess.tip + (dx + dy) * (high - low) / 200)

    grip, arrows = grip_along(plot, guess), arrows_along(pen, plot, guess)
    is_curve_seen = values.seen is None or (isinstance(values.seen, InFog) and values.seen.is_lifted)
    balls = (plot.on_curve(values.part, guess.tip),) if arrows.said is not None and is_curve_seen else ()
    near, hint, hand = arrows.is_near(pen, grip, *balls), "Drag it: where will the ball land?", pygame.SYSTEM_CURSOR_HAND
    return Target(ARROW, grip_box(pen, grip), hint, drag=drag, nudge=nudge, cursor=hand, also=near)


def _names(state: State, part: Slice) -> tuple[str, str]:
    """What slope and height are called: the slope is that of J, or of what is shown of J."""
    if part.share != 1:
        return "slope", f"J ÷ {count(part.share)}"
    return f"∂J/∂{part.symbol}" if is_introduced(state, "∂") else "slope", "J"


def _seen(state: State, part: Slice) -> InFog | Drawn | None:
    """How much of the slice is seen: where there is fog, or a pen, not all of it."""
    is_hidden = is_in_fog(state)
    if is_hidden or shows(state, Layer.FOG):
        return InFog(footings(state, part.symbol), places_seen(state)[-1].moves, not is_hidden)
    if not shows(state, Layer.PEN):
        return None
    m, b = state.training.line
    is_along_m = part.symbol == "m"
    held, traced = (b if is_along_m else m), state.walk.traced(part.symbol)
    lines = [place.line for place in places_seen(state)]
    ats = [line.slope if is_along_m else line.intercept for line in lines if is_same(line[is_along_m], held)]
    return Drawn(traced.parts if traced.is_of(held) else (), tuple(ats))


def _ball(pen: Pen, plot: SlicePlot, shown: SliceShown) -> Target:
    part, line = shown.values.part, shown.line
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
