"""The notice: what there is to say of what just happened, for a few seconds."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.session.state import State
from app.view.layout import Layout
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import SMALL, wrapped
from app.view.panels.panel import Overlay, Surroundings
from app.view.panels.timeline.places import PADDING, has_banner, notice_room

_LINE, _MOST_LINES = 15, 2


class Shown(NamedTuple):
    """What is said, the longest line that there is room for, in pixels, and whether it is of something that is not done."""

    text: str
    room: int
    is_failure: bool


class Notice(Overlay[Shown]):
    """Drawn in the band of the timeline, above the track, unless something else stands there, or a card lies over it."""

    def __init__(self) -> None:
        self._broken: tuple[object, list[str]] = (None, [])

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The text, while the loop shows one."""
        is_covered = state.is_covered or state.picking is not None  # the card in which columns are chosen shows it itself
        if not around.notice or has_banner(state) or is_covered or state.reading is not None:
            return None
        scale = around.layout.scale
        room = notice_room(around.layout.bottom, scale).w - 2 * round(PADDING * scale)
        return Shown(around.notice, room, tells_of_failure(state, around))

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """As large as its lines, above the track."""
        lines, room = self._lines(pen, shown), notice_room(layout.bottom, layout.scale)
        width = max(pen.width(line, SMALL) for line in lines) + 2 * pen.px(PADDING)
        return box_at(width, pen.px(6 + _LINE * len(lines)), midleft=room.midleft)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with its lines."""
        rim, ink = (pen.theme.warning,) * 2 if shown.is_failure else (pen.theme.accent, pen.theme.text)
        pen.card(rect, pen.theme.raised, rim, 6, role="notice")
        lines = self._lines(pen, shown)
        for number, line in enumerate(lines):
            y = rect.centery + pen.px(_LINE) * (number - (len(lines) - 1) / 2)
            pen.text(line, rect.x + pen.px(PADDING), y, SMALL, ink, role="notice text")

    def _lines(self, pen: Pen, shown: Shown) -> list[str]:
        """The lines, broken once for all frames that show them: a long text takes a while."""
        key = (shown, pen.typesetter.scale)
        if key != self._broken[0]:
            self._broken = key, _lines(pen, shown)
        return self._broken[1]


def tells_of_failure(state: State, around: Surroundings) -> bool:
    """Whether the notice that the loop shows is the state's own, and says that something could not be done."""
    return state.is_notice_failure and around.notice == state.notice


def _lines(pen: Pen, shown: Shown) -> list[str]:
    """The text in two lines at most; where it is longer its middle is left out: what went wrong stands at the end."""
    text, kept = shown.text, len(shown.text)
    lines = wrapped(pen.typesetter, text, SMALL, shown.room, _MOST_LINES)
    while len(lines) > _MOST_LINES:
        kept -= max(1, kept // 16)
        text = _without_middle(shown.text, kept)
        lines = wrapped(pen.typesetter, text, SMALL, shown.room, _MOST_LINES)
    return lines


def _without_middle(text: str, kept: int) -> str:
    """About so many characters of it, in whole words where it has any."""
    head, tail = text[: kept // 2], text[len(text) - kept // 2 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
