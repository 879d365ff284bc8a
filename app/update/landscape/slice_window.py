"""Which part of J a slice shows: it stays while the ball rolls in it, so that the eye can follow the ball.

It is left only where the ball, its next place or the lowest point leaves its inner part, or where all that there is to see
has become tiny in it. Then round numbers are taken that suit for long.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor, sqrt

from app.lesson.guessing import tells_what_comes
from app.model.landscape.slices import Slice, slice_of
from app.plots.rounding import FINE, round_above, round_below
from app.session.state import State
from app.session.targets import SliceBallTarget
from app.session.views import LandscapeView, SliceWindow
from app.update.landscape.fog_window import next_fog_window
from app.update.landscape.walking import footings, is_in_fog

SYMBOLS = {LandscapeView.SLICE_M: "m", LandscapeView.SLICE_B: "b"}

ROOM = 1.6
"""A new window reaches so many times as far as it has to."""

TINY = 0.1
"""Where less than this share of the window is used, it is too large."""

FORGOTTEN_A_STEP = 0.985
"""How fast it is forgotten how far out there was something to see: a ball that wanders is soon as far out again."""

_MARGIN = 0.04


def keep_slice_window(state: State) -> None:
    """After whatever happened: keep the window of the slice looked at, or take another where it no longer suits."""
    symbol = SYMBOLS.get(state.landscape.view)
    if symbol is not None and len(state.points) and state.held != SliceBallTarget():
        window = _next(state, state.landscape.slice_window, slice_seen(state, symbol))
        if window != state.landscape.slice_window:
            state.landscape = replace(state.landscape, slice_window=window)


def slice_seen(state: State, symbol: str) -> Slice:
    """The slice through the line looked at, with the step that comes next unless that is to be guessed first."""
    training = state.training
    steps = state.timeline.next_step() if tells_what_comes(state) else None
    next_step = steps.last if steps is not None and len(steps) else None
    return slice_of(training.training_set.moments, training.line, symbol, next_step)


def window_seen(state: State, part: Slice) -> SliceWindow:
    """The window that the slice is seen in."""
    window = state.landscape.slice_window
    is_of_it = window is not None and window.symbol == part.symbol and (window.is_in_fog or not is_in_fog(state))
    return window if window is not None and is_of_it else _next(state, None, part)


def _next(state: State, before: SliceWindow | None, part: Slice) -> SliceWindow:
    step = state.timeline.step
    if is_in_fog(state):
        return next_fog_window(before, part.symbol, footings(state, part.symbol), part.landing, step)
    return next_window(before, part, step)


def next_window(before: SliceWindow | None, part: Slice, step: int) -> SliceWindow:
    """The window ``before``, or another where that does not suit the slice."""
    reach = reach_of(part)
    if before is None or before.symbol != part.symbol:
        return _new_window(part, reach, step)
    remembered = max(reach, before.reach * FORGOTTEN_A_STEP ** min(1000, abs(step - before.step)))
    if suits(before, part) and remembered > TINY * (before.domain[1] - before.domain[0]) / 2:
        return replace(before, reach=remembered, step=step, is_in_fog=False)
    return _new_window(part, reach, step)


def suits(window: SliceWindow, part: Slice) -> bool:
    """Whether ball, next place and lowest point are well within the window, and the walls of the curve rise in it."""
    whole, (left, right), (low, high) = part.whole, window.domain, window.heights
    width, height = right - left, high - low
    shown = (part.at, part.landing, whole.vertex) if whole.curvature else (part.at, part.landing)
    if not (left + _MARGIN * width <= min(shown) and max(shown) <= right - _MARGIN * width):
        return False
    lowest, highest = min(map(whole, shown)), max(map(whole, shown))
    rise = max(whole(left), whole(right)) - whole.least
    return (
        low + _MARGIN * height <= lowest
        and highest <= high - _MARGIN * height
        and (not whole.curvature or 0.3 * height <= rise <= 4.0 * height)
    )


def reach_of(part: Slice) -> float:
    """How far from the lowest point there is something to see: ball and next place, and a wall of the curve."""
    whole = part.whole
    if not whole.curvature:
        return max(0.5, abs(part.at))
    away = max(abs(part.at - whole.vertex), abs(part.landing - whole.vertex))
    # Never closer than where J is a quarter more than its least here: closer in, it would look flat.
    wall = max(sqrt(0.25 * whole.least / whole.curvature), 1e-9 * max(1.0, abs(whole.vertex)))
    return max(away, wall)


def _new_window(part: Slice, reach: float, step: int) -> SliceWindow:
    """A window with round numbers, in which the slice can move a good deal."""
    whole = part.whole
    half = round_above(ROOM * reach, FINE)
    if not whole.curvature:
        heights = (0.0, round_above(max(2 * whole.least, 1e-30)))
        return SliceWindow(part.symbol, (part.at - half, part.at + half), heights, reach, step)
    middle = round(whole.vertex / half * 4) * half / 4
    domain = (middle - half, middle + half)
    top = max(map(whole, domain))
    # The curve sinks as the other parameter learns: down to the least that there can be, if that is not too far below.
    bottom = max(part.least, whole.least - 0.6 * (top - whole.least))
    unit = round_below((top - bottom) / 8)
    heights = (floor(bottom / unit - 1.2) * unit, ceil(top / unit + 0.5) * unit)
    return SliceWindow(part.symbol, domain, heights, reach, step)
