"""What stands over the panels for a while: the tooltip, the notice, and how far a long wait has got."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.view.ink import Ink
from app.view.layout import Layout
from app.view.theme import blend
from app.view.typesetting import BODY, SMALL, STRONG, wrapped


class Progress(NamedTuple):
    """What is being waited for, how much of it is done (0 to 1), and what ends the wait."""

    text: str
    share: float
    way_out: str


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


def draw_progress(ink: Ink, layout: Layout, progress: Progress) -> pygame.Rect:
    """Draw a card in the middle of the window that tells how far something is; returns the pixels that it covers."""
    card = pygame.Rect(0, 0, ink.px(320), ink.px(96))
    card.center = layout.window.center
    ink.card(card, ink.theme.raised, ink.theme.faint)
    left, right = card.x + ink.px(20), card.right - ink.px(20)
    ink.text(progress.text, left, card.y + ink.px(26), STRONG)
    ink.text(f"{int(100 * progress.share)} %", right, card.y + ink.px(26), STRONG, anchor="midright")
    bar = pygame.Rect(left, card.y + ink.px(46), right - left, ink.px(6))
    for colour, width in ((ink.theme.background, bar.w), (ink.theme.accent, round(progress.share * bar.w))):
        pygame.draw.rect(ink.surface, colour, (*bar.topleft, width, bar.h), border_radius=ink.px(3))
    ink.text(progress.way_out, left, card.y + ink.px(72), SMALL, ink.theme.muted)
    return card
