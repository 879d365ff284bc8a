"""The points that chapters begin with: few, so that each can be followed, and in [0, 1], so that nothing is scaled."""

from __future__ import annotations

from app.messages import LoadPoints, Message, SetLineByHand
from app.model.data.dataset import Dataset

EIGHT = Dataset.of([0.08, 0.2, 0.32, 0.45, 0.55, 0.68, 0.8, 0.93], [0.24, 0.36, 0.3, 0.5, 0.42, 0.62, 0.55, 0.74])
"""Points near a line, none of them on it."""

ONE = Dataset.of([0.7], [0.3])
"""One point, below the line that chapters draw for it."""


def desk(points: Dataset, slope: float, intercept: float) -> tuple[Message, ...]:
    """These points and this line."""
    return LoadPoints(points, "the lesson's points"), SetLineByHand(slope, intercept)
