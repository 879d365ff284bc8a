"""Where everything stands on the lesson's card, measured by its texts: the text, the controls, the task, and the way on.

Back and Next keep their place through all chapters, whatever is beside them. On a card as wide as the canvas the task stands
above them; on one that goes on below the right column it stands there. In a low window, where height is scarce, text and
controls take the whole width, and the task stands beside the buttons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.lesson.chapter import Chapter
from app.lesson.controls import Control, FigureSlider, FigureSwitch, ReadOut
from app.lesson.live.placeholders import WIDEST
from app.lesson.live.text import stand_in
from app.view.lesson_layout import CardForm
from app.view.mathtext.paragraph import broken, line_height, lines_with
from app.view.paint.typesetting import BODY, SMALL, SMALL_STRONG, STRONG, Typesetter

PAD, TOP, LOW_TOP, GAP = 18, 44, 39, 14
"""In units: from the edges, down to the first line, the same where height is scarce, and between the parts."""

TASK_WIDTH, TASK_SHARE, WIDEST_TEXT = 300, 0.38, 620
TASK_TITLE, TASK_HEADING = "Try it", 26
SIGN_ROOM = 24
"""Before each part of the task, in units, for the ring or the check mark and some air."""

BUTTON, BUTTON_WIDTH = 30, 84
BUTTONS_WIDTH = 2 * BUTTON_WIDTH - 8
ROWS: dict[type[Control], int] = {FigureSlider: 34, FigureSwitch: 36, ReadOut: 22}
NARROWEST_SLIDER = 160

_BRACES = str.maketrans("", "", "{}")


class PartPlace(NamedTuple):
    """Where a part of the task begins, and how many words are in each of its lines."""

    x: int
    top: int
    lines: list[int]


class TaskPlaces(NamedTuple):
    """The box of the task; the middle left of its heading; and its parts."""

    box: pygame.Rect
    heading: tuple[int, int]
    parts: list[PartPlace]

    def down(self, by: int) -> TaskPlaces:
        """The same so many pixels lower."""
        x, y = self.heading
        parts = [part._replace(top=part.top + by) for part in self.parts]
        return TaskPlaces(self.box.move(0, by), (x, y + by), parts)


class CardPlaces(NamedTuple):
    """Rectangles from the card's corner, in pixels; how many words stand in each line; and the height of the card.

    ``live_lines`` are the lines of the text with numbers in them.
    """

    text: pygame.Rect
    text_lines: list[int]
    live_lines: frozenset[int]
    controls: list[pygame.Rect]
    task: TaskPlaces
    buttons: pygame.Rect
    height: int


def card_places(typesetter: Typesetter, chapter: Chapter, width: int, form: CardForm) -> CardPlaces:
    """The places on a card of that width in pixels."""
    return _Card(typesetter, chapter, width, form).places()


class _Card:
    """A card while it is measured."""

    def __init__(self, typesetter: Typesetter, chapter: Chapter, width: int, form: CardForm) -> None:
        self._typesetter, self._chapter, self._width, self._is_low = typesetter, chapter, width, form.is_low
        self._pad, self._gap = self._px(PAD), self._px(GAP)
        self._top = self._px(LOW_TOP if form.is_low else TOP)
        self._buttons_right = min(width, form.width) - self._pad
        self._goes_on = width > form.width

    def places(self) -> CardPlaces:
        """All of them, in the form that suits the card."""
        if self._goes_on:
            return self._with_task_at_the_side()
        return self._with_task_below() if self._is_low else self._with_task_above_buttons()

    def _with_task_above_buttons(self) -> CardPlaces:
        task_width = min(self._px(TASK_WIDTH), round(self._width * TASK_SHARE))
        room = self._width - 2 * self._pad - task_width - self._px(GAP + 8)
        text, lines, controls = self._text_and_controls(min(self._px(WIDEST_TEXT), room))
        task = self._tall_task(self._width - self._pad - task_width, task_width)
        lowest = max(_lowest(text, controls), task.box.bottom + self._px(10 + BUTTON))
        return self._closed(text, lines, controls, task, lowest)

    def _with_task_at_the_side(self) -> CardPlaces:
        room = self._buttons_right - self._px(BUTTONS_WIDTH + 22) - self._pad
        text, lines, controls = self._text_and_controls(min(self._px(WIDEST_TEXT), room))
        left = self._buttons_right + self._px(PAD + GAP)
        task = self._tall_task(left, self._width - self._pad - left)
        lowest = max(_lowest(text, controls), task.box.bottom)
        return self._closed(text, lines, controls, task, lowest)

    def _with_task_below(self) -> CardPlaces:
        text, lines, controls = self._text_and_controls(self._width - 2 * self._pad)
        task_width = self._buttons_right - self._px(BUTTONS_WIDTH + GAP) - self._pad
        task = self._flat_task(self._pad, task_width).down(_lowest(text, controls) + self._px(6))
        return self._closed(text, lines, controls, task, task.box.bottom, below=self._px(10))

    def _closed(
        self,
        text: pygame.Rect,
        lines: list[int],
        controls: list[pygame.Rect],
        task: TaskPlaces,
        lowest: int,
        below: int | None = None,
    ) -> CardPlaces:
        """The card ends below the lowest of its parts, the buttons as far from its end as they always are."""
        bottom = lowest + (self._gap if below is None else below)
        width, height = self._px(BUTTONS_WIDTH), self._px(BUTTON)
        buttons = pygame.Rect(self._buttons_right - width, 0, width, height)
        buttons.bottom = bottom - self._px(10 if self._is_low else GAP)
        live_lines = lines_with(stand_in(self._chapter.text), lines, WIDEST)
        return CardPlaces(text, lines, live_lines, controls, task, buttons, bottom)

    def _text_and_controls(self, width: int) -> tuple[pygame.Rect, list[int], list[pygame.Rect]]:
        lines = broken(self._typesetter, stand_in(self._chapter.text), BODY, width)
        text = pygame.Rect(self._pad, self._top, width, line_height(self._typesetter, BODY) * len(lines))
        return text, lines, self._controls(text)

    def _tall_task(self, left: int, width: int) -> TaskPlaces:
        """The heading, and the parts below it."""
        parts, bottom = self._parts(left + self._gap, self._top + self._px(TASK_HEADING - 2), left + width - self._gap)
        box = pygame.Rect(left, self._top, width, bottom + self._px(12) - self._top)
        return TaskPlaces(box, (box.x + self._gap, box.y + self._gap), parts)

    def _flat_task(self, left: int, width: int) -> TaskPlaces:
        """The heading, and the parts beside it; no lower than a button."""
        beside = left + self._gap + self._typesetter.width(TASK_TITLE, SMALL_STRONG) + self._px(GAP)
        parts, height = self._parts(beside, 0, left + width - self._gap)
        box = pygame.Rect(left, 0, width, max(self._px(BUTTON), height + self._px(8)))
        top = (box.h - height) // 2
        middle = top + line_height(self._typesetter, BODY) // 2
        return TaskPlaces(box, (left + self._gap, middle), [part._replace(top=part.top + top) for part in parts])

    def _parts(self, left: int, top: int, right: int) -> tuple[list[PartPlace], int]:
        """The parts of the task below one another, each after its sign; and where the last ends."""
        x, pitch, parts = left + self._px(SIGN_ROOM), line_height(self._typesetter, BODY), list[PartPlace]()
        for text in self._chapter.try_it:
            lines = broken(self._typesetter, stand_in(text), BODY, right - x)
            parts.append(PartPlace(x, top, lines))
            top += pitch * len(lines)
        return parts, top

    def _controls(self, text: pygame.Rect) -> list[pygame.Rect]:
        """A row for each control below the text; where height is scarce, a row has as many as there is room for."""
        gap = self._px(24)
        rows = self._rows(text.w, gap) if self._is_low else [[control] for control in self._chapter.controls]
        places: list[pygame.Rect] = []
        top = text.bottom + self._px(4 if self._is_low else 8)
        for row in rows:
            height = self._px(max(ROWS[type(control)] for control in row))
            places += _shared(pygame.Rect(text.x, top, text.w, height), [self._least(each) for each in row], gap)
            top += height
        return places

    def _rows(self, width: int, gap: int) -> list[list[Control]]:
        """As few rows as can be; where all their controls fit into columns of one width, with as many in each of them."""
        rows: list[list[Control]] = []
        for control in self._chapter.controls:
            row = [*rows[-1], control] if rows else []
            if row and sum(self._least(each) + gap for each in row) - gap <= width:
                rows[-1] = row
            else:
                rows.append([control])
        controls = self._chapter.controls
        columns = -(-len(controls) // max(1, len(rows)))
        room = (width - (columns - 1) * gap) // max(1, columns)
        if len(rows) > 1 and all(self._least(control) <= room for control in controls):
            rows = [list(controls[begin : begin + columns]) for begin in range(0, len(controls), columns)]
        return rows

    def _least(self, control: Control) -> int:
        """How many pixels of a row the control needs."""
        width = self._typesetter.width
        if isinstance(control, FigureSwitch):
            return max(width(control.on, BODY), width(control.off, BODY)) + self._px(40)
        if isinstance(control, FigureSlider):
            return self._px(NARROWEST_SLIDER)
        shown = stand_in(f"{{{control.value}}}")[0][0]
        instead = control.instead.says if control.instead else ""
        words = max(width(text, SMALL) for text in (control.formula.translate(_BRACES), instead))
        return width(control.label, SMALL) + words + width(shown, STRONG) + self._px(24)

    def _px(self, units: float) -> int:
        return round(units * self._typesetter.scale)


def _lowest(text: pygame.Rect, controls: Sequence[pygame.Rect]) -> int:
    return controls[-1].bottom if controls else text.bottom


def _shared(row: pygame.Rect, least: list[int], gap: int) -> list[pygame.Rect]:
    """The row for so many controls: columns of one width or, where they need more, each that and a share of what is left."""
    if len(least) == 1:
        return [row]
    column = (row.w - gap * (len(least) - 1)) // len(least)
    if max(least) <= column:
        return [pygame.Rect(row.x + number * (column + gap), row.y, column, row.h) for number in range(len(least))]
    spare = (row.w - sum(least) - gap * (len(least) - 1)) // len(least)
    places, left = [], row.x
    for width in least:
        places.append(pygame.Rect(left, row.y, width + spare, row.h))
        left += width + spare + gap
    return places
