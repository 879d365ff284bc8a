"""What both kinds of guesses share: the grip, the two arrows, and the words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import hypot
from typing import NamedTuple

import pygame

from app.lesson.guessing import GuessNow
from app.view.paint.pen import Pen, box_at
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import SMALL_STRONG, TICK_STRONG
from app.view.widgets.check import WIDTH, draw_check
from app.words.guesses import score_in_words

Pixel = tuple[float, float]
Stroke = tuple[Pixel, Pixel]

GRIP = 26
"""How wide and high the grip is to the pointer, in units."""

NEAR_GRIP, NEAR_ARROW = 30, 15
"""A pointer so near to the grip with its small arrows, or to an arrow of the guess, takes hold of the grip; in units."""


class Arrows(NamedTuple):
    """The arrows that are drawn of a guess, in pixels: the one that is said now, or the one said last and what happened."""

    said: Stroke | None = None
    guessed: Stroke | None = None
    went: Stroke | None = None

    def is_near(self, pen: Pen, *grips: Pixel) -> Callable[[float, float], bool]:
        """Whether a pixel is on or near anything that is drawn of the guess: all of it is one thing to take hold of."""
        spots = [((grip, grip), float(pen.px(NEAR_GRIP))) for grip in grips]
        spots += [(stroke, float(pen.px(NEAR_ARROW))) for stroke in self if stroke is not None]

        def is_near(x: float, y: float) -> bool:
            return any(_distance(stroke, x, y) <= reach for stroke, reach in spots)

        return is_near


def _distance(stroke: Stroke, x: float, y: float) -> float:
    """How far a pixel is from the nearest one of a stroke."""
    (x1, y1), (x2, y2) = stroke
    dx, dy = x2 - x1, y2 - y1
    square = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / square)) if square else 0.0
    return hypot(x - x1 - along * dx, y - y1 - along * dy)


def draw_grip(pen: Pen, at: Pixel, is_hot: bool, *along: tuple[int, int]) -> None:
    """The end of the arrow that can be dragged, with small arrows that say which ways: ``along`` are (1, 0) and (0, 1)."""
    colour = pen.theme.text if is_hot else blend(pen.theme.text, pen.theme.card, 0.7)
    for (across, down), way in product(along, (-1, 1)):
        near, far = pen.px(8) * way, pen.px(21) * way
        ends = [(at[0] + across * part, at[1] + down * part) for part in (near, far)]
        pen.arrow(colour, ends[0], ends[1], 2, "guess grip way")
    pen.disc(pen.theme.card, at, 9 if is_hot else 8, role="guess grip rim")
    pen.disc(pen.theme.text, at, 7 if is_hot else 6, role="guess grip")


def grip_box(pen: Pen, at: Pixel) -> pygame.Rect:
    """The pixels of the grip."""
    return box_at(pen.px(GRIP), pen.px(GRIP), center=at)


def draw_both(pen: Pen, room: pygame.Rect, arrows: Arrows, colour: Colour) -> None:
    """The guess and what happened, side by side, each with its name and a dot where it starts."""
    both = ((arrows.guessed, pen.theme.text, "you", "guessed arrow"), (arrows.went, colour, "it", "went arrow"))
    for stroke, shown, name, role in both:
        if stroke is None:
            continue
        start, end = stroke
        pen.disc(shown, start, 2.5, role=f"{role} start")
        pen.arrow(shown, start, end, 3, role)
        pen.text_where_free(name, _behind(pen, start, end), room, TICK_STRONG, shown, role=f"{role} name")


def _behind(pen: Pen, start: Pixel, end: Pixel) -> list[tuple[float, float, str]]:
    """Where a name may stand: behind the start of an arrow, seen from its end, or beyond its end."""
    (x1, y1), (x2, y2) = start, end
    near, is_across = pen.px(7), y1 == y2
    if is_across:
        before = [(x1 - near, y1, "midright"), (x2 + near, y1, "midleft")]
        return before if x2 >= x1 else [(x1 + near, y1, "midleft"), (x2 - near, y1, "midright")]
    above, below = [(x1, min(y1, y2) - near, "midbottom")], [(x1, max(y1, y2) + near, "midtop")]
    return below + above if y2 <= y1 else above + below


def words_of(shown: GuessNow, question: str) -> tuple[str, ...]:
    """What to say now: the question, what to do next, or how near the guess came."""
    if shown.score is not None:
        return score_in_words(shown.score)
    return ("Now press Step, and see.", "Now press Step") if shown.is_open else (question, "Drag the arrow")


def write_words(pen: Pen, plot: pygame.Rect, shown: GuessNow, question: str, is_centred: bool = False) -> None:
    """Write it on a card at the top of the plot, with a check mark where the way was right; nothing while steps run.

    Where something is written there already, the card is below that.
    """
    if shown.is_running and shown.score is None:
        return
    is_right = shown.score is not None and shown.score.is_right_way
    mark, pad, height = pen.px(WIDTH + 8) if is_right else 0, pen.px(10), pen.px(26)
    room = plot.w - 2 * pad - mark - pen.px(12)
    texts = words_of(shown, question)
    fitting = [
        (text, style) for style in (SMALL_STRONG, TICK_STRONG) for text in texts[:2] if pen.width(text, style) <= room
    ]
    text, style = fitting[0] if fitting else (texts[-1], TICK_STRONG)
    box = pygame.Rect(plot.x + pen.px(6), plot.y + pen.px(6), min(room, pen.width(text, style)) + 2 * pad + mark, height)
    if is_centred:
        box.centerx = plot.centerx
    taken = box.inflate(pen.px(8), 0).collidelistall([written for _, written in pen.written])
    box.top = max([box.top, *(pen.written[place][1].bottom + pen.px(6) for place in taken)])
    pen.card(box, pen.theme.card, pen.theme.rule, 6, role="guess card")
    pen.keep_free(box.inflate(pen.px(8), pen.px(8)))
    if is_right:
        draw_check(pen, box.x + pad, box.centery, "right way")
    pen.clipped_text(text, box.x + pad + mark, box.centery, room, style, pen.theme.text, "guess says")
