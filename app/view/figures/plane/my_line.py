"""The line that the learner keeps: dashed, with its name."""

from __future__ import annotations

import pygame

from app.model.data.scaling import Line
from app.plots.transform import PlotTransform, clip_line
from app.view.paint.pen import Pen
from app.view.paint.typesetting import SMALL_STRONG

SHARES = (0.14, 0.3, 0.46, 0.62, 0.78)
"""Where along the line its name may stand."""


def draw_my_line(pen: Pen, transform: PlotTransform, line: Line) -> None:
    """The line, as far as it is to be seen."""
    ends = clip_line(*line, transform)
    if ends is not None:
        start, end = (transform.model_to_view(*point) for point in ends)
        pen.dashes(pen.theme.text, start, end, (12, 6), 2, "my line")


def write_my_line(pen: Pen, plot: pygame.Rect, transform: PlotTransform, line: Line) -> None:
    """Its name above or below it, at the first place that is free."""
    ends = clip_line(*line, transform)
    if ends is None:
        return
    (x1, y1), (x2, y2) = (transform.model_to_view(*point) for point in ends)
    rises, away = y1 >= y2, pen.px(8)
    places = []
    for share in SHARES:
        x, y = x1 + share * (x2 - x1), y1 + share * (y2 - y1)
        places.append((x, y - away, "bottomright" if rises else "bottomleft"))
        places.append((x, y + away, "topleft" if rises else "topright"))
    theme = pen.theme
    pen.text_where_free("my line", places, plot, SMALL_STRONG, theme.text, theme.background, role="my line name")
