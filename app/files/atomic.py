"""Writing a file wholly or not at all.

What is written goes to a temporary file in the same folder, which takes the real file's place only when it is complete
and on the disk. A full disk or a crash half-way leaves an existing file as it was.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal, TextIO, overload

from app.files.problem import FileProblem, quoted, reason_for


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
            file, temporary = _temporary_for(path, "xb")
            file.close()
            temporary.unlink()
    except OSError as error:
        raise FileProblem(path, reason_for(error)) from error


@contextmanager
def _writer(path: Path, mode: Literal["w", "wb"]) -> Iterator[IO[Any]]:
    try:
        status = _status_to_write(path)
        if not _is_replaceable(status):
            with _opened(path, mode) as file:
                yield file
            return
        file, temporary = _temporary_for(path, mode.replace("w", "x"))
        try:
            with file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if status is not None:
                temporary.chmod(stat.S_IMODE(status.st_mode))
            temporary.replace(_target(path))
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileProblem(path, reason_for(error)) from error


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


def _temporary_for(path: Path, mode: str) -> tuple[IO[Any], Path]:
    target = _target(path)
    temporary = target.with_name(f".{target.name[:20]}.{os.urandom(6).hex()}.tmp")
    return _opened(temporary, mode), temporary


def _opened(path: Path, mode: str) -> IO[Any]:
    return path.open(mode) if "b" in mode else path.open(mode, encoding="utf-8", newline="")
