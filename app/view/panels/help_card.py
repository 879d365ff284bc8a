"""The help card: every command with its keys, from the command table, and what the hand can do."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from app.commands import COMMANDS, Command, key_name
from app.state import State
from app.view.ink import Ink
from app.view.layout import Layout
from app.view.targets import Target
from app.view.typesetting import HEADING, SMALL, SMALL_STRONG, wrapped

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


def draw_help(ink: Ink, layout: Layout, state: State) -> None:
    """Draw the card over the middle of the window, its groups in three columns of about one length."""
    card = pygame.Rect(0, 0, ink.px(784), ink.px(492)).clip(layout.window.inflate(-ink.px(12), -ink.px(12)))
    card.center = layout.window.center
    ink.card(card, ink.theme.bar, ink.theme.faint)
    ink.target(Target("help", card, takes_focus=False))
    ink.text("Keys and hands", card.x + ink.px(20), card.y + ink.px(22), HEADING)
    ink.text("Esc closes", card.right - ink.px(20), card.y + ink.px(22), SMALL, ink.theme.muted, "midright")
    width = (card.w - ink.px(40)) // 3
    tops = [card.y + ink.px(42)] * 3
    for title, rows in _groups():
        column = tops.index(min(tops))
        tops[column] = _draw_group(ink, card.x + ink.px(20) + column * width, tops[column], width, title, rows)
    _draw_notes(ink, pygame.Rect(card.x + ink.px(20), max(tops), card.w - ink.px(40), card.bottom))


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


def _draw_group(ink: Ink, left: int, top: int, width: int, title: str, rows: Sequence[tuple[str, str]]) -> int:
    ink.text(title, left, top + ink.px(8), SMALL_STRONG, ink.theme.accent if ink.theme.name == "light" else ink.theme.x)
    top += ink.px(18)
    for keys, says in rows:
        ink.text(keys, left, top + ink.px(8), SMALL_STRONG, ink.theme.text)
        key_width = max(ink.px(52), ink.width(keys, SMALL_STRONG) + ink.px(8))
        ink.clipped_text(says, left + key_width, top + ink.px(8), width - key_width - ink.px(8), SMALL, ink.theme.muted)
        top += ink.px(16.5)
    return top + ink.px(5)


def _draw_notes(ink: Ink, room: pygame.Rect) -> None:
    y = room.y + ink.px(8)
    for note in _NOTES:
        for line in wrapped(ink.typesetter, note, SMALL, room.w):
            ink.text(line, room.x, y, SMALL, ink.theme.text)
            y += ink.px(15)
        y += ink.px(3)
