"""What a panel is: it picks plain values out of the state, and draws those values and nothing else.

An overlay is a panel that lies over the others for a while, and says itself where.

The values picked are the key of the redraw: a panel is drawn again when they differ from those drawn last. As ``draw``
never sees the state, no panel can show something that it would not be redrawn for. A picture that a panel keeps has a key of
its own, made of the same values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

import pygame

from app.messages import Message
from app.session.state import State
from app.session.targets import TargetId
from app.view.focus import Stops
from app.view.frame_rate import NOT_MEASURED, FrameRate
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.targets import Target

Shown = TypeVar("Shown")


class Progress(NamedTuple):
    """What is being waited for, how much of it is done (0 to 1), and what ends the wait; ``cancel`` if a button does."""

    text: str
    share: float
    way_out: str
    cancel: Message | None = None


def nowhere(target_id: TargetId) -> pygame.Rect | None:
    """Where a target is while nothing has been drawn."""
    return None


def no_figures() -> tuple[pygame.Rect, ...]:
    """Where data is while nothing has been drawn."""
    return ()


class Surroundings(NamedTuple):
    """What a panel may show beside the state: the layout of the window, and what the loop measured or has to say.

    ``hint`` is the tooltip's text, which belongs ``beside`` a place. ``rect_of`` tells where a target of the panels is, and
    ``figures`` where data is drawn; ``reading`` are panels that are read: an open lesson, and a card where Tab begins.
    ``is_pointer_idle``: the pointer has rested for a while, or a key was pressed since.
    """

    layout: Layout
    frame_rate: FrameRate = NOT_MEASURED
    hint: str = ""
    notice: str = ""
    beside: pygame.Rect | None = None
    progress: Progress | None = None
    rect_of: Callable[[TargetId], pygame.Rect | None] = nowhere
    figures: Callable[[], tuple[pygame.Rect, ...]] = no_figures
    reading: Callable[[], tuple[pygame.Rect, ...]] = no_figures
    is_pointer_idle: bool = False


class Panel(Generic[Shown]):
    """One panel of the window. It may keep pictures from draw to draw, but no state of the program.

    While a panel that ``is_modal`` is shown, nothing below it can be touched; while one that ``holds_focus`` is, Tab
    leads from target to target of that panel alone. In one that ``comes_first`` Tab begins. ``computed_targets`` are the
    kinds of targets that ``target_at`` and ``target_named`` work out from the values when they are asked for; all others
    are named while drawing.
    """

    is_modal = False
    holds_focus = False
    comes_first = False
    computed_targets: tuple[type[TargetId], ...] = ()

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The values that the panel shows, compared with ``==`` to decide whether it is drawn again.

        None where an overlay is not shown; a panel with a slot is always shown.
        """
        raise NotImplementedError

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw these values into ``rect``."""
        raise NotImplementedError

    def target_at(self, rect: pygame.Rect, shown: Shown, x: float, y: float) -> Target | None:
        """The computed target under a pixel."""
        return None

    def target_named(self, rect: pygame.Rect, shown: Shown, target_id: TargetId) -> Target | None:
        """The computed target of that name."""
        return None

    def tab_stops(self, rect: pygame.Rect, shown: Shown) -> Sequence[Stops]:
        """The computed targets that Tab leads to, after all others of the panel."""
        return ()


class Overlay(Panel[Shown]):
    """A panel over the others. What was under it is restored when it goes, so that no panel is drawn again for it."""

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """The pixels that it covers."""
        raise NotImplementedError
