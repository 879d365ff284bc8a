"""An open menu: drawn under its button or above it, as high as the window allows; what has no room can be scrolled to."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.messages import Message, ScrollMenu
from app.session.state import State
from app.session.targets import ButtonTarget, DropRunTarget, MenuRowTarget, MenuTarget, MoreTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import BODY, TICK, TICK_STRONG
from app.view.panels.overlays.menu_rows import Row, menu_ids, rows_of
from app.view.scrolled import Scrolled
from app.view.targets import Target, Wheel

_WIDTH, _ROW, _HEADING, _PADDING, _MORE = 304, 30, 26, 8, 18


def draw_menu(pen: Pen, layout: Layout, state: State) -> pygame.Rect | None:
    """Draw the open menu beside its button; returns the pixels that it covers."""
    if state.menu is None:
        return None
    anchor = next((target.rect for target in pen.targets if target.id == ButtonTarget(menu_ids()[state.menu])), None)
    if anchor is None:
        return None
    rows = rows_of(state, state.menu)
    heights = [pen.px(_ROW if row.message is not None else _HEADING) for row in rows]
    box = _box(pen, layout, anchor, rows, sum(heights))
    inside = box.inflate(-pen.px(12), -2 * pen.px(_PADDING))
    shown = Scrolled.of(heights, inside.h, pen.px(_MORE), state.menu_scroll)
    pen.card(box, pen.theme.bar, blend(pen.theme.faint, pen.theme.bar, 0.6))
    pen.target(Target(MenuTarget(), box, wheel=_wheel(shown), takes_focus=False))
    _draw_rows(pen, state, inside, rows, shown)
    if shown.is_part:
        _draw_more(pen, pygame.Rect(inside.x, inside.y, inside.w, pen.px(_MORE)), "up", shown)
        _draw_more(pen, pygame.Rect(inside.x, inside.bottom - pen.px(_MORE), inside.w, pen.px(_MORE)), "down", shown)
    return box


def _box(pen: Pen, layout: Layout, anchor: pygame.Rect, rows: Sequence[Row], height: int) -> pygame.Rect:
    """Where the menu is: beside its button, and in the window in any case."""
    room = layout.window.inflate(-pen.px(16), -pen.px(16))
    width = max(pen.px(_WIDTH), *(pen.width(row.label) + pen.px(64) for row in rows))
    box = pygame.Rect(0, 0, min(width, room.w), min(height + 2 * pen.px(_PADDING), room.h))
    box.topleft = (anchor.x, anchor.bottom + pen.px(6))
    if anchor.y > layout.window.centery:
        box.bottom = anchor.y - pen.px(6)
    return box.clamp(room)


def _wheel(shown: Scrolled) -> Wheel:
    def wheel(notches: int, x: float, y: float) -> Message | None:
        first = shown.held(shown.first - notches)
        return ScrollMenu(first) if first != shown.first else None

    return wheel


def _draw_rows(pen: Pen, state: State, inside: pygame.Rect, rows: Sequence[Row], shown: Scrolled) -> None:
    """Draw the rows that are in sight, and name the others, so that the focus reaches them too."""
    top, wheel = inside.y + (pen.px(_MORE) if shown.is_part else 0), _wheel(shown)
    for number, row in enumerate(rows):
        target_id = MenuRowTarget(state.menu or "", number)
        if number in shown:
            rect = pygame.Rect(inside.x, top, inside.w, shown.heights[number])
            _draw_row(pen, state, rect, row, target_id, wheel)
            top = rect.bottom
        elif row.message is not None:
            reveal = ScrollMenu(shown.revealing(number))
            out_of_sight = pygame.Rect(inside.topleft, (0, 0))
            pen.named.append(Target(target_id, out_of_sight, click=row.message, is_enabled=not row.why_not, reveal=reveal))


def _draw_more(pen: Pen, rect: pygame.Rect, way: str, shown: Scrolled) -> None:
    """Where more rows lie above or below, say so; a click leads there."""
    first = shown.held(shown.first + (-len(shown) if way == "up" else len(shown)))
    if first == shown.first:
        return
    pen.triangle(pen.theme.muted, (rect.centerx - pen.px(20), rect.centery), 4, way)
    pen.text("more", rect.centerx - pen.px(10), rect.centery, TICK, pen.theme.muted)
    click, cursor = ScrollMenu(first), pygame.SYSTEM_CURSOR_HAND
    pen.target(Target(MoreTarget(way), rect, click=click, wheel=_wheel(shown), takes_focus=False, cursor=cursor))


def _draw_row(pen: Pen, state: State, rect: pygame.Rect, row: Row, target_id: MenuRowTarget, wheel: Wheel) -> None:
    theme = pen.theme
    if row.message is None:
        room = rect.w - pen.px(16)
        pen.clipped_text(row.label, rect.x + pen.px(8), rect.centery + pen.px(2), room, TICK_STRONG, theme.muted)
        return
    if state.pointer.target == target_id and not row.why_not:
        pen.rectangle(theme.raised, rect, 6)
    left = rect.x + pen.px(8)
    if row.is_chosen is not None:
        centre = (left + pen.px(7), rect.centery)
        pen.disc(theme.accent if row.is_chosen else theme.faint, centre, 6, ring=1.5)
        if row.is_chosen:
            pen.disc(theme.accent, centre, 3)
        left += pen.px(22)
    right = rect.right - pen.px(8 if row.drop is None else 30)
    if row.keys:
        right = pen.text(row.keys, right, rect.centery, TICK, theme.muted, "midright").left - pen.px(8)
    pen.clipped_text(row.label, left, rect.centery, right - left, BODY, theme.faint if row.why_not else theme.text)
    pen.target(
        Target(
            target_id,
            rect,
            hint=f"{row.label}: {row.why_not}" if row.why_not else "",
            click=row.message,
            wheel=wheel,
            is_enabled=not row.why_not,
            cursor=pygame.SYSTEM_CURSOR_HAND,
        )
    )
    if row.drop is not None:
        _draw_drop(pen, state, rect, DropRunTarget(target_id.menu, target_id.row), row.drop, wheel)


def _draw_drop(pen: Pen, state: State, rect: pygame.Rect, target_id: DropRunTarget, drop: Message, wheel: Wheel) -> None:
    """A cross at the end of a row that takes away what the row stands for."""
    box = pygame.Rect(0, 0, pen.px(24), pen.px(24))
    box.midright = (rect.right - pen.px(4), rect.centery)
    colour = pen.theme.warning if state.pointer.target == target_id else pen.theme.muted
    arm = pen.px(4)
    for way in (1, -1):
        pen.line(colour, (box.centerx - arm, box.centery - way * arm), (box.centerx + arm, box.centery + way * arm), 1.5)
    pen.target(Target(target_id, box, "Drop this run", drop, wheel=wheel, cursor=pygame.SYSTEM_CURSOR_HAND))
