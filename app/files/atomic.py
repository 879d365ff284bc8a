"""Atomic writing: a file is written completely or not at all.

The content goes to a temporary file in the same folder, which replaces the real file only when it is complete and on the
disk. After a full disk or a crash, an existing file is as it was.

A program that was killed leaves its temporary file behind; the next writer to the same path removes it. A running writer
holds a lock on its own, which the system releases when the process ends, however that happens.
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
"""Without locks, a temporary file this old counts as abandoned; a writer closes its own just before renaming it."""


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
    """Raise FileProblem unless ``path`` can be written to now. Changes nothing.

    A long run should not fail at its end because its results cannot be written.
    """
    try:
        if _is_replaceable(_status_to_write(path)):
            with _Temporary(_target(path), "wb"):
                pass
    except OSError as error:
        raise FileProblem(path, reason_for(error)) from error


def check_room(path: Path, expected_bytes: float) -> None:
    """Raise FileProblem if the disk of ``path`` has less free space than that, as far as the system tells."""
    try:
        if path.exists() and not path.is_file():
            return
        free = shutil.disk_usage(_target(path).parent).free
    except OSError:
        return
    if expected_bytes > free:
        raise FileProblem(path, f"would take about {_size(expected_bytes)}, and its disk has {_size(free)} free")


def remove_abandoned(path: Path) -> None:
    """Remove what a writer to that path left when it was killed. Raises FileProblem and OSError."""
    _remove_abandoned(_target(path), now=math.inf)


def settle(file: IO[Any]) -> None:
    """Write to the disk what is in buffers, so that a large file takes neither memory nor long to close."""
    file.flush()
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        return
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def settle_folder(folder: Path) -> None:
    """Write to the disk which files the folder has: after a power cut a new name may be gone otherwise."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows opens no folders; it keeps their changes in order by itself
    with suppress(OSError):  # some network drives cannot
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
    """A temporary file beside ``target``, removed at the end of the ``with`` block unless it became the target."""

    def __init__(self, target: Path, mode: Literal["w", "wb"]) -> None:
        self.path, self.file = _locked_file(target, mode.replace("w", "x"))
        _remove_abandoned(target, now=os.fstat(self.file.fileno()).st_mtime)

    def become(self, target: Path) -> None:
        """Replace the target."""
        if fcntl is None:
            self.file.close()  # Windows renames no open file
        self.path.replace(target)
        settle_folder(target.parent)

    def __enter__(self) -> _Temporary:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # a failed write was reported before; closing would try it again
            self.file.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _locked_file(target: Path, mode: str) -> tuple[Path, IO[Any]]:
    while True:
        path = target.with_name(f"{_prefix(target)}{os.urandom(6).hex()}.tmp")
        file = _opened(path, mode)
        if _is_locked(file) and not os.fstat(file.fileno()).st_nlink:
            file.close()  # another writer took it for abandoned just before it was locked
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
            path.unlink()  # while it is locked, so that a writer that just created it does not go on


def _is_locked(file: IO[Any], waits: bool = True) -> bool:
    """Lock the file until it is closed; returns whether that worked. Without locks no file counts as abandoned."""
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
    # Replacing a file needs permission for the folder only, but a read-only file is meant to stay as it is.
    if not os.access(path, os.W_OK):
        raise FileProblem(path, "permission denied")
    return status


def _is_replaceable(status: os.stat_result | None) -> bool:
    return status is None or stat.S_ISREG(status.st_mode)


def _target(path: Path) -> Path:
    """The file that ``path`` links to, if it is a link, so that the link remains. Raises FileProblem."""
    try:
        return Path(os.path.realpath(path))
    except FileNotFoundError:  # only a relative path needs the working folder
        raise FileProblem(path, "the working folder is no longer there") from None


def _prefix(target: Path) -> str:
    return f".{target.name[:20]}.gdv-"


def _size(count: float) -> str:
    """A number of bytes in words."""
    if count < 1000:
        return f"{count:.0f} bytes"
    unit = min(int(math.log(count, 1000)), 4)
    return f"{count / 1000**unit:.1f} {('kB', 'MB', 'GB', 'TB')[unit - 1]}"


def _opened(path: Path, mode: str) -> IO[Any]:
    return path.open(mode) if "b" in mode else path.open(mode, encoding="utf-8", newline="")
