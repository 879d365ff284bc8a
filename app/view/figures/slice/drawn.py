"""A slice that a pen draws while the line is turned or lifted: only where the line has been is the curve there."""

from __future__ import annotations

from math import ceil

import numpy as np

from app.model.landscape.slices import Slice
from app.model.theory.landscape import Interval
from app.session.pixels import place_within_reach
from app.view.figures.slice.marks import SlicePlot
from app.view.figures.slice.values import Drawn
from app.view.paint.pen import Pen

DOTS_APART, PIECE = 16, 12
"""The least distance of two dots across, and the length of a piece of the curve, in units."""


def draw_drawn(pen: Pen, plot: SlicePlot, part: Slice, drawn: Drawn) -> None:
    """The parts of the curve that the pen went over, and a dot here and there where it was set down."""
    for interval in drawn.parts:
        _draw_part(pen, plot, part, interval)
    last = None
    for at in sorted(drawn.ats):
        x, y = place_within_reach(*plot.transform.model_to_view(at, part.whole(at)))
        if last is None or x - last >= pen.px(DOTS_APART):
            pen.disc(pen.theme.cost, (x, y), 3.5, role="drawn place")
            last = x


def has_lowest(part: Slice, drawn: Drawn) -> bool:
    """Whether the pen went over the lowest point."""
    return any(low <= part.whole.vertex <= high for low, high in drawn.parts)


def _draw_part(pen: Pen, plot: SlicePlot, part: Slice, interval: Interval) -> None:
    left, right = plot.transform.x_domain
    low, high = max(left, interval[0]), min(right, interval[1])
    if low >= high:
        return
    pieces = ceil((high - low) * plot.pixels_per_parameter / pen.px(PIECE))
    ats = np.linspace(low, high, pieces + 1).tolist()
    pixels = [place_within_reach(*plot.transform.model_to_view(at, part.whole(at))) for at in ats]
    pen.segments(pen.theme.cost, pixels, 2.5, "drawn curve")
