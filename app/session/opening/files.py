"""Files to choose from, to open one or to save to, where the system has no dialog of its own for that."""

from __future__ import annotations

from dataclasses import dataclass

from app.session.targets import TextTarget

PATH = TextTarget("path")
"""Where the path of a file is typed."""

MOST_RECENT = 8
"""So many files that were opened are remembered."""

ABOVE = ".. the folder above"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder to choose: what it is called here, its full name, and a file's size in bytes, or its folder.

    Name and folder are written so that they can be shown, the full name so that it can be opened.
    """

    name: str
    path: str
    is_folder: bool = False
    size: int = 0
    folder: str = ""


@dataclass(frozen=True, slots=True)
class FileList:
    """A folder and what is in it: the files opened lately first, then the folder above, folders, and files.

    ``first`` is the line that is wanted at the top, headings counted. ``why_not`` is why no more can be listed. ``typed``
    is a path that is being typed: of a file, or of a folder to look into. It ``saves`` where that is the file to save to,
    and ``replaces`` the file of that full name if it is entered again, now that it was said that it is there.
    """

    folder: str
    entries: tuple[Entry, ...] = ()
    recent: int = 0
    first: int = 0
    why_not: str = ""
    typed: str = ""
    saves: bool = False
    replaces: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in the folder, as far as it could be looked into."""
        return not self.why_not and all(entry.name == ABOVE for entry in self.entries[max(0, self.recent) :])


def with_recent(recent: tuple[str, ...], path: str) -> tuple[str, ...]:
    """The files opened lately after one more was, the latest first."""
    return (path, *(other for other in recent if other != path))[:MOST_RECENT]
