"""The names of x and y, to be typed, and what ends choosing."""

from __future__ import annotations

import pygame

from app.session.picking import AXES
from app.session.targets import TextTarget
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK
from app.view.panels.overlays.picker.places import FIELD
from app.view.panels.overlays.picker.shown import Shown
from app.view.widgets.button import draw_button
from app.view.widgets.text_field import TextField, draw_text_field

_FIELD_WIDTH, _BUTTON_WIDTH, _GAP = 200, 96, 12


def draw_footer(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """Draw the fields from the left, the buttons from the right, and above these why the points cannot be taken yet."""
    px, gap = pen.px, pen.px(_GAP)
    pen.text("Names for x and y", rect.x, rect.y + px(10), TICK, pen.theme.muted, role="names title")
    buttons = rect.right - 2 * px(_BUTTON_WIDTH) - gap
    width = min(px(_FIELD_WIDTH), (buttons - 3 * gap - rect.x) // 2)
    row = pygame.Rect(rect.x, rect.bottom - px(FIELD) - px(6), width, px(FIELD))
    for axis in AXES:
        draw_text_field(pen, row, _field(shown, axis), shown.caret, pen.theme.symbol(axis))
        row = row.move(width + gap, 0)
    cancel = pygame.Rect(buttons, row.y, px(_BUTTON_WIDTH), row.h)
    use = cancel.move(cancel.w + gap, 0)
    draw_button(pen, cancel, shown.buttons["cancel-picking"], "Cancel")
    can_use = shown.buttons["use-picked"].is_enabled
    draw_button(pen, use, shown.buttons["use-picked"], "Use these", is_primary=can_use)
    if not can_use and shown.picking.why_not not in shown.notice:  # it is said once
        text = pen.cut_short(shown.picking.why_not, use.right - rect.x - px(130), TICK)
        pen.text(text, use.right, rect.y + px(10), TICK, pen.theme.muted, "midright", "why not yet")


def _field(shown: Shown, axis: str) -> TextField:
    hint = f"What the axis of {axis} is called; a unit may stand in brackets: weight (lb)"
    return TextField(TextTarget(f"{axis} name"), shown.picking.name_of(axis), axis, hint)
