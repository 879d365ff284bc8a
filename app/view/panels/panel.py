"""What a panel is: it picks plain values out of the state, and draws those values and nothing else.

The values picked are the key of the redraw: a panel is drawn again when they differ from those drawn last. As ``draw``
never sees the state, no panel can show something that it would not be redrawn for.
"""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

import pygame

from app.session.state import State
from app.session.targets import TargetId
from app.view.frame_rate import NOT_MEASURED, FrameRate
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.targets import Target

Shown = TypeVar("Shown")


class Surroundings(NamedTuple):
    """What a panel may show beside the state: the layout of the window, and what the loop measured or has to say."""

    layout: Layout
    frame_rate: FrameRate = NOT_MEASURED
    hint: str = ""
    notice: str = ""


class Panel(Generic[Shown]):
    """One panel of the window. It may keep pictures from draw to draw, but no state of the program."""

    def pick(self, state: State, around: Surroundings) -> Shown:
        """The values that the panel shows; compared with ``==`` to decide whether it is drawn again."""
        raise NotImplementedError

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw these values into ``rect``."""
        raise NotImplementedError

    def target_at(self, rect: pygame.Rect, shown: Shown, x: float, y: float) -> Target | None:
        """What is under a pixel, where that is worked out from the values instead of named while drawing."""
        return None

    def target_named(self, rect: pygame.Rect, shown: Shown, target_id: TargetId) -> Target | None:
        """The target of that name, where that is worked out from the values instead of named while drawing."""
        return None
