"""A file of any common form to a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from app.files.bounded import MIB
from app.files.problem import FileProblem
from app.files.source import ZIP, Source
from app.files.tables.columns import Wanted
from app.files.tables.table import Table
from app.files.tables.text.lines import BLOCK_SIZE, Block, blocks_of
from app.files.tables.text.reading import read_text
from app.files.tables.unread import what_it_is

LARGEST_FILE = 128 * MIB
ANYTHING = Wanted()


def read_table(path: Path, wanted: Wanted = ANYTHING, takes_pipes: bool = False) -> Table:
    """Two columns of numbers of a regular file, or of a pipe with ``takes_pipes``. Raises FileProblem as the next does."""
    return read_source(Source(path, takes_pipes=takes_pipes), wanted)


def read_source(source: Source, wanted: Wanted = ANYTHING) -> Table:
    """Two columns of numbers of a file, or of content that is there already, of at most ``LARGEST_FILE`` bytes.

    Raises FileProblem: one line with the file, mostly a line in it (counted from 1, skipped lines included), the reason,
    and what can be done about it.
    """
    path, content = source.path, beginning_of(source)
    if isinstance(content, bytes):
        return _workbook(path, content, wanted)
    with all_is_text(path, content):
        return read_text(path, content, wanted)


def beginning_of(source: Source) -> bytes | Iterator[Block]:
    """The content of a workbook, or the lines of a text. Raises FileProblem for what is plainly neither."""
    path, pieces = source.path, source.pieces(LARGEST_FILE, BLOCK_SIZE)
    first = next(pieces, b"")
    if kind := what_it_is(first):
        raise FileProblem(path, kind)
    if first.startswith(ZIP):
        return first + b"".join(pieces)
    return blocks_of(path, chain([first], pieces))


@contextmanager
def all_is_text(path: Path, blocks: Iterator[Block]) -> Iterator[None]:
    """A file that is not text is reported as such, even if it begins like rows: reading the rest raises that."""
    try:
        yield
    except FileProblem:
        for _ in blocks:
            pass
        raise
    except MemoryError as error:
        raise FileProblem(path, "not enough memory to read it") from error


def _workbook(path: Path, content: bytes, wanted: Wanted) -> Table:
    # Most sessions open none, and shall not wait for what reads them.
    from app.files.tables.workbooks.reading import read_workbook

    try:
        return read_workbook(path, content, wanted)
    except MemoryError as error:
        raise FileProblem(path, "not enough memory to read it") from error
