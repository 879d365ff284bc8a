"""The help card: every command with its keys, from the command table, and what the hand can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.commands import COMMANDS, Command, key_name
from app.session.state import State
from app.session.targets import HelpTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import HEADING, SMALL, SMALL_STRONG, wrapped
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Target

_BY_HAND = (
    ("Click", "adds a point"),
    ("Drag a point", "moves it"),
    ("Right-click, Delete", "removes it"),
    ("Drag b or m", "sets the line"),
    ("Wheel", "zooms the axes"),
    ("Shift+drag", "pans them"),
    ("Double-click", "enlarges or fits a view"),
    ("Tab, arrows, Enter", "do all this by keys"),
)

_NOTES = (
    "error = guess − y, and a step goes down: m −= error·x·lr, b −= error·lr. The 2 of the derivative is part of lr.",
    "At a constant learning rate stochastic descent does not settle on least squares unless the line fits exactly: "
    "it circles near it. Batch descent does settle.",
    "Points outside 0 to 1 are scaled for training, and a chip beside the equation says so: unscaled, the bowl would "
    "be a ravine in which no one learning rate suits both m and b.",
)


class Group(NamedTuple):
    """A title, and what leads to what below it."""

    title: str
    rows: Sequence[tuple[str, str]]


class HelpCard(Overlay[tuple[Group, ...]]):
    """Drawn over the middle of the window, its groups in three columns of about one length."""

    is_modal = True
    holds_focus = True

    def pick(self, state: State, around: Surroundings) -> tuple[Group, ...] | None:
        """All groups, while help is open."""
        return GROUPS if state.is_help_open else None

    def place(self, pen: Pen, layout: Layout, shown: tuple[Group, ...]) -> pygame.Rect:
        """The middle of the window, as far as that has room."""
        card = pygame.Rect(0, 0, pen.px(784), pen.px(492)).clip(layout.window.inflate(-pen.px(12), -pen.px(12)))
        card.center = layout.window.center
        return card

    def draw(self, pen: Pen, rect: pygame.Rect, shown: tuple[Group, ...]) -> None:
        """Draw the card with its title, the groups and the notes below them."""
        pen.card(rect, pen.theme.bar, pen.theme.faint, role="help card")
        pen.target(Target(HelpTarget(), rect, takes_focus=False))
        top = rect.y + pen.px(22)
        pen.text("Keys and hands", rect.x + pen.px(20), top, HEADING, role="help title")
        pen.text("Esc closes", rect.right - pen.px(20), top, SMALL, pen.theme.muted, "midright", "help way out")
        width = (rect.w - pen.px(40)) // 3
        tops = [rect.y + pen.px(42)] * 3
        for group in shown:
            column = tops.index(min(tops))
            tops[column] = _draw_group(pen, rect.x + pen.px(20) + column * width, tops[column], width, group)
        _draw_notes(pen, pygame.Rect(rect.x + pen.px(20), max(tops), rect.w - pen.px(40), rect.bottom))


def _groups() -> tuple[Group, ...]:
    """The commands by group and what can be done by hand, the longest first, so that they share the columns evenly."""
    shown = [command for command in COMMANDS if command.shown_keys]
    titles = dict.fromkeys(command.group for command in shown)
    groups = [
        Group(title, [(_keys(command), command.title) for command in shown if command.group == title]) for title in titles
    ]
    return tuple(sorted([*groups, Group("By hand", _BY_HAND)], key=lambda group: -len(group.rows)))


def _keys(command: Command) -> str:
    return " ".join(key_name(key) for key in command.shown_keys[:2])


GROUPS = _groups()


def _draw_group(pen: Pen, left: int, top: int, width: int, group: Group) -> int:
    """Draw a group from ``top`` down; returns where the next one begins."""
    theme = pen.theme
    colour = theme.accent if theme.name == "light" else theme.x
    pen.text(group.title, left, top + pen.px(8), SMALL_STRONG, colour, role="help group")
    top += pen.px(18)
    for keys, says in group.rows:
        middle = top + pen.px(8)
        pen.text(keys, left, middle, SMALL_STRONG, theme.text, role="help keys")
        key_width = max(pen.px(52), pen.width(keys, SMALL_STRONG) + pen.px(8))
        room = width - key_width - pen.px(8)
        pen.clipped_text(says, left + key_width, middle, room, SMALL, theme.muted, role="help command")
        top += pen.px(16.5)
    return top + pen.px(5)


def _draw_notes(pen: Pen, room: pygame.Rect) -> None:
    y = room.y + pen.px(8)
    for note in _NOTES:
        for line in wrapped(pen.typesetter, note, SMALL, room.w):
            pen.text(line, room.x, y, SMALL, pen.theme.text, role="help note")
            y += pen.px(15)
        y += pen.px(3)
