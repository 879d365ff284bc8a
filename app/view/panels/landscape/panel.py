"""The landscape card: the cost of every line there could be, looked at in one of four ways."""

from __future__ import annotations

from typing import Protocol

import pygame

from app.commands import BY_ID, tooltip
from app.messages import ShowLandscape
from app.session.state import State
from app.session.targets import (
    BowlTarget,
    ButtonTarget,
    LandscapeTitleTarget,
    LandscapeViewTarget,
    SliceBallTarget,
    SliceTarget,
    SurfaceTarget,
    TabTarget,
)
from app.session.views import Box, LandscapeView
from app.view.highlight import highlighted_symbols
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG, TICK
from app.view.panels.card_tabs import draw_card_tabs
from app.view.panels.landscape.bowl import BowlView
from app.view.panels.landscape.box import box_of
from app.view.panels.landscape.card_parts import Header, Places
from app.view.panels.landscape.slice import SliceView
from app.view.panels.landscape.surface import SurfaceView
from app.view.targets import Target

_TITLES = {
    LandscapeView.SLICE_M: "Slice m",
    LandscapeView.SLICE_B: "Slice b",
    LandscapeView.BOWL: "Bowl",
    LandscapeView.SURFACE: "3-D",
}


_ON_HEADER = (LandscapeTitleTarget, LandscapeViewTarget, TabTarget, ButtonTarget)
_ON_CARD = (*_ON_HEADER, BowlTarget, SliceTarget, SliceBallTarget, SurfaceTarget)


class View(Protocol):
    """One way to look: draws into ``plot``, and has the card's background to itself."""

    def draw(self, pen: Pen, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box``, with the header as part of its background."""


class LandscapeCard:
    """Draws the card with its tabs and the view that is chosen."""

    def __init__(self) -> None:
        self.views: dict[LandscapeView, View] = {
            LandscapeView.SLICE_M: SliceView("m"),
            LandscapeView.SLICE_B: SliceView("b"),
            LandscapeView.BOWL: BowlView(),
            LandscapeView.SURFACE: SurfaceView(),
        }
        self._shown: LandscapeView | None = None

    def depends_on(self, state: State) -> object:
        """What the card is redrawn for."""
        pointer, target = state.pointer, state.pointer.target
        is_over = isinstance(target, _ON_CARD)
        timeline = state.timeline
        return (
            state.training,
            timeline.place,
            [(number, run.version, run.now.step) for number, run in timeline.runs.items()],
            state.landscape,
            pointer if is_over else None,
            state.held,
            state.focus,
            highlighted_symbols(state),
        )

    def draw(self, pen: Pen, card: pygame.Rect, state: State) -> None:
        """Draw the card, with a tab that leads to the cost card where that has the same place."""
        view = state.landscape.view
        plot = pygame.Rect(card.x + pen.px(64), card.y + pen.px(42), card.w - pen.px(80), card.h - pen.px(70))
        target = state.pointer.target
        shape = (view, state.landscape.is_large, state.landscape.is_in_front)
        header_key = (shape, target if isinstance(target, _ON_HEADER) else None)
        header = Header(header_key, lambda: _draw_header(pen, card, state))
        shown = view if len(state.points) else None
        if shown is not self._shown:
            self._shown, pen.is_full_redraw = shown, True
        if len(state.points):
            self.views[view].draw(pen, Places(card, plot), state, box_of(state), header)
            return
        pen.fill(pen.theme.background, card)
        pen.card(card)
        says = "The cost of every line will be drawn here."
        pen.text(says, card.centerx, card.centery + pen.px(8), TICK, pen.theme.muted, "center")
        header.paint()


def _draw_header(pen: Pen, card: pygame.Rect, state: State) -> None:
    y = card.y + pen.px(18)
    if pen.layout.shares_card and not state.landscape.is_large:
        draw_card_tabs(pen, card, state.landscape.is_in_front, state.landscape.view)
    else:
        title = pen.text("Landscape", card.x + pen.px(14), y, STRONG)
        command = BY_ID["landscape-size"]
        box = title.inflate(pen.px(12), pen.px(10))
        pen.target(
            Target(LandscapeTitleTarget(), box, tooltip(state, command.id), double_click=command.message, takes_focus=False)
        )
    right = card.right - pen.px(40)
    _draw_size_button(pen, card, state)
    for view in reversed(LandscapeView):
        is_chosen = view is state.landscape.view
        style, colour = (STRONG, pen.theme.text) if is_chosen else (SMALL, pen.theme.muted)
        target_id = LandscapeViewTarget(view)
        if state.pointer.target == target_id:
            colour = pen.theme.text
        rect = pen.text(_TITLES[view], right, y, style, colour, "midright")
        touched = rect.inflate(pen.px(12), pen.px(10))
        hint, hand = tooltip(state, str(view)), pygame.SYSTEM_CURSOR_HAND
        pen.target(Target(target_id, touched, hint, ShowLandscape(view), cursor=hand))
        right = rect.left - pen.px(14)


def _draw_size_button(pen: Pen, card: pygame.Rect, state: State) -> None:
    """Two arrows that point apart, or together where the landscape is large already."""
    command = BY_ID["landscape-size"]
    box = pygame.Rect(card.right - pen.px(32), card.y + pen.px(8), pen.px(20), pen.px(20))
    target_id = ButtonTarget("landscape-size")
    colour = pen.theme.text if state.pointer.target == target_id else pen.theme.muted
    outward = 1 if not state.landscape.is_large else -1
    for way in (1, -1):
        tip = (box.centerx + way * outward * pen.px(5), box.centery - way * outward * pen.px(5))
        tail = (box.centerx + way * pen.px(1), box.centery - way * pen.px(1))
        pen.line(colour, tail, (box.centerx + way * pen.px(5), box.centery - way * pen.px(5)), 1.5)
        pen.disc(colour, tip, 1.8)
    hand = pygame.SYSTEM_CURSOR_HAND
    pen.target(Target(target_id, box, tooltip(state, command.id), command.message, cursor=hand))
