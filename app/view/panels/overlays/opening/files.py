"""A list of files to choose from: those opened lately, and what is in a folder."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.messages import GoToFolder, Message, NameFile, OpenFile, OpenTyped, ScrollFiles
from app.plots.numerals import count
from app.session.opening.files import PATH, Entry, FileList
from app.session.state import State
from app.session.targets import FilesTarget, FileTarget, TargetId
from app.session.typing.caret import Caret
from app.view.layout import Layout
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import BODY, HEADING, SMALL, STRONG, TICK, TICK_STRONG
from app.view.panels.panel import Overlay, Surroundings
from app.view.scrolled import Scrolled
from app.view.targets import Target
from app.view.widgets import more
from app.view.widgets.text_field import TextField, draw_text_field

_WIDTH, _HEIGHT, _MARGIN, _SIDE = 560, 460, 24, 20
_TOP, _FOOT, _ROW, _HEADING = 66, 62, 26, 26
_ROWS_A_NOTCH = 3
_FIELD = 32
_UNITS = ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB"))
_LATELY, _HERE, _EMPTY = "Opened lately", "In this folder", "This folder is empty."


class Shown(NamedTuple):
    """The list, which entry the pointer is on, and where the caret is in what is typed."""

    files: FileList
    pointed_at: TargetId | None
    caret: Caret


class _Line(NamedTuple):
    """One line of the list: a heading or what else is said, or the entry at that place."""

    says: str
    place: int = -1
    entry: Entry | None = None


class FilesCard(Overlay[Shown]):
    """Drawn in the middle of the window; what has no room can be scrolled to."""

    is_modal = True
    holds_focus = True

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The files, while one is to be chosen."""
        if state.files is None:
            return None
        target = state.pointer.target
        return Shown(state.files, target if isinstance(target, FileTarget) else None, state.caret)

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """The middle of the window."""
        room = layout.window.inflate(-pen.px(_MARGIN), -pen.px(_MARGIN))
        return box_at(min(pen.px(_WIDTH), room.w), min(pen.px(_HEIGHT), room.h), center=layout.window.center)

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with the folder's name, and the lines that are in sight."""
        theme, files = pen.theme, shown.files
        pen.card(rect, theme.bar, theme.faint, role="files card")
        left, right, top = rect.x + pen.px(_SIDE), rect.right - pen.px(_SIDE), rect.y + pen.px(24)
        pen.text("Save the session" if files.saves else "Open a file", left, top, HEADING, role="files title")
        pen.text(
            "Enter saves · Esc closes" if files.saves else "Esc closes",
            right,
            top,
            SMALL,
            theme.muted,
            "midright",
            "files way out",
        )
        _draw_folder(pen, files, pygame.Rect(left, rect.y + pen.px(38), right - left, pen.px(20)))
        inside = pygame.Rect(rect.x + pen.px(8), rect.y + pen.px(_TOP), rect.w - pen.px(16), 0)
        inside.h = rect.bottom - pen.px(_FOOT) - inside.y
        lines = _lines(files)
        heights = [pen.px(_ROW if line.entry is not None else _HEADING) for line in lines]
        scrolled = Scrolled.of(heights, inside.h, pen.px(more.HEIGHT), files.first)
        wheel = more.wheel_of(scrolled, ScrollFiles, _ROWS_A_NOTCH)
        pen.target(Target(FilesTarget(), rect, wheel=wheel, takes_focus=False))
        _draw_lines(pen, inside, shown, lines, scrolled)
        more.draw_more(pen, inside, scrolled, ScrollFiles, wheel)
        place = pygame.Rect(left, 0, right - left, pen.px(_FIELD))
        place.bottom = rect.bottom - pen.px(16)
        hint = "The path of a file, or of a folder to look into"
        empty = "the name of the file" if files.saves else "or type a path, and Enter"
        field = TextField(PATH, files.typed, empty, hint, OpenTyped())
        draw_text_field(pen, place, field, shown.caret)


def _draw_folder(pen: Pen, files: FileList, room: pygame.Rect) -> None:
    """The folder's name, its beginning left out where it is too long, or why it cannot be looked into."""
    text, colour = (files.why_not, pen.theme.warning) if files.why_not else (files.folder, pen.theme.muted)
    kept = text
    while len(kept) > 1 and pen.width(kept, SMALL) > room.w:
        kept = "…" + kept.lstrip("…")[1:]
    pen.text(kept, room.x, room.centery, SMALL, colour, role="folder")


def _lines(files: FileList) -> list[_Line]:
    """The entries below their headings, and that the folder is empty."""
    lines: list[_Line] = []
    for place, entry in enumerate(files.entries):
        if place == 0 and files.recent > 0:
            lines.append(_Line(_LATELY))
        if place == max(0, files.recent):
            lines.append(_Line(_HERE))
        lines.append(_Line("", place, entry))
    if files.is_empty:
        lines.append(_Line(_EMPTY))
    return lines


def _draw_lines(pen: Pen, inside: pygame.Rect, shown: Shown, lines: list[_Line], scrolled: Scrolled) -> None:
    """Draw the lines that are in sight, and name the other entries, so that the focus reaches them too."""
    edges = more.edges_of_rows(pen, inside, scrolled)
    wheel = more.wheel_of(scrolled, ScrollFiles, _ROWS_A_NOTCH)
    for number, line in enumerate(lines):
        is_in_sight = number in scrolled
        top, bottom = edges[number - scrolled.first :][:2] if is_in_sight else (inside.y, inside.y)
        rect = pygame.Rect(inside.x, top, inside.w, bottom - top)
        if line.entry is None:
            if is_in_sight:
                _draw_saying(pen, rect, line.says)
            continue
        target_id, entry = FileTarget(line.place), line.entry
        click = _meant_by(entry, shown.files)
        if is_in_sight:
            _draw_entry(pen, rect, line, shown)
            target = Target(target_id, rect, click=click, wheel=wheel, cursor=pygame.SYSTEM_CURSOR_HAND)
            pen.target(target)
        else:
            reveal = ScrollFiles(scrolled.revealing(number))
            pen.named.append(Target(target_id, pygame.Rect(inside.topleft, (0, 0)), click=click, reveal=reveal))


def _draw_saying(pen: Pen, rect: pygame.Rect, says: str) -> None:
    is_heading = says != _EMPTY
    style, role = (TICK_STRONG, "files heading") if is_heading else (TICK, "empty folder")
    pen.text(says, rect.x + pen.px(12), rect.centery, style, pen.theme.muted, role=role)


def _meant_by(entry: Entry, files: FileList) -> Message:
    """What a click on it means: a file to save to is named first."""
    if entry.is_folder:
        return GoToFolder(entry.path)
    return NameFile(entry.name) if files.saves else OpenFile(entry.path)


def _draw_entry(pen: Pen, rect: pygame.Rect, line: _Line, shown: Shown) -> None:
    """The name; beside it the folder of a file opened lately, or the size of one that is here."""
    entry, theme = line.entry, pen.theme
    assert entry is not None
    if shown.pointed_at == FileTarget(line.place):
        pen.rectangle(theme.raised, rect, 6, "entry pointed at")
    beside = entry.folder or ("" if entry.is_folder else size_in_words(entry.size))
    left, right = rect.x + pen.px(12), rect.right - pen.px(12)
    room = right - left - pen.px(120)
    name = pen.clipped_text(entry.name, left, rect.centery, room, STRONG if entry.is_folder else BODY, role="entry")
    rest = right - name.right - pen.px(16)
    if beside and rest > pen.px(40):
        width = min(rest, pen.width(beside, TICK))
        pen.clipped_text(beside, right - width, rect.centery, width, TICK, theme.muted, "about entry")


def size_in_words(size: int) -> str:
    """Such as 12 bytes, 1.5 KiB or 40 MiB."""
    for unit, name in _UNITS:
        if size >= unit:
            share = size / unit
            return f"{share:.1f} {name}" if share < 10 else f"{count(round(share))} {name}"
    return f"{count(size)} bytes"
