"""Where a table comes from: a file, or content that is there already, such as that of the clipboard or of a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from app.files.bounded import pieces_of, too_large

Told = Callable[[int], None]
"""Is told how many bytes were read so far."""


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
