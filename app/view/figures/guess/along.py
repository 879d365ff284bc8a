"""Where will the ball land: a guess along the axis of a slice."""

from __future__ import annotations

import pygame

from app.lesson.guessing import GuessNow
from app.model.landscape.slices import Slice
from app.view.figures.guess.marks import Arrows, Stroke, draw_both, draw_grip, write_words
from app.view.figures.slice.marks import SlicePlot
from app.view.paint.pen import Pen

QUESTION = "Where will the ball land? Drag the arrow along the axis."


def arrows_along(pen: Pen, plot: SlicePlot, shown: GuessNow) -> Arrows:
    """The arrows, each in a row of its own at the axis."""
    guess, across = shown.guess, plot.transform.x

    def row(start: float, change: float, units: float) -> Stroke:
        y = plot.rect.bottom - pen.px(units)
        return (plot.within(across(start)), y), (plot.within(across(start + change)), y)

    if shown.is_answer_seen:
        return Arrows(None, row(guess.start, guess.said, 38), row(guess.start, guess.went, 22))
    return Arrows(row(shown.now, guess.said, 0)) if shown.is_open else Arrows()


def draw_guess_along(pen: Pen, plot: SlicePlot, part: Slice, shown: GuessNow, is_curve_seen: bool = True) -> list[Stroke]:
    """What was guessed last beside what happened, or the arrow for the next guess; returns the straight strokes."""
    # Both ends of the curve are at the top: the words stand between them.
    write_words(pen, plot.rect, shown, QUESTION, is_centred=True)
    arrows = arrows_along(pen, plot, shown)
    draw_both(pen, plot.rect, arrows, pen.theme.symbol(part.symbol))
    if arrows.said is not None:
        pen.arrow(pen.theme.text, *arrows.said, 3, "guess arrow")
        if is_curve_seen:
            pen.disc(pen.theme.text, plot.on_curve(part, shown.tip), 6, ring=1.5, role="guessed ball")
    return [stroke for stroke in arrows if stroke is not None]


def grip_along(plot: SlicePlot, shown: GuessNow) -> tuple[float, float]:
    """Where the grip is."""
    return plot.within(plot.transform.x(shown.tip)), plot.rect.bottom


def draw_grip_along(pen: Pen, plot: SlicePlot, shown: GuessNow, room: pygame.Rect) -> None:
    """The grip on the axis, over everything else."""
    with pen.clipped(room):
        draw_grip(pen, grip_along(plot, shown), shown.is_hot, (1, 0))
