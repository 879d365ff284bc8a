"""Cost and landscape as tabs of one card, in windows too low for both."""

from __future__ import annotations

import pygame

from app.messages import Message, ShowCost, ShowLandscape
from app.state import State
from app.view.ink import Ink
from app.view.targets import Target
from app.view.typesetting import SMALL, STRONG


def draw_card_tabs(ink: Ink, card: pygame.Rect, state: State) -> int:
    """Draw both names, the one in front strong; returns where they end."""
    left, y = card.x + ink.px(14), card.y + ink.px(18)
    tabs: tuple[tuple[str, bool, Message], ...] = (
        ("Cost", not state.landscape.is_in_front, ShowCost()),
        ("Map", state.landscape.is_in_front, ShowLandscape(state.landscape.view)),
    )
    for name, is_in_front, message in tabs:
        style, colour = (STRONG, ink.theme.text) if is_in_front else (SMALL, ink.theme.muted)
        rect = ink.text(name, left, y, style, colour)
        touched = rect.inflate(ink.px(10), ink.px(10))
        hint = "" if is_in_front else f"Show the {'landscape' if name == 'Map' else 'cost'}"
        ink.target(Target(f"landscape-tab:{name}", touched, hint, message, cursor=pygame.SYSTEM_CURSOR_HAND))
        left = rect.right + ink.px(12)
    return left
