"""Which part of the plane of lines the landscape shows. No drawing in here."""

from __future__ import annotations

from math import floor, log10

import pygame

from app.plots.scale import LinearScale
from app.plots.transform import PlotTransform
from app.state import State
from app.views import Box

ROOM = 1.12
LEAST_HALF = 1e-6
LARGEST_HALF = 1e55


def box_of(state: State) -> Box:
    """The box that was chosen, or one around the least cost that holds the way so far.

    Its sides are round numbers (1, 2, 5, 10, …), so that it holds still while the run goes on.
    """
    if state.landscape.box is not None:
        return state.landscape.box
    training = state.training
    moments = training.training_set.moments
    seen = [training.line, state.start_line]
    extent = state.timeline.run.path.extent
    if extent is not None:
        m_low, m_high, b_low, b_high = extent
        seen += [type(training.line)(m_low, b_low), type(training.line)(m_high, b_high)]
    centre = (moments.slope, moments.intercept) if moments.has_slope else tuple(training.line)
    if not moments.has_slope:
        centre = (round(centre[0], 1), round(centre[1], 1))
    m_half, b_half = (_half(centre[axis], [line[axis] for line in seen]) for axis in (0, 1))
    return Box(centre[0] - m_half, centre[0] + m_half, centre[1] - b_half, centre[1] + b_half)


def _half(centre: float, seen: list[float]) -> float:
    """Half of a side, a round number: enough for all that is seen, and never much less than how far out the centre is."""
    distance = max(abs(value - centre) for value in seen)
    wanted = max(LEAST_HALF, 0.05 * abs(centre), min(LARGEST_HALF, distance * ROOM)) if distance else max(0.5, abs(centre))
    power = 10.0 ** floor(log10(wanted))
    return min(power * factor for factor in (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0) if power * factor >= wanted)


def bowl_transform(box: Box, plot: pygame.Rect) -> PlotTransform:
    """Between lines (m, b) in training units and window pixels."""
    return PlotTransform(
        LinearScale((box.m_low, box.m_high), (float(plot.left), float(plot.right))),
        LinearScale((box.b_low, box.b_high), (float(plot.bottom), float(plot.top))),
    )


def box_seen_by(transform: PlotTransform) -> Box:
    """The box that a transform shows."""
    (m_low, m_high), (b_low, b_high) = transform.x_domain, transform.y_domain
    return Box(m_low, m_high, b_low, b_high)
