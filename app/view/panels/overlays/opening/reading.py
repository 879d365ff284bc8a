"""What is being read, how far it is, and a way out: it covers no data, and all else can be used meanwhile."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.session.state import State
from app.view.layout import Layout
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import BODY, SMALL, SMALL_STRONG
from app.view.panels.panel import Overlay, Surroundings
from app.view.panels.timeline.places import PADDING, notice_room
from app.view.widgets.button import Button, button_of, draw_button

_WIDTH, _GAP, _BAR = 460, 8, 4
_FIRST_LINE, _SECOND_LINE = 13, 29
_CANCEL = "Cancel (Esc)"


class Shown(NamedTuple):
    """The name of what is read, which share of it was, and the button that gives it up."""

    name: str
    share: float
    cancel: Button


class ReadingBar(Overlay[Shown]):
    """Drawn in the band of the timeline, above the track."""

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """What is read, where something is."""
        if state.reading is None or state.is_help_open:
            return None
        return Shown(state.reading.name, state.reading.share, button_of(state, "cancel-reading"))

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """The room of a notice, as much of it as is of use."""
        room = notice_room(layout.bottom, layout.scale)
        return pygame.Rect(room.x, room.y, min(room.w, pen.px(_WIDTH)), room.h)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card; on it the name with the share and the button, and below them the bar."""
        pen.card(rect, pen.theme.raised, pen.theme.accent, 6, role="reading")
        left, right, y = rect.x + pen.px(PADDING), rect.right - pen.px(PADDING), rect.y + pen.px(_FIRST_LINE)
        button = box_at(pen.width(_CANCEL, BODY) + pen.px(16), pen.px(18), midright=(right, y))
        draw_button(pen, button, shown.cancel, _CANCEL)
        percent = f"{int(100 * shown.share)} %" if shown.share else "…"
        share_left = button.left - pen.px(_GAP) - pen.width("100 %", SMALL_STRONG)
        pen.text(percent, button.left - pen.px(_GAP), y, SMALL_STRONG, anchor="midright", role="share read")
        pen.clipped_text(f"Reading {shown.name}", left, y, share_left - pen.px(_GAP) - left, SMALL, role="what is read")
        track = pygame.Rect(left, rect.y + pen.px(_SECOND_LINE), right - left, pen.px(_BAR))
        pen.rectangle(pen.theme.background, track, 2, "reading track")
        pen.rectangle(pen.theme.accent, (*track.topleft, round(shown.share * track.w), track.h), 2, "reading bar")
