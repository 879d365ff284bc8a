"""The crosshair of the keyboard: where Enter adds a point, with its coordinates beside it."""

from __future__ import annotations

import pygame

from app.plots.numerals import significant
from app.plots.transform import PlotTransform
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL

ARM, GAP, DIGITS = 22, 5, 3


def draw_crosshair(pen: Pen, plot: pygame.Rect, at: tuple[float, float], transform: PlotTransform) -> None:
    """Four strokes around the place itself, so that a point there is seen, and the words on the side where there is room."""
    x, y = at
    arm, gap, colour = pen.px(ARM), pen.px(GAP), pen.theme.accent
    for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        begin, end = (x + right * gap, y + down * gap), (x + right * arm, y + down * arm)
        pen.line(colour, begin, end, 2.5, "crosshair")
    x_here, y_here = (significant(value, DIGITS) for value in transform.view_to_model(x, y))
    words = f"Enter: point at ({x_here}, {y_here})"
    box = pygame.Rect(0, 0, pen.width(words, SMALL) + pen.px(16), pen.px(24))
    # Above the strokes or below them, so that it may be moved sidewards into the plot.
    box.midleft = (round(x) + gap, round(y) - arm - pen.px(16))
    if box.top < plot.top:
        box.centery = round(y) + arm + pen.px(16)
    box.clamp_ip(plot)
    pen.card(box, pen.theme.card, colour, radius=6, role="crosshair card")
    pen.text(words, *box.center, SMALL, anchor="center", role="crosshair words")
