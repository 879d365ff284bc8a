"""What stands over the panels for a while: the tooltip, the notice, and how far a long wait has got."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import BODY, SMALL, STRONG, wrapped


class Progress(NamedTuple):
    """What is being waited for, how much of it is done (0 to 1), and what ends the wait."""

    text: str
    share: float
    way_out: str


def draw_tooltip(pen: Pen, layout: Layout, beside: pygame.Rect, hint: str) -> pygame.Rect:
    """Draw a target's hint below a place, above it where there is no room; returns the pixels that it covers."""
    lines = wrapped(pen.typesetter, hint, SMALL, pen.px(340))
    width = max(pen.width(line, SMALL) for line in lines)
    box = pygame.Rect(0, 0, width + pen.px(16), pen.px(10 + 17 * len(lines)))
    box.topleft = (beside.x, beside.bottom + pen.px(6))
    if box.bottom > layout.window.bottom:
        box.bottom = beside.top - pen.px(8)
    box.clamp_ip(layout.window.inflate(-pen.px(8), -pen.px(8)))
    pen.card(box, pen.theme.raised, blend(pen.theme.faint, pen.theme.raised, 0.6), 6)
    for number, line in enumerate(lines):
        pen.text(line, box.x + pen.px(8), box.y + pen.px(5 + 8.5 + 17 * number), SMALL)
    return box


def draw_notice(pen: Pen, layout: Layout, text: str) -> pygame.Rect:
    """Draw what there is to say at the foot of the canvas; returns the pixels that it covers."""
    lines = wrapped(pen.typesetter, text, BODY, layout.canvas.w - pen.px(40))
    width = max(pen.width(line, BODY) for line in lines)
    box = pygame.Rect(0, 0, width + pen.px(28), pen.px(18 + 18 * len(lines)))
    box.midbottom = (layout.canvas.centerx, layout.bottom.top - pen.px(14))
    pen.card(box, pen.theme.raised, pen.theme.accent)
    for number, line in enumerate(lines):
        pen.text(line, box.centerx, box.y + pen.px(9 + 9 + 18 * number), BODY, anchor="center")
    return box


def draw_progress(pen: Pen, layout: Layout, progress: Progress) -> pygame.Rect:
    """Draw a card in the middle of the window that tells how far something is; returns the pixels that it covers."""
    card = pygame.Rect(0, 0, pen.px(320), pen.px(96))
    card.center = layout.window.center
    pen.card(card, pen.theme.raised, pen.theme.faint)
    left, right = card.x + pen.px(20), card.right - pen.px(20)
    pen.text(progress.text, left, card.y + pen.px(26), STRONG)
    pen.text(f"{int(100 * progress.share)} %", right, card.y + pen.px(26), STRONG, anchor="midright")
    bar = pygame.Rect(left, card.y + pen.px(46), right - left, pen.px(6))
    for colour, width in ((pen.theme.background, bar.w), (pen.theme.accent, round(progress.share * bar.w))):
        pen.rectangle(colour, (*bar.topleft, width, bar.h), 3)
    pen.text(progress.way_out, left, card.y + pen.px(72), SMALL, pen.theme.muted)
    return card
