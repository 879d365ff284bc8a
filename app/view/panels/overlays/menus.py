"""An open menu: drawn under its button or above it, as high as the window allows; what has no room can be scrolled to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.commands import MENUS
from app.messages import Message, ScrollMenu
from app.session.state import State
from app.session.targets import ButtonTarget, DropRunTarget, MenuRowTarget, MenuTarget, TargetId
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import TICK
from app.view.panels.overlays.menu_row import RowPlace, draw_row
from app.view.panels.overlays.menu_rows import Row, rows_of
from app.view.panels.panel import Overlay, Surroundings
from app.view.scrolled import Scrolled
from app.view.targets import Target, Wheel
from app.view.widgets import more

_BESIDE = {"save": "data"}
"""A menu without a button of its own stands below that of the menu that leads to it."""

_WIDTH, _ROW, _HEADING, _PADDING = 304, 30, 26, 8


class Shown(NamedTuple):
    """The menu's rows, from which on they are wanted in sight, which is pointed at, and the place of its button."""

    menu: str
    rows: tuple[Row, ...]
    scroll: int
    pointed_at: TargetId | None
    button: pygame.Rect


class Menu(Overlay[Shown]):
    """Draws whichever menu is open."""

    holds_focus = True

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The rows of the open menu, where its button is to be seen."""
        name = None if state.menu is None else MENUS[_BESIDE.get(state.menu, state.menu)]
        button = None if name is None else around.rect_of(ButtonTarget(name))
        if state.menu is None or button is None:
            return None
        target = state.pointer.target
        pointed_at = target if isinstance(target, MenuRowTarget | DropRunTarget) else None
        return Shown(state.menu, tuple(rows_of(state, state.menu)), state.menu_scroll, pointed_at, button)

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """Beside its button, and in the window in any case."""
        room, button = layout.window.inflate(-pen.px(16), -pen.px(16)), shown.button
        width = max(pen.px(_WIDTH), *(_width(pen, row) for row in shown.rows))
        height = sum(_heights(pen, shown)) + 2 * pen.px(_PADDING)
        box = pygame.Rect(button.x, button.bottom + pen.px(6), min(width, room.w), min(height, room.h))
        if button.y > layout.window.centery:
            box.bottom = button.y - pen.px(6)
        return box.clamp(room)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the rows in sight, and where there are more."""
        inside = rect.inflate(-pen.px(12), -2 * pen.px(_PADDING))
        scrolled = Scrolled.of(_heights(pen, shown), inside.h, pen.px(more.HEIGHT), shown.scroll)
        wheel = more.wheel_of(scrolled, ScrollMenu)
        pen.card(rect, pen.theme.bar, blend(pen.theme.faint, pen.theme.bar, 0.6), role="menu")
        pen.target(Target(MenuTarget(), rect, wheel=wheel, takes_focus=False))
        _draw_rows(pen, inside, shown, scrolled, wheel)
        more.draw_more(pen, inside, scrolled, ScrollMenu, wheel)


def _width(pen: Pen, row: Row) -> int:
    """Of a row with its whole label: a choice and a key have room beside it, or a choice and a cross."""
    beside = max(pen.px(64), pen.px(60) + pen.width(row.keys, TICK)) if row.drop is None else pen.px(78)
    return pen.width(row.label) + beside


def _heights(pen: Pen, shown: Shown) -> list[int]:
    return [pen.px(_ROW if row.message is not None else _HEADING) for row in shown.rows]


def _draw_rows(pen: Pen, inside: pygame.Rect, shown: Shown, scrolled: Scrolled, wheel: Wheel) -> None:
    """Draw the rows that are in sight, and name the others, so that the focus reaches them too."""
    edges = more.edges_of_rows(pen, inside, scrolled)
    for number, row in enumerate(shown.rows):
        target_id = MenuRowTarget(shown.menu, number)
        reveal = _reveal(shown.rows, scrolled, number)
        if number in scrolled:
            top, bottom = edges[number - scrolled.first], edges[number - scrolled.first + 1]
            rect = pygame.Rect(inside.x, top, inside.w, bottom - top)
            draw_row(pen, row, RowPlace(rect, target_id, wheel, reveal), shown.pointed_at)
        elif row.message is not None:
            out_of_sight = pygame.Rect(inside.topleft, (0, 0))
            pen.named.append(Target(target_id, out_of_sight, click=row.message, is_enabled=not row.why_not, reveal=reveal))


def _reveal(rows: Sequence[Row], scrolled: Scrolled, number: int) -> Message | None:
    """What brings a row into sight; the topmost one with its heading."""
    first = number - 1 if number and rows[number - 1].message is None else number
    if first < scrolled.first:
        return ScrollMenu(first)
    return None if number in scrolled else ScrollMenu(scrolled.revealing(number))
