"""The card of example sets: a list to go through, and beside it the points of the one that is looked at."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.messages import ChooseExample, Message, OpenExample
from app.plots.numerals import count
from app.session.opening.examples import Example
from app.session.state import State
from app.session.targets import ExampleListTarget, ExamplesTarget, ExampleTarget, TargetId, UseExampleTarget
from app.view.focus import leap
from app.view.layout import Layout
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import BODY, HEADING, SMALL, STRONG, TICK
from app.view.panels.overlays.examples.preview import draw_preview
from app.view.panels.panel import Overlay, Surroundings
from app.view.targets import Leap, Target, Wheel

WIDTH, TOP, SIDE, BOTTOM = 720, 46, 20, 16
"""Of the card, and what is free in it above the list, beside it and below, in units."""

ROW, LIST, BETWEEN = 24, 250, 20
"""The height of a row, the width of the list, and what is free beside it, in units."""

USE, LABEL = (150, 30), "Use these points"
"""The size of the button, in units, and what it says."""


class Shown(NamedTuple):
    """All examples, the number of the one that is looked at, and what is pointed at."""

    examples: tuple[Example, ...]
    chosen: int
    pointed_at: TargetId | None


class ExamplesCard(Overlay[Shown]):
    """Drawn over the middle of the window."""

    is_modal = True
    holds_focus = True

    def pick(self, state: State, around: Surroundings) -> Shown | None:
        """The examples, while the card is open."""
        if state.example_chosen is None or state.examples is None:
            return None
        target = state.pointer.target
        pointed_at = target if isinstance(target, ExampleTarget | UseExampleTarget) else None
        return Shown(state.examples, state.example_chosen, pointed_at)

    def place(self, pen: Pen, layout: Layout, shown: Shown) -> pygame.Rect:
        """The middle of the window, as high as the list."""
        height = pen.px(TOP + BOTTOM) + len(shown.examples) * pen.px(ROW)
        card = pygame.Rect(0, 0, pen.px(WIDTH), height)
        card = card.clip(layout.window.inflate(-pen.px(12), -pen.px(12)))
        card.center = layout.window.center
        return card

    def draw(self, pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
        """Draw the card with its title, the list, and the example that is looked at."""
        pen.card(rect, pen.theme.bar, pen.theme.faint, role="examples card")
        pen.target(Target(ExamplesTarget(), rect, wheel=_wheel(shown), takes_focus=False))
        left, right, middle = rect.x + pen.px(SIDE), rect.right - pen.px(SIDE), rect.y + pen.px(24)
        pen.text("Example sets", left, middle, HEADING, role="examples title")
        pen.text("Enter uses them, Esc closes", right, middle, SMALL, pen.theme.muted, "midright", "examples way out")
        top, bottom = rect.y + pen.px(TOP), rect.bottom - pen.px(BOTTOM)
        rows = pygame.Rect(left, top, pen.px(LIST), bottom - top)
        _draw_list(pen, rows, shown)
        use = pygame.Rect((0, 0), [pen.px(units) for units in USE])
        use.bottomright = right, bottom
        _draw_use(pen, use, shown)
        beside = rows.right + pen.px(BETWEEN)
        room = pygame.Rect(beside, top, right - beside, use.top - pen.px(8) - top)
        draw_preview(pen, room, shown.examples[shown.chosen])


def _draw_list(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    """A row for each example; arrows and wheel go through the list, and a row can be clicked."""

    def nudge(right: int, up: int) -> Message:
        return ChooseExample(shown.chosen + right - up)

    wheel, use = _wheel(shown), OpenExample(shown.chosen)
    pen.target(Target(ExampleListTarget(), rect, click=use, wheel=wheel, nudge=nudge, leap=_leap(shown)))
    number_of_rows = len(shown.examples)
    for number, example in enumerate(shown.examples):
        top, bottom = (rect.y + rect.h * place // number_of_rows for place in (number, number + 1))
        row, name = pygame.Rect(rect.x, top, rect.w, bottom - top), ExampleTarget(number)
        is_chosen = number == shown.chosen
        if is_chosen or shown.pointed_at == name:
            fill = pen.theme.raised if is_chosen else blend(pen.theme.text, pen.theme.bar, 0.08)
            pen.rectangle(fill, row, 5, "chosen example" if is_chosen else "example pointed at")
        how_many = pen.text(
            count(len(example.points)), row.right - pen.px(8), row.centery, TICK, pen.theme.muted, "midright", "example size"
        )
        left = row.x + pen.px(8)
        room, style = how_many.left - pen.px(8) - left, STRONG if is_chosen else BODY
        pen.clipped_text(example.title, left, row.centery, room, style, role="example title")
        look, hand = ChooseExample(number), pygame.SYSTEM_CURSOR_HAND
        pen.target(
            Target(name, row, click=look, double_click=OpenExample(number), wheel=wheel, takes_focus=False, cursor=hand)
        )


def _wheel(shown: Shown) -> Wheel:
    return lambda notches, x, y: ChooseExample(shown.chosen - notches)


def _leap(shown: Shown) -> Leap:
    """All examples are in sight, so a page of them is the whole list."""
    rows = range(len(shown.examples))
    return lambda key: ChooseExample(leap(key, shown.chosen, rows, len(rows)))


def _draw_use(pen: Pen, rect: pygame.Rect, shown: Shown) -> None:
    fill = pen.theme.button
    if shown.pointed_at == UseExampleTarget():
        fill = blend(pen.theme.text, fill, 0.16)
    pen.card(rect, fill, fill, role="use example")
    pen.text(LABEL, *rect.center, STRONG, pen.theme.on_button, "center", "use example")
    click, hand = OpenExample(shown.chosen), pygame.SYSTEM_CURSOR_HAND
    target = Target(UseExampleTarget(), rect, click=click, wheel=_wheel(shown), leap=_leap(shown), cursor=hand)
    pen.target(target)
