"""What is written in a slice. No text stands on a curve, the tangent, an arrow, the ball, the target, or another text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import hypot

import pygame

from app.model.landscape.slices import Slice
from app.model.theory.landscape import Parabola
from app.plots.numerals import count, fitted, signed_fitted, significant
from app.view.figures.slice.marks import Pixel, SlicePlot, Stroke
from app.view.paint.bullseye import RADIUS
from app.view.paint.pen import Pen
from app.view.paint.theme import Colour
from app.view.paint.typesetting import SMALL_STRONG, TICK, Style

Place = tuple[float, float, str]

CLEAR = 3
"""At least so many units between a text and a stroke."""

_SIDES, _ROWS = (0, 30, 60, 90, 130), (20, 32, 46, 62)
"""How far beside and above or below the lowest point its name may stand, in units."""


def next_step_formula(part: Slice) -> str:
    """How the next step comes from the slope that is shown, where it comes from that of J."""
    if not part.is_by_slope:
        return f"−{part.subtracted}"
    return "−lr·slope" if part.share == 2 * part.points else f"−lr·slope ÷ (2·{count(part.points)})"


def _learns_from_part(part: Slice) -> bool:
    """Whether the next step goes by a part of the points, and so not by the slope of J."""
    return 0 < part.learnt_from < part.points


class Labels:
    """Finds a place for each text among the curves of a slice and the straight ``strokes``; the first have the choice."""

    def __init__(self, pen: Pen, plot: SlicePlot, part: Slice, strokes: Sequence[Stroke]) -> None:
        """Nothing is written on the ball, nor where the next step puts it."""
        self._pen, self._plot, self._part, self._strokes = pen, plot, part, strokes
        self._target = plot.transform.model_to_view(part.whole.vertex, part.whole.least) if part.whole.curvature else None
        self._curves: list[tuple[Parabola, int]] = [(part.whole, 1)]
        if part.point is not None:
            self._curves.append((part.point, part.points))
        # Below the plot there is a little room before the ticks.
        self._room = plot.rect.inflate(0, pen.px(4)).move(0, pen.px(2))
        ball = pygame.Rect(0, 0, pen.px(22), pen.px(22))
        for at in (part.at, part.landing):
            x, y = plot.on_curve(part, at)
            pen.keep_free(ball.move(round(x) - ball.w // 2, round(y) - ball.h // 2))

    def write_tangent(self, name: str) -> None:
        """The slope of J, by that name, and that it is of all points where the next step learns from a part of them."""
        part = self._part
        shown = f"{name} = {fitted(part.whole.tangent(part.at).slope, 3)}"
        texts = (f"{shown} over all points", f"{shown}, all points", shown) if _learns_from_part(part) else (shown,)
        self._write_at_top(texts, SMALL_STRONG, self._pen.theme.symbol(part.symbol), "tangent label")

    def write_next_step(self, has_slope: bool, says_how: bool) -> None:
        """How much the parameter changes in the next step, and from what: from the slope of J, where it ``has_slope``."""
        part = self._part
        if part.next_at is None or part.change is None:
            return
        shown = signed_fitted(part.change, 4)
        formula = next_step_formula(part) if has_slope else f"−{part.subtracted}"
        texts = [f"next step {formula} = {shown}", f"next step {shown}"]
        if _learns_from_part(part):
            of = "one sample" if part.learnt_from == 1 else f"{count(part.learnt_from)} points"
            texts = [f"next step, from {of}: {formula} = {shown}", f"next step, from {of}: {shown}", f"{of}: {shown}"]
        self._write_at_top(texts if says_how else texts[1:], TICK, self._pen.theme.muted, "next step label")

    def write_lowest(self) -> None:
        """Where J is lowest."""
        pen, part, rect = self._pen, self._part, self._plot.rect
        x, y = self._plot.transform.model_to_view(part.whole.vertex, part.whole.least)
        near = [
            (x + pen.px(side * across), y + pen.px(down), "center")
            for row, across in product(_ROWS, _SIDES)
            for down in (row, -row)
            for side in ((1, -1) if across else (1,))
        ]
        below = [(rect.centerx + share * rect.w, rect.bottom - pen.px(4), "center") for share in (0.0, 0.3, -0.3)]
        text = f"lowest: {part.symbol} = {significant(part.whole.vertex, 3)}"
        self._write((text,), [*near, *below], TICK, pen.theme.muted, "lowest label")

    def write_point_parabola(self) -> None:
        """What the thin parabola is: in a corner, or beside the curves at one of the sides."""
        pen, part, rect = self._pen, self._part, self._plot.rect
        if part.point is None:
            return
        left, right = (rect.left + pen.px(8), "midleft"), (rect.right - pen.px(8), "midright")
        # Under the wall that the ball is not on first.
        is_ball_left = part.at < sum(self._plot.transform.x_domain) / 2
        sides = (right, left) if is_ball_left else (left, right)
        rows = range(rect.bottom - pen.px(8), rect.top, -pen.px(14))
        places = [(x, float(y), anchor) for y in rows for x, anchor in sides]
        name = "n·error²" if part.share == 1 else "error² ÷ 2"
        self._write((f"{name} of the next point", name), places, TICK, pen.theme.error, "point parabola label")

    def _write_at_top(self, texts: Sequence[str], style: Style, colour: Colour, role: str) -> None:
        """At the top, where the parabola is open, so that it stands still while the ball rolls."""
        pen, rect = self._pen, self._plot.rect
        rows = [rect.top + pen.px(9 + 15 * row) for row in range(4)]
        columns = [(float(rect.centerx), "center")]
        for share in (0.08, 0.16):
            columns += [(rect.centerx - share * rect.w, "center"), (rect.centerx + share * rect.w, "center")]
        columns += [(rect.right - pen.px(4), "midright"), (rect.left + pen.px(4), "midleft")]
        self._write(texts, [(x, float(y), anchor) for y in rows for x, anchor in columns], style, colour, role)

    def _write(self, texts: Iterable[str], places: Sequence[Place], style: Style, colour: Colour, role: str) -> None:
        """The first of the texts that has a place, nothing where none has."""
        for text in texts:
            clear, ground = self._clear(text, places, style), self._pen.theme.card  # no grid line shines through it
            if self._pen.text_where_free(text, clear, self._room, style, colour, ground, role):
                return

    def _clear(self, text: str, places: Sequence[Place], style: Style) -> Iterator[Place]:
        """Those of the places at which the text is on no curve and on no stroke."""
        pen = self._pen
        for x, y, anchor in places:
            box = pen.text_box(text, x, y, style, anchor).inflate(2 * pen.px(CLEAR), 2 * pen.px(CLEAR))
            if self._is_clear(box):
                yield x, y, anchor

    def _is_clear(self, box: pygame.Rect) -> bool:
        transform = self._plot.transform
        if self._target is not None and _is_on(box, self._target, self._pen.px(RADIUS - CLEAR)):
            return False
        across = (transform.x.invert(float(box.left)), transform.x.invert(float(box.right)))
        highest, lowest = transform.y.invert(float(box.top)), transform.y.invert(float(box.bottom))
        for parabola, times in self._curves:
            least, largest = parabola.within(across)
            if lowest <= largest * times and least * times <= highest:
                return False
        return not any(box.clipline(start, end) for start, end in self._strokes)


def _is_on(box: pygame.Rect, middle: Pixel, radius: float) -> bool:
    """Whether a part of the box lies within the circle."""
    x, y = middle
    return hypot(x - max(box.left, min(box.right, x)), y - max(box.top, min(box.bottom, y))) < radius
