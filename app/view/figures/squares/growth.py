"""The line moved by a small h, and what that does to the square: the lever or the lift, two strips and a corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

import pygame

from app.model.data.scaling import Line
from app.model.derivation.growth import Growth, Parameter
from app.plots.numerals import significant
from app.plots.squares import Strips, square_on, strips_of
from app.plots.transform import PlotTransform, clip_line
from app.session.pixels import place_within_reach
from app.view.figures.squares.lock import draw_lock
from app.view.figures.squares.square import STRONG_FILL, PointSquare, outline, rect_of, shade
from app.view.mathtext.formula import lay_out, set_formula
from app.view.paint.marks import Point
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import SMALL, SMALL_STRONG, TICK

Place: TypeAlias = tuple[float, float, str]

FAINT = 40
"""How much of what is under the sweep its colour covers, of 255."""

LEAST_STRIP_PX = 3
"""A thinner strip needs no name of its own."""


class Moved(NamedTuple):
    """A line before and after one parameter was nudged, in the data's own units, and the point whose square is watched.

    ``move`` is how far the guess at the point moves, in training units, as is the error of ``square``.
    """

    line: Line
    moved_line: Line
    parameter: Parameter
    square: PointSquare
    move: float

    @property
    def moved_guess(self) -> float:
        """The guess after the nudge, in the data's own units."""
        return self.moved_line.at(self.square.x)


def draw_moved_line(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moved: Moved) -> None:
    """The moved line, dashed, with the wedge or band between; what the guess moves by; locks on what stands still."""
    theme = pen.theme
    colour = theme.m if moved.parameter is Parameter.SLOPE else theme.b
    (first, last), (left, right) = (_across(plot, transform, line) for line in (moved.line, moved.moved_line))
    with pen.clipped(plot):
        pen.shade(colour, FAINT, [first, last, right, left], "swept")
    after = clip_line(*moved.moved_line, transform)
    if after is not None:
        start, end = (transform.model_to_view(*place) for place in after)
        pen.dashes(colour, start, end, (6, 4), 2, "moved line")
        name, lines = f"{moved.parameter} + h", ((first, last), (start, end))
        places = _clear_of(pen, name, _along(pen, start, end), lines)
        pen.text_where_free(name, places, plot, SMALL_STRONG, colour, role="moved line name")
    _draw_move(pen, plot, transform, moved)
    _draw_locks(pen, plot, transform, moved)


def _along(pen: Pen, start: Point, end: Point) -> Iterator[Place]:
    """Places above and below the moved line, from its right end on."""
    for down, share in product((-14, -24, -36, 14, 24, 36), (0.99, 0.94, 0.88, 0.8, 0.5, 0.35, 0.2)):
        x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
        yield x, y + pen.px(down), "midright"


def _clear_of(pen: Pen, text: str, places: Iterable[Place], lines: Sequence[tuple[Point, Point]]) -> Iterator[Place]:
    """Those of the places at which no line crosses the text."""
    for x, y, anchor in places:
        box = pen.text_box(text, x, y, SMALL_STRONG, anchor).inflate(pen.px(4), pen.px(2))
        if not any(box.clipline(*line) for line in lines):
            yield x, y, anchor


def _across(plot: pygame.Rect, transform: PlotTransform, line: Line) -> tuple[Point, Point]:
    """The line from one side of the plot to the other, also where it is above or below it."""
    left, right = (place_within_reach(x, transform.y(line.at(transform.x.invert(x)))) for x in (plot.left, plot.right))
    return left, right


def _draw_x(pen: Pen, plot: pygame.Rect, at: Point, x_in_step: float) -> None:
    """The arm of the lever: x, along the axis."""
    x, y = at
    pen.dashes(pen.theme.x, (x, max(y, plot.top)), (x, plot.bottom), (2, 4), 2, "x of the point")
    foot, side = plot.bottom - pen.px(12), pen.px(12)
    places = [(x + side, foot, "midleft"), (x - side, foot, "midright")]
    pen.text_where_free(
        f"x = {significant(x_in_step, 3)}", places, plot, SMALL_STRONG, pen.theme.x, role="x of the point label"
    )


def _draw_move(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moved: Moved) -> None:
    """An arrow from the guess to the moved guess, on the side of the bar where the square is not."""
    x, guess = transform.model_to_view(moved.square.x, moved.square.guess)
    to = transform.y(moved.moved_guess)
    _draw_x(pen, plot, (x, max(guess, transform.y(moved.square.y))), moved.square.x_in_step)
    side = -1 if moved.square.guess >= moved.square.y else 1
    is_lever = moved.parameter is Parameter.SLOPE
    colour = pen.theme.x if is_lever else pen.theme.b
    shift = side * pen.px(5)
    pen.arrow(colour, (x + shift, guess), (x + shift, to), 2, "move of the guess")
    if max(guess, to) < plot.top or min(guess, to) > plot.bottom:
        return  # an arrow out of sight would be named where something else stands
    formula = lay_out(pen, "{x}·h" if is_lever else "h", SMALL_STRONG, pen.theme.text)
    left = round(x + 2 * shift - (formula.width if side < 0 else 0))
    left = max(plot.left, min(plot.right - formula.width, left))
    lines = [_across(plot, transform, line) for line in (moved.line, moved.moved_line)]
    box = _beside_move(pen, plot, pygame.Rect(left, 0, formula.width, formula.height), (guess, to), lines)
    set_formula(pen, formula, left, box.centery, role="move name")


def _beside_move(
    pen: Pen, plot: pygame.Rect, box: pygame.Rect, move: tuple[float, float], lines: Sequence[tuple[Point, Point]]
) -> pygame.Rect:
    """The box beside the arrow of the move; where that is short, above or below both lines."""
    away, room = box.h / 2 + pen.px(6), plot.inflate(0, -box.h)
    heights = (sum(move) / 2, min(move) - away, max(move) + away)
    boxes = [box.move(0, round(max(room.top, min(room.bottom, y)) - box.h / 2)) for y in heights]
    free = [each for each in boxes if pen.is_free(each)]
    return next((each for each in free if not any(each.clipline(*line) for line in lines)), (free or boxes)[0])


def _draw_locks(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moved: Moved) -> None:
    """A lock on what stands still: the other of m and b, x, and y."""
    theme, square = pen.theme, moved.square
    x, y = transform.model_to_view(square.x, square.y)
    draw_lock(pen, (x, plot.bottom - pen.px(30)), theme.x, "x lock")
    draw_lock(pen, (x + (-1 if square.guess >= square.y else 1) * pen.px(18), y), theme.text, "y lock")
    ends = clip_line(*moved.line, transform)
    if ends is None:
        return
    (left, left_y), (right, right_y) = (transform.model_to_view(*place) for place in ends)
    if moved.parameter is Parameter.SLOPE:
        draw_lock(pen, (left + pen.px(18), _beside_line(pen, plot, left_y)), theme.b, "b lock")
    else:
        draw_lock(pen, (right - pen.px(18), _beside_line(pen, plot, right_y)), theme.m, "m lock")


def _beside_line(pen: Pen, plot: pygame.Rect, y: float) -> float:
    """Below the line where there is room, else above it."""
    return y + pen.px(14) if y + pen.px(28) < plot.bottom else y - pen.px(22)


def draw_strips(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moved: Moved) -> None:
    """What the square gains or loses: two strips and the corner; where the guess passes the point, the new square."""
    x, y = transform.model_to_view(moved.square.x, moved.square.y)
    guess, to = transform.y(moved.square.guess), transform.y(moved.moved_guess)
    strips = strips_of(x, y, guess, to)
    if strips is None:
        outline(pen, plot, square_on(x, y, to), pen.theme.cost, "new square edge", is_dashed=True)
        return
    colour = pen.theme.cost if strips.is_growing else blend(pen.theme.cost, pen.theme.card, 0.25)
    for strip in (strips.along_guess, strips.along_side):
        shade(pen, plot, strip, colour, STRONG_FILL, "strip gained" if strips.is_growing else "strip lost")
    outline(pen, plot, strips.corner, pen.theme.text, "corner edge", is_dashed=True)
    pen.record("corner", "box", colour, (strips.corner[:2], strips.corner[2:]))
    _name_strips(pen, plot, transform, moved, strips)


def _name_strips(pen: Pen, plot: pygame.Rect, transform: PlotTransform, moved: Moved, strips: Strips) -> None:
    """Beside the square: what both strips are together, and what the corner is."""
    growth, beside = Growth(moved.square.error, moved.move), rect_of(strips.along_side)
    if min(beside.w, beside.h) < LEAST_STRIP_PX:
        return
    move = "{x}·h" if moved.parameter is Parameter.SLOPE else "h"
    rows = (
        ("two strips" if strips.is_growing else "two strips, lost", TICK, "strips"),
        (f"2·{{error}}·{move} = {significant(growth.strips, 3)}", SMALL, "strips area"),
        (f"corner ({move})^2 = {significant(growth.corner, 3)}", TICK, "corner area"),
    )
    whole = rect_of(strips.along_guess).unionall([beside, rect_of(strips.corner)])
    x, y = transform.model_to_view(moved.square.x, moved.square.y)
    pen.keep_free(pygame.Rect(round(x) - pen.px(8), round(y) - pen.px(8), pen.px(16), pen.px(16)))
    strokes = [_across(plot, transform, line) for line in (moved.line, moved.moved_line)]
    is_right = moved.square.guess >= moved.square.y
    for shown in (rows, rows[1:], rows[1:2]):
        formulas = [lay_out(pen, text, style, pen.theme.text) for text, style, _ in shown]
        step = pen.px(17)
        size = max(formula.width for formula in formulas) + pen.px(8), len(shown) * step + pen.px(4)
        room = _freest(pen, plot, whole, size, strokes, is_right)
        if room is not None:
            pen.rectangle(pen.theme.card, room, 4, "strips background")
            for number, (formula, (_, _, role)) in enumerate(zip(formulas, shown, strict=True)):
                set_formula(pen, formula, room.left + pen.px(4), room.top + pen.px(2) + (number + 0.5) * step, role=role)
            return


def _freest(
    pen: Pen,
    plot: pygame.Rect,
    square: pygame.Rect,
    size: tuple[int, int],
    strokes: Sequence[tuple[Point, Point]],
    is_right: bool,
) -> pygame.Rect | None:
    """A free place of that size beside the square, on as few lines as can be; of equals the first.

    Rather beside the point, as the line runs past the other end of the square.
    """
    near, far = pen.px(8), pen.px(30)
    sides = [square.right + near, square.left - near - size[0], square.right + far, square.left - far - size[0]]
    if not is_right:
        sides = [sides[1], sides[0], sides[3], sides[2]]
    heights = [square.bottom - size[1], square.top]
    heights = [*(heights if is_right else heights[::-1]), plot.bottom - size[1], plot.top]
    boxes = [pygame.Rect((left, top), size).clamp((left, plot.top, size[0], plot.h)) for left in sides for top in heights]
    free = [box for box in boxes if plot.contains(box) and pen.is_free(box)]
    return min(free, key=lambda box: sum(bool(box.clipline(*stroke)) for stroke in strokes), default=None)
