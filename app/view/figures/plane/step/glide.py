"""The animation of a single step, as pure functions of how much of it is over: first the error, then the line's turn."""

from __future__ import annotations

from app.model.data.scaling import Line

ERROR_UNTIL = 0.4
"""So much of the animation the error bar takes to grow from the point to the guess."""


def grown(glide: float) -> float:
    """How much of the error bar is seen, from 0 to 1."""
    return min(1.0, glide / ERROR_UNTIL)


def turned(before: Line, after: Line, glide: float) -> Line:
    """The line on its way from before the step to after it; it starts and stops gently."""
    if glide >= 1.0:
        return after
    share = max(0.0, (glide - ERROR_UNTIL) / (1.0 - ERROR_UNTIL))
    share = share * share * (3.0 - 2.0 * share)
    return Line(*(old + share * (new - old) for old, new in zip(before, after, strict=True)))
