"""What the marks of the bowl mean, in its corners: how J is shaded, both arrows, and the lowest place.

It is written over the path and under the ball. Whatever has no room is left out, the last first: each mark says what it is
in a tooltip as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame

from app.model.theory.landscape import Interval
from app.plots.numerals import significant
from app.view.figures.bowl.shading import LEVELS, fill_below, key_picture
from app.view.paint.bullseye import draw_bullseye
from app.view.paint.marks import corners_of
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import TICK

CELLS = (4, 2)
"""How wide each colour of the key is, in units, the best first."""

ARROW, TARGET, GAP, INSET = 18, 12, 4, 6

VALLEY = "a valley: no one best line"
OVER_ALL = ("downhill over all points", "downhill, all points")
OF_STEP = ("this step",)

Glyph = Callable[[int, int], None]


class Legend(NamedTuple):
    """What is shown: the costs in the plot, None in a valley; whether there is either arrow; what is said of the lowest
    place, and of rest.
    """

    costs: Interval | None
    has_slope_arrow: bool
    has_step_arrow: bool
    lowest: str = "least squares"
    rest: tuple[str, ...] = ()


def draw_legend(pen: Pen, plot: pygame.Rect, legend: Legend) -> None:
    """Each part in the first corner that is free."""
    theme, arrow, target = pen.theme, pen.px(ARROW), pen.px(TARGET)

    def pointing(colour: Colour, role: str) -> Glyph:
        return lambda x, y: pen.arrow(colour, (x, y), (x + arrow, y), 3, role, 9)

    if legend.costs is None:
        _put(pen, plot, 0, (VALLEY,), "range of J")
    else:
        _draw_key(pen, plot, legend.costs)
        _put(
            *(pen, plot, target, (legend.lowest,), "least squares label"),
            lambda x, y: draw_bullseye(pen, (x + target // 2, y), "least squares legend", TARGET / 2),
        )
    if legend.has_slope_arrow:
        _put(pen, plot, arrow, OVER_ALL, "gradient arrow label", pointing(theme.error, "gradient arrow legend"))
    if legend.has_step_arrow:
        _put(pen, plot, arrow, OF_STEP, "step arrow label", pointing(theme.m, "step arrow legend"))
    if legend.rest:
        _put(pen, plot, 0, legend.rest, "resting place label")


def _draw_key(pen: Pen, plot: pygame.Rect, costs: Interval) -> None:
    """From the least J to the largest, with the colours of the levels between them."""
    least, largest = (significant(cost, 2) for cost in costs)
    least, gap, high = f"J {least}", pen.px(GAP), pen.typesetter.line_height(TICK)
    before, behind = pen.width(least, TICK), pen.width(largest, TICK)
    for cell in map(pen.px, CELLS):
        strip = cell * LEVELS
        box = _free(pen, plot, before + behind + strip + 2 * gap)
        if box is not None:
            break
    else:
        return
    y = box.centery
    _draw_ground(pen, box, "key of J background")
    pen.text(least, box.left, y, TICK, role="least J")
    left, top = box.left + before + gap, y - high // 3
    pen.blit(key_picture(pen.theme, cell, 2 * high // 3), (left, top))
    if pen.marks is not None:
        for place in range(LEVELS):
            corners = corners_of(left + place * cell, top, cell, 2 * high // 3)
            pen.record("key of J", "box", fill_below(pen.theme, place + 1), corners)
    pen.text(largest, box.right, y, TICK, anchor="midright", role="largest J")


def _put(
    pen: Pen, plot: pygame.Rect, glyph_width: int, texts: tuple[str, ...], role: str, glyph: Glyph | None = None
) -> None:
    """Write the first of the texts that has a place, after its mark."""
    before = glyph_width + (pen.px(GAP) if glyph_width else 0)
    for text in texts:
        box = _free(pen, plot, before + pen.width(text, TICK))
        if box is not None:
            _draw_ground(pen, box, f"{role} background")
            if glyph is not None:
                glyph(box.left, box.centery)
            pen.text(text, box.right, box.centery, TICK, anchor="midright", role=role)
            return


def _free(pen: Pen, plot: pygame.Rect, width: int) -> pygame.Rect | None:
    """A box of that width in a corner, or in the middle of the upper or of the lower edge."""
    inset, box = pen.px(INSET), pygame.Rect(0, 0, width, pen.typesetter.line_height(TICK))
    room = plot.inflate(-2 * inset, -pen.px(4))
    for anchor in ("topleft", "bottomleft", "topright", "bottomright", "midbottom", "midtop"):
        setattr(box, anchor, getattr(room, anchor))
        if room.contains(box) and pen.is_free(box.inflate(2 * inset, 0)):
            return box
    return None


def _draw_ground(pen: Pen, box: pygame.Rect, role: str) -> None:
    """A quiet ground: what is written is read over contours and path."""
    pen.rectangle(fill_below(pen.theme, LEVELS), box.inflate(pen.px(6), 0), 3, role)
