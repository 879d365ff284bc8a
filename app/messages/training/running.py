"""Playing, stepping, starting over and how fast it goes."""

from __future__ import annotations

from app.messages.message import Message
from app.model.learning.speed import Speed


class Advance(Message):
    """So many ``seconds`` after the one before, so many steps are due; they run only while playing.

    Where no time is told it was long enough to have read what was shown and seen what moved.
    """

    how_many: int
    seconds: float = 1.0


class TogglePlay(Message):
    """Play or pause."""


class StepOnce(Message):
    """One step on and pause: the step that ran already where the past is looked at, else a new one."""


class Reset(Message):
    """Back to the starting line and step 0, with the same seed and order."""


class ResetWithNewSeed(Message):
    """The same, with the next seed."""


class SetSpeed(Message):
    """Set how many steps run."""

    speed: Speed


class ChangeSpeed(Message):
    """Faster or slower by so many notches of the slider."""

    notches: int
