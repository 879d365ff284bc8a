"""The controls of a chapter's figure, drawn from its data: sliders, switches, read-outs."""

from __future__ import annotations

import pygame

from app.messages import Message, SetFigure
from app.plots.numerals import count, significant
from app.plots.scale import LinearScale, LogScale, Scale
from app.session.lesson.figures import range_of, value_of, with_value
from app.view.mathtext.formula import draw_formula
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, STRONG
from app.view.panels.lesson.shown import ControlShown, ReadOutShown, SliderShown, SwitchShown, slider_target, switch_target
from app.view.targets import Target
from app.view.widgets.slider import Slider, draw_slider

SLIDER_WIDTH, LABEL, VALUE, NARROW = 300, 84, 396, 260
NOTCHES = 80
"""So many notches lead from one end of a slider to the other, unless it counts in whole numbers."""


def draw_control(pen: Pen, rect: pygame.Rect, control: ControlShown, highlighted: frozenset[str]) -> int:
    """Draw one of them into its row, a read-out without its number; returns where it ends."""
    match control:
        case SliderShown():
            _draw_slider(pen, rect, control)
        case SwitchShown():
            _draw_switch(pen, rect, control)
        case ReadOutShown():
            return _draw_read_out(pen, rect, control, highlighted)
    return rect.right


def draw_number(pen: Pen, rect: pygame.Rect, control: ControlShown, end: int) -> None:
    """Write the number of a read-out whose formula ends there: in one column with the others, where there is room."""
    if not isinstance(control, ReadOutShown):
        return
    right = min(rect.right, rect.x + pen.px(VALUE))
    if right - pen.width(control.value, STRONG) < end + pen.px(10):
        right = rect.right
    role, colour = f"read-out {control.read_out.value}", pen.theme.symbol(control.symbol)
    pen.text(control.value, right, rect.centery, STRONG, colour, "midright", role)


def _draw_slider(pen: Pen, rect: pygame.Rect, shown: SliderShown) -> None:
    chosen, values = shown.slider, shown.values
    kind, field = chosen.values, chosen.field
    low, high = range_of(kind, field)
    scale: Scale = LogScale((low, high), (0.0, 1.0)) if chosen.is_logarithmic else LinearScale((low, high), (0.0, 1.0))
    value, is_whole = value_of(values, field), isinstance(getattr(values, field), int)

    def set_to(wanted: float) -> Message:
        return SetFigure(with_value(values, field, max(low, min(high, wanted))))

    def notch(notches: int) -> Message:
        share = max(0.0, min(1.0, scale(value) + notches / NOTCHES))
        return set_to(value + notches if is_whole else scale.invert(share))

    place = pygame.Rect(rect.x, rect.y, min(rect.w, pen.px(SLIDER_WIDTH)), pen.px(32))
    draw_slider(
        pen,
        place,
        Slider(
            id=slider_target(chosen),
            titles=("".join(text for text, _ in shown.title),),
            readings=(count(int(value)) if is_whole else significant(value, 3),),
            hint="",  # Its name and value stand beside it: a tooltip would only cover what is read while it is moved.
            value=value,
            scale=scale,
            set_to=set_to,
            notch=notch,
            default=SetFigure(with_value(values, field, value_of(kind(), field))),
            is_hot=shown.is_hot,
            press_focuses=True,
        ),
    )


def _draw_switch(pen: Pen, rect: pygame.Rect, shown: SwitchShown) -> None:
    chosen, values = shown.switch, shown.values
    is_on = bool(getattr(values, chosen.field))
    label = chosen.off if is_on else chosen.on
    width = max(pen.width(chosen.on), pen.width(chosen.off)) + pen.px(36)
    box = pygame.Rect(rect.x, rect.y + pen.px(4), min(rect.w, width), rect.h - pen.px(6))
    fill = blend(pen.theme.text, pen.theme.bar, 0.08) if shown.is_pointed_at else pen.theme.bar
    pen.card(box, fill, role="switch")
    pen.text(label, *box.center, anchor="center", role="switch label")
    click = SetFigure(with_value(values, chosen.field, not is_on))
    pen.target(Target(switch_target(chosen), box, click=click, cursor=pygame.SYSTEM_CURSOR_HAND))


def _draw_read_out(pen: Pen, rect: pygame.Rect, shown: ReadOutShown, highlighted: frozenset[str]) -> int:
    """What it is called, and how it is worked out."""
    label, formula, name = shown.read_out.label, shown.formula, shown.read_out.value
    pen.text(label, rect.x, rect.centery, SMALL, pen.theme.muted, role="read-out label")
    place = f"lesson.{name}"
    x = rect.x + (pen.width(label, SMALL) + pen.px(10) if rect.w < pen.px(NARROW) else pen.px(LABEL))
    return draw_formula(pen, formula, x, rect.centery, SMALL, None, highlighted, place, "read-out formula").right
