"""A field with a text that can be typed. While it has the focus it shows the caret, and what is selected."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.messages import Message, PutCaret
from app.session.targets import TextTarget
from app.session.typing.caret import Caret
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import BODY
from app.view.targets import Target

_INSET = 11
_SELECTED = 0.35
_BESIDE_CARET = 5


class TextField(NamedTuple):
    """What a field shows and means. ``empty`` stands there, fainter, while there is none; ``done`` is what Enter means."""

    id: TextTarget
    value: str
    empty: str
    hint: str
    done: Message | None = None


def draw_text_field(pen: Pen, rect: pygame.Rect, field: TextField, caret: Caret, colour: Colour | None = None) -> None:
    """Draw the field and name it as a target. Its marks are called by the field: ``x name text``, ``x name caret`` …

    As much of the text is drawn as has room, with the caret in it.
    """
    name, theme = field.id.name, pen.theme
    inside, caret, half = rect.inflate(-2 * pen.px(_INSET), 0), caret.within(field.value), pen.px(9)
    has_focus = pen.focus == field.id
    shift = _shift(pen, field.value, caret.at, inside.w) if has_focus else 0
    at, anchor = (inside.x - shift + pen.width(field.value[:place]) for place in (caret.at, caret.anchor))
    pen.card(rect, theme.inset, theme.rule, role=f"{name} field")
    with pen.clipped(inside.inflate(pen.px(4), 0)):
        if has_focus and caret.selects:
            selected = (min(at, anchor), inside.centery - half, abs(at - anchor), 2 * half)
            pen.fill(blend(theme.accent, theme.inset, _SELECTED), selected, f"{name} selection")
        if field.value:
            text = field.value if has_focus else pen.cut_short(field.value, inside.w)
            pen.text(text, inside.x - shift, inside.centery, BODY, colour or theme.text, role=f"{name} text")
        elif field.empty:
            pen.text(
                field.empty,
                inside.x + (pen.px(_BESIDE_CARET) if has_focus else 0),
                inside.centery,
                BODY,
                theme.muted,
                role=f"{name} empty",
            )
        if has_focus:
            pen.fill(theme.accent, (at, inside.centery - half, pen.stroke(1.5), 2 * half), f"{name} caret")

    def press(x: float, y: float) -> Message:
        return PutCaret(field.id, _place_at(pen, field.value, x - inside.x + shift))

    def drag(x: float, y: float) -> Message:
        return PutCaret(field.id, _place_at(pen, field.value, x - inside.x + shift), selects=True)

    beam = pygame.SYSTEM_CURSOR_IBEAM
    pen.target(Target(field.id, rect, field.hint, field.done, press=press, drag=drag, cursor=beam, takes_text=True))


def _shift(pen: Pen, value: str, place: int, room: int) -> int:
    """How far the text is moved to the left, for the caret to be in sight."""
    return max(0, pen.width(value[:place]) + pen.px(2) - room)


def _place_at(pen: Pen, value: str, x: float) -> int:
    """The place between two characters that is nearest to a pixel of the text."""
    return min(range(len(value) + 1), key=lambda place: abs(pen.width(value[:place]) - x))
