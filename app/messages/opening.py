"""Files on their way in: chosen, read, and what came of it. Reading itself is done by the shell, which says so in these."""

from __future__ import annotations

from app.messages.message import Message
from app.session.opening.files import FileList


class BeginReading(Message):
    """A file, or a text, of that name is being read from now on."""

    name: str


class ReadSoFar(Message):
    """That share of it was read."""

    share: float


class EndReading(Message):
    """It was read; or it could not be, for which there is one line."""

    why_not: str = ""


class CancelReading(Message):
    """Give up reading: all stays as it was."""


class ChooseFile(Message):
    """Let a file be chosen, to be opened."""


class OpenFile(Message):
    """Open the file of that name."""

    path: str


class PastePoints(Message):
    """Open the text on the clipboard, such as cells of a spreadsheet, as a file would be."""


class CopyPoints(Message):
    """Put the points on the clipboard: x and y in their own units, with a tab between, below their names."""


class ShowFiles(Message):
    """Show what there is to choose from."""

    files: FileList


class GoToFolder(Message):
    """Show what is in that folder."""

    path: str


class OpenTyped(Message):
    """Open the file whose path is typed, or save to it, or show what is in that folder."""


class NameFile(Message):
    """Put that name where a path is typed, and go there."""

    name: str


class ScrollFiles(Message):
    """Show the files from that line on."""

    first: int


class CloseFiles(Message):
    """Choose none."""


class RememberFile(Message):
    """A file of that full name was opened: it can be found again among the latest."""

    path: str
