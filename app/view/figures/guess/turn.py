"""Which way does the line go: a guess up or down at the right end of the line."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.lesson.guessing import GuessNow
from app.model.data.scaling import Scaling
from app.model.derivation.guesses import END
from app.plots.transform import PlotTransform
from app.session.pixels import within_reach
from app.view.figures.guess.marks import Arrows, Stroke, draw_both, draw_grip, write_words
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import TICK_STRONG

QUESTION = "Up or down, and how far? Drag the arrow at the right."


class Turn(NamedTuple):
    """The guess in training units, how these are converted, and the point that the next step learns from."""

    guess: GuessNow
    scaling: Scaling
    next_point: tuple[float, float] | None


def draw_turn(pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: Turn) -> None:
    """The ring on the next point, what was guessed last beside what happened, and the arrow for the next guess."""
    if shown.next_point is not None:
        _draw_next_point(pen, plot, transform, shown.next_point)
    write_words(pen, plot, shown.guess, QUESTION)
    arrows = arrows_of_turn(pen, plot, transform, shown)
    draw_both(pen, plot, arrows, pen.theme.m)
    if arrows.said is not None:
        pen.arrow(pen.theme.text, *arrows.said, 3, "guess arrow")
    draw_grip(pen, grip_of_turn(plot, transform, shown), shown.guess.is_hot, (0, 1))


def arrows_of_turn(pen: Pen, plot: pygame.Rect, transform: PlotTransform, shown: Turn) -> Arrows:
    """The arrows, each in a column of its own at the right end of the line."""
    now, guess = shown.guess, shown.guess.guess

    def column(start: float, change: float, left: float) -> Stroke:
        x, ends = column_at(transform, shown.scaling) - pen.px(left), (start, start + change)
        low, high = (height_at(plot, transform, shown.scaling, end) for end in ends)
        return (x, low), (x, high)

    if now.is_answer_seen:
        return Arrows(None, column(guess.start, guess.said, 46), column(guess.start, guess.went, 22))
    return Arrows(column(now.now, guess.said, 0)) if now.is_open else Arrows()


def grip_of_turn(plot: pygame.Rect, transform: PlotTransform, shown: Turn) -> tuple[float, float]:
    """Where the grip is."""
    return column_at(transform, shown.scaling), height_at(plot, transform, shown.scaling, shown.guess.tip)


def column_at(transform: PlotTransform, scaling: Scaling) -> float:
    """The pixel across at which the guess stands."""
    return within_reach(transform.x(scaling.x_out(END)))


def height_at(plot: pygame.Rect, transform: PlotTransform, scaling: Scaling, height: float) -> float:
    """The pixel of a height in training units, held to the plot."""
    return max(plot.top, min(plot.bottom, float(transform.y(scaling.y_out(height)))))


def _draw_next_point(pen: Pen, plot: pygame.Rect, transform: PlotTransform, point: tuple[float, float]) -> None:
    x, y = transform.model_to_view(*point)
    if not plot.collidepoint(x, y):
        return
    pen.disc(pen.theme.text, (x, y), 12, ring=2, role="next point")
    ring = box_at(pen.px(30), pen.px(30), center=(x, y))
    pen.keep_free(ring)
    far = pen.px(16)
    places = [(x + far, y, "midleft"), (x - far, y, "midright"), (x, y - far, "midbottom"), (x, y + far, "midtop")]
    theme = pen.theme
    pen.text_where_free("next point", places, plot, TICK_STRONG, theme.text, theme.background, role="next point name")
