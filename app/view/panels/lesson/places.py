"""Where everything stands on the lesson's card, measured by its texts: left the text and the controls, right the task.

A card that is as wide as a small window has little height to take: there two controls share a row where both fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pygame

from app.lesson.chapter import Chapter
from app.lesson.controls import Control, FigureSlider, FigureSwitch, ReadOut
from app.lesson.live.text import stand_in
from app.view.mathtext.paragraph import broken, line_height
from app.view.paint.typesetting import BODY, Typesetter

PAD, TOP, GAP = 18, 44, 14
"""In units: from the edges, down to the first line, and between the parts."""

TASK_WIDTH, TASK_SHARE, WIDEST_TEXT = 300, 0.38, 620
TASK_HEADING, BUTTON = 26, 30
ROWS: dict[type[Control], int] = {FigureSlider: 34, FigureSwitch: 36, ReadOut: 22}
LONG_READ_OUT = 18
"""A read-out with more characters than that, beside its number, needs a row of its own."""

_BRACES = str.maketrans("", "", "{}")


class CardPlaces(NamedTuple):
    """Rectangles from the card's corner, in pixels; how many words stand in each line; and the height of the card."""

    text: pygame.Rect
    text_lines: list[int]
    controls: list[pygame.Rect]
    task: pygame.Rect
    task_lines: list[int]
    buttons: pygame.Rect
    height: int


def card_places(typesetter: Typesetter, chapter: Chapter, width: int, is_compact: bool) -> CardPlaces:
    """The places on a card of that width in pixels; one that ``is_compact`` sets controls side by side."""

    def px(units: float) -> int:
        return round(units * typesetter.scale)

    line = line_height(typesetter, BODY)
    task_width = min(px(TASK_WIDTH), round(width * TASK_SHARE))
    left = min(px(WIDEST_TEXT), width - 2 * px(PAD) - task_width - px(GAP + 8))
    text_lines = broken(typesetter, stand_in(chapter.text), BODY, left)
    text = pygame.Rect(px(PAD), px(TOP), left, line * len(text_lines))
    controls = _controls(chapter.controls, text, is_compact, typesetter.scale)
    task_lines = broken(typesetter, stand_in(chapter.try_it), BODY, task_width - 2 * px(GAP))
    task = pygame.Rect(width - px(PAD) - task_width, px(TOP), task_width, px(TASK_HEADING + 10) + line * len(task_lines))
    lowest = controls[-1].bottom if controls else text.bottom
    bottom = max(lowest, task.bottom + px(10 + BUTTON)) + px(GAP)
    buttons = pygame.Rect(task.x, bottom - px(GAP + BUTTON), task_width, px(BUTTON))
    return CardPlaces(text, text_lines, controls, task, task_lines, buttons, bottom)


def _controls(controls: Sequence[Control], text: pygame.Rect, is_compact: bool, scale: float) -> list[pygame.Rect]:
    """A row for each control below the text, or for two of a kind where the card is compact and both are short."""
    places: list[pygame.Rect] = []
    top, gap = text.bottom + round(8 * scale), round(20 * scale)
    half = (text.w - gap) // 2
    for number, control in enumerate(controls):
        before = controls[number - 1] if number else None
        height = round(ROWS[type(control)] * scale)
        if places and places[-1].x == text.x and is_compact and _share_row(before, control):
            places[-1].w = half
            places.append(pygame.Rect(text.x + half + gap, places[-1].y, half, height))
            continue
        places.append(pygame.Rect(text.x, top, text.w, height))
        top += height
    return places


def _share_row(one: Control | None, other: Control) -> bool:
    return type(one) is type(other) and not (_is_long(one) or _is_long(other))


def _is_long(control: Control | None) -> bool:
    return isinstance(control, ReadOut) and len(control.label + control.formula.translate(_BRACES)) > LONG_READ_OUT
