"""Earlier steps, other runs, undo and redo."""

from __future__ import annotations

from app.messages.message import Message


class StepBack(Message):
    """Look one step further back."""


class LookAt(Message):
    """Look at the present run as it was after that step, held to the run's ends."""

    step: int


class LookAtEnd(Message):
    """Look at the latest step of the run."""


class LookAtEpoch(Message):
    """Look at the start of the epoch that many epochs later, or earlier where negative."""

    epochs: int


class LookBeforeDivergence(Message):
    """Look at the last step before the run diverged."""


class HalveRateAndGoOn(Message):
    """Go back to that step, halve the learning rate, again while a step could raise its own cost, and play."""


class GoToRun(Message):
    """Go to the end of another run."""

    run_number: int


class DropRun(Message):
    """Forget a run that is not the present one."""

    run_number: int


class Undo(Message):
    """Undo the latest edit."""


class Redo(Message):
    """Redo the edit undone last."""
