"""Points from a CSV file.

Either every row of the file becomes a point, or one line says which row cannot: data is never dropped, guessed or
repaired. The file is read in blocks of whole lines, so it is never in memory as a whole, and numpy parses a block at a
time. Only a block that numpy cannot parse, or with a number that no point may have, is parsed again: without comments and
empty lines, then in ever smaller parts, and at last row by row, to find what is wrong.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np

from app.files.bounded import MIB, pieces_of
from app.files.problem import FileProblem, quoted
from app.model.data.dataset import LARGEST_COORDINATE, Dataset, FloatArray

LARGEST_FILE = 128 * MIB
LONGEST_LINE = MIB
"""In bytes. A longer line is no row of two numbers, and would have to be in memory as a whole."""
BLOCK_SIZE = MIB // 4
FEW_ROWS = 128
"""Up to so many rows are parsed one by one and not in two halves."""
DELIMITERS = ",;\t"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
NOT_A_NUMBER, INFINITE = ("nan",), ("inf", "infinity")

Row: TypeAlias = tuple[int, str]
"""The number and text of a line that is neither empty nor a comment."""


class _RowError(Exception):
    """Why a row cannot be used; raised where file and line are not known yet."""


class _Layout(NamedTuple):
    """The layout, as the first row shows it: ``columns`` names the two columns from left to right."""

    delimiter: str
    columns: tuple[str, str]
    has_header: bool


class _Block(NamedTuple):
    """Lines of the file, separated by LF, and the number of the first of them."""

    first_number: int
    text: str

    def rows(self) -> Iterator[Row]:
        """The lines that are neither empty nor comments."""
        for number, line in enumerate(self.text.split("\n"), self.first_number):
            bare = line.lstrip()
            if bare and not bare.startswith("#"):
                yield number, line

    def since(self, number: int) -> _Block:
        """The lines from number ``number`` on."""
        rest = f"{self.text}\n".split("\n", number - self.first_number)[-1]
        return _Block(number, rest.removesuffix("\n"))


def read_points(path: Path, takes_pipes: bool = False) -> Dataset:
    """The points of a CSV file: two columns of numbers, x then y.

    - Separated by commas, semicolons or tabs: the first of these, in this order, that splits the first row into two
      fields. The decimal point is a point.
    - A first row in which neither field is meant as a number is a header, with any names. If they are ``y`` and ``x``, in
      that order, the columns are y and x.
    - UTF-8 with or without byte-order mark; lines end in LF, CRLF or CR. Empty lines and lines that begin with ``#``
      are skipped. Numbers may have spaces around them and be in double quotes.
    - A regular file, or a pipe with ``takes_pipes``, of at most ``LARGEST_FILE`` bytes.

    Raises FileProblem naming the file, the line (counted from 1, skipped lines included) and the reason, also
    for NaN, infinities, numbers larger than ``LARGEST_COORDINATE``, and a file without points.
    """
    blocks = _blocks(path, pieces_of(path, LARGEST_FILE, BLOCK_SIZE, takes_pipes))
    try:
        return _points(path, blocks)
    except FileProblem:
        # A file that is not text is reported as such, even if it begins like rows: reading the rest raises that.
        for _ in blocks:
            pass
        raise
    except MemoryError as error:
        raise FileProblem(path, "not enough memory to read it") from error


def _points(path: Path, blocks: Iterator[_Block]) -> Dataset:
    for block in blocks:
        first_row = next(block.rows(), None)
        if first_row is not None:
            break
    else:
        raise FileProblem(path, "no points in it")
    number, line = first_row
    try:
        layout = _layout(line)
    except _RowError as bad:
        raise FileProblem(path, str(bad), number) from bad
    rest = chain([block.since(number + layout.has_header)], blocks)
    tables = [_table(path, each, layout) for each in rest]
    x_column = layout.columns.index("x")
    xs, ys = (np.concatenate([table[:, column] for table in tables]) for column in (x_column, 1 - x_column))
    del tables  # a third of the memory needed here
    if not len(xs):
        raise FileProblem(path, "no points in it, only a header")
    return Dataset.of(xs, ys)


def _blocks(path: Path, pieces: Iterable[bytes]) -> Iterator[_Block]:
    """The lines, in blocks. Raises FileProblem if it is not text, and for a line that is too long."""
    number = 1
    for content in _whole_lines(pieces):
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n")
        # Only the first line can have begun in an earlier piece, so only it can be that long.
        if len(lines.partition(b"\n")[0]) > LONGEST_LINE:
            raise FileProblem(path, f"longer than {LONGEST_LINE // MIB} MiB", number)
        try:
            yield _Block(number, lines.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError as error:
            raise FileProblem(path, "not UTF-8 text", number + error.object.count(b"\n", 0, error.start)) from error
        number += lines.count(b"\n") + 1


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


def _layout(first_row: str) -> _Layout:
    """The layout from the first row. Raises _RowError if no delimiter splits it into two fields."""
    for delimiter in DELIMITERS:
        fields = _fields(first_row, delimiter)
        if fields is not None and len(fields) == 2:
            has_header = any(fields) and not any(map(_is_meant_as_number, fields))
            is_turned = has_header and [field.casefold() for field in fields] == ["y", "x"]
            return _Layout(delimiter, ("y", "x") if is_turned else ("x", "y"), has_header)
    raise _not_two(first_row, max(DELIMITERS, key=first_row.count))


def _is_meant_as_number(field: str) -> bool:
    """Also true for 1_000, 0x1F, 0,5 and 5%: to take such a row for a header would silently drop it."""
    bare = field.lower().lstrip("+-")
    if bare in NOT_A_NUMBER or bare in INFINITE or bare.startswith("0x"):
        return True
    letters = {char for char in bare if char.isalpha()}
    return any(map(str.isdigit, bare)) and letters <= {"e"} and not bare.startswith("e")


def _table(path: Path, block: _Block, layout: _Layout) -> FloatArray:
    """The rows of this block as an array (n, 2). Raises FileProblem at the first that is not two good numbers."""
    table = _quickly_read(block.text, layout.delimiter)
    return _narrowed(path, list(block.rows()), layout) if table is None else table


def _narrowed(path: Path, rows: list[Row], layout: _Layout) -> FloatArray:
    """The same of these rows: by halves, until what numpy cannot read is among few."""
    if len(rows) <= FEW_ROWS:
        return _one_by_one(path, rows, layout)
    table = _quickly_read("\n".join(line for _, line in rows), layout.delimiter)
    if table is None:
        middle = len(rows) // 2
        table = np.concatenate([_narrowed(path, half, layout) for half in (rows[:middle], rows[middle:])])
    return table


def _one_by_one(path: Path, rows: list[Row], layout: _Layout) -> FloatArray:
    numbers: list[float] = []
    for number, line in rows:
        try:
            numbers.extend(_row(line, layout))
        except _RowError as bad:
            raise FileProblem(path, str(bad), number) from bad
    return np.array(numbers, dtype=np.float64).reshape(-1, 2)


def _quickly_read(text: str, delimiter: str) -> FloatArray | None:
    """All lines as an array (n, 2); None if they are not plainly two valid numbers each, and need a closer look."""
    if "#" in text:
        return None
    quote = '"' if '"' in text else None
    if quote:
        text = text.replace(f'{delimiter} "', f'{delimiter}"').replace(f'" {delimiter}', f'"{delimiter}')
        if not _has_quotes_only_at_ends(text, delimiter):
            return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # no rows at all
            table = np.loadtxt(
                io.StringIO(text), dtype=np.float64, delimiter=delimiter, comments=None, quotechar=quote, ndmin=2
            )
    except ValueError:
        return None
    if table.shape[1] != 2 or not bool(np.all(np.abs(table) <= LARGEST_COORDINATE)):
        return None
    # For numpy a quoted field may continue on the next line. Here each line is a row.
    return None if quote and len(table) != text.count("\n") + 1 else table


def _has_quotes_only_at_ends(text: str, delimiter: str) -> bool:
    """Whether each quote is at one end of a field, and as many open as close: numpy reads ``"1"2`` as 12, ``"1`` as 1.

    One at both ends counts twice and may stand in for one at none; but it opens or closes a field that has a delimiter
    or the end of a line in it, and no such field is read as a number.
    """
    lines = f"\n{text}\n"
    opening = lines.count(f'{delimiter}"') + lines.count('\n"')
    closing = lines.count(f'"{delimiter}') + lines.count('"\n')
    return opening == closing == text.count('"') / 2


def _row(line: str, layout: _Layout) -> list[float]:
    fields = _fields(line, layout.delimiter)
    if fields is None or len(fields) != 2:
        raise _not_two(line, layout.delimiter)
    return [_coordinate(name, field) for name, field in zip(layout.columns, fields, strict=True)]


def _fields(line: str, delimiter: str) -> list[str] | None:
    """The fields of a row, without quotes and surrounding spaces; None if quotes are out of place."""
    if '"' not in line:
        return [field.strip() for field in line.split(delimiter)]
    line = re.sub(rf'" +(?={delimiter}|$)', '"', line)
    try:
        (fields,) = csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True)
    except csv.Error:
        return None
    return [field.strip() for field in fields]


def _coordinate(name: str, field: str) -> float:
    # float() also accepts 1_000 and digits of other scripts, which other readers of such files do not.
    if not _NUMBER.fullmatch(field):
        raise _RowError(_reason_against(name, field))
    value = float(field)
    if abs(value) > LARGEST_COORDINATE:
        raise _RowError(f"{name} is {quoted(field)}, larger in size than {LARGEST_COORDINATE:g}")
    return value


def _reason_against(name: str, field: str) -> str:
    bare = field.lower().lstrip("+-")
    if not field:
        return f"{name} is missing"
    if bare in NOT_A_NUMBER:
        return f"{name} is NaN"
    if bare in INFINITE:
        return f"{name} is infinite"
    return f"{quoted(field)} is not a number{_hint_at(field)}"


def _hint_at(field: str) -> str:
    """How to write a number that has commas."""
    if _GROUPED.fullmatch(field):
        return " (write it without commas)"
    return " (write it with a point)" if "," in field and _NUMBER.fullmatch(field.replace(",", ".")) else ""


def _not_two(line: str, delimiter: str) -> _RowError:
    fields = _fields(line, delimiter)
    if fields is None:
        return _RowError(f"quotes out of place in {quoted(line.strip())}")
    columns = "1 column" if len(fields) == 1 else f"{len(fields)} columns"
    return _RowError(f"{columns}, where there must be two: x and y")
