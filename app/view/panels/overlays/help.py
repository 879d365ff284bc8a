"""The help card: every command with its keys, from the command table, and what the hand can do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple, TypeAlias

import pygame

from app.commands import BY_LESSON_KEY, COMMANDS, Command, key_name
from app.session.state import State
from app.session.targets import HelpTarget
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.typesetting import HEADING, SMALL, SMALL_STRONG, TICK, Style, wrapped
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Target

_BY_HAND = (
    ("Click", "adds a point"),
    ("Drag a point", "moves it"),
    ("Right-click, Delete", "removes it"),
    ("Drag b or m", "sets the line"),
    ("Wheel, Z", "zooms; Shift+Z: out"),
    ("Shift+drag", "pans; Alt+arrows too"),
    ("Double-click", "enlarges or fits a view"),
    ("Tab, F6", "next thing, next part"),
    ("Arrows", "move it, Shift: more"),
    ("Enter, Space", "press it, add a point"),
)

_NOTES = (
    "error = guess − y, and a step goes down: m −= error·x·lr, b −= error·lr. The 2 of the derivative is part of lr.",
    "At a constant learning rate stochastic descent does not settle on least squares unless the line fits exactly: "
    "it circles near it. Batch descent does settle.",
    "Points outside 0 to 1 are scaled for training, and a chip beside the equation says so: unscaled, the bowl would "
    "be a ravine in which no one learning rate suits both m and b.",
)


_TOP, _SIDE, _BETWEEN, _PITCH, _LEAST_PITCH = 38, 20, 10, 16.5, 14.5
"""In units: where the columns begin, what is free beside them and between keys and what they do, and from row to row, at
best and at least."""

_HEADING_ROWS = 1.4
"""The room of a title with what is free above it, in rows."""

_SHORT = 8
"""So many letters two keys have together at most where both are told."""


class NoteForm(NamedTuple):
    """How the notes are written, how far apart their lines are, in units, and how many of them there are."""

    style: Style
    line: float
    notes: int


_NOTE_FORMS = NoteForm(SMALL, 15, 3), NoteForm(TICK, 13, 3), NoteForm(TICK, 13, 1)


class Group(NamedTuple):
    """A title, and what leads to what below it."""

    title: str
    rows: Sequence[tuple[str, str]]


Columns: TypeAlias = tuple[tuple[Group, ...], ...]


class HelpCard(Overlay[Columns]):
    """Drawn over the middle of the window, its groups in three columns of about one length."""

    is_modal = True
    holds_focus = True

    def pick(self, state: State, around: Surroundings) -> Columns | None:
        """All groups, while help is open; each key stands there once, with what it means now."""
        if not state.is_help_open:
            return None
        return columns(state.lesson is not None)

    def place(self, pen: Pen, layout: Layout, shown: Columns) -> pygame.Rect:
        """The middle of the window, as high as all of it needs as far as that has room."""
        rows = max(map(_rows_in, shown))
        card = pygame.Rect(0, 0, pen.px(784), pen.px(_TOP + rows * _PITCH) + _notes_height(pen, pen.px(784), _NOTE_FORMS[0]))
        card = card.clip(layout.window.inflate(-pen.px(12), -pen.px(12)))
        card.center = layout.window.center
        return card

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Columns) -> None:
        """Draw the card with its title, the groups and the notes below them."""
        pen.card(rect, pen.theme.bar, pen.theme.faint, role="help card")
        pen.target(Target(HelpTarget(), rect, takes_focus=False))
        left, right, top = rect.x + pen.px(_SIDE), rect.right - pen.px(_SIDE), rect.y + pen.px(22)
        pen.text("Keys and hands", left, top, HEADING, role="help title")
        pen.text("Esc closes", right, top, SMALL, pen.theme.muted, "midright", "help way out")
        rows = max(map(_rows_in, shown))
        form = _note_form(pen, rect, rows)
        notes, top = rect.bottom - _notes_height(pen, rect.w, form), rect.y + pen.px(_TOP)
        pitch = min(pen.px(_PITCH * 10) / 10, (notes - top) / rows)
        key_widths = [max(pen.width(keys, SMALL_STRONG) for group in column for keys, _ in group.rows) for column in shown]
        says_widths = [max(pen.width(says, SMALL) for group in column for _, says in group.rows) for column in shown]
        between = pen.px(_BETWEEN)
        free = right - left - sum(key_widths) - sum(says_widths) - len(shown) * between
        for column, key_width, says_width in zip(shown, key_widths, says_widths, strict=True):
            room = says_width + min(0, free // len(shown))
            _draw_column(pen, column, (left, top), pitch, (key_width + between, room))
            left += key_width + between + says_width + free // (len(shown) - (0 if free < 0 else 1))
        _draw_notes(pen, pygame.Rect(rect.x + pen.px(_SIDE), notes, rect.w - 2 * pen.px(_SIDE), rect.bottom - notes), form)


@cache
def columns(is_in_lesson: bool) -> Columns:
    """All that the card tells, which is arranged when it is opened first: a start does not wait for it."""
    return _in_columns(_groups(is_in_lesson))


def _groups(is_in_lesson: bool) -> tuple[Group, ...]:
    """The commands by group and what can be done by hand, the longest first, so that they share the columns evenly.

    The card in which columns are chosen tells its keys itself.
    """
    shown = [command for command in COMMANDS if _has_key(command, is_in_lesson)]
    titles = dict.fromkeys(command.group for command in shown)
    groups = [
        Group(title, [(_keys(command), command.title) for command in shown if command.group == title]) for title in titles
    ]
    return tuple(sorted([*groups, Group("By hand", _BY_HAND)], key=lambda group: -len(group.rows)))


def _has_key(command: Command, is_in_lesson: bool) -> bool:
    """Whether a key asks for it now: some mean something else while a lesson is open."""
    if is_in_lesson:
        return bool(command.lesson_keys) or any(key not in BY_LESSON_KEY for key in command.keys)
    return bool(command.keys)


def _keys(command: Command) -> str:
    """The first key, and the second one where both are short."""
    both = " ".join(key_name(key) for key in command.shown_keys[:2])
    return both if len(both) <= _SHORT else key_name(command.shown_keys[0])


def _rows_in(column: tuple[Group, ...]) -> float:
    """How high it is, in rows."""
    return sum(len(group.rows) + _HEADING_ROWS for group in column)


def _in_columns(groups: Sequence[Group]) -> Columns:
    """The groups in three columns, of which the longest is as short as can be."""
    heights = [_rows_in((group,)) for group in groups]

    def unevenness(places: tuple[int, ...]) -> float:
        rows = [0.0, 0.0, 0.0]
        for height, place in zip(heights, places, strict=True):
            rows[place] += height
        return sum(each * each for each in rows)

    best = min(product((0,), *[range(3)] * (len(groups) - 1)), key=unevenness)
    return tuple(tuple(group for group, place in zip(groups, best, strict=True) if place == column) for column in range(3))


def _draw_column(
    pen: Pen, column: tuple[Group, ...], corner: tuple[int, int], pitch: float, widths: tuple[int, int]
) -> None:
    """Draw groups below each other, all that is said beside the keys from one edge on."""
    theme, (left, top), (key_width, room) = pen.theme, corner, widths
    colour, middle = theme.accent if theme.name == "light" else theme.x, top + pitch / 2
    for group in column:
        pen.text(group.title, left, middle, SMALL_STRONG, colour, role="help group")
        middle += 1.1 * pitch
        for keys, says in group.rows:
            pen.text(keys, left, middle, SMALL_STRONG, theme.text, role="help keys")
            pen.clipped_text(says, left + key_width, middle, room, SMALL, theme.muted, role="help command")
            middle += pitch
        middle += (_HEADING_ROWS - 1.1) * pitch


def _note_lines(pen: Pen, width: int, form: NoteForm) -> list[list[str]]:
    return [wrapped(pen.typesetter, note, form.style, width - 2 * pen.px(_SIDE)) for note in _NOTES[: form.notes]]


def _notes_height(pen: Pen, width: int, form: NoteForm) -> int:
    """What the notes take at the foot of a card so wide."""
    lines = _note_lines(pen, width, form)
    return pen.px(12 + form.line * sum(map(len, lines)) + 3 * len(lines))


def _note_form(pen: Pen, rect: pygame.Rect, rows: float) -> NoteForm:
    """The first that does not press the rows of the columns together, or the last."""
    room = rect.h - pen.px(_TOP) - rows * _LEAST_PITCH * pen.typesetter.scale
    return next((form for form in _NOTE_FORMS if _notes_height(pen, rect.w, form) <= room), _NOTE_FORMS[-1])


def _draw_notes(pen: Pen, room: pygame.Rect, form: NoteForm) -> None:
    y: float = room.y + pen.px(12)
    for lines in _note_lines(pen, room.w + 2 * pen.px(_SIDE), form):
        for line in lines:
            pen.text(line, room.x, y, form.style, pen.theme.text, role="help note")
            y += pen.px(form.line)
        y += pen.px(3)
