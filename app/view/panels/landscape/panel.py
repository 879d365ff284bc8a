"""The landscape card: the cost of every line there could be, looked at in one of four ways."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.session.state import State
from app.session.views import LandscapeView
from app.view.figures.frame import Frame
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK
from app.view.panels.landscape.bowl import BowlView
from app.view.panels.landscape.header import Header, draw_header, header_of
from app.view.panels.landscape.slice import SliceView
from app.view.panels.landscape.surface import SurfaceView
from app.view.panels.landscape.view import View
from app.view.panels.panel import Panel, Surroundings


class LandscapeShown(NamedTuple):
    """The header, and what the chosen view shows; None while there are no points."""

    header: Header
    figure: object


class LandscapeCard(Panel[LandscapeShown]):
    """Draws the card with its header and the view that is chosen."""

    def __init__(self) -> None:
        self.views: dict[LandscapeView, View] = {
            LandscapeView.SLICE_M: SliceView("m"),
            LandscapeView.SLICE_B: SliceView("b"),
            LandscapeView.BOWL: BowlView(),
            LandscapeView.SURFACE: SurfaceView(),
        }

    def pick(self, state: State, around: Surroundings) -> LandscapeShown:
        """What the chosen view picks."""
        view = self.views[state.landscape.view]
        return LandscapeShown(
            header_of(state, around.layout.tabs_on("landscape")), view.pick(state) if len(state.points) else None
        )

    def draw(self, pen: Pen, rect: pygame.Rect, shown: LandscapeShown) -> None:
        """Draw the card, with a tab that leads to the cost card where that has the same place."""
        header, figure = shown

        def paint_card() -> None:
            pen.card(rect)
            draw_header(pen, rect, header)

        if figure is None:
            pen.fill(pen.theme.background, rect, "background")
            paint_card()
            says = "The cost of every line will be drawn here."
            pen.text(says, rect.centerx, rect.centery + pen.px(8), TICK, pen.theme.muted, "center", "nothing yet")
            return
        plot = pygame.Rect(rect.x + pen.px(64), rect.y + pen.px(42), rect.w - pen.px(80), rect.h - pen.px(70))
        pen.figure(plot, rect)
        self.views[header.view].draw(pen, Frame(rect, plot, header, paint_card), figure)
