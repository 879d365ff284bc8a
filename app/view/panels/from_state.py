"""Panels that still draw from the state, as panels that draw from values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import pygame

from app.session.state import State
from app.view.paint.pen import Pen
from app.view.panels.panel import Panel, Surroundings
from app.view.panels.timeline.panel import TimelineBar


class OfState(Protocol):
    """A panel that still draws from the state: it says what it is drawn for."""

    def depends_on(self, state: State) -> object:
        """What it is drawn again for."""

    def draw(self, pen: Pen, rect: pygame.Rect, state: State) -> None:
        """Draw it into ``rect``."""


@dataclass(frozen=True, slots=True)
class Picked:
    """All of the state, compared by what a panel depends on."""

    depends_on: object
    state: State = field(compare=False)


class FromState(Panel[Picked]):
    """Draws such a panel."""

    def __init__(self, part: OfState) -> None:
        self._part = part

    def pick(self, state: State, around: Surroundings) -> Picked:
        """All of the state."""
        return Picked(self._part.depends_on(state), state)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Picked) -> None:
        """Draw the state."""
        self._part.draw(pen, rect, shown.state)


class TimelineFromState(FromState):
    """Draws the timeline with the frame rate."""

    def __init__(self) -> None:
        self._timeline = TimelineBar()
        super().__init__(self._timeline)

    def pick(self, state: State, around: Surroundings) -> Picked:
        """All of the state, and the frame rate."""
        self._timeline.frame_rate = around.frame_rate
        return super().pick(state, around)
