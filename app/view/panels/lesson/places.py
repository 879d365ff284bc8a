"""Where everything stands on the lesson's card, measured by its texts: left the text and the controls, right the task."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.lesson.chapter import Chapter
from app.lesson.controls import Control, FigureSlider, FigureSwitch
from app.lesson.text import stand_in
from app.view.mathtext.paragraph import broken, line_height
from app.view.paint.typesetting import BODY, Typesetter

PAD, TOP, GAP = 18, 44, 14
"""In units: from the edges, down to the first line, and between the parts."""

TASK_WIDTH, TASK_SHARE, WIDEST_TEXT = 300, 0.38, 620
TASK_HEADING, BUTTON = 26, 30
ROWS: dict[type[Control], int] = {FigureSlider: 34, FigureSwitch: 36}
ROW = 22


class CardPlaces(NamedTuple):
    """Rectangles from the card's corner, in pixels; how many words stand in each line; and the height of the card."""

    text: pygame.Rect
    text_lines: list[int]
    controls: list[pygame.Rect]
    task: pygame.Rect
    task_lines: list[int]
    buttons: pygame.Rect
    height: int


def card_places(typesetter: Typesetter, chapter: Chapter, width: int) -> CardPlaces:
    """The places on a card of that width in pixels."""

    def px(units: float) -> int:
        return round(units * typesetter.scale)

    line = line_height(typesetter, BODY)
    task_width = min(px(TASK_WIDTH), round(width * TASK_SHARE))
    left = min(px(WIDEST_TEXT), width - 2 * px(PAD) - task_width - px(GAP + 8))
    text_lines = broken(typesetter, stand_in(chapter.text), BODY, left)
    text = pygame.Rect(px(PAD), px(TOP), left, line * len(text_lines))
    controls, top = [], text.bottom + px(8)
    for control in chapter.controls:
        controls.append(pygame.Rect(text.x, top, left, px(ROWS.get(type(control), ROW))))
        top = controls[-1].bottom
    task_lines = broken(typesetter, stand_in(chapter.try_it), BODY, task_width - 2 * px(GAP))
    task = pygame.Rect(width - px(PAD) - task_width, px(TOP), task_width, px(TASK_HEADING + 10) + line * len(task_lines))
    bottom = max(top if controls else text.bottom, task.bottom + px(10 + BUTTON)) + px(GAP)
    buttons = pygame.Rect(task.x, bottom - px(GAP + BUTTON), task_width, px(BUTTON))
    return CardPlaces(text, text_lines, controls, task, task_lines, buttons, bottom)
