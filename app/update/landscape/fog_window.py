"""Which part of the axes a slice in fog shows. It goes by what was felt alone, so that the axes give nothing away."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor

from app.model.theory.landscape import Tangent
from app.plots.rounding import FINE, round_above, round_below
from app.session.views import SliceWindow

ROOM, AHEAD = 2.0, 0.35
"""A new window reaches so many times as far as it has to, and that share of a half of it is moved downhill of the ball."""

MARGIN, BELOW_NOTHING = 0.06, 0.12
"""What is felt keeps so far from the ends; and J = 0 stands so far above the lower one. Both as shares of the window."""

TINY = 0.05
"""Where less than this share of the height is used, the window is too high."""


def next_fog_window(
    before: SliceWindow | None, symbol: str, felt: Sequence[Tangent], next_at: float, step: int
) -> SliceWindow:
    """The window ``before``, or another where not every place ``felt`` and the next one is well within it."""
    if before is not None and before.symbol == symbol and before.is_in_fog and _suits(before, felt, next_at):
        return before
    here = felt[-1]
    ats = [next_at, *(foot.at for foot in felt)]
    reach = max(max(ats) - here.at, here.at - min(ats))
    half = round_above(ROOM * max(reach, _guessed_reach(here) if len(felt) == 1 else 1e-9 * abs(here.at), 1e-300), FINE)
    downhill = AHEAD * half * ((here.slope < 0.0) - (here.slope > 0.0))
    middle = round((here.at + downhill) / half * 8) * half / 8
    low, high = _heights(felt, half)
    unit = round_below((high - low) / 8)
    heights = (floor(low / unit) * unit, ceil(high / unit) * unit)
    return SliceWindow(symbol, (middle - half, middle + half), heights, half / ROOM, step, is_in_fog=True)


def _guessed_reach(here: Tangent) -> float:
    """Before a single step: twice as far as the tangent needs down to J = 0, or about the size of the parameter."""
    usual = max(0.5, abs(here.at))
    return min(usual, 2.0 * here.value / abs(here.slope)) if here.slope and here.value else usual


def _heights(felt: Sequence[Tangent], half: float) -> tuple[float, float]:
    """From below the least J felt to above the largest, with room for the tangent of the present place."""
    costs = [foot.value for foot in felt]
    least, largest = min(costs), max(costs)
    fall = max(0.6 * abs(felt[-1].slope) * half, 0.25 * (largest - least))
    low = max(-BELOW_NOTHING * largest, least - fall)
    high = largest + 0.25 * (largest - low)
    if high - low > 1e-9 * high:
        return low, high
    top = max(2.0 * largest, 1e-30)
    return -BELOW_NOTHING * top, top


def _suits(window: SliceWindow, felt: Sequence[Tangent], next_at: float) -> bool:
    (left, right), (low, high) = window.domain, window.heights
    across, up = MARGIN * (right - left), MARGIN * (high - low)
    ats = [next_at, *(foot.at for foot in felt)]
    costs = [foot.value for foot in felt]
    is_within = left + across <= min(ats) and max(ats) <= right - across
    return is_within and low + up <= min(costs) and max(costs) <= high - up and max(costs) - low >= TINY * (high - low)
