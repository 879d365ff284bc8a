"""The lines of the plane: the one that learns, the one that is previewed, and that of least squares."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pygame

from app.model.data.scaling import Line
from app.plots.transform import PlotTransform, clip_line
from app.view.figures.plane.line_heights import LINE_WIDTH, Heights
from app.view.paint.marks import Point
from app.view.paint.pen import Pen
from app.view.paint.theme import blend
from app.view.paint.typesetting import TICK

HIGHLIGHTED_WIDTH, GROUND_WIDTH = 6, LINE_WIDTH + 4
"""In units: how wide the line is while it is highlighted, and the ground that sets it off from a crowd of points."""

PREVIEW = "line where the pointer is"

SAME = 2.0
"""Two lines that are nowhere in sight so many pixels apart are seen as one."""

CROWD = 4
"""A name that covers so many points can hardly be read."""


def draw_line(pen: Pen, transform: PlotTransform, line: Line, is_highlighted: bool, is_in_crowd: bool) -> None:
    """The line that learns, as far as it is to be seen; in a crowd of points it has a ground of its own.

    Up to ``reach_of_line`` it is restored by the picture that it is drawn over.
    """
    ends = _ends(line, transform)
    if ends is None:
        return
    with pen.restored_otherwise():
        if is_in_crowd:
            pen.line(pen.theme.card, *ends, GROUND_WIDTH, "line ground")
        pen.line(pen.theme.m, *ends, HIGHLIGHTED_WIDTH if is_highlighted else LINE_WIDTH, "line")


def reach_of_line(pen: Pen, plot: pygame.Rect, line: Heights) -> float:
    """How many pixels above and below its middle the line that learns takes at most, and its ground."""
    return (pen.stroke(GROUND_WIDTH) / 2 + 2) * line.thickness(plot)


def draw_line_before(pen: Pen, plot: pygame.Rect, transform: PlotTransform, before: Line, now: Heights) -> None:
    """Where the line was before the step, dashed, unless both are seen to be the same line."""
    ends = _ends(before, transform)
    if ends is None:
        return
    (left, at_left), (right, at_right) = ends
    slope = now.slope(plot)
    apart = [at - now.left - slope * (x - plot.left) for x, at in ((left, at_left), (right, at_right))]
    if max(map(abs, apart)) > SAME:
        pen.dashes(blend(pen.theme.m, pen.theme.card, 0.6), *ends, (4, 5), 1.5, "line before the step")


def draw_preview_line(pen: Pen, transform: PlotTransform, line: Line) -> None:
    """The line that the pointer is on in the landscape, faintly."""
    ends = _ends(line, transform)
    if ends is not None:
        pen.line(blend(pen.theme.m, pen.theme.card, 0.55), *ends, 2, "preview line")


def write_preview_line(
    pen: Pen, plot: pygame.Rect, transform: PlotTransform, line: Line, is_crossed: Callable[[pygame.Rect], bool]
) -> None:
    """What the faint line is, beside it: the one that the pointer is on in the landscape."""
    ends = _ends(line, transform)
    if ends is None:
        return
    free = [
        place for place in _places_beside(pen, *ends) if not is_crossed(pen.text_box(PREVIEW, *place[:2], TICK, place[2]))
    ]
    pen.text_where_free(PREVIEW, free, plot, TICK, pen.theme.muted, role="preview line name")


def draw_least_squares(pen: Pen, transform: PlotTransform, line: Line, is_in_crowd: bool) -> None:
    """The least-squares line, dashed; in a crowd of points that it lies over it has a ground of its own, to be seen."""
    ends = _ends(line, transform)
    if ends is None:
        return
    if is_in_crowd:
        pen.line(pen.theme.card, *ends, 6, "least squares ground")
    pen.dashes(pen.theme.muted, *ends, (8, 5), 2, "least squares")


def write_least_squares(
    pen: Pen,
    plot: pygame.Rect,
    transform: PlotTransform,
    line: Line,
    is_crossed: Callable[[pygame.Rect], bool],
    points_within: Callable[[pygame.Rect], int],
    is_in_crowd: bool,
) -> None:
    """The name of the least-squares line beside it, where no line or bar crosses that and it covers the fewest points."""
    ends = _ends(line, transform)
    if ends is None:
        return
    found, fewest = None, sys.maxsize if is_in_crowd else CROWD
    for place in _places_beside(pen, *ends):
        box = pen.text_box("least squares", *place[:2], TICK, place[2])
        if plot.contains(box) and pen.is_free(box) and not is_crossed(box):
            covered = points_within(box.inflate(pen.px(14), pen.px(14)))
            if covered < fewest:
                found, fewest = place, covered
            if not covered:
                break
    if found is not None:
        x, y, anchor = found
        if is_in_crowd:
            box = pen.text_box("least squares", x, y, TICK, anchor)
            pen.fill(pen.theme.card, box.inflate(pen.px(6), 0), "least squares name background")
        pen.text("least squares", x, y, TICK, pen.theme.muted, anchor, "least squares name")


def _places_beside(pen: Pen, start: Point, end: Point) -> list[tuple[float, float, str]]:
    """Places above and below a line, here and there along it."""
    rises, places = start[1] >= end[1], []
    for share in (0.24, 0.4, 0.55, 0.7, 0.84):
        x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
        places.append((x, y + pen.px(8), "topleft" if rises else "topright"))
        places.append((x, y - pen.px(8), "bottomright" if rises else "bottomleft"))
    return places


def _ends(line: Line, transform: PlotTransform) -> tuple[Point, Point] | None:
    """The ends, in pixels, of what is seen of a line in the data's own units."""
    ends = clip_line(*line, transform)
    if ends is None:
        return None
    start, end = (transform.model_to_view(*point) for point in ends)
    return start, end
