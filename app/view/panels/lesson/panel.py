"""The lesson's card, below the stage: a chapter's text, what to try, its figure's controls, and the way on."""

from __future__ import annotations

import pygame

from app.lesson.chapter import Chapter
from app.session.state import State
from app.view.lesson_layout import is_compact
from app.view.mathtext.paragraph import draw_lines
from app.view.paint.pen import Pen
from app.view.paint.typesetting import HEADING, SMALL_STRONG, TICK, Typesetter
from app.view.panels.lesson.controls import draw_control
from app.view.panels.lesson.places import BUTTON, GAP, PAD, TASK_HEADING, TOP, CardPlaces, card_places
from app.view.panels.lesson.shown import LessonShown, picked
from app.view.panels.panel import Panel, Surroundings
from app.view.widgets.button import draw_button
from app.view.widgets.check import draw_check


def card_height(typesetter: Typesetter, chapter: Chapter, width: int, is_compact: bool) -> int:
    """How high the card is at that width, both in pixels."""
    return card_places(typesetter, chapter, width, is_compact).height


class LessonCard(Panel[LessonShown]):
    """Draws the card of the open chapter; where everything stands on it is measured once for each chapter and size."""

    def __init__(self) -> None:
        self._measured: tuple[object, CardPlaces] | None = None

    def pick(self, state: State, around: Surroundings) -> LessonShown | None:
        """The chapter with its numbers."""
        return picked(state, is_compact(around.layout))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: LessonShown) -> None:
        """Draw it from the background up."""
        pen.fill(pen.theme.background, rect, "background")
        pen.card(rect, pen.theme.card, pen.theme.accent, role="lesson card")
        places = self._places(pen.typesetter, rect.w, shown)
        _draw_heading(pen, rect, shown)
        text = places.text.move(rect.topleft)
        draw_lines(
            pen,
            shown.text,
            places.text_lines,
            *text.topleft,
            highlighted=shown.highlighted,
            place="lesson",
            role="lesson text",
        )
        for place, control in zip(places.controls, shown.controls, strict=True):
            draw_control(pen, place.move(rect.topleft), control, shown.highlighted)
        _draw_task(pen, places.task.move(rect.topleft), places, shown)
        _draw_way_on(pen, places.buttons.move(rect.topleft), shown)

    def _places(self, typesetter: Typesetter, width: int, shown: LessonShown) -> CardPlaces:
        key = (typesetter, shown.chapter.name, width, shown.is_compact)
        if self._measured is None or self._measured[0] != key:
            self._measured = key, card_places(typesetter, shown.chapter, width, shown.is_compact)
        return self._measured[1]


def _draw_heading(pen: Pen, rect: pygame.Rect, shown: LessonShown) -> None:
    """The title; at the right which chapter of how many, all of them as a menu, and the way out."""
    middle = rect.y + pen.px(TOP / 2 + 1)
    menu, leave, _, _ = shown.buttons
    box = pygame.Rect(0, 0, pen.px(66), pen.px(26))
    box.midright = (rect.right - pen.px(PAD), middle)
    draw_button(pen, box, leave, "Leave")
    box = box.move(-box.w - pen.px(30), 0).inflate(pen.px(26), 0)
    draw_button(pen, box, menu, "Chapters", has_menu=True)
    place = pen.text(shown.place, box.x - pen.px(12), middle, TICK, pen.theme.muted, "midright", "lesson place")
    left = rect.x + pen.px(PAD)
    number, _, _ = shown.place.partition(" ")
    title = f"{number} · {shown.chapter.title}"
    pen.clipped_text(title, left, middle, place.x - left - pen.px(10), HEADING, role="lesson title")


def _draw_task(pen: Pen, box: pygame.Rect, places: CardPlaces, shown: LessonShown) -> None:
    """What to try; a check beside it once it was done."""
    pen.card(box, pen.theme.inset, role="task")
    middle = box.y + pen.px(GAP)
    heading = pen.text("Try it", box.x + pen.px(GAP), middle, SMALL_STRONG, pen.theme.muted, role="task heading")
    if shown.is_done:
        draw_check(pen, heading.right + pen.px(8), middle, "task done")
    x, top = box.x + pen.px(GAP), box.y + pen.px(TASK_HEADING - 2)
    highlighted = shown.highlighted
    draw_lines(pen, shown.task, places.task_lines, x, top, highlighted=highlighted, place="task", role="task text")


def _draw_way_on(pen: Pen, box: pygame.Rect, shown: LessonShown) -> None:
    _, _, back, on = shown.buttons
    height = pen.px(BUTTON)
    next_box = pygame.Rect(box.right - pen.px(84), box.bottom - height, pen.px(84), height)
    back_box = pygame.Rect(next_box.x - pen.px(84), next_box.y, pen.px(76), height)
    draw_button(pen, back_box, back, "Back")
    draw_button(pen, next_box, on, "Next", is_primary=on.is_enabled)
