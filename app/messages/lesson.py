"""The lesson: its chapters, its tasks and the values of its figures."""

from __future__ import annotations

from app.messages.message import Message
from app.session.lesson.figures import FigureValues


class ToggleLesson(Message):
    """Open the lesson where it was left, or leave it."""


class LeaveLesson(Message):
    """Leave the lesson: the learner's own work comes back as it was."""


class GoToChapter(Message):
    """Open that chapter, by name; the lesson is opened for it where it is not open."""

    chapter: str


class TurnChapter(Message):
    """Go so many chapters on, or back where negative, held to the first and the last."""

    chapters: int


class BeginChapter(Message):
    """What the open chapter needs is set up: from here the learner goes on, and there is nothing to undo."""


class MarkDone(Message):
    """A part of the task of that chapter was seen to be done: of the open one, or of one that was just left."""

    chapter: str
    part: int


class SetFigure(Message):
    """Set the values of a figure of the lesson."""

    values: FigureValues
