"""The landscape card: the cost of every line there could be, looked at in one of four ways."""

from __future__ import annotations

from typing import Protocol

import pygame

from app.commands import BY_ID, tooltip
from app.messages import ShowLandscape
from app.state import State
from app.view.bowl import box_of
from app.view.ink import Ink
from app.view.lit import lit_symbols
from app.view.panels.bowl_view import BowlView
from app.view.panels.card_parts import Header, Places
from app.view.panels.card_tabs import draw_card_tabs
from app.view.panels.slice_view import SliceView
from app.view.panels.surface_view import SurfaceView
from app.view.targets import Target
from app.view.typesetting import SMALL, STRONG, TICK
from app.views import Box, LandscapeView

_TITLES = {
    LandscapeView.SLICE_M: "Slice m",
    LandscapeView.SLICE_B: "Slice b",
    LandscapeView.BOWL: "Bowl",
    LandscapeView.SURFACE: "3-D",
}


class View(Protocol):
    """One way to look: draws into ``plot``, and has the card's ground to itself."""

    def draw(self, ink: Ink, places: Places, state: State, box: Box, header: Header) -> None:
        """Draw the landscape within ``box``, with the header as part of its ground."""


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
        is_over = target is not None and target.startswith(("bowl", "slice", "surface", "landscape", "button:"))
        timeline = state.timeline
        return (
            state.training,
            timeline.place,
            [(number, run.version, run.now.step) for number, run in timeline.runs.items()],
            state.landscape,
            pointer if is_over else None,
            state.held,
            state.focus,
            lit_symbols(state),
        )

    def draw(self, ink: Ink, card: pygame.Rect, state: State) -> None:
        """Draw the card, with a tab that leads to the cost card where that has the same place."""
        view = state.landscape.view
        plot = pygame.Rect(card.x + ink.px(64), card.y + ink.px(42), card.w - ink.px(80), card.h - ink.px(70))
        target = state.pointer.target or ""
        shape = (view, state.landscape.is_large, state.landscape.is_in_front)
        header_key = (shape, target if target.startswith(("landscape", "button:landscape")) else "")
        header = Header(header_key, lambda: _draw_header(ink, card, state))
        shown = view if len(state.points) else None
        if shown is not self._shown:
            self._shown, ink.is_fresh = shown, True
        if len(state.points):
            self.views[view].draw(ink, Places(card, plot), state, box_of(state), header)
            return
        ink.surface.fill(ink.theme.background, card)
        ink.card(card)
        says = "The cost of every line will be drawn here."
        ink.text(says, card.centerx, card.centery + ink.px(8), TICK, ink.theme.muted, "center")
        header.paint()


def _draw_header(ink: Ink, card: pygame.Rect, state: State) -> None:
    y = card.y + ink.px(18)
    if ink.layout.shares_card and not state.landscape.is_large:
        draw_card_tabs(ink, card, state)
    else:
        title = ink.text("Landscape", card.x + ink.px(14), y, STRONG)
        command = BY_ID["landscape-size"]
        box = title.inflate(ink.px(12), ink.px(10))
        ink.target(Target("landscape", box, tooltip(state, command.id), double_click=command.message, takes_focus=False))
    right = card.right - ink.px(40)
    _draw_size_button(ink, card, state)
    for view in reversed(LandscapeView):
        is_chosen = view is state.landscape.view
        style, colour = (STRONG, ink.theme.text) if is_chosen else (SMALL, ink.theme.muted)
        target_id = f"landscape:{view}"
        if state.pointer.target == target_id:
            colour = ink.theme.text
        rect = ink.text(_TITLES[view], right, y, style, colour, "midright")
        touched = rect.inflate(ink.px(12), ink.px(10))
        hint, hand = tooltip(state, str(view)), pygame.SYSTEM_CURSOR_HAND
        ink.target(Target(target_id, touched, hint, ShowLandscape(view), cursor=hand))
        right = rect.left - ink.px(14)


def _draw_size_button(ink: Ink, card: pygame.Rect, state: State) -> None:
    """Two arrows that point apart, or together where the landscape is large already."""
    command = BY_ID["landscape-size"]
    box = pygame.Rect(card.right - ink.px(32), card.y + ink.px(8), ink.px(20), ink.px(20))
    target_id = "button:landscape-size"
    colour = ink.theme.text if state.pointer.target == target_id else ink.theme.muted
    outward = 1 if not state.landscape.is_large else -1
    for way in (1, -1):
        tip = (box.centerx + way * outward * ink.px(5), box.centery - way * outward * ink.px(5))
        tail = (box.centerx + way * ink.px(1), box.centery - way * ink.px(1))
        ink.line(colour, tail, (box.centerx + way * ink.px(5), box.centery - way * ink.px(5)), 1.5)
        ink.disc(colour, tip, 1.8)
    hand = pygame.SYSTEM_CURSOR_HAND
    ink.target(Target(target_id, box, tooltip(state, command.id), command.message, cursor=hand))
