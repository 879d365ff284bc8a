"""What stands over the panels for a while: the tooltip and the notice."""

from __future__ import annotations

import pygame

from app.view.ink import Ink
from app.view.layout import Layout
from app.view.theme import blend
from app.view.typesetting import BODY, SMALL, wrapped


def draw_tooltip(ink: Ink, layout: Layout, beside: pygame.Rect, hint: str) -> pygame.Rect:
    """Draw a target's hint below a place, above it where there is no room; returns the pixels that it covers."""
    lines = wrapped(ink.typesetter, hint, SMALL, ink.px(340))
    width = max(ink.width(line, SMALL) for line in lines)
    box = pygame.Rect(0, 0, width + ink.px(16), ink.px(10 + 17 * len(lines)))
    box.topleft = (beside.x, beside.bottom + ink.px(6))
    if box.bottom > layout.window.bottom:
        box.bottom = beside.top - ink.px(8)
    box.clamp_ip(layout.window.inflate(-ink.px(8), -ink.px(8)))
    ink.card(box, ink.theme.raised, blend(ink.theme.faint, ink.theme.raised, 0.6), 6)
    for number, line in enumerate(lines):
        ink.text(line, box.x + ink.px(8), box.y + ink.px(5 + 8.5 + 17 * number), SMALL)
    return box


def draw_notice(ink: Ink, layout: Layout, text: str) -> pygame.Rect:
    """Draw what there is to say at the foot of the canvas; returns the pixels that it covers."""
    lines = wrapped(ink.typesetter, text, BODY, layout.canvas.w - ink.px(40))
    width = max(ink.width(line, BODY) for line in lines)
    box = pygame.Rect(0, 0, width + ink.px(28), ink.px(18 + 18 * len(lines)))
    box.midbottom = (layout.canvas.centerx, layout.bottom.top - ink.px(14))
    ink.card(box, ink.theme.raised, ink.theme.accent)
    for number, line in enumerate(lines):
        ink.text(line, box.centerx, box.y + ink.px(9 + 9 + 18 * number), BODY, anchor="center")
    return box
