"""The power rule on the stage: x^n, whose point can be dragged along the curve."""

from __future__ import annotations

import pygame

from app.lesson.opened.introduced import is_introduced
from app.messages import Message, SetFigure
from app.session.lesson.figures import PowerCurve, range_of
from app.session.state import State
from app.session.targets import FigureTarget
from app.view.figures.rules.power_curve import PowerShown, draw_power_curve, power_transform, write_power
from app.view.figures.rules.power_growth import draw_power_growth
from app.view.paint.pen import Pen, box_at
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.stage.card import draw_stage, is_hot, values_of
from app.view.targets import Target

POINT = FigureTarget("PowerCurve", "point")
NUDGE = 0.02
"""How far an arrow key moves the point."""

SNAP = 5
"""So near to x = 0, in units, a hand lets it be 0."""

WHY = 250
"""How wide the picture beside the curve is, in units."""


class PowerStage(Panel[PowerShown]):
    """Draws the curve, and lets its point be dragged."""

    def pick(self, state: State, around: Surroundings) -> PowerShown:
        """The exponent and the place on the curve."""
        values = values_of(state, PowerCurve)
        return PowerShown(values.n, values.x, is_hot(state, POINT), is_introduced(state, "ⁿ"))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: PowerShown) -> None:
        """The curve with its point as a target; where the power rule is told, beside it why it holds."""
        header, room = draw_stage(pen, rect, "A power of x" if shown.has_rule else "A curve")
        write_power(pen, header, shown)
        if shown.has_rule:
            why = pygame.Rect(room.right - pen.px(WHY), room.y, pen.px(WHY - 14), room.h)
            draw_power_growth(pen, why, shown.n, shown.x)
            room.w -= pen.px(WHY)
        plot = pygame.Rect(room.x + pen.px(56), room.y, room.w - pen.px(76), room.h - pen.px(22))
        draw_power_curve(pen, rect, plot, shown)
        transform = power_transform(plot, shown.n)
        low, high = range_of(PowerCurve, "x")

        def to(x: float, snaps_within: float) -> Message:
            """Where the curve is level one stands just there, as no hand finds it by itself."""
            x = 0.0 if abs(x) <= snaps_within else x
            return SetFigure(PowerCurve(shown.n, max(low, min(high, x))))

        def at(x: float, y: float) -> Message:
            return to(float(transform.x.invert(x)), abs(transform.x.invert(pen.px(SNAP)) - transform.x.invert(0.0)))

        def nudged(across: int, up: int) -> Message:
            return to(shown.x + NUDGE * (across + up), NUDGE / 4)

        box = box_at(pen.px(26), pen.px(26), center=transform.model_to_view(shown.x, shown.x**shown.n))
        hint, hand = "Drag it, or use the arrows", pygame.SYSTEM_CURSOR_HAND
        whole = Target(POINT, plot, press=at, drag=at, nudge=nudged, takes_focus=False, press_focuses=True)
        pen.target(whole)
        pen.target(whole._replace(rect=box, hint=hint, press=None, takes_focus=True, cursor=hand))
