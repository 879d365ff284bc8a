"""The points that chapters begin with: few, so that each can be followed, and none of them scaled."""

from __future__ import annotations

from app.messages import LoadPoints, Message, SetLineByHand, SetScaling
from app.model.data.dataset import Dataset
from app.model.data.scaling import ScaleChoice

EIGHT = Dataset.of([0.08, 0.2, 0.32, 0.45, 0.55, 0.68, 0.8, 0.93], [0.24, 0.36, 0.3, 0.5, 0.42, 0.62, 0.55, 0.74])
"""Points near a line, none of them on it."""

SEVEN = Dataset.of(EIGHT.xs[:-1], EIGHT.ys[:-1])
"""The same without the last one, so that the right end of the line stands free."""

ONE = Dataset.of([0.7], [0.3])
"""One point, below the line that chapters draw for it."""


EVEN = Dataset.of([-0.95, -0.8, -0.55, -0.3, 0.3, 0.55, 0.8, 0.95], [0.12, 0.08, 0.34, 0.32, 0.7, 0.64, 0.94, 0.86])
"""Points that lie evenly to both sides of x = 0: there b is best at their mean, whatever m is, and batch steps leave it.

Then only m moves, and J along m is one curve that stays as it is.
"""

WIDE = Dataset.of([-1.4, -1.2, -0.8, -0.45, 0.45, 0.8, 1.2, 1.4], EVEN.ys)
"""The same, farther out: the mean of x² is more than 1, so that a rate that diverges does so in m, where it is seen."""

EVEN_B = 0.5
"""The mean of what these points measured."""


def even_desk(slope: float, points: Dataset = EVEN) -> tuple[Message, ...]:
    """These points as they are, and a line with the best b."""
    return SetScaling(ScaleChoice.NONE), *desk(points, slope, EVEN_B)


def desk(points: Dataset, slope: float, intercept: float) -> tuple[Message, ...]:
    """These points and this line."""
    return LoadPoints(points, "the lesson's points"), SetLineByHand(slope, intercept)
