"""A lock that a running program holds and that the system releases when it ends, however that happens."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]
    import msvcrt


_HELD = BlockingIOError if fcntl is not None else PermissionError
"""What the system raises where another program has the lock."""


class Lock:
    """A file that at most one program holds."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def taken(cls, path: Path) -> Lock | None:
        """The lock, made where it is not there; None where another program holds it.

        Raises OSError, also on a disk that has no locks.
        """
        file = path.open("ab")
        try:
            _lock(file)
        except OSError as problem:
            file.close()
            if isinstance(problem, _HELD):
                return None
            raise
        return cls(file)

    @property
    def is_held(self) -> bool:
        """Whether it was not released."""
        return not self._file.closed

    def release(self) -> None:
        """Let others have it."""
        with suppress(OSError):
            self._file.close()


def _lock(file: BinaryIO) -> None:
    """Raises OSError where another program has it."""
    if fcntl is not None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
