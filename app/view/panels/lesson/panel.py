"""The lesson's card, below the stage: a chapter's text, what to try, its figure's controls, and the way on."""

from __future__ import annotations

import pygame

from app.lesson.chapter import Chapter
from app.session.state import State
from app.view.lesson_layout import CardForm, card_form
from app.view.mathtext.paragraph import draw_lines, line_height
from app.view.paint.cached_layer import CachedLayer
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import BODY, HEADING, SMALL_STRONG, TICK, Typesetter
from app.view.panels.lesson.controls import draw_control, draw_number
from app.view.panels.lesson.places import BUTTON_WIDTH, LOW_TOP, PAD, SIGN_ROOM, TASK_TITLE, TOP, CardPlaces, card_places
from app.view.panels.lesson.shown import LessonShown, picked
from app.view.panels.panel import Panel, Surroundings
from app.view.widgets.button import draw_button
from app.view.widgets.check import WIDTH, draw_check

CHECK_SIZE = 1.4
"""The check of a task is so much larger than those of menus."""


def card_height(typesetter: Typesetter, chapter: Chapter, width: int, form: CardForm) -> int:
    """How high the card is at that width, both in pixels."""
    return card_places(typesetter, chapter, width, form).height


class LessonCard(Panel[LessonShown]):
    """Draws the card of the open chapter; where everything stands on it is measured once for each chapter and size."""

    def __init__(self) -> None:
        self._measured: tuple[object, CardPlaces] | None = None
        self._layer = CachedLayer()
        self._ends: list[int] = []

    def pick(self, state: State, around: Surroundings) -> LessonShown | None:
        """The chapter with its numbers."""
        return picked(state, card_form(around.layout))

    def draw(self, pen: Pen, rect: pygame.Rect, shown: LessonShown) -> None:
        """Draw it from the background up: what stands still is a cached layer, the numbers are written over it."""
        places = self._places(pen.typesetter, rect.w, shown)
        self._layer.draw(pen, rect, shown.still, lambda: self._draw_still(pen, rect, places, shown))
        self._draw_text(pen, rect, places, shown, places.live_lines)
        for place, control, end in zip(places.controls, shown.controls, self._ends, strict=True):
            draw_number(pen, place.move(rect.topleft), control, end)

    def _draw_still(self, pen: Pen, rect: pygame.Rect, places: CardPlaces, shown: LessonShown) -> None:
        pen.fill(pen.theme.background, rect, "background")
        pen.card(rect, pen.theme.card, pen.theme.accent, role="lesson card")
        _draw_heading(pen, rect, shown)
        still = frozenset(range(len(places.text_lines))) - places.live_lines
        self._draw_text(pen, rect, places, shown, still)
        self._ends = [
            draw_control(pen, place.move(rect.topleft), control, shown.highlighted)
            for place, control in zip(places.controls, shown.controls, strict=True)
        ]
        _draw_task(pen, rect, places, shown)
        _draw_way_on(pen, places.buttons.move(rect.topleft), shown)

    def _draw_text(self, pen: Pen, rect: pygame.Rect, places: CardPlaces, shown: LessonShown, lines: frozenset[int]) -> None:
        """Those of the lines of the text."""
        draw_lines(
            pen,
            shown.text,
            places.text_lines,
            *places.text.move(rect.topleft).topleft,
            highlighted=shown.highlighted,
            place="lesson",
            role="lesson text",
            only=lines,
        )

    def _places(self, typesetter: Typesetter, width: int, shown: LessonShown) -> CardPlaces:
        key = (typesetter, shown.chapter.name, width, shown.form)
        if self._measured is None or self._measured[0] != key:
            self._measured = key, card_places(typesetter, shown.chapter, width, shown.form)
        return self._measured[1]


def _draw_heading(pen: Pen, rect: pygame.Rect, shown: LessonShown) -> None:
    """The title; at the right which chapter of how many, all of them as a menu, and the way out."""
    middle = rect.y + pen.px((LOW_TOP if shown.form.is_low else TOP) / 2 + 1)
    menu, leave, _, _ = shown.buttons
    box = box_at(pen.px(66), pen.px(26), midright=(rect.right - pen.px(PAD), middle))
    draw_button(pen, box, leave, "Leave")
    box = box.move(-box.w - pen.px(30), 0).inflate(pen.px(26), 0)
    draw_button(pen, box, menu, "Chapters", has_menu=True)
    place = pen.text(shown.place, box.x - pen.px(12), middle, TICK, pen.theme.muted, "midright", "lesson place")
    left = rect.x + pen.px(PAD)
    number, _, _ = shown.place.partition(" ")
    title = f"{number} · {shown.chapter.title}"
    pen.clipped_text(title, left, middle, place.x - left - pen.px(10), HEADING, role="lesson title")


def _draw_task(pen: Pen, rect: pygame.Rect, places: CardPlaces, shown: LessonShown) -> None:
    """What to try, part by part; before each a ring, and a check in its place once that part was done."""
    box, (left, middle), parts = places.task
    pen.card(box.move(rect.topleft), pen.theme.inset, role="task")
    pen.text(TASK_TITLE, rect.x + left, rect.y + middle, SMALL_STRONG, pen.theme.muted, role="task heading")
    for number, (place, part) in enumerate(zip(parts, shown.task, strict=True)):
        x, top = rect.x + place.x, rect.y + place.top
        middle_of_sign = top + line_height(pen.typesetter, BODY) / 2
        if part.is_done:
            draw_check(pen, x - pen.px(SIGN_ROOM), middle_of_sign, f"task part {number} done", CHECK_SIZE)
        else:
            ring = x - pen.px(SIGN_ROOM - WIDTH * CHECK_SIZE / 2), middle_of_sign
            pen.disc(pen.theme.muted, ring, 5, ring=1.5, role=f"task part {number} open")
        name = "task" if number == 0 else f"task {number}"
        draw_lines(pen, part.text, place.lines, x, top, highlighted=shown.highlighted, place=name, role="task text")


def _draw_way_on(pen: Pen, box: pygame.Rect, shown: LessonShown) -> None:
    _, _, back, on = shown.buttons
    width = pen.px(BUTTON_WIDTH)
    next_box = pygame.Rect(box.right - width, box.y, width, box.h)
    back_box = pygame.Rect(box.x, box.y, box.w - width - pen.px(8), box.h)
    draw_button(pen, back_box, back, "Back")
    draw_button(pen, next_box, on, "Next", is_primary=on.is_enabled)
