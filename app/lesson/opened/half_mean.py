"""Where slices show half the mean of the squares, J ÷ 2n, in place of J: a batch step is lr times its slope.

J is lowest where J ÷ 2n is. What a step takes off m is ``lr·mean(error·x)``, and the slope of J is ``2·Σ error·x``: with n
points that is 2n times as much. So a learner can work a step out from the slope that is seen.
"""

from __future__ import annotations

from app.lesson.arrangement import Layer
from app.lesson.every import shows
from app.session.state import State


def share_of(state: State) -> int:
    """What the heights of slices are divided by: 1 where they show J itself."""
    return 2 * len(state.points) if shows(state, Layer.HALF_MEAN) and len(state.points) else 1
