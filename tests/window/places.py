"""Where things should be in the window, worked out without it."""

from __future__ import annotations

import numpy as np
import pygame

from app.cli.parsing import parse
from app.files.preferences import Preferences
from app.plots.transform import PlotTransform
from app.session.state import Axes, State
from app.session.targets import TargetId
from app.shell.exporting.drawing import drawn
from app.shell.startup import first_state
from app.view.layout import layout
from app.view.panels.canvas.places import plot_rect, transform_for
from app.view.screen import Screen
from app.view.targets import Target
from tests.xserver import Picture

SIZE = (1280, 800)


def plot(size: tuple[int, int] = SIZE) -> pygame.Rect:
    """The pixels of the canvas that points can lie in."""
    whole = layout(*size, 1.0)
    return plot_rect(whole.canvas, whole.scale)


def plane(size: tuple[int, int] = SIZE, axes: Axes | None = None) -> PlotTransform:
    """Between the data's own units and pixels of a window of that size."""
    return transform_for(axes or Axes(), plot(size))


def controls(state: State, size: tuple[int, int] = SIZE) -> dict[TargetId, Target]:
    """All that can be touched while the program is in that state, by name, in the order of Tab."""
    pygame.font.init()
    screen = Screen()
    screen.draw(pygame.Surface(size), state)
    return {target.id: target for target in screen.targets}


def state_of(*arguments: str) -> State:
    """The state that the program begins in with these arguments."""
    return first_state(parse(arguments), Preferences())


def centre_of(name: str, *arguments: str) -> tuple[int, int]:
    """The middle of a control, in pixels, in the state that these arguments begin in."""
    return controls(state_of(*arguments))[name].rect.center


def seen(state: State, size: tuple[int, int] = SIZE) -> Picture:
    """What a window of that size shows of the state."""
    return np.asarray(pygame.surfarray.array3d(drawn(state, size)).swapaxes(0, 1))


def toolbar_of(picture: Picture, size: tuple[int, int] = SIZE) -> Picture:
    """The toolbar's part of a picture of the window."""
    return picture[: layout(*size, 1.0).toolbar.bottom]


def canvas_of(picture: Picture, size: tuple[int, int] = SIZE) -> Picture:
    """The canvas card's part of a picture of the window."""
    card = layout(*size, 1.0).canvas
    return picture[card.top : card.bottom, card.left : card.right]
