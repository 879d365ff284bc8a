"""How many steps the cost card shows: it grows seldom, by nearly twice, and then the axis glides there.

So the eye can follow the curve as it is drawn together, instead of looking for it anew.
"""

from __future__ import annotations

from dataclasses import replace

from app.plots.rounding import round_above
from app.session.state import State
from app.session.views import StepAxis

STEPS = (1.0, 2.0, 3.5, 6.0, 10.0)
"""How long the axis may be, in each decade."""

FEWEST, ROOM = 20.0, 1.1
"""It has so many steps at least, and so many times as many as have run."""

GLIDE_S, FARTHEST = 0.35, 2.01
"""So long a glide takes, and so many times as many steps it leads to at most."""

ROUNDING_S = 1e-6
"""Times are added up from frame to frame, each rounded."""

_LEAST_ROOM = 1.02


def keep_step_axis(state: State, seconds: float) -> None:
    """After whatever happened, which took so long: keep the axis, or glide to one that suits while steps run."""
    timeline, axis = state.timeline, state.step_axis
    number, wanted = timeline.place.run_number, _suiting(timeline.horizon)
    passed = max(0.0, seconds)
    if (axis.run_number, axis.last_step) != (number, wanted):
        # Where steps run so fast that it would be left behind, it is there at once.
        is_near = axis.run_number == number and axis.last_step < wanted <= FARTHEST * axis.last_step
        axis = StepAxis(number, wanted, _between(axis) if is_near else wanted, passed)
    elif axis.is_gliding:
        axis = replace(axis, seconds=axis.seconds + passed)
    may_glide = state.is_running and not state.look.reduces_motion and axis.seconds < GLIDE_S - ROUNDING_S
    axis = axis if axis.is_gliding and may_glide else StepAxis(number, wanted, wanted)
    if axis != state.step_axis:
        state.step_axis = axis


def last_step_seen(state: State) -> int:
    """The step that the axis ends with now; while it glides it still holds all that has run."""
    axis = state.step_axis
    return max(_between(axis), min(axis.last_step, round(_LEAST_ROOM * state.timeline.horizon)))


def _suiting(horizon: int) -> int:
    return round(round_above(max(FEWEST, horizon * ROOM), STEPS))


def _between(axis: StepAxis) -> int:
    """Of a glide so many steps are seen; by the same factor more in the same time, but for a gentle start and stop."""
    if not axis.is_gliding:
        return axis.last_step
    share = min(1.0, axis.seconds / GLIDE_S)
    share = share * share * (3.0 - 2.0 * share)
    factor: float = (axis.last_step / axis.begun_at) ** share
    return round(axis.begun_at * factor)
