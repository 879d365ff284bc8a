"""The card of a wait: what is waited for, how far it is, and what ends the wait.

Where all else goes on meanwhile, the card stands at the lower edge, out of the way, and a button ends the wait.
"""

from __future__ import annotations

import pygame

from app.messages import CancelSaving, Message
from app.session.files.saving import named
from app.session.state import State
from app.session.targets import CancelTarget
from app.view.layout import GUTTER, Layout
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import BODY, SMALL, STRONG
from app.view.panels.panel import Overlay, Progress, Surroundings
from app.view.targets import Target


class ProgressCard(Overlay[Progress]):
    """Drawn in the middle of the window, or at the lower edge of what the canvas takes."""

    def pick(self, state: State, around: Surroundings) -> Progress | None:
        """What is waited for."""
        return around.progress or _of_saving(state)

    def place(self, pen: Pen, layout: Layout, shown: Progress) -> pygame.Rect:
        """The middle of the window, or out of the way."""
        card = box_at(pen.px(320), pen.px(96), center=layout.window.center)
        if shown.cancel is not None:
            card.midbottom = (layout.canvas.centerx, layout.bottom.top - 2 * pen.px(GUTTER))
        return card

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Progress) -> None:
        """Draw words, bar and button."""
        pen.card(rect, pen.theme.raised, pen.theme.faint, role="progress card")
        left, right, top = rect.x + pen.px(20), rect.right - pen.px(20), rect.y + pen.px(26)
        pen.text(shown.text, left, top, STRONG, role="what is waited for")
        pen.text(f"{int(100 * shown.share)} %", right, top, STRONG, anchor="midright", role="share done")
        bar = pygame.Rect(left, rect.y + pen.px(46), right - left, pen.px(6))
        pen.rectangle(pen.theme.background, bar, 3, "progress track")
        pen.rectangle(pen.theme.accent, (*bar.topleft, round(shown.share * bar.w), bar.h), 3, "progress bar")
        pen.text(shown.way_out, left, rect.y + pen.px(72), SMALL, pen.theme.muted, role="way out")
        if shown.cancel is not None:
            button = pygame.Rect(right - pen.px(72), rect.y + pen.px(60), pen.px(72), pen.px(26))
            _draw_cancel(pen, button, shown.cancel)


def _draw_cancel(pen: Pen, rect: pygame.Rect, message: Message) -> None:
    pen.card(rect, pen.theme.bar, pen.theme.rule, role="cancel button")
    pen.text("Cancel", *rect.center, BODY, anchor="center", role="cancel label")
    pen.target(Target(CancelTarget(), rect, click=message, cursor=pygame.SYSTEM_CURSOR_HAND))


def _of_saving(state: State) -> Progress | None:
    saving = state.saving
    if saving is None:
        return None
    # In whole per cent, so that the card is drawn again only where it looks different; 100 is when it is on the disk.
    share = min(99, int(100 * saving.share)) / 100
    waiting = len(saving.waiting)
    more = f"{waiting} more {'wait' if waiting > 1 else 'waits'}; Esc gives all up" if waiting else "Esc gives up"
    return Progress(f"Saving {named(saving.export)} …", share, more, CancelSaving())
