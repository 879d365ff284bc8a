"""The folder of a running program's journal: a lock, the session that the journal begins with, and the journal itself.

The journal goes on in generations. A new one begins with ``base-N.gdv.json``, complete on the disk before ``journal-N`` is;
only then do the files of the generation before go. Whatever ends the program, one generation is complete.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

import platformdirs

from app.files.atomic import atomic_writer
from app.files.bounded import KIB, MIB, read_bounded
from app.files.journals.lines import HEAD, line_of, said_in
from app.files.journals.lock import Lock
from app.files.preferences import APP_FOLDER
from app.files.problem import FileProblem
from app.files.sessions.format import ENDING, VERSION
from app.files.sessions.reading import read_session
from app.files.sessions.writing import write_session
from app.session.saved.records import Session

LARGEST_JOURNAL = 64 * MIB
"""A journal begins anew long before it is as large."""


LOCK, NOT_RESTORED = "lock", "not-restored.txt"
LARGEST_NOTE = 64 * KIB

_TRIED = f"This session could not be restored by a program that reads sessions up to version {VERSION}:"
_WHAT_IS_HERE = (
    f"base-N{ENDING} is the session as the journal began, to be opened as any other; journal-N is what happened since.\n"
    "A program that reads newer sessions tries it again. Whoever does not want it can remove this folder."
)

TRIES = 10
"""So often a folder of its own is made, should others that start at the same moment take it for abandoned."""


class Left(NamedTuple):
    """What a program left: the session that its journal begins with, and what was said since."""

    base: Session
    said: tuple[object, ...]


class Folder:
    """A folder that this program alone uses, as long as it holds the lock."""

    def __init__(self, path: Path, lock: Lock) -> None:
        self.path, self._lock = path, lock
        self._generation = max([0, *_generations(path)])

    @classmethod
    def made(cls, name: str) -> Folder:
        """A new folder; names in the order of time are in the order of their letters. Raises OSError."""
        for _ in range(TRIES):
            path = all_of_them() / f"{name}-{os.urandom(4).hex()}"
            path.mkdir(parents=True)
            try:
                lock = Lock.taken(path / LOCK)
            except OSError:
                shutil.rmtree(path, ignore_errors=True)
                raise
            if lock is not None and path.exists():
                return cls(path, lock)
            # Another program that just started took it for abandoned.
        raise OSError("no folder of its own stays with this program")

    def left(self) -> Left:
        """What the program that had this folder left there. Raises FileProblem."""
        number = self._generation
        lines = read_bounded(self.path / f"journal-{number}", LARGEST_JOURNAL).splitlines(keepends=True)
        return Left(read_session(self.path / f"base-{number}{ENDING}"), tuple(said_in(lines)))

    @property
    def is_begun(self) -> bool:
        """Whether there is a journal: a program that was killed as soon as it had started leaves none."""
        return self._generation > 0

    def begin(self, base: Session) -> int:
        """Write the session that the next generation begins with; returns the number. Raises FileProblem."""
        number = self._generation + 1
        write_session(self.path / f"base-{number}{ENDING}", base)
        return number

    def go_on(self, number: int, lines: Iterable[bytes]) -> IO[bytes]:
        """The journal of that generation, with these lines, to be written on. Raises FileProblem and OSError."""
        path = self.path / f"journal-{number}"
        with atomic_writer(path, "wb") as file:
            file.write(line_of(HEAD))
            file.writelines(lines)
        for old in _generations(self.path):
            if old < number:
                for name in (f"journal-{old}", f"base-{old}{ENDING}"):
                    (self.path / name).unlink(missing_ok=True)
        self._generation = number
        return path.open("ab")

    @property
    def is_given_up(self) -> bool:
        """Whether a program that reads sessions of the same versions could not restore it, and has told so."""
        with suppress(FileProblem):
            return read_bounded(self.path / NOT_RESTORED, LARGEST_NOTE).startswith(_TRIED.encode())
        return False

    def give_up(self, why: str) -> None:
        """Leave all of it as it is, with a note that it could not be restored: it is not tried at each start again.

        Raises FileProblem.
        """
        with atomic_writer(self.path / NOT_RESTORED) as file:
            file.write(f"{_TRIED}\n{why}\n\n{_WHAT_IS_HERE}\n")

    def remove(self) -> None:
        """All of it is somewhere else now."""
        shutil.rmtree(self.path, ignore_errors=os.name != "nt")
        self.release()
        shutil.rmtree(self.path, ignore_errors=True)

    def release(self) -> None:
        """Leave the folder as it is to whoever comes next."""
        self._lock.release()

    @property
    def is_held(self) -> bool:
        """Whether this program has it, for it was not released."""
        return self._lock.is_held


def all_of_them() -> Path:
    """Where the folders of all running programs are."""
    return platformdirs.user_state_path(APP_FOLDER, appauthor=False) / "running"


def abandoned() -> list[Folder]:
    """The folders whose program did not end in order, the latest first; they are this program's now. Empty ones go.

    One that could not be restored, and of which that was told, stays where it is.
    """
    found = []
    with suppress(OSError):
        paths = sorted(all_of_them().iterdir(), key=lambda path: path.name, reverse=True)
        for path in paths:
            with suppress(OSError):
                lock = Lock.taken(path / LOCK) if (path / LOCK).exists() else None
                if lock is not None:
                    found.append(Folder(path, lock))
    for folder in found:
        if not folder.is_begun:
            folder.remove()
        elif folder.is_given_up:
            folder.release()
    return [folder for folder in found if folder.is_held]


def _generations(path: Path) -> list[int]:
    with suppress(OSError):
        found = (re.fullmatch(r"journal-([0-9]{1,9})", each.name) for each in path.iterdir())
        return sorted(int(each[1]) for each in found if each)
    return []
