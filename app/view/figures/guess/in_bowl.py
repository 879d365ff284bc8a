"""Where will the ball land in the bowl: a guess along m and b at once."""

from __future__ import annotations

from math import hypot

import pygame

from app.lesson.guessing import GuessNow
from app.plots.transform import PlotTransform
from app.session.pixels import place_within_reach
from app.view.figures.guess.marks import Arrows, draw_grip, write_words
from app.view.paint.pen import Pen
from app.view.paint.typesetting import TICK_STRONG

QUESTION = "Where will the ball land? Drag the arrow from it."

STRIP = 34
"""So high, in units, is the strip along the upper edge in which the words stand, between what is written there."""


def draw_guess_in_bowl(pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: GuessNow) -> None:
    """What was guessed last beside what happened, or the arrow of the next guess, and its grip."""
    theme, arrows = pen.theme, arrows_in_bowl(plot, transform, shown)
    write_words(pen, _widest_gap(pen, plot), shown, QUESTION)
    with pen.clipped(plot):
        both = ((arrows.guessed, theme.text, "you", "guessed arrow"), (arrows.went, theme.m, "it", "went arrow"))
        for stroke, colour, name, role in both:
            if stroke is not None:
                pen.arrow(colour, *stroke, 3, role)
                _name(pen, plot, *stroke, name, role)
        if arrows.said is not None:
            pen.arrow(theme.text, *arrows.said, 3, "guess arrow")
        draw_grip(pen, grip_in_bowl(plot, transform, shown), shown.is_hot, (1, 0), (0, 1))


def arrows_in_bowl(plot: pygame.Rect, transform: PlotTransform, shown: GuessNow) -> Arrows:
    """The arrows, from where the ball is or was."""
    guess = shown.guess
    if shown.is_answer_seen:
        start = _pixel(transform, guess.start, guess.start_b)
        said, went = ((guess.said, guess.said_b), (guess.went, guess.went_b))
        ends = [_pixel(transform, guess.start + m, guess.start_b + b) for m, b in (said, went)]
        return Arrows(None, (start, ends[0]), (start, ends[1]))
    if shown.is_open:
        return Arrows((_pixel(transform, shown.now, shown.now_b), grip_in_bowl(plot, transform, shown)))
    return Arrows()


def grip_in_bowl(plot: pygame.Rect, transform: PlotTransform, shown: GuessNow) -> tuple[float, float]:
    """Where the grip is, held to the plot."""
    x, y = _pixel(transform, shown.tip, shown.tip_b)
    return max(plot.left, min(plot.right, x)), max(plot.top, min(plot.bottom, y))


def _name(pen: Pen, plot: pygame.Rect, start: tuple[float, float], end: tuple[float, float], name: str, role: str) -> None:
    """Beside the middle of its arrow, or else beyond its end: at the end of what happened is the ball."""
    (x, y), near, colour = end, pen.px(14), pen.theme.text if name == "you" else pen.theme.m
    across, down = x - start[0], y - start[1]
    length, wide, high = max(hypot(across, down), 1.0), pen.width(name, TICK_STRONG), pen.typesetter.line_height(TICK_STRONG)
    # Straight off the arrow, as far as no corner of the name lies on it.
    off_x, off_y = -down / length, across / length
    far = (abs(off_x) * wide + abs(off_y) * high) / 2 + pen.px(6)
    middles = [((start[0] + share * across), (start[1] + share * down)) for share in (0.5, 0.3, 0.7)]
    sides = (1, -1) if (off_x > 0) is (name == "you") else (-1, 1)
    places = [(at_x + way * far * off_x, at_y + way * far * off_y, "center") for at_x, at_y in middles for way in sides]
    side, up = (1 if across >= 0 else -1), (1 if down <= 0 else -1)
    places += [(x + side * near, y, "center"), (x, y - up * near, "center"), (x - side * near, y - up * near, "center")]
    pen.text_where_free(name, places, plot, TICK_STRONG, colour, role=f"{role} name")


def _pixel(transform: PlotTransform, m: float, b: float) -> tuple[float, float]:
    return place_within_reach(*transform.model_to_view(m, b))


def _widest_gap(pen: Pen, plot: pygame.Rect) -> pygame.Rect:
    """The widest part of the plot in which nothing is written along its upper edge."""
    strip = pygame.Rect(plot.x, plot.y, plot.w, pen.px(STRIP))
    taken = sorted((box.left, box.right) for _, box in pen.written if box.colliderect(strip))
    begins = [plot.left, *(max(right for _, right in taken[: number + 1]) for number in range(len(taken)))]
    ends = [*(left for left, _ in taken), plot.right]
    width, begin = max((end - begin, -begin) for begin, end in zip(begins, ends, strict=True))
    return pygame.Rect(-begin, plot.y, width, plot.h)
