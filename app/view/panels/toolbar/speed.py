"""The slider of the speed: how many steps run each second, each frame, or a pass over all points a frame."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.commands import first_key
from app.messages import ChangeSpeed, Message, SetSpeed
from app.model.learning.speed import SPEEDS, STEP_A_FRAME, Per, Speed, notch_of
from app.plots.numerals import count, counted
from app.plots.scale import LinearScale
from app.session.state import State
from app.session.targets import SliderTarget
from app.view.paint.pen import Pen
from app.view.widgets.slider import Slider, draw_slider

TARGET = SliderTarget("speed")
SCALE = LinearScale((0.0, len(SPEEDS) - 1.0), (0.0, 1.0))


class SpeedShown(NamedTuple):
    """The speed, and whether the slider is pointed at or held."""

    speed: Speed
    is_hot: bool

    @classmethod
    def of(cls, state: State) -> SpeedShown:
        """The slider as it is now."""
        return cls(state.speed, TARGET in (state.pointer.target, state.held))


def draw_speed(pen: Pen, rect: pygame.Rect, shown: SpeedShown) -> None:
    """Draw the slider."""
    keys = f"{first_key('slower')} and {first_key('faster')}"
    slider = Slider(
        id=TARGET,
        titles=("Speed",),
        readings=(shown_speed(shown.speed), shown_speed(shown.speed, is_short=True)),
        hint="Steps per second or per frame of the window; at the top, one pass over all points per frame  "
        f"({keys}; double-click: 1 step a frame)",
        value=float(notch_of(shown.speed)),
        scale=SCALE,
        set_to=_set_to,
        notch=ChangeSpeed,
        default=SetSpeed(STEP_A_FRAME),
        is_hot=shown.is_hot,
    )
    draw_slider(pen, rect, slider)


def shown_speed(speed: Speed, is_short: bool = False) -> str:
    """Such as «1 step/frame», or «1/frame» for short."""
    if speed.per is Per.PASS:
        return "1 pass/frame"
    steps = count(speed.count) if is_short else counted(speed.count, "step")
    return f"{steps}/{'s' if speed.per is Per.SECOND else 'frame'}"


def _set_to(value: float) -> Message:
    return SetSpeed(SPEEDS[round(value)])
