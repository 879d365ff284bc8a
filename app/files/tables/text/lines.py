"""Bytes to numbered lines of text, in blocks of whole lines, so that a file is never in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from app.files.bounded import MIB
from app.files.problem import FileProblem
from app.files.tables.text.encoding import Decoder, NotTextError, in_utf8

LONGEST_LINE = MIB
"""In bytes. A longer line is no row of numbers, and would have to be in memory as a whole."""
BLOCK_SIZE = MIB // 4

Line: TypeAlias = tuple[int, str]
"""The number and text of a line that is neither empty nor a comment."""


class Block(NamedTuple):
    """Lines of the file, separated by LF, and the number of the first of them."""

    first_number: int
    text: str

    def rows(self) -> Iterator[Line]:
        """The lines that are neither empty nor comments."""
        for number, line in enumerate(self.text.split("\n"), self.first_number):
            bare = line.lstrip()
            if bare and not bare.startswith("#"):
                yield number, line

    def comments(self) -> Iterator[Line]:
        """What the comments say."""
        for number, line in enumerate(self.text.split("\n"), self.first_number):
            bare = line.lstrip()
            if bare.startswith("#"):
                yield number, bare.lstrip("#")

    def since(self, number: int) -> Block:
        """The lines from number ``number`` on."""
        rest = f"{self.text}\n".split("\n", number - self.first_number)[-1]
        return Block(number, rest.removesuffix("\n"))


def blocks_of(path: Path, pieces: Iterable[bytes]) -> Iterator[Block]:
    """The lines, in blocks. Raises FileProblem if it is not text, and for a line that is too long."""
    number = 1
    recoded, is_utf8 = in_utf8(pieces)
    decoder = Decoder(is_utf8)
    for content in _whole_lines(_named(path, recoded)):
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n")
        # Only the first line can have begun in an earlier piece, so only it can be that long.
        if len(lines.partition(b"\n")[0]) > LONGEST_LINE:
            raise FileProblem(path, f"longer than {LONGEST_LINE // MIB} MiB", number)
        try:
            yield Block(number, decoder.text(lines))
        except NotTextError as bad:
            raise FileProblem(path, str(bad), number + bad.lines) from bad
        number += lines.count(b"\n") + 1


def _named(path: Path, pieces: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except NotTextError as bad:
        raise FileProblem(path, str(bad), 1 + bad.lines) from bad


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same content, split only at the ends of lines, or within a line that is too long."""
    held = b""
    for piece in pieces:
        held += piece
        # A CR at the very end may be the first half of CRLF.
        cut = max(held.rfind(b"\n"), held.rfind(b"\r", 0, -1)) + 1
        if not cut and len(held) > LONGEST_LINE + 1:
            cut = len(held)
        if cut:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held
