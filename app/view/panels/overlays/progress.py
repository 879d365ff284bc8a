"""The card of a long wait: what is waited for, how far it is, and what ends the wait."""

from __future__ import annotations

import pygame

from app.session.state import State
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL, STRONG
from app.view.panels.panel import Overlay, Progress, Surroundings


class ProgressCard(Overlay[Progress]):
    """Drawn in the middle of the window."""

    def pick(self, state: State, around: Surroundings) -> Progress | None:
        """What is waited for."""
        return around.progress

    def place(self, pen: Pen, layout: Layout, shown: Progress) -> pygame.Rect:
        """The middle of the window."""
        card = pygame.Rect(0, 0, pen.px(320), pen.px(96))
        card.center = layout.window.center
        return card

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Progress) -> None:
        """Draw words and bar."""
        pen.card(rect, pen.theme.raised, pen.theme.faint, role="progress card")
        left, right, top = rect.x + pen.px(20), rect.right - pen.px(20), rect.y + pen.px(26)
        pen.text(shown.text, left, top, STRONG, role="what is waited for")
        pen.text(f"{int(100 * shown.share)} %", right, top, STRONG, anchor="midright", role="share done")
        bar = pygame.Rect(left, rect.y + pen.px(46), right - left, pen.px(6))
        pen.rectangle(pen.theme.background, bar, 3, "progress track")
        pen.rectangle(pen.theme.accent, (*bar.topleft, round(shown.share * bar.w), bar.h), 3, "progress bar")
        pen.text(shown.way_out, left, rect.y + pen.px(72), SMALL, pen.theme.muted, role="way out")
