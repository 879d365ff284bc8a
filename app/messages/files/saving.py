"""Saving: pictures, animations, points and the trace, and how far that is."""

from __future__ import annotations

from typing import Annotated

from app.messages.message import Message
from app.session.files.saving import LARGEST_FRAME_COUNT, PICTURE_SCALES, AnimationKind, Part
from app.session.plain import Within


class SavePicture(Message):
    """Save a picture of the part that is chosen for pictures, at the scale that is chosen."""


class CopyPicture(Message):
    """Put that picture on the clipboard."""


class SaveAnimation(Message):
    """Save the run, or the span of it that is marked, as an animation."""

    format: AnimationKind


class SavePoints(Message):
    """Save the points as CSV."""


class SaveTrace(Message):
    """Save every step of the run as CSV."""


class SetPicturePart(Message):
    """Choose what pictures show."""

    part: Part


class SetPictureScale(Message):
    """Choose at how many times the window's pixels pictures are drawn."""

    scale: Annotated[int, Within(PICTURE_SCALES[0], PICTURE_SCALES[-1])]


class SetFrameCount(Message):
    """Choose how many frames an animation has."""

    frames: Annotated[int, Within(2, LARGEST_FRAME_COUNT)]


class MarkSpan(Message):
    """Let the span of an animation begin at the step looked at; or, where it does already, let it be the whole run."""


class SavingProgressed(Message):
    """This share of what is being saved is done. ``number`` tells which: one that was cancelled may still report."""

    number: int
    share: float


class SavingEnded(Message):
    """What has that number is being saved no more; ``told`` says what came of it."""

    number: int
    told: str
    is_failure: bool = False


class CancelSaving(Message):
    """Give up what is being saved."""
