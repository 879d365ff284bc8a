"""The help card: every command with its keys, from the command table, and what the hand can do."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.commands import COMMANDS, Command, key_name
from app.session.state import State
from app.session.targets import HelpTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import HEADING, SMALL, SMALL_STRONG, wrapped
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


def draw_help(pen: Pen, layout: Layout, state: State) -> None:
    """Draw the card over the middle of the window, its groups in three columns of about one length."""
    card = pygame.Rect(0, 0, pen.px(784), pen.px(492)).clip(layout.window.inflate(-pen.px(12), -pen.px(12)))
    card.center = layout.window.center
    pen.card(card, pen.theme.bar, pen.theme.faint)
    pen.target(Target(HelpTarget(), card, takes_focus=False))
    pen.text("Keys and hands", card.x + pen.px(20), card.y + pen.px(22), HEADING)
    pen.text("Esc closes", card.right - pen.px(20), card.y + pen.px(22), SMALL, pen.theme.muted, "midright")
    width = (card.w - pen.px(40)) // 3
    tops = [card.y + pen.px(42)] * 3
    for title, rows in _groups():
        column = tops.index(min(tops))
        tops[column] = _draw_group(pen, card.x + pen.px(20) + column * width, tops[column], width, title, rows)
    _draw_notes(pen, pygame.Rect(card.x + pen.px(20), max(tops), card.w - pen.px(40), card.bottom))


def _groups() -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """Title and rows of each group, the longest first, so that they share the columns evenly."""
    shown = [command for command in COMMANDS if command.keys]
    titles = dict.fromkeys(command.group for command in shown)
    groups: list[tuple[str, Sequence[tuple[str, str]]]] = [
        (title, [(_keys(command), command.title) for command in shown if command.group == title]) for title in titles
    ]
    groups.append(("By hand", _BY_HAND))
    return sorted(groups, key=lambda group: -len(group[1]))


def _keys(command: Command) -> str:
    return " ".join(key_name(key) for key in command.keys[:2])


def _draw_group(pen: Pen, left: int, top: int, width: int, title: str, rows: Sequence[tuple[str, str]]) -> int:
    pen.text(title, left, top + pen.px(8), SMALL_STRONG, pen.theme.accent if pen.theme.name == "light" else pen.theme.x)
    top += pen.px(18)
    for keys, says in rows:
        pen.text(keys, left, top + pen.px(8), SMALL_STRONG, pen.theme.text)
        key_width = max(pen.px(52), pen.width(keys, SMALL_STRONG) + pen.px(8))
        pen.clipped_text(says, left + key_width, top + pen.px(8), width - key_width - pen.px(8), SMALL, pen.theme.muted)
        top += pen.px(16.5)
    return top + pen.px(5)


def _draw_notes(pen: Pen, room: pygame.Rect) -> None:
    y = room.y + pen.px(8)
    for note in _NOTES:
        for line in wrapped(pen.typesetter, note, SMALL, room.w):
            pen.text(line, room.x, y, SMALL, pen.theme.text)
            y += pen.px(15)
        y += pen.px(3)
