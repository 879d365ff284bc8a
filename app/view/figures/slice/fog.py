"""A slice in fog: what is felt under the feet, the step that comes of it, and the places where one has stood.

Of the curve itself only a patch around the ball is lit. Nothing in here goes by the rest of it, places of texts included.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot

import pygame

from app.model.landscape.slices import Slice
from app.model.theory.landscape import Tangent
from app.plots.numerals import counted, fitted, signed_fitted, significant
from app.session.pixels import place_within_reach
from app.view.figures.slice.labels import Place, next_step_formula
from app.view.figures.slice.marks import Pixel, SlicePlot, Stroke
from app.view.figures.slice.values import InFog, SliceValues
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour, blend
from app.view.paint.typesetting import SMALL_STRONG, TICK, Style

GLOW, LIT = 74, 40
"""How far around the ball there is light, and how far the curve is seen in it, in units."""

TANGENT_HALF, STROKE_HALF = 96, 13
"""Half the length of the tangent under the feet, and of those at the places before, in units."""

APART, MOST_HOPS, HOP = 9, 24, 26
"""Places nearer to one another are drawn as one; so many of the latest are drawn; and how high a hop is, in units."""

BELOW = 26
"""How far below the ball the arrow of the step is, in units."""

LEAST_ARROW = 9
"""A shorter step has no room for the head of an arrow and is a bar, in units."""

FADE = (1.0, 0.8, 0.55, 0.3, 0.12)

LEVEL = 0.01
"""Ground that rises by less than this on the window, in pixels for each pixel across, is not seen to rise."""


def draw_fog(pen: Pen, plot: SlicePlot, part: Slice, fog: InFog) -> list[Stroke]:
    """Light, trail, lit curve, tangent and step, from below up; returns where all that is straight is."""
    ball = plot.on_curve(part, part.at)
    pen.glow(pen.theme.lit, ball, GLOW, "lit patch")
    trail = draw_trail(pen, plot, part.symbol, fog.felt)
    _draw_lit_curve(pen, plot, part)
    here = fog.felt[-1]
    tangent = _stroke(pen, plot, here, TANGENT_HALF)
    pen.line(pen.theme.symbol(part.symbol), *tangent, 2.5, "tangent")
    return [tangent, *_draw_step(pen, plot, part), *trail]


def draw_trail(pen: Pen, plot: SlicePlot, symbol: str, felt: Sequence[Tangent]) -> list[Stroke]:
    """A dot with a short stroke along the slope at each place, and a dotted hop from each to the next; returns where."""
    theme, places = pen.theme, _apart(pen, plot, felt)
    colour = blend(theme.symbol(symbol), theme.fog, 0.55)
    pixels = [_pixel(plot, foot) for foot in places]
    found = list(pairwise(pixels))
    for start, end in pairwise(pixels):
        _draw_hop(pen, start, end)
    for foot, pixel in zip(places[:-1], pixels, strict=False):
        stroke = _stroke(pen, plot, foot, STROKE_HALF)
        pen.line(colour, *stroke, 1.5, "slope of a place")
        pen.disc(theme.muted, pixel, 3.5, role="place")
        found.append(stroke)
    return found


def _apart(pen: Pen, plot: SlicePlot, felt: Sequence[Tangent]) -> list[Tangent]:
    """The latest places that can be told apart, that of the ball last."""
    found, near = [felt[-1]], _pixel(plot, felt[-1])
    for foot in reversed(felt):
        x, y = _pixel(plot, foot)
        if hypot(x - near[0], y - near[1]) >= pen.px(APART):
            found.append(foot)
            near = (x, y)
        if len(found) > MOST_HOPS:
            break
    return found[::-1]


def _draw_hop(pen: Pen, start: Pixel, end: Pixel) -> None:
    """A low arc of dots."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    dots = min(60, ceil(length / pen.px(5)))
    high = min(pen.px(HOP), 0.35 * length)
    size = pen.stroke(1.5)
    corners = []
    for number in range(1, dots):
        share = number / dots
        x = start[0] + share * (end[0] - start[0])
        y = start[1] + share * (end[1] - start[1]) - 4.0 * share * (1.0 - share) * high
        corners.append((round(x), round(y)))
    if corners:
        pen.dots(pen.theme.faint, (size, size), corners, "hop")


def _draw_lit_curve(pen: Pen, plot: SlicePlot, part: Slice) -> None:
    """The curve on both sides of the ball, ever fainter, and no farther than the light reaches."""
    for side in (-1, 1):
        far = _lit_end(pen, plot, part, side)
        for number, strength in enumerate(FADE):
            ats = [part.at + far * (number + share) / len(FADE) for share in (0.0, 0.5, 1.0)]
            colour = blend(pen.theme.cost, pen.theme.fog, strength)
            pen.segments(colour, [_place(plot, at, part.whole(at)) for at in ats], 2.5, "lit curve")


def _lit_end(pen: Pen, plot: SlicePlot, part: Slice, side: int) -> float:
    """How far from the ball the parameter is lit on that side."""
    here, reach = part.whole(part.at), pen.px(LIT)
    far = side * reach / plot.pixels_per_parameter

    def is_out_of_light() -> bool:
        lowest, highest = part.whole.within((part.at, part.at + far))
        rises = max(highest - here, here - lowest) * plot.pixels_per_cost
        return hypot(far * plot.pixels_per_parameter, rises) > reach

    # However steep the curve is: where it is as good as upright, next to nothing of it is left.
    while far and is_out_of_light():
        far *= 0.75
    return far


def _draw_step(pen: Pen, plot: SlicePlot, part: Slice) -> list[Stroke]:
    """The next step as an arrow below the ball, just as long as the parameter changes."""
    if part.next_at is None or part.next_at == part.at:
        return []
    x, y = plot.on_curve(part, part.at)
    y = min(y + pen.px(BELOW), plot.rect.bottom - pen.px(8))
    start, end = place_within_reach(x, y), place_within_reach(plot.transform.x(part.next_at), y)
    colour = pen.theme.symbol(part.symbol)
    if abs(end[0] - start[0]) >= pen.px(LEAST_ARROW):
        pen.arrow(colour, start, end, 3, "next step arrow")
    else:
        pen.line(colour, start, end, 3, "next step arrow")
    return [(start, end)]


class FogTexts:
    """Writes beside the ball, never on it, on the trail, on the tangent or on the arrow."""

    def __init__(self, pen: Pen, plot: SlicePlot, values: SliceValues, fog: InFog, strokes: Sequence[Stroke]) -> None:
        self._pen, self._plot, self._values, self._fog, self._strokes = pen, plot, values, fog, strokes
        self._x, self._y = plot.on_curve(values.part, values.part.at)
        size = pen.px(22)
        pen.keep_free(pygame.Rect(round(self._x) - size // 2, round(self._y) - size // 2, size, size))

    def write(self) -> None:
        """The slope and which way is down, the step, and how far one has come."""
        pen, part = self._pen, self._values.part
        here, colour = self._fog.felt[-1], pen.theme.symbol(part.symbol)
        self._write_score()
        slope = f"{self._values.slope_name} = {fitted(here.slope, 3)}"
        written = self._write((slope,), SMALL_STRONG, colour, "tangent label", ())
        beside = () if written is None else [(written.x, written.centery + pen.px(down), "midleft") for down in (16, -16)]
        self._write((_says(self._plot, here.slope),), TICK, pen.theme.text, "which way label", beside)
        if part.next_at is not None and part.change is not None:
            change = signed_fitted(part.change, 4)
            texts = (f"next step {next_step_formula(part)} = {change}", f"next step {change}")
            self._write(texts if self._values.says_how else texts[1:], TICK, colour, "next step label", ())

    def _write_score(self) -> None:
        """At the top right, or at the left where it is in the way there: it stays where it is as long as it can."""
        pen, rect, fog = self._pen, self._plot.rect, self._fog
        lowest = significant(min(foot.value for foot in fog.felt), 3)
        moves = counted(fog.moves, "move")
        texts = (f"{moves} · lowest {self._values.height_name} so far {lowest}", moves)
        sides = ((rect.right - pen.px(8), "midright"), (rect.left + pen.px(8), "midleft"))
        places = [(x, rect.top + pen.px(down), anchor) for down in (10, 26, 42) for x, anchor in sides]
        clear = [place for place in places if self._is_clear(texts[0], place, TICK)]
        pen.text_where_free(texts, clear, rect, TICK, pen.theme.muted, role="walk label")

    def _write(
        self, texts: Sequence[str], style: Style, colour: Colour, role: str, first: Sequence[Place]
    ) -> pygame.Rect | None:
        """The first of the texts that has a place: at one of the ``first``, or near the ball. Returns where it is."""
        for text in texts:
            places = [place for place in (*first, *self._places()) if self._is_clear(text, place, style)]
            box = self._pen.text_where_free(text, places, self._plot.rect, style, colour, role=role)
            if box is not None:
                return box
        return None

    def _places(self) -> Iterator[Place]:
        """Beside the ball and above it; then farther and farther off."""
        pen = self._pen
        is_left = self._x < self._plot.rect.centerx
        sides = ((1, "midleft"), (-1, "midright")) if is_left else ((-1, "midright"), (1, "midleft"))
        for across in (24, 60, 100, 150):
            for down in (-34, -52, -70, 44, 60, 76, -90, 92):
                for side, anchor in sides:
                    yield self._x + pen.px(side * across), self._y + pen.px(down), anchor

    def _is_clear(self, text: str, place: Place, style: Style) -> bool:
        pen = self._pen
        box = pen.text_box(text, place[0], place[1], style, place[2]).inflate(pen.px(4), pen.px(4))
        return not any(box.clipline(start, end) for start, end in self._strokes)


def _says(plot: SlicePlot, slope: float) -> str:
    if abs(slope) * plot.pixels_per_cost < LEVEL * plot.pixels_per_parameter:
        return "level ground" if slope == 0.0 else "all but level"
    return f"it falls to the {'right' if slope < 0.0 else 'left'}"


def _pixel(plot: SlicePlot, foot: Tangent) -> Pixel:
    return _place(plot, foot.at, foot.value)


def _place(plot: SlicePlot, at: float, value: float) -> Pixel:
    return place_within_reach(*plot.transform.model_to_view(at, value))


def _across(pen: Pen, plot: SlicePlot, slope: float, units: float) -> float:
    """How many pixels across so many units along the tangent are."""
    down = slope * plot.pixels_per_cost / plot.pixels_per_parameter
    return pen.px(units) / hypot(1.0, down)


def _stroke(pen: Pen, plot: SlicePlot, foot: Tangent, units: float) -> Stroke:
    """The tangent at a place, so many units to either side."""
    x, y = _pixel(plot, foot)
    across = _across(pen, plot, foot.slope, units)
    down = -foot.slope * plot.pixels_per_cost / plot.pixels_per_parameter * across
    return (x - across, y - down), (x + across, y + down)
