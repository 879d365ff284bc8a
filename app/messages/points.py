"""Points, in the data's own units, and the line that the learner keeps to compare others with."""

from __future__ import annotations

from app.messages.message import Message
from app.model.data.dataset import Dataset
from app.session.opening.examples import Example


class AddPoint(Message):
    """Add a point at (x, y), after all others."""

    x: float
    y: float


class AddPointAtCrosshair(Message):
    """Add a point where the keyboard's crosshair stands, unless there is one."""


class MovePointTo(Message):
    """Move the point at ``index`` to (x, y)."""

    index: int
    x: float
    y: float


class DeletePoint(Message):
    """Delete the point at ``index``."""

    index: int


class ClearPoints(Message):
    """Delete all points."""


class LoadPoints(Message):
    """Replace all points, with those of a file for example, and fit the axes where they do not show them all."""

    points: Dataset
    name: str


class LoadExample(Message):
    """Replace all points with the example's."""


class ToggleExamples(Message):
    """Open the card with the example sets, or close it."""


class OfferExamples(Message):
    """The example sets were read: their card opens."""

    examples: tuple[Example, ...]


class ChooseExample(Message):
    """Look at the example of that number, from 0, on the card; held to those that there are."""

    number: int


class OpenExample(Message):
    """Replace all points with those of the example of that number, from 0, and close the card."""

    number: int


class KeepLine(Message):
    """Keep the line as it is now as «my line», in place of one that was kept before."""


class ForgetLine(Message):
    """Keep no line any more."""
