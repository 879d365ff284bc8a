"""The first rows as they will be read, column by column; where they do not all have room, those around the one in hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.messages import ColumnBeside, LookAtColumn, Message
from app.session.picking import AXES, Kind, Row
from app.session.targets import ColumnTarget, MoreTarget
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import SMALL, TICK, TICK_STRONG
from app.view.panels.overlays.picker.shown import Shown
from app.view.panels.overlays.picker.words import column_name, range_of
from app.view.targets import Target
from app.view.widgets.button import draw_button

HEADER, ROW, FOOT = 42, 24, 30
_LEAST, _WIDEST, _PADDING, _MORE = 62, 150, 10, 18


class Place(NamedTuple):
    """A column that is in sight: which it is, and where."""

    number: int
    rect: pygame.Rect


def draw_table(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """Draw the columns that are in sight, and say where there are more."""
    picking = shown.picking
    pen.card(rect, pen.theme.inset, role="table of columns")
    if not picking.columns:
        return
    inside = rect.inflate(-2 * pen.stroke(1), -2 * pen.stroke(1))
    first, places = places_of(pen, inside, shown)
    for place in places:
        _draw_column(pen, place, shown)
    last, more = places[-1].number, pen.px(_MORE)
    if first > 0:
        _draw_more(pen, pygame.Rect(inside.x, inside.y, more, inside.h), "left", first - 1)
    if last < len(picking.columns) - 1:
        _draw_more(pen, pygame.Rect(inside.right - more, inside.y, more, inside.h), "right", last + 1)


def _draw_more(pen: Pen, rect: pygame.Rect, way: str, index: int) -> None:
    """Where more columns lie beside those in sight, say so; a click leads to the next of them."""
    role = "more columns before" if way == "left" else "more columns after"
    pen.triangle(pen.theme.muted, (rect.centerx, rect.y + pen.px(HEADER / 2)), 5, way, role)
    hand = pygame.SYSTEM_CURSOR_HAND
    pen.target(Target(MoreTarget(way), rect, role.capitalize(), click=LookAtColumn(index), takes_focus=False, cursor=hand))


def places_of(pen: Pen, inside: pygame.Rect, shown: Shown) -> tuple[int, list[Place]]:
    """The first column in sight, and the places of all that are: the page of columns that the one in hand is on."""
    widths, picking = [_width(pen, shown, index) for index in range(len(shown.picking.columns))], shown.picking
    more = pen.px(_MORE)
    is_part = sum(widths) > inside.w
    room = inside.w - 2 * more if is_part else inside.w
    first = end = 0
    while end <= picking.at and first < len(widths):
        first, end = end, _end_of_page(widths, end, room)
    left, places = inside.x + (more if is_part else 0), []
    for index in range(first, end):
        places.append(Place(index, pygame.Rect(left, inside.y, min(widths[index], room), inside.h)))
        left += widths[index]
    return first, places


def _end_of_page(widths: Sequence[int], first: int, room: int) -> int:
    end, taken = first + 1, widths[first]
    while end < len(widths) and taken + widths[end] <= room:
        taken += widths[end]
        end += 1
    return end


def _width(pen: Pen, shown: Shown, index: int) -> int:
    """As wide as what stands in it, within limits."""
    picking = shown.picking
    column = picking.columns[index]
    is_marked = column.kind is Kind.MARKED
    texts = [pen.width(column_name(picking, index), TICK_STRONG) + pen.px(22), pen.width(range_of(column), TICK)]
    texts += [pen.width(_cell(row, index, is_marked), SMALL) for row in picking.first_rows]
    return max(pen.px(_LEAST), min(pen.px(_WIDEST), max(texts) + 2 * pen.px(_PADDING)))


def _cell(row: Row, index: int, is_marked: bool) -> str:
    """What is read of a cell, or what it says where that is all; beside a mark, both."""
    text = row.cells[index] if index < len(row.cells) else ""
    value = row.values[index] if index < len(row.values) else ""
    return f"{text} › {value}" if value and is_marked else value or text


def _draw_column(pen: Pen, place: Place, shown: Shown) -> None:
    picking, rect, theme, px = shown.picking, place.rect, pen.theme, pen.px
    index, column = place.number, picking.columns[place.number]
    axis = "x" if index == picking.x else "y" if index == picking.y else ""
    is_here, is_pointed_at = index == picking.at, shown.pointed_at == ColumnTarget(index)
    if axis or is_pointed_at:
        colour = theme.symbol(axis) if axis else theme.text
        pen.rectangle(blend(colour, theme.inset, 0.13 if axis else 0.05), rect, 4, f"{axis or 'column'} band")
    with pen.clipped(rect):
        _draw_header(pen, rect, shown, index, axis)
        _draw_cells(pen, rect, shown, index)
    if is_here:
        pen.rectangle(theme.accent, rect, 4, "column in hand", line=1.5)

    def wheel(notches: int, x: float, y: float) -> Message:
        return ColumnBeside(-notches)

    hand = pygame.SYSTEM_CURSOR_HAND
    hint = "" if column.kind is not Kind.TEXT else picking.why_column_not(index, "x or y")
    pen.target(
        Target(ColumnTarget(index), rect, hint, click=LookAtColumn(index), wheel=wheel, takes_focus=False, cursor=hand)
    )
    if is_here:
        _draw_choices(pen, pygame.Rect(rect.x, rect.bottom - px(FOOT), rect.w, px(FOOT)), shown)


def _draw_header(pen: Pen, rect: pygame.Rect, shown: Shown, index: int, axis: str) -> None:
    px, theme, column = pen.px, pen.theme, shown.picking.columns[index]
    left, middle = rect.x + px(_PADDING), rect.y + px(15)
    colour = theme.symbol(axis) if axis else theme.faint if column.kind is Kind.TEXT else theme.muted
    room = rect.w - 2 * px(_PADDING) - (px(20) if axis else 0)
    pen.clipped_text(column_name(shown.picking, index), left, middle, room, TICK_STRONG, colour, "column name")
    pen.clipped_text(range_of(column), left, rect.y + px(31), rect.w - 2 * px(_PADDING), TICK, theme.muted, "column range")
    if axis:
        centre = (rect.right - px(15), middle)
        pen.disc(colour, centre, 8, role=f"{axis} badge")
        pen.text(axis, *centre, TICK_STRONG, theme.inset, "center", f"{axis} badge letter")


def _draw_cells(pen: Pen, rect: pygame.Rect, shown: Shown, index: int) -> None:
    px, theme, picking = pen.px, pen.theme, shown.picking
    room, y = rect.w - 2 * px(_PADDING), rect.y + px(HEADER)
    is_text, is_marked = (picking.columns[index].kind is kind for kind in (Kind.TEXT, Kind.MARKED))
    for row in picking.first_rows[: max(0, (rect.h - px(HEADER) - px(FOOT)) // px(ROW))]:
        text, is_bad = _cell(row, index, is_marked), index in row.bad
        cell = pygame.Rect(rect.x + px(4), y + px(2), rect.w - px(8), px(ROW - 4))
        if is_bad:
            pen.rectangle(blend(theme.warning, theme.inset, 0.3), cell, 3, "bad cell")
        colour = _cell_colour(pen, is_bad, is_text)
        pen.clipped_text(
            text or ("empty" if is_bad else ""), rect.x + px(_PADDING), cell.centery, room, SMALL, colour, "cell"
        )
        y += px(ROW)


def _cell_colour(pen: Pen, is_bad: bool, is_text: bool) -> Colour:
    return pen.theme.warning if is_bad else pen.theme.muted if is_text else pen.theme.text


def _draw_choices(pen: Pen, foot: pygame.Rect, shown: Shown) -> None:
    """Below the column in hand: take it as x, take it as y."""
    px, gap = pen.px, pen.px(6)
    side = min(px(26), (foot.w - 3 * gap) // 2)
    left = foot.centerx - side - gap // 2
    for axis in AXES:
        box = pygame.Rect(left, foot.y + px(2), side, px(22))
        draw_button(pen, box, shown.buttons[f"pick-{axis}"], axis)
        left += side + gap
