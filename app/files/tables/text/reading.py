"""A text file to a table: its first rows show how it is laid out, then it is read in blocks of whole lines.

numpy parses a block at a time. Only a block that numpy cannot parse, or with a number that no point may have, is parsed
again: without comments and empty lines and with what can be eased, then in ever smaller parts, and at last row by row, to
find what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from app.files.bounded import MIB
from app.files.problem import ChoiceNeeded, FileProblem, quoted
from app.files.tables.columns import Columns, ColumnsError, UndecidedError, Wanted, columns_of
from app.files.tables.rows import PointsSoFar
from app.files.tables.table import Table
from app.files.tables.text.dialect import SAMPLE_ROWS, Dialect, Fields, dialects_of, directive_in, sample_of, width_of
from app.files.tables.text.eased import eased
from app.files.tables.text.fields import SEPARATORS, fields_of
from app.files.tables.text.lines import Block, Line
from app.files.tables.text.quick import Layout, quickly_read
from app.session.picking import Asked

LARGEST_SAMPLE = MIB
FEW_ROWS = 128
"""Up to so many rows are parsed one by one and not in two halves."""

Row: TypeAlias = tuple[int, Fields | None, str]
"""The number of a line, its fields (None if quotes are out of place), and its text."""


class _Beginning(NamedTuple):
    """The first block with a row in it, what the last comment before that row says, and the separators to try."""

    block: Block
    comment: str | None
    separators: Sequence[str]


class Opened(NamedTuple):
    """A text file as its first rows show it: these rows are in ``block``; ``ways`` are the ways to split them.

    ``blocks`` are those that come after.
    """

    path: Path
    block: Block
    blocks: Iterator[Block]
    ways: Sequence[Dialect]
    dialect: Dialect
    columns: Columns

    @property
    def is_unsure(self) -> bool:
        """Whether another separator gives another table that is as good."""
        return len(self.ways) > 1 and self.ways[1].score >= self.ways[0].score

    def below_header(self) -> tuple[list[Row], Iterator[Block]]:
        """The rows above the header, which cannot be used, and all lines below it."""
        above, rest = _after_header(self)
        return above, chain([rest], self.blocks)


def open_text(path: Path, blocks: Iterator[Block], asked: Asked) -> Opened:
    """Find out how a text file is to be read. Raises FileProblem."""
    block, comment, separators = _beginning(path, blocks)
    block = _long_enough(block, blocks)
    lines = sample_of(block)
    ways = dialects_of(lines, separators)
    chosen = [way for way in ways if asked.separator in (None, way.separator)]
    if not chosen:
        number, first_line = next(block.rows())
        raise FileProblem(path, _no_columns(first_line), number)
    dialect = chosen[0]
    if asked.decimal is not None:
        dialect = dialect._replace(numerals=dialect.numerals._replace(decimal=asked.decimal, is_sure=True))
    columns = _columns(lines, dialect, comment, asked.has_header)
    return Opened(path, block, blocks, ways, dialect, columns)


def read_text(path: Path, blocks: Iterator[Block], wanted: Wanted) -> Table:
    """The points of a text file. Raises FileProblem."""
    if wanted.sheet is not None:
        raise FileProblem(path, "has no sheets, so --sheet names none")
    opened = open_text(path, blocks, wanted.asked)
    if wanted.is_asking and opened.is_unsure:
        raise ChoiceNeeded(path, "its rows can be split in two ways")
    try:
        points = PointsSoFar(path, opened.dialect, opened.columns, wanted)
    except UndecidedError as bad:
        raise ChoiceNeeded(path, str(bad)) from bad
    except ColumnsError as bad:
        raise FileProblem(path, str(bad)) from bad
    layout = Layout(opened.dialect, opened.columns, points.x.place, points.y.place)
    above, rest = opened.below_header()
    points.add_rows(above)
    for each in rest:
        _read(each, layout, points)
    return points.table()


def _beginning(path: Path, blocks: Iterator[Block]) -> _Beginning:
    comment, is_first = None, True
    separators: Sequence[str] = SEPARATORS
    for block in blocks:
        first = next(block.rows(), None)
        if first is not None and is_first:
            separator = directive_in(first[1])
            is_first = False
            if separator is not None:
                separators, block = (separator,), block.since(first[0] + 1)  # noqa: PLW2901
                first = next(block.rows(), None)
        last = None if first is None else first[0]
        for number, text in block.comments():
            if last is None or number < last:
                comment = text
        if first is not None:
            return _Beginning(block, comment, separators)
    raise FileProblem(path, "no points in it")


def _long_enough(block: Block, blocks: Iterator[Block]) -> Block:
    """The block with what comes after it, until it has the rows of a sample."""
    texts = [block.text]
    while sum(map(len, texts)) < LARGEST_SAMPLE and len(sample_of(block)) < SAMPLE_ROWS:
        following = next(blocks, None)
        if following is None:
            break
        texts.append(following.text)
        block = Block(block.first_number, "\n".join(texts))
    return block


def _columns(lines: Sequence[str], dialect: Dialect, comment: str | None, has_header: bool | None) -> Columns:
    rows = [row for line in lines if (row := fields_of(line, dialect.separator)) is not None and any(row)]
    names = None if comment is None else fields_of(comment, dialect.separator)
    return columns_of(rows, width_of(rows), dialect.numerals, names, has_header)


def _after_header(opened: Opened) -> tuple[list[Row], Block]:
    header, block = opened.columns.header, opened.block
    above: list[Row] = []
    if header is None:
        return above, block
    for number, line in block.rows():
        fields = fields_of(line, opened.dialect.separator)
        if fields == header:
            return above, block.since(number + 1)
        above.append((number, fields, line))
    return [], block


def _read(block: Block, layout: Layout, points: PointsSoFar) -> None:
    table = quickly_read(block.text, layout) if points.are_plain else None
    if not points.are_plain:
        points.add_rows((number, read_alone(line, layout), line) for number, line in block.rows())
    elif table is None:
        _narrowed(list(block.rows()), layout, points)
    else:
        points.add(table)


def _narrowed(rows: list[Line], layout: Layout, points: PointsSoFar) -> None:
    """The same of these rows: by halves, until what numpy cannot read is among few."""
    if len(rows) <= FEW_ROWS:
        points.add_rows((number, read_alone(line, layout), line) for number, line in rows)
        return
    text = "\n".join(line for _, line in rows)
    table = quickly_read(text, layout)
    if table is not None:
        points.add(table)
        return
    gaps = points.gaps.standing_in(text)
    table = quickly_read(eased(text, layout.dialect, gaps), layout, has_gaps=True)
    if table is not None:
        points.add_with_gaps(table, rows, gaps)
        return
    middle = len(rows) // 2
    for half in (rows[:middle], rows[middle:]):
        _narrowed(half, layout, points)


def read_alone(line: str, layout: Layout) -> Fields | None:
    """The fields of a row that is not among many."""
    return fields_of(line, layout.dialect.separator)


def _no_columns(first_line: str) -> str:
    if '"' in first_line and all(fields_of(first_line, separator) is None for separator in SEPARATORS):
        return f"quotes out of place in {quoted(first_line.strip())}"
    return "1 column, where there must be two: x and y"
