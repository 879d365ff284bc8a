"""One row of a menu: a heading, or something that can be chosen, with its key beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pygame

from app.messages import Message
from app.session.targets import DropRunTarget, MenuRowTarget, TargetId
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import BODY, TICK, TICK_STRONG
from app.view.panels.overlays.menu_rows import Row
from app.view.targets import Target, Wheel

_CHECK = ((0.2, 0.5), (0.42, 0.73), (0.8, 0.27))
"""The corners of a check mark, as shares of its box."""


class RowPlace(NamedTuple):
    """Where a row is drawn, what it is called, what the wheel does over it, and what brings its heading into sight."""

    rect: pygame.Rect
    id: MenuRowTarget
    wheel: Wheel
    reveal: Message | None


def draw_row(pen: Pen, row: Row, place: RowPlace, pointed_at: TargetId | None) -> None:
    """Draw the row and name it as a target; a heading is no target."""
    theme, rect = pen.theme, place.rect
    if row.message is None:
        room, middle = rect.w - pen.px(16), rect.centery + pen.px(2)
        pen.clipped_text(row.label, rect.x + pen.px(8), middle, room, TICK_STRONG, theme.muted, "menu heading")
        return
    if pointed_at == place.id and not row.why_not:
        pen.rectangle(theme.raised, rect, 6, "row pointed at")
    left = _draw_choice(pen, rect, row.is_chosen) if row.is_on is None else _draw_switch(pen, rect, row.is_on)
    right = rect.right - pen.px(8 if row.drop is None else 30)
    if row.keys:
        right = pen.text(row.keys, right, rect.centery, TICK, theme.muted, "midright", "row keys").left - pen.px(8)
    colour = theme.muted if row.why_not else theme.text
    pen.clipped_text(row.label, left, rect.centery, right - left, BODY, colour, "row label")
    pen.target(
        Target(
            place.id,
            rect,
            hint=f"{row.label}: {row.why_not}" if row.why_not else "",
            click=row.message,
            delete=row.drop,
            wheel=place.wheel,
            is_enabled=not row.why_not,
            reveal=place.reveal,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )
    )
    if row.drop is not None:
        _draw_drop(pen, place, row.drop, pointed_at)


def _draw_choice(pen: Pen, rect: pygame.Rect, is_chosen: bool | None) -> int:
    """A ring, filled where the row is chosen, or none where it is no choice; returns where the label begins."""
    left = rect.x + pen.px(8)
    if is_chosen is None:
        return left
    centre = (left + pen.px(7), rect.centery)
    pen.disc(pen.theme.accent if is_chosen else pen.theme.faint, centre, 6, 1.5, "choice")
    if is_chosen:
        pen.disc(pen.theme.accent, centre, 3, role="chosen")
    return left + pen.px(22)


def _draw_switch(pen: Pen, rect: pygame.Rect, is_on: bool) -> int:
    """A box with a check mark while the switch is on; returns where the label begins."""
    theme, left = pen.theme, rect.x + pen.px(8)
    box = pygame.Rect(left, 0, pen.px(14), pen.px(14))
    box.centery = rect.centery
    if is_on:
        pen.rectangle(theme.button, box, 3, "switch")
        corners = [(box.x + share * box.w, box.y + down * box.h) for share, down in _CHECK]
        for start, end in pairwise(corners):
            pen.line(theme.on_button, start, end, 1.75, "check mark")
    else:
        pen.rectangle(theme.faint, box, 3, "switch", line=1.5)
    return left + pen.px(22)


def _draw_drop(pen: Pen, place: RowPlace, drop: Message, pointed_at: TargetId | None) -> None:
    """A cross at the end of a row that takes away what the row stands for."""
    target_id = DropRunTarget(place.id.menu, place.id.row)
    box = box_at(pen.px(24), pen.px(24), midright=(place.rect.right - pen.px(4), place.rect.centery))
    colour = pen.theme.warning if pointed_at == target_id else pen.theme.muted
    arm = pen.px(4)
    for way in (1, -1):
        start, end = (box.centerx - arm, box.centery - way * arm), (box.centerx + arm, box.centery + way * arm)
        pen.line(colour, start, end, 1.5, "drop cross")
    pen.target(Target(target_id, box, "Drop this run", drop, wheel=place.wheel, cursor=pygame.SYSTEM_CURSOR_HAND))
