"""Reading files of bounded size.

A path may name something without end (a device, a pipe that is never closed), something that never begins (a pipe without
a writer) or a file too large for memory. So the kind of file is checked before it is opened, and no more is read than a
limit.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from app.files.problem import FileProblem, reason_for

KIB, MIB = 1024, 1024 * 1024
_UNITS = ((MIB, "MiB"), (KIB, "KiB"), (1, "bytes"))
_KINDS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFCHR: "is a device",
    stat.S_IFBLK: "is a device",
    stat.S_IFSOCK: "is a socket",
    stat.S_IFIFO: "is a pipe",
}


def read_bounded(path: Path, limit: int) -> bytes:
    """The content of a regular file of at most ``limit`` bytes. Raises FileProblem."""
    return b"".join(pieces_of(path, limit, limit + 1))


def pieces_of(path: Path, limit: int, size: int, takes_pipes: bool = False) -> Iterator[bytes]:
    """The content, ``size`` bytes at a time, of a regular file or, with ``takes_pipes``, of a pipe until it is closed.

    Only a pipe is waited for. Raises FileProblem for every other kind of file, for what the system refuses, and for
    more than ``limit`` bytes: before anything is read where the size is known beforehand.
    """
    try:
        is_pipe = _check(path, path.stat(), limit, takes_pipes)
        # Between check and opening, a pipe may have replaced the file: it must not be waited for either.
        opener = None if is_pipe else _without_waiting
        with open(path, "rb", buffering=0, opener=opener) as file:
            _check(path, os.fstat(file.fileno()), limit, takes_pipes=is_pipe)
            left = limit
            while piece := _read(file.fileno(), size):
                left -= len(piece)
                if left < 0:
                    raise too_large(path, limit)
                yield piece
    except (OSError, ValueError) as error:
        raise FileProblem(path, reason_for(error)) from error


def _check(path: Path, status: os.stat_result, limit: int, takes_pipes: bool) -> bool:
    """Whether the file is a pipe. Raises FileProblem if it is of a kind that is not read here, or too large."""
    kind = stat.S_IFMT(status.st_mode)
    is_pipe = kind == stat.S_IFIFO
    if kind != stat.S_IFREG and not (is_pipe and takes_pipes):
        raise FileProblem(path, _KINDS.get(kind, "is no regular file"))
    if not is_pipe and status.st_size > limit:
        raise too_large(path, limit)
    return is_pipe


def too_large(path: Path, limit: int) -> FileProblem:
    """What to say of a file of more than ``limit`` bytes."""
    size, unit = next((size, unit) for size, unit in _UNITS if limit >= size)
    return FileProblem(path, f"larger than {limit // size} {unit}")


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _read(descriptor: int, size: int) -> bytes:
    """So many bytes, fewer only at the end: a single read from a pipe may return less."""
    pieces: list[bytes] = []
    while size > 0 and (piece := os.read(descriptor, min(size, MIB))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
