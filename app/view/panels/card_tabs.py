"""Cost and landscape as tabs of one card, in windows too low for both."""

from __future__ import annotations

import pygame

from app.messages import Message, ShowCost, ShowLandscape
from app.session.targets import TabTarget
from app.session.views import LandscapeView
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG
from app.view.targets import Target


def draw_card_tabs(pen: Pen, card: pygame.Rect, is_landscape_in_front: bool, view: LandscapeView) -> int:
    """Draw both names, the one in front strong; returns where they end."""
    left, y = card.x + pen.px(14), card.y + pen.px(18)
    tabs: tuple[tuple[str, bool, Message], ...] = (
        ("Cost", not is_landscape_in_front, ShowCost()),
        ("Landscape", is_landscape_in_front, ShowLandscape(view)),
    )
    for name, is_in_front, message in tabs:
        style, colour = (STRONG, pen.theme.text) if is_in_front else (SMALL, pen.theme.muted)
        rect = pen.text(name, left, y, style, colour, role="tab")
        touched = rect.inflate(pen.px(10), pen.px(10))
        hint = "" if is_in_front else f"Show the {name.lower()}"
        pen.target(Target(TabTarget(name), touched, hint, message, cursor=pygame.SYSTEM_CURSOR_HAND))
        left = rect.right + pen.px(12)
    return left
