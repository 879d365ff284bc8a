"""What the bowl shows."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from app.model.data.dataset import Moments
from app.model.data.scaling import Line
from app.model.theory.outlook import Outlook
from app.plots.transform import PlotTransform, linear_transform
from app.session.views import Box
from app.view.figures.run_path import RunPath


class Bowl(NamedTuple):
    """J over the lines in ``box``, the line as it is, how it came there and where it will rest; in training units.

    ``ghosts`` are the paths of other runs. ``read_at`` is the pixel where m, b and J are read out.
    """

    box: Box
    moments: Moments
    line: Line
    path: RunPath
    ghosts: tuple[RunPath, ...]
    outlook: Outlook
    is_ball_large: bool = False
    read_at: tuple[float, float] | None = None


def bowl_transform(box: Box, plot: pygame.Rect) -> PlotTransform:
    """Between lines (m, b) in training units and window pixels."""
    return linear_transform((box.m_low, box.m_high), (box.b_low, box.b_high), *plot)
