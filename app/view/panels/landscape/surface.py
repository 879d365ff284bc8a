"""The bowl in 3-D in the landscape card: dragging and arrow keys turn it."""

from __future__ import annotations

import pygame

from app.messages import Message, ToggleLandscapeSize, TurnLandscape
from app.session.state import State
from app.session.targets import SurfaceTarget
from app.view.figures.frame import Frame
from app.view.figures.run_path import RunPath
from app.view.figures.surface.figure import SurfaceFigure
from app.view.figures.surface.values import Surface
from app.view.paint.pen import Pen
from app.view.panels.landscape.box import box_of
from app.view.targets import Target

DEGREES_A_PIXEL = 0.5
DEGREES_A_NUDGE = 5.0

_HEADER, _SIDE, _FOOT = 36, 14, 10


class SurfaceView:
    """The bowl as a surface."""

    def __init__(self) -> None:
        self.figure = SurfaceFigure()

    def pick(self, state: State) -> Surface:
        """The line looked at, with its run's path up to there, and how the surface is turned."""
        timeline, training, landscape = state.timeline, state.training, state.landscape
        path = RunPath.of(timeline.run, timeline.step)
        moments = training.training_set.moments
        return Surface(box_of(state), moments, landscape.yaw, landscape.pitch, training.line, path)

    def draw(self, pen: Pen, frame: Frame, surface: Surface) -> None:
        """Draw the surface below the card's header, and name it as something to turn."""
        plot = _plot(pen, frame.rect)
        self.figure.draw(pen, frame._replace(plot=plot), surface)
        pen.target(_whole(plot))


def _plot(pen: Pen, card: pygame.Rect) -> pygame.Rect:
    """What of the card is below its header and clear of its edge; axes and their labels are part of it."""
    left, top = card.x + pen.px(_SIDE), card.y + pen.px(_HEADER)
    return pygame.Rect(left, top, max(1, card.right - pen.px(_SIDE) - left), max(1, card.bottom - pen.px(_FOOT) - top))


def _whole(plot: pygame.Rect) -> Target:
    """The view as something to turn: what is in front follows the pointer, or the arrow."""

    def turn(dx: float, dy: float) -> Message:
        return TurnLandscape(-dx * DEGREES_A_PIXEL, dy * DEGREES_A_PIXEL)

    def nudge(dx: int, dy: int) -> Message:
        return TurnLandscape(-dx * DEGREES_A_NUDGE, -dy * DEGREES_A_NUDGE)

    return Target(
        SurfaceTarget(),
        plot,
        hint="Drag to turn",
        pan=turn,
        drag_by=turn,
        nudge=nudge,
        double_click=ToggleLandscapeSize(),
        cursor=pygame.SYSTEM_CURSOR_SIZEALL,
    )
