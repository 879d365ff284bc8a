"""The point that a step learnt from: its ring, its bar bright with the error, and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

import pygame

from app.plots.numerals import fitted, significant
from app.plots.transform import PlotTransform
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL_STRONG

OUT_OF_PLOT = 20
"""The bar is drawn at most so many pixels beyond the plot."""

LONG_BAR = 48
"""A bar longer than this, in units, has room for the error beside its middle."""

BEFORE = " before the step"
"""When the error was so large. The numbers of a point that is pointed at are those of now."""

RING, POINT, HALO, HALO_STRENGTH = 10, 6.5, 30, 130
"""The radii of the sample's ring and point and of the soft halo around them, in units, and how strong that is, of 255."""

BAR, HIGHLIGHTED_BAR = 6, 8
"""How wide the sample's error bar is, in units: it is told from all others from afar."""

GUESS_MARK = (20, 3)
"""How long the mark at the guess is, and how thick, in units."""

NOTHING, BARS, THE_LINE, POINTS = range(4)
"""What a text may cover, the better first."""

Covers = Callable[[pygame.Rect], int]
Places = Sequence[tuple[float, float, str]]


class Sample(NamedTuple):
    """The point in the data's own units, with the guess of the line before the step.

    What is written is in the units of the step: ``x_in_step`` and ``error_in_step``, which ``units`` says. While the step is
    animated ``grown`` is how much of the error bar is seen, and ``moved_to`` where the line is by now.
    """

    x: float
    y: float
    guess: float
    x_in_step: float
    error_in_step: float
    units: str
    grown: float
    moved_to: float | None


class _InPixels(NamedTuple):
    """Where the sample is; ``y`` and ``guess`` are held near to the plot, and it is said whether they are seen there."""

    x: float
    y: float
    guess: float
    is_guess_seen: bool
    is_point_seen: bool


def draw_sample(
    pen: Pen,
    plot: pygame.Rect,
    transform: PlotTransform,
    sample: Sample,
    highlighted: frozenset[str],
    covers: Covers,
    is_line_gone: bool,
) -> None:
    """Draw the sample where it is in sight. What is written covers no points, line or bar if that can be helped.

    ``is_line_gone``: there is no line at the sample now, so that it must be said, whatever the room, when the error was so.
    """
    x, y = transform.model_to_view(sample.x, sample.y)
    if not plot.left <= x <= plot.right:
        return
    guess = transform.y(sample.guess)
    y_seen, guess_seen = (max(plot.top - OUT_OF_PLOT, min(plot.bottom + OUT_OF_PLOT, height)) for height in (y, guess))
    at = _InPixels(x, y_seen, guess_seen, guess_seen == guess, y_seen == y)
    y = y_seen
    if at.is_point_seen:
        pen.glow(pen.theme.error, (x, y), HALO, "sample halo", HALO_STRENGTH)
    _draw_dotted_lines(pen, plot, at, highlighted)
    _draw_bar(pen, plot, at, "error" in highlighted, sample.grown)
    if sample.moved_to is not None:
        _draw_update(pen, at, max(plot.top, min(plot.bottom, transform.y(sample.moved_to))))
    pen.disc(pen.theme.error, (x, y), RING, role="sample ring")
    pen.disc(pen.theme.text, (x, y), POINT, role="sample point")
    _write_x(pen, plot, at, sample, covers)
    _write_error(pen, plot, at, sample, covers, is_line_gone or not at.is_guess_seen)


def _draw_dotted_lines(pen: Pen, plot: pygame.Rect, at: _InPixels, highlighted: frozenset[str]) -> None:
    """Down to x on the axis and, where these are highlighted, across to y and to the guess."""
    dot, pitch, width = pen.px(2), pen.px(6), pen.stroke(3 if "x" in highlighted else 2)
    down = range(plot.bottom - dot, round(max(plot.top, at.y, at.guess)), -pitch)
    pen.dots(pen.theme.x, (width, dot), [(round(at.x - width / 2), top) for top in down], "sample x")
    for symbol, height in (("y", at.y), ("guess", at.guess)):
        if symbol in highlighted and plot.top <= height <= plot.bottom:
            across = range(plot.left, round(at.x), pitch)
            pen.dots(pen.theme.text, (dot, dot), [(left, round(height)) for left in across], f"sample {symbol}")


def _draw_bar(pen: Pen, plot: pygame.Rect, at: _InPixels, is_highlighted: bool, grown: float) -> None:
    """The error: from the point to the guess, or so much of the way, as far as the plot goes."""
    begin, until = (max(plot.top, min(plot.bottom, height)) for height in (at.y, at.guess))
    until = begin + grown * (until - begin)
    pen.line(pen.theme.error, (at.x, begin), (at.x, until), HIGHLIGHTED_BAR if is_highlighted else BAR, "sample error bar")
    if at.is_guess_seen:
        # The step has moved the line on since: this mark says that the bar ends at the guess on purpose.
        length, thickness = GUESS_MARK
        start, end = (at.x - pen.px(length / 2), at.guess), (at.x + pen.px(length / 2), at.guess)
        pen.line(pen.theme.symbol("guess"), start, end, thickness, "sample guess mark")


def _draw_update(pen: Pen, at: _InPixels, moved_to: float) -> None:
    """What the step makes of the guess: an arrow from it to where the line is by now, if that is not too near."""
    if at.is_guess_seen and abs(moved_to - at.guess) > pen.px(5):
        pen.arrow(pen.theme.m, (at.x, at.guess), (at.x, moved_to), 4, "update of the guess", 12)


def _write_x(pen: Pen, plot: pygame.Rect, at: _InPixels, sample: Sample, covers: Covers) -> None:
    """Write x at the foot of the dotted line."""
    side, foot = pen.px(12), plot.bottom - pen.px(12)
    places = [(at.x + side, foot, "midleft"), (at.x - side, foot, "midright")]
    texts = (f"x = {significant(sample.x_in_step, 3)}{sample.units}",)
    _write(pen, plot, texts, places, pen.theme.x, covers, "sample x label")


def _write_error(pen: Pen, plot: pygame.Rect, at: _InPixels, sample: Sample, covers: Covers, says_when: bool) -> None:
    """Beside the middle of a long bar; beyond the point, away from the line, where the bar is too short for that."""
    away, side = pen.px(16) * (1 if at.y >= at.guess else -1), pen.px(12)
    middle, outward = (at.y + at.guess) / 2, at.y + away
    is_long = abs(at.y - at.guess) > pen.px(LONG_BAR)
    heights = [middle, outward, at.y] if is_long else [outward, at.y, middle]
    heights += [at.y + times * away for times in (2, 3, -2, -3, 4, -4, 5, -5, 6, -6)]
    sides = ((1, "midleft"), (-1, "midright"))
    places = [(at.x + sign * side, height, anchor) for height in heights for sign, anchor in sides]
    text = f"error {fitted(sample.error_in_step, 3)}{sample.units}"
    _write(
        pen,
        plot,
        (f"{text}{BEFORE}",) if says_when else (f"{text}{BEFORE}", text),
        places,
        pen.theme.error,
        covers,
        "sample error label",
    )


def _write(
    pen: Pen, plot: pygame.Rect, texts: Sequence[str], places: Places, colour: Colour, covers: Covers, role: str
) -> None:
    """Write the first of the texts that has a free place covering no points, line or bar, with room for half a point.

    Else at the first free that covers bars alone. Else at the first that covers no points, or any, with no ground, which
    would cut a gap into the line.
    """
    found = {text: _Covered(pen, text, places, covers) for text in texts}
    for most, text in [*product((NOTHING, BARS, THE_LINE), texts), (POINTS, texts[-1])]:
        ground = pen.theme.card if most < THE_LINE else None
        if pen.text_where_free(text, found[text].up_to(most), plot, SMALL_STRONG, colour, ground, role) is not None:
            return


class _Covered:
    """What a text would cover at each of the places: looked up when it is asked for, mostly at the first place alone."""

    def __init__(self, pen: Pen, text: str, places: Places, covers: Covers) -> None:
        self._pen, self._text, self._places, self._covers = pen, text, places, covers
        self._found: list[int] = []

    def up_to(self, most: int) -> Iterator[tuple[float, float, str]]:
        """The places, in order, where it covers no more than that."""
        for number, place in enumerate(self._places):
            if number == len(self._found):
                self._found.append(self._covers(_with_room(self._pen, self._text, place)))
            if self._found[number] <= most:
                yield place


def _with_room(pen: Pen, text: str, place: tuple[float, float, str]) -> pygame.Rect:
    x, y, anchor = place
    return pen.text_box(text, x, y, SMALL_STRONG, anchor).inflate(pen.px(12), pen.px(12))
