"""The chain rule on the stage: two dials in a row, the first turned by hand."""

from __future__ import annotations

from math import atan2, pi

import pygame

from app.messages import Message, SetFigure
from app.session.lesson.figures import Dials, range_of
from app.session.state import State
from app.session.targets import FigureTarget
from app.view.figures.rules.dials import A_TURN, DialsShown, angle_of, dial_places, draw_dials, on_rim
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import SMALL
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.stage.card import draw_stage, is_hot, values_of
from app.view.targets import Target

HAND = FigureTarget("Dials", "z")
NUDGE = 0.02


class DialsStage(Panel[DialsShown]):
    """Draws the dials, and lets the hand of z be turned."""

    def pick(self, state: State, around: Surroundings) -> DialsShown:
        """Where z stands."""
        return DialsShown(values_of(state, Dials).z, is_hot(state, HAND))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: DialsShown) -> None:
        """The dials, and the knob of z as a target."""
        header, plot = draw_stage(pen, rect, "One turns the next")
        says = "wedges: one small step of z, and what it does to x and y"
        pen.clipped_text(says, header.x, header.centery, header.w, SMALL, pen.theme.muted, "says")
        draw_dials(pen, plot, shown)
        centres, radius = dial_places(plot)
        low, high = range_of(Dials, "z")

        def at(x: float, y: float) -> Message:
            angle = atan2(x - centres[0][0], centres[0][1] - y) % (2.0 * pi)
            return SetFigure(Dials(max(low, min(high, angle / (2.0 * pi) * A_TURN))))

        def nudged(across: int, up: int) -> Message:
            return SetFigure(Dials(max(low, min(high, shown.z + NUDGE * (across + up)))))

        box = box_at(pen.px(30), pen.px(30), center=on_rim(centres[0], radius * 0.86, angle_of(shown.z)))
        hint, hand = "Turn it, or use the arrows", pygame.SYSTEM_CURSOR_HAND
        pen.target(Target(HAND, box, hint, drag=at, nudge=nudged, cursor=hand, press_focuses=True))
