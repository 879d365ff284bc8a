"""What is drawn over the background of the canvas: the line, the sample, a point's numbers, the invitation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from operator import sub

import pygame

from app.model.data.scaling import Line
from app.model.learning.steps import StepRecord
from app.plots.numerals import figures, fitted, put_in, significant
from app.plots.transform import PlotTransform, clip_line
from app.session.state import State
from app.view.figures.plane import REACH, Handle, Heights, is_within
from app.view.highlight import highlighted_symbols, symbol_pointed_at
from app.view.paint.pen import FAR, Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import BODY, HEADING, SMALL, SMALL_STRONG, TICK
from app.view.panels.step.rows import MOST_DIGITS, RESULT


def draw_line(pen: Pen, transform: PlotTransform, state: State) -> None:
    """The line that learns, as far as it is to be seen."""
    ends = clip_line(*state.line_in_data_units, transform)
    if ends is None:
        return
    start, end = (transform.model_to_view(*point) for point in ends)
    is_highlighted = "m" in highlighted_symbols(state) or symbol_pointed_at(state) == "guess"
    pen.line(pen.theme.m, start, end, 4.5 if is_highlighted else 3)


def draw_preview_line(pen: Pen, transform: PlotTransform, line: Line) -> None:
    """The line that the pointer is on in the landscape, faintly."""
    ends = clip_line(*line, transform)
    if ends is not None:
        start, end = (transform.model_to_view(*point) for point in ends)
        pen.line(blend(pen.theme.m, pen.theme.card, 0.55), start, end, 2)


def draw_sample(
    pen: Pen,
    plot: pygame.Rect,
    transform: PlotTransform,
    state: State,
    record: StepRecord,
    covers_points: Callable[[pygame.Rect], bool],
) -> None:
    """The point that the step learnt from: a ring, its bar bright with the error, and a dotted line down to its x.

    What is written covers no points if that can be helped.
    """
    theme, scaling, lit = pen.theme, record.scaling, highlighted_symbols(state)
    x, y = transform.model_to_view(scaling.x_out(record.x or 0.0), scaling.y_out(record.y or 0.0))
    if not is_within(plot, x, plot.centery):
        return
    guess = transform.model_to_view(0.0, scaling.y_out(record.guess or 0.0))[1]
    y, guess_seen = (max(plot.top - 20.0, min(plot.bottom + 20.0, height)) for height in (y, guess))
    dot, pitch, width = pen.px(2), pen.px(6), pen.stroke(3 if "x" in lit else 2)
    down = range(plot.bottom - dot, round(max(y, guess_seen)), -pitch)
    _draw_dots(pen, theme.x, (width, dot), [(round(x - width / 2), top) for top in down])
    for symbol, height in (("y", y), ("guess", guess_seen)):
        if symbol in lit and plot.top <= height <= plot.bottom:
            _draw_dots(pen, theme.text, (dot, dot), [(left, round(height)) for left in range(plot.left, round(x), pitch)])
    pen.line(theme.error, (x, y), (x, guess_seen), 5 if "error" in lit else 3)
    if guess_seen == guess:
        # The step has moved the line on since: the mark tells that the bar ends at the guess, and not there by mistake.
        pen.line(theme.symbol("guess"), (x - pen.px(5), guess), (x + pen.px(5), guess), 2)
    pen.disc(theme.error, (x, y), 8.5)
    pen.disc(theme.text, (x, y), 5.5)
    _write_sample(pen, plot, record, (x, y, guess_seen), covers_points)


def _write_sample(
    pen: Pen,
    plot: pygame.Rect,
    record: StepRecord,
    at: tuple[float, float, float],
    covers_points: Callable[[pygame.Rect], bool],
) -> None:
    """Write x at the foot of the dotted line and the error beside its bar; ``at`` are x, y and the guess in pixels."""
    (x, y, guess), theme = at, pen.theme
    side = pen.px(12)
    foot = [(x + side, plot.bottom - pen.px(12), "midleft"), (x - side, plot.bottom - pen.px(12), "midright")]

    def write(text: str, places: Sequence[tuple[float, float, str]], colour: Colour) -> None:
        # With room for half a point around.
        boxes = (
            (place, pen.text_box(text, *place[:2], SMALL_STRONG, place[2]).inflate(pen.px(12), pen.px(12)))
            for place in places
        )
        clear = (place for place, box in boxes if not covers_points(box))
        pen.text_where_free(text, chain(clear, places), plot, SMALL_STRONG, colour, theme.card)

    # The axes count in the data's own units, the step in those of training.
    units = "" if record.scaling.is_identity else " scaled"
    write(f"x = {significant(record.x or 0.0, 3)}{units}", foot, theme.x)
    # Beside the middle of a long bar; beyond the point, away from the line, where the bar is too short for that.
    away = pen.px(16) * (1 if y >= guess else -1)
    middle, outward = (y + guess) / 2, y + away
    heights = [middle, outward, y] if abs(y - guess) > pen.px(48) else [outward, y, middle]
    heights += [y + times * away for times in (2, 3, -2, -3, 4)]
    beside = [(x + way * side, height, anchor) for height in heights for way, anchor in ((1, "midleft"), (-1, "midright"))]
    write(f"error {fitted(record.error, 3)}{units}", beside, theme.error)


def _draw_dots(pen: Pen, colour: Colour, size: tuple[int, int], corners: list[tuple[int, int]]) -> None:
    """A dotted line across or down."""
    dot = pygame.Surface(size)
    dot.fill(colour)
    pen.blit_many([(dot, corner) for corner in corners])


def draw_invitation(pen: Pen, plot: pygame.Rect, line: Heights, found: Sequence[Handle]) -> None:
    """What to do where there is nothing yet, beside the line and on no handle; in few words where there is little room."""
    theme, box = pen.theme, _place_of_invitation(pen, plot, line, found)
    if box is None:
        _invite_briefly(pen, plot, found)
        return
    pen.card(box, theme.card)
    pen.text("Click anywhere to add a point", box.centerx, box.y + pen.px(30), HEADING, theme.text, "center")
    for number, says in enumerate(
        (
            "The line starts learning at once.",
            "Or press D for an example of 26 points,",
            "or drop a CSV file of x and y on the window.",
        )
    ):
        pen.text(says, box.centerx, box.y + pen.px(62 + 22 * number), BODY, theme.muted, "center")


def _place_of_invitation(pen: Pen, plot: pygame.Rect, line: Heights, found: Sequence[Handle]) -> pygame.Rect | None:
    """Above the middle if the line leaves that free, else where it does, else where at least the handles do."""
    box = pygame.Rect(0, 0, min(plot.w - pen.px(20), pen.px(380)), pen.px(132))
    inside = plot.inflate(-pen.px(16), -pen.px(16))
    if inside.h < box.h:
        return None
    middle, ends = (plot.centerx, plot.centery - pen.px(30)), ((plot.left, line.left), (plot.right, line.right))
    box.center = middle
    boxes = [box.clamp(inside), *(_at(box, anchor, inside) for anchor in _AROUND)]
    reach = 2 * pen.px(REACH)
    off_handles = [each for each in boxes if each.inflate(reach, reach).collidelist(_dots(found)) < 0]
    off_line = [each for each in off_handles if not each.inflate(pen.px(16), pen.px(16)).clipline(_drawable(*ends))]
    return next(iter([*off_line, *off_handles]), None)


_AROUND = ("midtop", "midbottom", "topleft", "topright", "bottomleft", "bottomright", "midleft", "midright")


def _at(box: pygame.Rect, anchor: str, room: pygame.Rect) -> pygame.Rect:
    """The box at that edge or corner of the room."""
    moved = box.copy()
    setattr(moved, anchor, getattr(room, anchor))
    return moved


def _dots(found: Sequence[Handle]) -> list[pygame.Rect]:
    return [pygame.Rect(round(handle.x_px), round(handle.y_px), 1, 1) for handle in found]


def _drawable(start: tuple[float, float], end: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The line's ends, held to numbers that a rectangle can be compared with."""
    return (start[0], max(-FAR, min(FAR, start[1]))), (end[0], max(-FAR, min(FAR, end[1])))


def _invite_briefly(pen: Pen, plot: pygame.Rect, found: Sequence[Handle]) -> None:
    says, inside = "Click to add a point", plot.inflate(-pen.px(8), -pen.px(8))
    pen.keep_free(*(dot.inflate(2 * pen.px(REACH), 2 * pen.px(REACH)) for dot in _dots(found)))
    places = [(*getattr(inside, anchor), anchor) for anchor in ("center", *_AROUND)]
    pen.text_where_free(says, places, plot, BODY, pen.theme.muted)


def draw_point_numbers(pen: Pen, plot: pygame.Rect, state: State, index: int, point: pygame.Rect) -> None:
    """x, y, guess and error of a point, in the data's own units and, where they differ, in those of training."""
    training_set, theme = state.training.training_set, pen.theme
    x, y = training_set.points.point(index)
    rows = _numbers(x, y, state.line_in_data_units.at(x))
    columns = [rows]
    if not training_set.scaling.is_identity:
        x_in, y_in = training_set.data.point(index)
        columns.append(_numbers(x_in, y_in, state.training.line.at(x_in)))
    width = pen.px(52) + sum(max(pen.width(v, SMALL) for _, v in column) + pen.px(12) for column in columns)
    heading = pen.px(18) if len(columns) > 1 else 0
    box = pygame.Rect(0, 0, width + pen.px(8), pen.px(12 + 18 * 4) + heading)
    box.bottomleft = (point.right + pen.px(4), point.top)
    if box.right > plot.right:
        box.right = point.left - pen.px(4)
    box.clamp_ip(plot)
    pen.card(box, theme.card, theme.faint, radius=6)
    right = box.x + pen.px(52)
    for number, column in enumerate(columns):
        right += max(pen.width(value, SMALL) for _, value in column) + pen.px(12)
        if heading:
            pen.text(("own", "scaled")[number], right - pen.px(4), box.y + pen.px(13), TICK, theme.muted, "midright")
        for line, (name, value) in enumerate(column):
            y_px = box.y + heading + pen.px(15 + 18 * line)
            colour = theme.symbol(name)
            if number == 0:
                pen.text(name, box.x + pen.px(8), y_px, SMALL, colour)
            pen.text(value, right - pen.px(4), y_px, SMALL_STRONG, colour, "midright")


def _numbers(x: float, y: float, guess: float) -> list[tuple[str, str]]:
    error = figures(guess - y, RESULT)
    (shown_guess, shown_y), _ = put_in((guess, y), error, sub, range(RESULT, MOST_DIGITS + 1))
    return [("x", figures(x, RESULT)), ("y", shown_y), ("guess", shown_guess), ("error", error)]
