"""The header of the landscape card: its title or tabs, the four views to choose from, and the button for its size."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.commands import BY_ID, tooltip
from app.messages import ShowLandscape
from app.session.state import State
from app.session.targets import ButtonTarget, LandscapeTitleTarget, LandscapeViewTarget, TabTarget, TargetId
from app.session.views import LandscapeView
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG
from app.view.panels.card_tabs import NAMES, draw_title
from app.view.targets import Target

SIZE_COMMAND = BY_ID["landscape-size"]

_TITLES = {
    LandscapeView.SLICE_M: "Slice m",
    LandscapeView.SLICE_B: "Slice b",
    LandscapeView.BOWL: "Bowl",
    LandscapeView.SURFACE: "3-D",
}

_PARTS = (LandscapeTitleTarget, LandscapeViewTarget, TabTarget, ButtonTarget)


class Header(NamedTuple):
    """Which view is chosen, how large the card is, and what of the header is pointed at.

    ``tabs`` are those of the cards that share its place. ``hints`` are the tooltips of the views.
    """

    view: LandscapeView
    is_large: bool
    tabs: tuple[str, ...]
    pointed_at: TargetId | None
    size_hint: str
    hints: tuple[tuple[LandscapeView, str], ...]


def header_of(state: State, tabs: tuple[str, ...]) -> Header:
    """The header as the state has it."""
    landscape, target = state.landscape, state.pointer.target
    return Header(
        landscape.view,
        landscape.is_large,
        tabs,
        target if isinstance(target, _PARTS) else None,
        tooltip(state, SIZE_COMMAND.id),
        tuple((view, tooltip(state, str(view))) for view in LandscapeView),
    )


def draw_header(pen: Pen, card: pygame.Rect, header: Header) -> None:
    """Draw the header at the top of the card."""
    y = card.y + pen.px(18)
    end = _draw_title(pen, card, header)
    _draw_size_button(pen, card, header)
    right = card.right - pen.px(40)
    between = _between(pen, header, right - end)
    for view, hint in reversed(header.hints):
        right = _draw_view(pen, header, view, hint, (right, y)) - between


def _draw_title(pen: Pen, card: pygame.Rect, header: Header) -> int:
    """The title, which can be double-clicked, or tabs; returns where that ends."""
    end = draw_title(pen, card, NAMES["landscape"], "landscape", header.tabs)
    if not header.tabs:
        left, height = card.x + pen.px(8), pen.typesetter.line_height(STRONG) + pen.px(10)
        box = pygame.Rect(left, card.y + pen.px(18) - height // 2, end + pen.px(6) - left, height)
        message = SIZE_COMMAND.message
        pen.target(Target(LandscapeTitleTarget(), box, header.size_hint, double_click=message, takes_focus=False))
    return end


def _between(pen: Pen, header: Header, room: int) -> int:
    """The room between two views: less where long tabs leave little."""
    widths = [pen.width(_TITLES[view], STRONG if view is header.view else SMALL) for view, _ in header.hints]
    return max(pen.px(6), min(pen.px(14), (room - sum(widths)) // len(widths)))


def _draw_view(pen: Pen, header: Header, view: LandscapeView, hint: str, at: tuple[int, int]) -> int:
    """Write the name of a view that can be chosen, up to ``at``; returns where it begins."""
    is_chosen, target_id = view is header.view, LandscapeViewTarget(view)
    colour = pen.theme.text if is_chosen or header.pointed_at == target_id else pen.theme.muted
    role = "chosen view" if is_chosen else "view to choose"
    rect = pen.text(_TITLES[view], *at, STRONG if is_chosen else SMALL, colour, "midright", role)
    touched, hand = rect.inflate(pen.px(12), pen.px(10)), pygame.SYSTEM_CURSOR_HAND
    pen.target(Target(target_id, touched, hint, ShowLandscape(view), cursor=hand))
    return rect.left


def _draw_size_button(pen: Pen, card: pygame.Rect, header: Header) -> None:
    """Two arrows that point apart, or together where the landscape is large already."""
    box = pygame.Rect(card.right - pen.px(32), card.y + pen.px(8), pen.px(20), pen.px(20))
    target_id = ButtonTarget(SIZE_COMMAND.id)
    colour = pen.theme.text if header.pointed_at == target_id else pen.theme.muted
    outward = -1 if header.is_large else 1
    for side in (1, -1):
        tip = (box.centerx + side * outward * pen.px(5), box.centery - side * outward * pen.px(5))
        begin = (box.centerx + side * pen.px(1), box.centery - side * pen.px(1))
        end = (box.centerx + side * pen.px(5), box.centery - side * pen.px(5))
        pen.line(colour, begin, end, 1.5, "size button")
        pen.disc(colour, tip, 1.8, role="size button")
    hand = pygame.SYSTEM_CURSOR_HAND
    pen.target(Target(target_id, box, header.size_hint, SIZE_COMMAND.message, cursor=hand))
