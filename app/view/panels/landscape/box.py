"""Which part of the plane of lines the landscape shows. No drawing in here."""

from __future__ import annotations

from functools import lru_cache

from app.model.time.path import Extent
from app.model.time.timeline import Timeline
from app.plots.rounding import FINE, round_above
from app.plots.transform import PlotTransform
from app.session.state import State
from app.session.views import Box
from app.view.figures.run_path import beginning_of

ROOM = 1.12
LEAST_HALF = 1e-6
LARGEST_HALF = 1e55


def box_of(state: State) -> Box:
    """The box that was chosen, or one around the least cost that holds the line and its path.

    Its sides are round numbers (1, 2, 5, 10, …), so that it holds still while the run goes on.
    """
    if state.landscape.box is not None:
        return state.landscape.box
    training, start = state.training, state.start_line
    moments, line = training.training_set.moments, training.line
    m_low, m_high, b_low, b_high = _extent_of_path(state.timeline) or (
        line.slope,
        line.slope,
        line.intercept,
        line.intercept,
    )
    if moments.has_slope:
        m, b = moments.slope, moments.intercept
    else:
        m, b = round(line.slope, 1), round(line.intercept, 1)
    m_half = _half(m, max(m_high, line.slope, start.slope) - m, m - min(m_low, line.slope, start.slope))
    b_half = _half(b, max(b_high, line.intercept, start.intercept) - b, b - min(b_low, line.intercept, start.intercept))
    return Box(m - m_half, m + m_half, b - b_half, b + b_half)


def _extent_of_path(timeline: Timeline) -> Extent | None:
    """That of the path from where it begins; looked back at in a run that diverged, up to there: the rest would dwarf it."""
    run, first = timeline.run, beginning_of(timeline.run, timeline.step).step
    last = run.now.step if timeline.is_live or run.last_divergence is None else timeline.step
    return run.path.extent if first == 0 and last == run.now.step else run.path.extent_of(first, last)


@lru_cache(maxsize=8)
def _half(centre: float, above: float, below: float) -> float:
    """Half of a side, a round number: enough for all that is seen, and never much less than how far out the centre is."""
    distance = max(above, below)
    wanted = max(LEAST_HALF, 0.05 * abs(centre), min(LARGEST_HALF, distance * ROOM)) if distance else max(0.5, abs(centre))
    return round_above(wanted, FINE)


def box_seen_by(transform: PlotTransform) -> Box:
    """The box that a transform shows."""
    (m_low, m_high), (b_low, b_high) = transform.x_domain, transform.y_domain
    return Box(m_low, m_high, b_low, b_high)
