"""Which part of J a slice shows: it stays while the ball rolls in it, so that the eye can follow the ball.

It is left only where the ball, its next place or the lowest point leaves its inner part, or where all that there is to see
has become tiny in it. Then round numbers are taken that suit for long, and the view glides there from what it showed.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor, inf, isclose, sqrt

from app.lesson.guessing import tells_what_comes
from app.lesson.opened.half_mean import share_of
from app.model.landscape.slices import Slice, slice_of
from app.plots.rounding import FINE, round_above, round_below
from app.plots.ticks import Interval
from app.session.state import State
from app.session.targets import SliceBallTarget
from app.session.views import LandscapeView, SliceGlide, SliceWindow
from app.update.landscape.fog_window import next_fog_window
from app.update.landscape.walking import footings, is_in_fog

SYMBOLS = {LandscapeView.SLICE_M: "m", LandscapeView.SLICE_B: "b"}

ROOM = 1.6
"""A new window reaches so many times as far as it has to."""

TINY = 0.1
"""Where less than this share of the window is used, it is too large."""

FORGOTTEN_A_STEP = 0.985
"""How fast it is forgotten how far out there was something to see: a ball that wanders is soon as far out again."""

GLIDE_S = 0.25
"""So long the view takes from one window to the next."""

ROUNDING_S = 1e-6
"""Times are added up from frame to frame, each rounded."""

CLOSEST, NO_COST = 1e-9, 1e-30
"""Closer to the lowest point than so much, in proportion to where it is, there is nothing to see; a J that is less is 0."""

HALF_A_UNIT = 0.5
"""So far to either side a curve is seen on which nothing else says how far."""

_MARGIN = 0.04


def keep_slice_window(state: State, seconds: float) -> None:
    """After whatever happened, which took so long: keep the window of the slice looked at, or glide to one that suits."""
    landscape, symbol = state.landscape, SYMBOLS.get(state.landscape.view)
    window, glide = landscape.slice_window, landscape.slice_glide
    seconds = seconds if seconds > 0.0 else 0.0
    if glide is not None:
        glide = replace(glide, seconds=glide.seconds + seconds)
    if symbol is None or not len(state.points):
        glide = None
    elif state.held != SliceBallTarget():
        part = slice_seen(state, symbol)
        new = _next(state, window, part)
        if window is not None and window.symbol == symbol and not _shows_the_same(window, new):
            glide = SliceGlide(_on_the_way(glide, window), seconds)
        window = new
        if glide is not None and (window.is_in_fog or not _holds(_on_the_way(glide, window), part)):
            # In fog each place that was walked on is to be seen.
            glide = None
    if glide is not None and (
        glide.seconds >= GLIDE_S - ROUNDING_S or state.look.reduces_motion or glide.begun_at.symbol != symbol
    ):
        glide = None
    if (window, glide) != (landscape.slice_window, landscape.slice_glide):
        state.landscape = replace(landscape, slice_window=window, slice_glide=glide)


def slice_seen(state: State, symbol: str) -> Slice:
    """The slice through the line looked at, with the step that comes next unless that is to be guessed first."""
    training = state.training
    next_step = state.timeline.next_record() if tells_what_comes(state) else None
    return slice_of(training.training_set.moments, training.line, symbol, next_step, share_of(state))


def window_seen(state: State, part: Slice) -> SliceWindow:
    """The window that the slice is seen in."""
    window, glide = state.landscape.slice_window, state.landscape.slice_glide
    is_of_it = window is not None and window.symbol == part.symbol and (window.is_in_fog or not is_in_fog(state))
    return _on_the_way(glide, window) if window is not None and is_of_it else _next(state, None, part)


def _next(state: State, before: SliceWindow | None, part: Slice) -> SliceWindow:
    step = state.timeline.step
    if is_in_fog(state):
        return next_fog_window(before, part.symbol, footings(state, part.symbol), part.landing, step)
    return next_window(before, part, step)


def _on_the_way(glide: SliceGlide | None, window: SliceWindow) -> SliceWindow:
    """What is shown between the window that the glide began at and this one; it starts and stops gently."""
    if glide is None:
        return window
    share = min(1.0, glide.seconds / GLIDE_S)
    share = share * share * (3.0 - 2.0 * share)
    domain = _between(glide.begun_at.domain, window.domain, share)
    return replace(window, domain=domain, heights=_between(glide.begun_at.heights, window.heights, share))


def _between(old: Interval, new: Interval, share: float) -> Interval:
    """An interval that grows or shrinks by the same factor in the same time, from one to the other."""
    before, after = old[1] - old[0], new[1] - new[0]
    factor = after / before if before > 0.0 else 0.0
    if 0.0 < factor < inf and not isclose(factor, 1.0, rel_tol=1e-6):
        share = (factor**share - 1.0) / (factor - 1.0)
    return old[0] + share * (new[0] - old[0]), old[1] + share * (new[1] - old[1])


def _shows_the_same(window: SliceWindow, other: SliceWindow) -> bool:
    return (window.domain, window.heights) == (other.domain, other.heights)


def _holds(window: SliceWindow, part: Slice) -> bool:
    """Whether the ball and its next place are in the window: neither may be shown where it is not."""
    (left, right), (low, high), places = window.domain, window.heights, (part.at, part.landing)
    return left <= min(places) and max(places) <= right and all(low <= part.whole(place) <= high for place in places)


def next_window(before: SliceWindow | None, part: Slice, step: int) -> SliceWindow:
    """The window ``before``, or another where that does not suit the slice."""
    reach = reach_of(part)
    if before is None or before.symbol != part.symbol:
        return _new_window(part, _first_reach(part, reach), step)
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
        return max(HALF_A_UNIT, abs(part.at))
    away = max(abs(part.at - whole.vertex), abs(part.landing - whole.vertex))
    # Never closer than where J is a quarter more than its least here: closer in, it would look flat.
    wall = max(sqrt(0.25 * whole.least / whole.curvature), CLOSEST * max(1.0, abs(whole.vertex)))
    return max(away, wall)


def _first_reach(part: Slice, reach: float) -> float:
    """How far what is seen first reaches: on the line that fits exactly there is only the curve to see."""
    scale = max(1.0, abs(part.whole.vertex))
    return reach if reach > CLOSEST * scale else HALF_A_UNIT * scale


def _new_window(part: Slice, reach: float, step: int) -> SliceWindow:
    """A window with round numbers, in which the slice can move a good deal."""
    whole = part.whole
    half = round_above(ROOM * reach, FINE)
    if not whole.curvature:
        heights = (0.0, round_above(2 * whole.least) if whole.least > NO_COST else 1.0)
        return SliceWindow(part.symbol, (part.at - half, part.at + half), heights, reach, step)
    middle = round(whole.vertex / half * 4) * half / 4
    domain = (middle - half, middle + half)
    top = max(map(whole, domain))
    # The curve sinks as the other parameter learns: down to the least that there can be, if that is not too far below.
    bottom = max(part.least, whole.least - 0.6 * (top - whole.least))
    unit = round_below((top - bottom) / 8)
    heights = (floor(bottom / unit - 1.2) * unit, ceil(top / unit + 0.5) * unit)
    return SliceWindow(part.symbol, domain, heights, reach, step)
