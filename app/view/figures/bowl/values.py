"""What the bowl shows."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.lesson.guessing import GuessNow
from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.theory.outlook import Outlook
from app.plots.transform import PlotTransform, linear_transform
from app.session.views import Box
from app.view.figures.bowl.point_lines import PointLines
from app.view.figures.run_path import RunPath


class Bowl(NamedTuple):
    """J over the lines in ``box``, the line as it is, how it came there and where it will rest; in training units.

    ``point_lines`` are there where every point is shown as a line, a ``guess`` where the learner is to say first where the
    ball will land. ``shows_way``: arrows tell which way is down, and which way the step went.
    ``step`` leads from one line to another: the step shown, where it learnt from a part of the points.
    ``lowest`` is what the place of the least J is called. ``ghosts`` are the paths of other runs. ``read_at`` is the pixel
    where m, b and J are read out.
    """

    box: Box
    moments: Moments
    line: Line
    path: RunPath
    ghosts: tuple[RunPath, ...]
    outlook: Outlook
    lowest: str
    point_lines: PointLines | None
    is_ball_large: bool
    read_at: tuple[float, float] | None
    step: tuple[Line, Line] | None
    guess: GuessNow | None
    shows_way: bool

    @property
    def has_one_scale(self) -> bool:
        """Whether a unit of m is to be as long as one of b: then a step goes straight across the contours."""
        return self.point_lines is not None or self.guess is not None


def bowl_transform(box: Box, plot: pygame.Rect, has_one_scale: bool = False) -> PlotTransform:
    """Between lines (m, b) in training units and window pixels; with one scale both ways more is shown one way."""
    if has_one_scale:
        box = _widened(box, plot)
    return linear_transform((box.m_low, box.m_high), (box.b_low, box.b_high), *plot)


def _widened(box: Box, plot: pygame.Rect) -> Box:
    """The box with more of m or of b, so that a unit of either is as many pixels."""
    wide, high = box.m_high - box.m_low, box.b_high - box.b_low
    unit = max(wide / plot.w, high / plot.h)
    m_more, b_more = (unit * plot.w - wide) / 2, (unit * plot.h - high) / 2
    return Box(box.m_low - m_more, box.m_high + m_more, box.b_low - b_more, box.b_high + b_more)
