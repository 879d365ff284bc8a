"""What is wrong with a file, in one line that a person can act on.

Functions that read or write files raise ``FileProblem`` for whatever is wrong with the file or the system, so that the
command line and the window have one exception to catch and one line to show.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

LONGEST_QUOTE = 40
"""Characters of file content shown in a message: a line may be megabytes long."""


class FileProblem(Exception):  # noqa: N818 (a problem with a file, not a mistake of the program)
    """A file that cannot be used. ``str()`` gives ``points.csv:3: 'abc' is not a number``, always one line.

    ``line`` counts from 1; None if the problem is not in one line.
    """

    def __init__(self, path: str | os.PathLike[str], reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = one_line(reason)
        self.line = line
        place = one_line(os.fspath(path)) or "''"
        super().__init__(f"{place}: {self.reason}" if line is None else f"{place}:{line}: {self.reason}")

    @property
    def briefly(self) -> str:
        """The same with the file's name alone, as a window says it: whoever chose a file there knows where it is."""
        return str(FileProblem(os.path.basename(self.path) or self.path, self.reason, self.line))  # noqa: PTH119


class ChoiceNeeded(FileProblem):
    """A file that can be used once somebody says how: which columns, which sheet, or without some of its rows."""


def one_line(text: str) -> str:
    """The text with everything unprintable (newlines, escapes, stray bytes of a name) written as escapes."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def in_a_notice(problem: Exception) -> str:
    """What went wrong in one line, as a window says it."""
    match problem:
        case FileProblem():
            return problem.briefly
        case OSError():
            return one_line(reason_for(problem))
    return one_line(str(problem)) or type(problem).__name__


def whereabouts(path: Path) -> str:
    """Where a file is that somebody will want to find, with ``~`` for the home folder."""
    full = path.absolute()
    with suppress(ValueError, RuntimeError):  # it is elsewhere, or nobody has a home here
        full = Path("~") / full.relative_to(Path.home())
    return one_line(str(full))


def quoted(text: str) -> str:
    """Text from a file, for a message: in quotes, on one line, shortened if it is long."""
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "..."
    return f"'{one_line(shown)}'"


def reason_for(error: OSError | ValueError) -> str:
    """The reason in this program's words. Python raises ValueError for a name with a zero byte."""
    match error:
        case FileNotFoundError():
            return "no such file"
        case IsADirectoryError():
            return "is a folder"
        case NotADirectoryError():
            return "part of its path is not a folder"
        case PermissionError():
            return "permission denied"
        case OSError(strerror=str(said)) if said:
            return said[0].lower() + said[1:]
    return str(error) or "cannot be used"
