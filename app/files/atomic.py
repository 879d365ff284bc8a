"""Writing a file wholly or not at all.

What is written goes to a temporary file in the same folder, which takes the real file's place only when it is complete
and on the disk. A full disk or a crash half-way leaves an existing file as it was.

A program that was killed leaves its temporary file behind; whoever writes to the same place next removes it. A living
writer holds a lock on its own, which the system gives up with the process, however that ends.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, TextIO, overload

from app.files.problem import FileProblem, quoted, reason_for

try:
    import fcntl
except ImportError:  # Windows, which removes no file that a process has open
    fcntl = None  # type: ignore[assignment]

SURELY_ABANDONED_S = 60.0
"""Without locks a temporary file must have been left alone for so long: it is closed for a moment before it is renamed."""


@overload
def atomic_writer(path: Path, mode: Literal["w"] = "w") -> AbstractContextManager[TextIO]: ...
@overload
def atomic_writer(path: Path, mode: Literal["wb"]) -> AbstractContextManager[BinaryIO]: ...
def atomic_writer(path: Path, mode: Literal["w", "wb"] = "w") -> AbstractContextManager[IO[Any]]:
    """A file to write to, which replaces ``path`` on leaving the ``with`` block and vanishes if that raises.

    Text is UTF-8 and its newlines are written as they come. A link is followed, and an existing file's permissions
    are kept. A device or pipe cannot be replaced and is written to directly. Raises FileProblem for every OSError,
    those of the block included.
    """
    return _writer(path, mode)


def check_writable(path: Path) -> None:
    """Raise FileProblem unless ``path`` can be written to as things stand; leaves everything as it was.

    A long run should not find out at its end that there is no place for its results.
    """
    try:
        if _is_replaceable(_status_to_write(path)):
            with _Temporary(_target(path), "wb"):
                pass
    except OSError as error:
        raise FileProblem(path, reason_for(error)) from error


def check_room(path: Path, expected_bytes: float) -> None:
    """Raise FileProblem where that much more does not fit on the disk that ``path`` is on, as far as the system tells."""
    try:
        if path.exists() and not path.is_file():
            return
        free = shutil.disk_usage(_target(path).parent).free
    except OSError:
        return
    if expected_bytes > free:
        raise FileProblem(path, f"would take about {_size(expected_bytes)}, and its disk has {_size(free)} free")


def settle(file: IO[Any]) -> None:
    """Bring onto the disk what was written so far, so that a large file takes neither memory nor a long time at its end."""
    file.flush()
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _writer(path: Path, mode: Literal["w", "wb"]) -> Iterator[IO[Any]]:
    try:
        status = _status_to_write(path)
        if not _is_replaceable(status):
            with _opened(path, mode) as file:
                yield file
            return
        target = _target(path)
        with _Temporary(target, mode) as temporary:
            yield temporary.file
            temporary.file.flush()
            os.fsync(temporary.file.fileno())
            if status is not None:
                temporary.path.chmod(stat.S_IMODE(status.st_mode))
            temporary.become(target)
    except OSError as error:
        raise FileProblem(path, reason_for(error)) from error


class _Temporary:
    """A file of this process alone beside ``target``, gone at the end of the ``with`` block unless it became the target."""

    def __init__(self, target: Path, mode: Literal["w", "wb"]) -> None:
        self.path, self.file = _locked_file(target, mode.replace("w", "x"))
        _remove_abandoned(target, now=os.fstat(self.file.fileno()).st_mtime)

    def become(self, target: Path) -> None:
        """Take the target's place."""
        if fcntl is None:
            self.file.close()  # Windows renames no open file
        self.path.replace(target)

    def __enter__(self) -> _Temporary:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what could not be written was told before; closing would try it again
            self.file.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _locked_file(target: Path, mode: str) -> tuple[Path, IO[Any]]:
    while True:
        path = target.with_name(f"{_prefix(target)}{os.urandom(6).hex()}.tmp")
        file = _opened(path, mode)
        if _is_locked(file) and not os.fstat(file.fileno()).st_nlink:
            file.close()  # another writer took it for abandoned in the moment before it was locked
            continue
        return path, file


def _remove_abandoned(target: Path, now: float) -> None:
    """Remove the temporary files beside ``target`` that a writer of this program left when it was killed."""
    pattern = re.compile(re.escape(_prefix(target)) + r"[0-9a-f]{12}\.tmp")
    with suppress(OSError):
        for entry in [entry for entry in os.scandir(target.parent) if pattern.fullmatch(entry.name)]:
            if entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    _remove_if_abandoned(Path(entry.path), now)


def _remove_if_abandoned(path: Path, now: float) -> None:
    if fcntl is None:
        if now - path.stat().st_mtime > SURELY_ABANDONED_S:
            path.unlink()
        return
    with path.open("r+b") as file:
        if _is_locked(file, waits=False):
            path.unlink()  # while it is locked, so that nobody who just made it goes on writing to it


def _is_locked(file: IO[Any], waits: bool = True) -> bool:
    """Lock the file until it is closed; whether that worked. Not every disk knows locks, and then nothing is abandoned."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _status_to_write(path: Path) -> os.stat_result | None:
    """The status of the file to be replaced, None where there is none yet. Raises FileProblem and OSError."""
    try:
        status = path.stat()
    except FileNotFoundError:
        folder = _target(path).parent
        if not folder.is_dir():
            raise FileProblem(path, f"there is no folder {quoted(str(path.parent))}") from None
        return None
    except ValueError as error:  # a zero byte in the name
        raise FileProblem(path, reason_for(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise FileProblem(path, "is a folder")
    # Replacing needs leave of the folder only, but a file that its owner made read-only is meant to stay.
    if not os.access(path, os.W_OK):
        raise FileProblem(path, "permission denied")
    return status


def _is_replaceable(status: os.stat_result | None) -> bool:
    return status is None or stat.S_ISREG(status.st_mode)


def _target(path: Path) -> Path:
    """The file itself where ``path`` is a link to it, so that the link stays a link. Raises FileProblem."""
    try:
        return Path(os.path.realpath(path))
    except FileNotFoundError:  # only a relative name asks for the working folder
        raise FileProblem(path, "the working folder is no longer there") from None


def _prefix(target: Path) -> str:
    return f".{target.name[:20]}.gdv-"


def _size(count: float) -> str:
    """A number of bytes as people say it."""
    if count < 1000:
        return f"{count:.0f} bytes"
    unit = min(int(math.log(count, 1000)), 4)
    return f"{count / 1000**unit:.1f} {('kB', 'MB', 'GB', 'TB')[unit - 1]}"


def _opened(path: Path, mode: str) -> IO[Any]:
    return path.open(mode) if "b" in mode else path.open(mode, encoding="utf-8", newline="")
