"""A push button, made from a command: its message, tooltip and whether it can be used all come from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pygame

from app.commands import BY_ID, tooltip_with
from app.session.state import State
from app.session.targets import ButtonTarget
from app.view.paint.pen import Pen, box_at
from app.view.paint.theme import blend
from app.view.paint.typesetting import BODY, STRONG
from app.view.targets import Target

Icon = Callable[[Pen, tuple[int, int], tuple[int, int, int]], None]


@dataclass(frozen=True, slots=True)
class Button:
    """What a button shows of its command: its tooltip, whether it can be used, and whether the pointer is on it."""

    id: ButtonTarget
    hint: str
    is_enabled: bool
    is_pointed_at: bool


def button_of(state: State, command_id: str, place: str = "") -> Button:
    """The button of a command as it is now."""
    target = state.pointer.target
    is_pointed_at = isinstance(target, ButtonTarget) and target == ButtonTarget(command_id, place)
    return _button(command_id, place, BY_ID[command_id].why_not(state), is_pointed_at)


@cache
def _button(command_id: str, place: str, why_not: str, is_pointed_at: bool) -> Button:
    """The same object for the same values: panels pick their buttons in every frame."""
    return Button(ButtonTarget(command_id, place), tooltip_with(command_id, why_not), not why_not, is_pointed_at)


def draw_button(
    pen: Pen,
    rect: pygame.Rect,
    button: Button,
    label: str,
    icon: Icon | None = None,
    is_primary: bool = False,
    has_menu: bool = False,
) -> None:
    """Draw the button and name it as a target. Its marks are called by the command: ``play button``, ``play label`` …"""
    theme, is_enabled, name = pen.theme, button.is_enabled, button.id.command_id
    fill = theme.button if is_primary else theme.bar
    if is_enabled and button.is_pointed_at:
        fill = blend(theme.text, fill, 0.16 if is_primary else 0.08)
    pen.card(rect, fill, fill if is_primary else theme.rule, role=f"{name} button")
    colour = theme.on_button if is_primary else theme.text if is_enabled else theme.muted
    _draw_face(pen, rect, name, label, icon, has_menu, colour, is_primary)
    pen.target(
        Target(
            button.id,
            rect,
            hint=button.hint,
            click=BY_ID[name].message,
            is_enabled=is_enabled,
            cursor=pygame.SYSTEM_CURSOR_HAND if is_enabled else pygame.SYSTEM_CURSOR_ARROW,
        )
    )


def _draw_face(
    pen: Pen,
    rect: pygame.Rect,
    name: str,
    label: str,
    icon: Icon | None,
    has_menu: bool,
    colour: tuple[int, int, int],
    is_strong: bool,
) -> None:
    style = STRONG if is_strong else BODY
    icon_width = pen.px(14) if icon else 0
    gap = pen.px(6) if icon and label else 0
    label_width = pen.width(label, style) if label else 0
    arrow_width = pen.px(12) if has_menu else 0
    left = rect.centerx - (icon_width + gap + label_width + arrow_width) // 2
    if icon:
        icon(pen, (left + icon_width // 2, rect.centery), colour)
    if label:
        pen.text(label, left + icon_width + gap, rect.centery, style, colour, role=f"{name} label")
    if has_menu:
        centre = (left + icon_width + gap + label_width + pen.px(9), rect.centery)
        pen.triangle(colour, centre, 4, "down", f"{name} menu arrow")


def play_icon(pen: Pen, centre: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """A triangle to the right."""
    pen.triangle(colour, centre, 7, "right", "play icon")


def pause_icon(pen: Pen, centre: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """Two bars."""
    for offset in (-3.5, 3.5):
        bar = box_at(pen.px(4), pen.px(11), center=(centre[0] + pen.px(offset), centre[1]))
        pen.rectangle(colour, bar, role="pause icon")


def step_icon(pen: Pen, centre: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """A triangle to the right against a bar."""
    pen.triangle(colour, (centre[0] - pen.px(2), centre[1]), 6, "right", "step icon")
    bar = box_at(pen.stroke(2), pen.px(10), center=(centre[0] + pen.px(5), centre[1]))
    pen.rectangle(colour, bar, role="step icon")


def back_icon(pen: Pen, centre: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """A bar and a triangle to the left."""
    pen.triangle(colour, (centre[0] + pen.px(2), centre[1]), 6, "left", "back icon")
    bar = box_at(pen.stroke(2), pen.px(10), center=(centre[0] - pen.px(5), centre[1]))
    pen.rectangle(colour, bar, role="back icon")


def reset_icon(pen: Pen, centre: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """Most of a circle with an arrow head: round to the start."""
    box = box_at(pen.px(13), pen.px(13), center=centre)
    pen.arc(colour, box, -2.4, 2.4, 2, "reset icon")
    pen.triangle(colour, (box.left + pen.px(2.5), box.top + pen.px(2.5)), 4.5, "left", "reset icon")
