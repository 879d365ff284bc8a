"""What is to be said before points are taken: rows that cannot be used, and numbers with a mark beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.commands import BY_ID, first_key
from app.session.picking import Picking
from app.session.targets import ButtonTarget
from app.view.paint.pen import Pen
from app.view.paint.typesetting import BODY, SMALL, STRONG, Style, wrapped
from app.view.panels.overlays.picker.shown import Shown
from app.view.panels.overlays.picker.words import MARKS_DETAIL, bad_elsewhere, bad_rows_detail, bad_rows_title, marks_title
from app.view.targets import Target
from app.view.widgets.check import draw_check

GAP = 8
_PADDING, _ABOVE, _LINE, _AGREEMENT, _BELOW = 14, 7, 18, 26, 7


class Said(NamedTuple):
    """One box: what it says, and what can be agreed to, with whether it is: none where nothing has to be."""

    name: str
    title: str
    detail: str
    command_id: str = ""
    agree: str = ""
    is_agreed: bool = False


def boxes_of(picking: Picking) -> list[Said]:
    """The boxes that there are for what is chosen now."""
    boxes = []
    if picking.needs_marks:
        agree = "Read them as numbers"
        boxes.append(Said("marks", marks_title(picking), MARKS_DETAIL, "read-marks", agree, picking.reads_marks))
    if picking.bad.count:
        title, detail = bad_rows_title(picking.bad), bad_rows_detail(picking)
        boxes.append(Said("bad rows", title, detail, "skip-bad", "Go on without them", picking.skips_bad))
    elif not boxes and (elsewhere := bad_elsewhere(picking)) is not None:
        boxes.append(Said("bad cells", *elsewhere))
    return boxes


def heights_of(pen: Pen, boxes: Sequence[Said], width: int) -> list[int]:
    """How high each is, in pixels, in a column so wide."""
    return [pen.px(_ABOVE + _BELOW + _LINE * len(_titles(pen, said, width)) + _second_row(said)) for said in boxes]


def draw_boxes(pen: Pen, rect: pygame.Rect, boxes: Sequence[Said], shown: Shown) -> None:
    """Draw them below one another."""
    top = rect.y
    for said, height in zip(boxes, heights_of(pen, boxes, rect.w), strict=True):
        _draw_box(pen, pygame.Rect(rect.x, top, rect.w, height), said, shown)
        top += height + pen.px(GAP)


def _titles(pen: Pen, said: Said, width: int) -> list[str]:
    return _lines(pen, said.title, width - 2 * pen.px(_PADDING), STRONG, 2)


def _second_row(said: Said) -> int:
    return _AGREEMENT if said.command_id else _LINE


def _draw_box(pen: Pen, rect: pygame.Rect, said: Said, shown: Shown) -> None:
    """The title, and below it what can be agreed to, or what else there is to say."""
    is_open = bool(said.command_id) and not said.is_agreed
    pen.card(rect, pen.theme.card, pen.theme.warning if is_open else pen.theme.rule, role=f"{said.name} box")
    left, room, y = rect.x + pen.px(_PADDING), rect.w - 2 * pen.px(_PADDING), rect.y + pen.px(_ABOVE + _LINE / 2)
    for line in _titles(pen, said, rect.w):
        pen.text(line, left, y, STRONG, role=f"{said.name} title")
        y += pen.px(_LINE)
    row = pygame.Rect(left, rect.bottom - pen.px(_BELOW + _second_row(said)), room, pen.px(_second_row(said)))
    if said.command_id:
        left = _draw_agreement(pen, row, said, shown) + pen.px(14)
    (detail,) = _lines(pen, said.detail, rect.right - pen.px(_PADDING) - left, SMALL, 1)
    pen.text(detail, left, row.centery, SMALL, pen.theme.muted, role=f"{said.name} detail")


def _lines(pen: Pen, text: str, room: int, style: Style, most: int) -> list[str]:
    """The text in so many lines at most, the last one cut short where there is more."""
    lines = wrapped(pen.typesetter, text, style, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while len(last) > 1 and pen.width(last + " …", style) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()} …"]


def _draw_agreement(pen: Pen, rect: pygame.Rect, said: Said, shown: Shown) -> int:
    """A box to be checked, and what that means; returns where it ends."""
    theme, name = pen.theme, ButtonTarget(said.command_id)
    label = f"{said.agree}  ({first_key(said.command_id)})"
    box = pygame.Rect(rect.x, rect.centery - pen.px(8), pen.px(16), pen.px(16))
    colour = theme.accent if said.is_agreed or shown.pointed_at == name else theme.faint
    pen.rectangle(colour, box, 3, f"{said.name} choice", line=1.5)
    if said.is_agreed:
        draw_check(pen, box.x + pen.px(2), box.centery, f"{said.name} agreed")
    written = pen.text(label, box.right + pen.px(8), rect.centery, BODY, role=f"{said.name} agreement")
    whole = box.union(written).inflate(pen.px(4), pen.px(2))
    command, hint = BY_ID[said.command_id], shown.buttons[said.command_id].hint
    pen.target(Target(name, whole, hint, click=command.message, cursor=pygame.SYSTEM_CURSOR_HAND))
    return whole.right
