"""What the marks of the bowl mean, in its corners: how J is shaded, both arrows, and the lowest place.

It is written over the path and under the ball. Whatever has no room is left out, the last first: each mark says what it is
in a tooltip as well. Most of it stands where it stood in the frame before: it is painted once and put down again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

import pygame

from app.model.theory.landscape import Interval
from app.plots.numerals import significant
from app.view.figures.bowl.shading import LEVELS, fill_below, key_picture
from app.view.paint.bullseye import draw_bullseye
from app.view.paint.marks import corners_of
from app.view.paint.pen import Pen, box_at
from app.view.paint.plate import Ground, Plate, put_down
from app.view.paint.theme import Colour
from app.view.paint.typesetting import TICK

CELLS = (4, 2)
"""How wide each colour of the key is, in units, the best first."""

ARROW, TARGET, GAP, INSET = 18, 12, 4, 6

VALLEY = "a valley: no one best line"
OVER_ALL = ("downhill over all points", "downhill, all points")
OF_STEP = ("this step",)

PLATES_KEPT = 64

Glyph = Callable[[int, int], None]

Corner = tuple[pygame.Rect, pygame.Rect]
"""A box where something may stand, and how much around it has to be free."""


class Legend(NamedTuple):
    """What is shown: the costs in the plot, None in a valley; whether there is either arrow; what is said of the lowest
    place, and of rest.
    """

    costs: Interval | None
    has_slope_arrow: bool
    has_step_arrow: bool
    lowest: str
    rest: tuple[str, ...]


class LegendMarks:
    """Draws the legend, each part in the first corner that is free."""

    def __init__(self) -> None:
        self._made_for: object = None
        self._plates: dict[object, Plate] = {}
        self._found: list[Plate] = []

    def draw(self, pen: Pen, plot: pygame.Rect, legend: Legend) -> None:
        """Draw all parts that have room."""
        made_for = (pen.theme.name, pen.typesetter.scale, pen.space)
        if made_for != self._made_for or len(self._plates) > PLATES_KEPT:
            self._made_for, self._plates = made_for, {}
        self._found = []
        target = self._find(pen, plot, legend)
        put_down(pen, self._found)
        if target is not None:
            # It is higher than its ground.
            draw_bullseye(pen, target, "least squares legend", TARGET / 2)

    def _find(self, pen: Pen, plot: pygame.Rect, legend: Legend) -> tuple[int, int] | None:
        """Find a place for each part; returns where the sign of the lowest place is to be."""
        theme, arrow, target, box = pen.theme, pen.px(ARROW), pen.px(TARGET), None

        def pointing(colour: Colour, role: str) -> Glyph:
            return lambda x, y: pen.arrow(colour, (x, y), (x + arrow, y), 3, role, 9)

        if legend.costs is None:
            self._put(pen, plot, 0, (VALLEY,), "range of J")
        else:
            self._put_key(pen, plot, legend.costs)
            box = self._put(pen, plot, target, (legend.lowest,), "least squares label")
        if legend.has_slope_arrow:
            glyph = pointing(theme.error, "gradient arrow legend")
            self._put(pen, plot, arrow, OVER_ALL, "gradient arrow label", glyph)
        if legend.has_step_arrow:
            self._put(pen, plot, arrow, OF_STEP, "step arrow label", pointing(theme.m, "step arrow legend"))
        if legend.rest:
            self._put(pen, plot, 0, legend.rest, "resting place label")
        return None if box is None else (box.left + target // 2, box.centery)

    def _put_key(self, pen: Pen, plot: pygame.Rect, costs: Interval) -> None:
        """From the least J to the largest, with the colours of the levels between them."""
        least, largest = (significant(cost, 2) for cost in costs)
        least, gap = f"J {least}", pen.px(GAP)
        before, behind = pen.width(least, TICK), pen.width(largest, TICK)
        for cell in map(pen.px, CELLS):
            box = _free(pen, plot, before + behind + cell * LEVELS + 2 * gap)
            if box is not None:
                self._add(pen, box, (least, largest, cell), "key of J", partial(_draw_key, pen, box, least, largest, cell))
                return

    def _put(
        self, pen: Pen, plot: pygame.Rect, glyph_width: int, texts: tuple[str, ...], role: str, glyph: Glyph | None = None
    ) -> pygame.Rect | None:
        """Write the first of the texts that has a place, after its mark; returns where."""
        before = glyph_width + (pen.px(GAP) if glyph_width else 0)
        for text in texts:
            box = _free(pen, plot, before + pen.width(text, TICK))
            if box is not None:
                self._add(pen, box, text, role, partial(_write, pen, box, text, role, glyph))
                return box
        return None

    def _add(self, pen: Pen, box: pygame.Rect, key: object, role: str, paint: Callable[[], None]) -> None:
        """On a quiet ground: what is written is read over contours and path."""
        key = (role, key, tuple(box))
        plate = self._plates.get(key)
        if plate is None:
            ground = Ground(box.inflate(pen.px(6), 0), fill_below(pen.theme, LEVELS), 3, f"{role} background")
            plate = self._plates[key] = Plate.of(pen, ground, paint)
        plate.notes.replay(pen)
        pen.keep_free(box)  # its mark too, which is no text
        self._found.append(plate)


def _draw_key(pen: Pen, box: pygame.Rect, least: str, largest: str, cell: int) -> None:
    y, high = box.centery, pen.typesetter.line_height(TICK)
    pen.text(least, box.left, y, TICK, role="least J")
    left, top = box.left + pen.width(least, TICK) + pen.px(GAP), y - high // 3
    pen.blit(key_picture(pen.theme, cell, 2 * high // 3), (left, top))
    if pen.marks is not None:
        for place in range(LEVELS):
            corners = corners_of(left + place * cell, top, cell, 2 * high // 3)
            pen.record("key of J", "box", fill_below(pen.theme, place + 1), corners)
    pen.text(largest, box.right, y, TICK, anchor="midright", role="largest J")


def _write(pen: Pen, box: pygame.Rect, text: str, role: str, glyph: Glyph | None) -> None:
    if glyph is not None:
        glyph(box.left, box.centery)
    pen.text(text, box.right, box.centery, TICK, anchor="midright", role=role)


def _free(pen: Pen, plot: pygame.Rect, width: int) -> pygame.Rect | None:
    """A box of that width in a corner, or in the middle of the upper or of the lower edge."""
    corners = _corners(tuple(plot), width, pen.typesetter.line_height(TICK), pen.px(INSET), pen.px(4))
    taken = pen.taken()
    return next((box for box, around in corners if around.collidelist(taken) < 0), None)


@lru_cache(maxsize=64)
def _corners(plot: tuple[int, ...], width: int, height: int, inset: int, edge: int) -> list[Corner]:
    """Where a box of that size may stand in the plot."""
    room, corners = pygame.Rect(plot).inflate(-2 * inset, -edge), []
    for anchor in ("topleft", "bottomleft", "topright", "bottomright", "midbottom", "midtop"):
        box = box_at(width, height, **{anchor: getattr(room, anchor)})
        if room.contains(box):
            corners.append((box, box.inflate(2 * inset + 4, 0)))
    return corners
