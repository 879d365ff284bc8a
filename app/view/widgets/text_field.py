"""A field with a text that can be typed: it shows the caret while it has the focus, and as much of the text as has room."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.messages import Message, PutCaret
from app.session.targets import TextTarget
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import BODY
from app.view.targets import Target

_INSET = 11


class TextField(NamedTuple):
    """What a field shows and means. ``empty`` stands there, fainter, while there is none; ``done`` is what Enter means."""

    id: TextTarget
    value: str
    empty: str
    hint: str
    done: Message | None = None


def draw_text_field(pen: Pen, rect: pygame.Rect, field: TextField, caret: int, colour: Colour | None = None) -> None:
    """Draw the field and name it as a target. Its marks are called by the field: ``x name text``, ``x name caret`` …"""
    name, theme = field.id.name, pen.theme
    inside, place = rect.inflate(-2 * pen.px(_INSET), 0), max(0, min(caret, len(field.value)))
    has_focus = pen.focus == field.id
    shift = _shift(pen, field.value, place, inside.w) if has_focus else 0
    pen.card(rect, theme.inset, theme.rule, role=f"{name} field")
    with pen.clipped(inside.inflate(pen.px(4), 0)):
        if field.value:
            text = field.value if has_focus else pen.cut_short(field.value, inside.w)
            pen.text(text, inside.x - shift, inside.centery, BODY, colour or theme.text, role=f"{name} text")
        elif field.empty:
            pen.text(field.empty, inside.x, inside.centery, BODY, theme.muted, role=f"{name} empty")
        if has_focus:
            x, half = inside.x - shift + pen.width(field.value[:place]), pen.px(9)
            pen.fill(theme.accent, (x, inside.centery - half, pen.stroke(1.5), 2 * half), f"{name} caret")

    def press(x: float, y: float) -> Message:
        return PutCaret(field.id, _place_at(pen, field.value, x - inside.x + shift))

    beam = pygame.SYSTEM_CURSOR_IBEAM
    pen.target(Target(field.id, rect, field.hint, field.done, press=press, cursor=beam, takes_text=True))


def _shift(pen: Pen, value: str, place: int, room: int) -> int:
    """How far the text is moved to the left, for the caret to be in sight."""
    return max(0, pen.width(value[:place]) + pen.px(2) - room)


def _place_at(pen: Pen, value: str, x: float) -> int:
    """The place between two characters that is nearest to a pixel of the text."""
    return min(range(len(value) + 1), key=lambda place: abs(pen.width(value[:place]) - x))
