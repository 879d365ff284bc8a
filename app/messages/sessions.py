"""Sessions: saved, opened, begun afresh. What needs a file or the clipboard is asked of the shell, which watches for it."""

from __future__ import annotations

from app.messages.message import Message
from app.session.saved.records import Session


class OpenSession(Message):
    """Put a session, and what it is called, in place of the present one. It waits, as it was when it was stored.

    How the window looks (theme, size) stays as it is.
    """

    session: Session
    name: str


class StartAfresh(Message):
    """Begin with nothing, as a program does that has just been started."""


class SaveSession(Message):
    """Save the session to its file, or to a new one where it has none yet."""


class SaveSessionAs(Message):
    """Save the session to another file."""


class ReopenLastSession(Message):
    """Open the session that was there last, before this one."""


class FoundLastSession(Message):
    """There is a session before this one; ``said_of_it``: how much is in it and when it ended, in words."""

    said_of_it: str


class CopyCommand(Message):
    """Copy the command line that shows the same without a window."""
