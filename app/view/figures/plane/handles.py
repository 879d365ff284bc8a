"""The handles that the line is moved by: where they stand, what pulling at one means, and how they look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

import pygame

from app.model.data.scaling import Line, Scaling
from app.plots.transform import PlotTransform, clip_line
from app.view.paint.pen import Pen, box_at
from app.view.paint.typesetting import SMALL_STRONG

Place: TypeAlias = tuple[float, float, str]
Places: TypeAlias = Sequence[Place]

SIZE = 22
"""How wide and high a handle is to the pointer, in units."""


class Handle(NamedTuple):
    """A handle of the line: where it is, in pixels, and the feature, in training units, that it turns the line about.

    ``b`` stands at x = 0 of the equation that is shown. Where that is out of sight ``shift`` moves the line as ``b`` would.
    """

    name: str
    x_px: float
    y_px: float
    pivot: float

    @property
    def symbol(self) -> str:
        """The symbol of the equation that it sets: to shift the line is to change its b."""
        return "m" if self.name == "m" else "b"


def handles(line: Line, scaling: Scaling, transform: PlotTransform) -> tuple[Handle, ...]:
    """The handles of a line in the data's own units; none where it is out of sight.

    One shifts the line. It is ``b`` and stands at x = 0 in the data's own units where the line is seen there; else it is
    ``shift`` and stands at x = 0 in training units, or as near to that as the line is seen. That of m is at the end
    farther from it and turns the line about the first.
    """
    seen = clip_line(*line, transform)
    if seen is None:
        return ()
    (left, left_y), (right, right_y) = seen
    name, zero = ("b", 0.0) if left <= 0.0 <= right else ("shift", scaling.x_out(0.0))
    if left <= zero <= right:
        b_x, b_y = zero, line.at(zero)
    else:
        b_x, b_y = (left, left_y) if abs(left - zero) < abs(right - zero) else (right, right_y)
    m_x, m_y = (right, right_y) if abs(right - b_x) >= abs(left - b_x) else (left, left_y)
    pivot = scaling.x_in(zero)
    found = [Handle(name, *transform.model_to_view(b_x, b_y), pivot)]
    if scaling.x_in(m_x) != pivot:
        found.append(Handle("m", *transform.model_to_view(m_x, m_y), pivot))
    return tuple(found)


def line_through(handle: Handle, line: Line, x: float, y: float) -> Line:
    """The line after that handle was pulled to (x, y), all in training units.

    Pulling at m turns the line about the handle's pivot, pulling at the other one shifts it.
    """
    if handle.name != "m":
        return Line(line.slope, y - line.slope * x)
    if x == handle.pivot:
        return line
    held = line.at(handle.pivot)
    slope = (y - held) / (x - handle.pivot)
    return Line(slope, held - slope * handle.pivot)


def handle_box(handle: Handle, scale: float) -> pygame.Rect:
    """The pixels of a handle."""
    return box_at(round(SIZE * scale), round(SIZE * scale), center=(handle.x_px, handle.y_px))


def draw_handles(
    pen: Pen,
    plot: pygame.Rect,
    found: Sequence[Handle],
    highlighted: frozenset[str],
    held: str,
    are_crossed: Sequence[Callable[[pygame.Rect], bool]],
) -> None:
    """The handles, each with its name where that is free and nothing crosses it if that can be helped.

    ``are_crossed``: what had better not cross a name; where no place is clear of the first, of the next.
    The one held and those of highlighted symbols are larger.
    """
    scale = pen.typesetter.scale
    pen.keep_free(*(handle_box(handle, scale).inflate(-pen.px(12), -pen.px(12)) for handle in found))
    for handle in found:
        colour, role = pen.theme.symbol(handle.symbol), f"{handle.name} handle"
        is_highlighted = handle.symbol in highlighted or handle.name == held
        centre = (handle.x_px, handle.y_px)
        pen.disc(pen.theme.card, centre, 9 if is_highlighted else 7, role=f"{role} rim")
        pen.disc(colour, centre, 7 if is_highlighted else 5, role=role)
        beside = _beside(pen, plot, handle)
        clear = chain.from_iterable(_clear_of(is_crossed, pen, handle.name, beside) for is_crossed in are_crossed)
        pen.text_where_free(handle.name, chain(clear, beside), pen.clip, SMALL_STRONG, colour, role=f"{role} name")


def _clear_of(is_crossed: Callable[[pygame.Rect], bool], pen: Pen, name: str, places: Places) -> Iterator[Place]:
    """Those of the places where nothing crosses the name, each looked at when it is asked for."""
    for x, y, anchor in places:
        if not is_crossed(pen.text_box(name, x, y, SMALL_STRONG, anchor)):
            yield x, y, anchor


def _beside(pen: Pen, plot: pygame.Rect, handle: Handle) -> Places:
    """Where the name of a handle may stand: in the right margin for one that is there, else above or below."""
    x, y, right = handle.x_px, handle.y_px, plot.right
    above = -1 if y > plot.top + pen.px(24) else 1
    corners = [(x + side * pen.px(12), y + up * above * pen.px(14), "center") for side in (1, -1) for up in (1, -1)]
    # A long name stands wholly on one side: a bar to a point there runs right through the handle.
    sides = [
        (x + side * pen.px(6), y + up * above * pen.px(14), "midleft" if side > 0 else "midright")
        for side in (1, -1)
        for up in (1, -1)
    ]
    farther = [(x + side * pen.px(8), y + up * above * pen.px(26), "center") for side in (1, -1) for up in (1, -1)]
    corners += [*sides, *((x - pen.px(4), y + up * above * pen.px(20), "midleft") for up in (1, -1)), *farther]
    return [(right + pen.px(14), y, "center"), *corners] if x > right - pen.px(12) else corners
