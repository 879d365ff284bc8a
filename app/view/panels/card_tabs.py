"""The title of a card; where several cards share one place, tabs for all of them, as there is room for one at a time."""

from __future__ import annotations

import pygame

from app.messages import ShowCard
from app.session.targets import TabTarget
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG
from app.view.targets import Target

NAMES = {"canvas": "Line", "cost": "Cost", "derivation": "Derivation", "landscape": "Landscape", "step": "This step"}
"""What a card is called on its tab, by the name of its panel."""

BETWEEN = 12
"""Room between two tabs, in units."""


def draw_title(pen: Pen, card: pygame.Rect, title: str, own: str, tabs: tuple[str, ...], role: str = "title") -> int:
    """Write the title of the card ``own``, or the tabs of all that share its place; returns where that ends."""
    left, y = card.x + pen.px(14), card.y + pen.px(18)
    if not tabs:
        return pen.text(title, left, y, STRONG, role=role).right
    for name in tabs:
        if name == own:
            rect = pen.text(title, left, y, STRONG, role=role)
        else:
            rect = pen.text(NAMES[name], left, y, SMALL, pen.theme.muted, role="tab")
        touched, hint = rect.inflate(pen.px(10), pen.px(10)), "" if name == own else f"Show the card {NAMES[name]}"
        pen.target(Target(TabTarget(name), touched, hint, ShowCard(name), cursor=pygame.SYSTEM_CURSOR_HAND))
        left = rect.right + pen.px(BETWEEN)
    return left - pen.px(BETWEEN)


def title_width(pen: Pen, title: str, own: str, tabs: tuple[str, ...]) -> int:
    """How wide that is, in pixels."""
    if not tabs:
        return pen.width(title, STRONG)
    widths = [pen.width(title, STRONG) if name == own else pen.width(NAMES[name], SMALL) for name in tabs]
    return sum(widths) + pen.px(BETWEEN) * (len(widths) - 1)


def draw_tabs_at_right(pen: Pen, card: pygame.Rect, own: str, tabs: tuple[str, ...]) -> int:
    """The tabs of a card that has something else at its left; returns where they begin, without any the card's edge."""
    right = card.right - pen.px(14)
    if not tabs:
        return right
    left = right - title_width(pen, NAMES[own], own, tabs)
    draw_title(pen, card.move(left - pen.px(14) - card.x, 0), NAMES[own], own, tabs)
    return left - pen.px(BETWEEN)
