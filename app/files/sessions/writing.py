"""Writing a session file, atomically and piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from app.files.atomic import atomic_writer
from app.files.bounded import MIB
from app.files.problem import FileProblem
from app.files.sessions.format import CHECKSUM, FORMAT, LARGEST_FILE, VERSION
from app.files.sessions.layout import pieces_of
from app.model.data.dataset import Dataset
from app.session.plain import to_plain
from app.session.saved.records import Session


def write_session(path: Path, session: Session) -> int:
    """Write the session, and return its checksum. Raises FileProblem, and then leaves an existing file as it was."""
    written, checksum = 0, 0
    with atomic_writer(path) as file:
        for piece in text_of(session):
            checksum, written = crc32(piece.encode("utf-8"), checksum), written + len(piece)
            if written > LARGEST_FILE:
                raise FileProblem(path, f"would be larger than {LARGEST_FILE // MIB} MiB, and could not be opened again")
            file.write(piece)
        file.write(f"{CHECKSUM}{checksum}\n}}\n")
    return checksum


def text_of(session: Session) -> Iterator[str]:
    """The text, piece by piece, up to the checksum. Two sessions of the same text are the same, bit for bit."""
    sets = _Sets()
    fields = to_plain(session, Session, sets.number)
    assert isinstance(fields, dict)
    content = {"format": FORMAT, "version": VERSION, **fields, "points": sets.points}
    yield "{"
    separator = ""
    for name, value in content.items():
        yield f'{separator}\n"{name}": '
        yield from pieces_of(value)
        separator = ","
    yield "\n"


class _Sets:
    """Each set of points once, by number."""

    def __init__(self) -> None:
        self.points: list[Dataset] = []
        self._by_identity: dict[int, int] = {}
        self._by_content: dict[bytes, int] = {}

    def number(self, points: Dataset) -> dict[str, Any]:
        """What stands for these points in the session."""
        number = self._by_identity.get(id(points))
        if number is None:
            content = sha256(repr((points.is_read, *points.names)).encode())
            for values in (points.xs, points.ys):  # no copy is made of them, and other threads run meanwhile
                content.update(np.ascontiguousarray(values).data)
            number = self._by_content.setdefault(content.digest(), len(self.points))
            if number == len(self.points):
                self.points.append(points)
            self._by_identity[id(points)] = number
        return {"points": number}
