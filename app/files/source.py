"""Where a table comes from: a file, or content that is there already, such as that of the clipboard or of a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG

from app.files.bounded import KIB, pieces_of, too_large
from app.files.problem import FileProblem

Told = Callable[[int], None]
"""Is told how many bytes were read so far."""


SMALL = 32 * KIB
"""So much text is read within a frame, in whatever way it has to be read."""

ZIP = b"PK\x03\x04"
"""What a workbook begins with."""


@dataclass(frozen=True)
class Source:
    """What is read, in pieces of at most ``piece_size`` bytes and at most ``limit`` bytes in all.

    ``path`` names it in messages. Where there is ``content``, that is read, and no file. Where there is a list to be
    ``kept`` in, the pieces are put there as they are read: what a pipe gives is given once.
    """

    path: Path
    content: bytes | None = None
    takes_pipes: bool = False
    told: Told | None = None
    kept: list[bytes] | None = None

    def watched_by(self, told: Told) -> Source:
        """The same, which tells how far it was read."""
        return replace(self, told=told)

    @property
    def size(self) -> int | None:
        """How many bytes there are, where that is known before they are read."""
        if self.content is not None:
            return len(self.content)
        try:
            status = self.path.stat()
        except (OSError, ValueError):
            return None
        return status.st_size if S_ISREG(status.st_mode) else None

    @property
    def is_small(self) -> bool:
        """Whether reading takes no time worth speaking of; that it cannot be read at all is found out at once too."""
        size = self.size
        # A few bytes of a workbook may stand for any amount.
        return size is None or (size <= SMALL and not self.first_bytes().startswith(ZIP))

    def first_bytes(self, count: int = 16) -> bytes:
        """So many bytes of its beginning; none where it cannot be read, or not without waiting."""
        if self.content is not None:
            return self.content[:count]
        try:
            return next(pieces_of(self.path, self.size or 0, count), b"")
        except FileProblem:
            return b""

    def pieces(self, limit: int, piece_size: int) -> Iterator[bytes]:
        """The content, piece by piece. Raises FileProblem."""
        if self.content is None:
            pieces: Iterable[bytes] = pieces_of(self.path, limit, piece_size, self.takes_pipes)
        elif len(self.content) > limit:
            raise too_large(self.path, limit)
        else:
            content = memoryview(self.content)
            pieces = (bytes(content[start : start + piece_size]) for start in range(0, len(content), piece_size))
        read = 0
        for piece in pieces:
            if self.kept is not None:
                self.kept.append(piece)
            yield piece
            read += len(piece)
            if self.told is not None:
                self.told(read)
