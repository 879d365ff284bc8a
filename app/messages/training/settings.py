"""How the line learns, and the line set by hand."""

from __future__ import annotations

from app.messages.message import Message
from app.model.data.scaling import ScaleChoice
from app.model.learning.sampling import Order
from app.model.learning.training import Mode


class SetLineByHand(Message):
    """Set slope and intercept, in training units."""

    slope: float
    intercept: float


class SetMode(Message):
    """Learn from one point a step, from a few, or from all."""

    mode: Mode


class NextMode(Message):
    """Go round the modes."""


class SetOrder(Message):
    """Take the points in another order."""

    order: Order


class NextOrder(Message):
    """Go round the orders."""


class SetBatchSize(Message):
    """Learn from that many points in a mini-batch step."""

    batch_size: int


class ChangeBatchSize(Message):
    """Halve or double the batch size so many times."""

    doublings: int


class SetLearningRate(Message):
    """Set the learning rate."""

    learning_rate: float


class ChangeLearningRate(Message):
    """Make the learning rate larger or smaller by so many notches of the slider."""

    notches: int


class SetFastestLearningRate(Message):
    """Set the learning rate marked on the slider: the fastest, with few points a step the fastest without overshoot."""


class SetScaling(Message):
    """Choose how points are scaled for training."""

    scale: ScaleChoice
