"""Points from a CSV file.

Either every row of the file becomes a point or one line says which row cannot: data is never dropped, guessed or
repaired. numpy reads a block of lines at a time; only a block that it cannot read, or that holds a number no point may
have, is gone through again row by row, to read what numpy does not know (quotes, comments) or to name what is wrong.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from app.files.problem import FileProblem, quoted, reason_for
from app.model.dataset import LARGEST_COORDINATE, Dataset, FloatArray

LINES_AT_A_TIME = 10_000
DELIMITERS = ",;\t"
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
NO_ROWS: FloatArray = np.empty((0, 2))
NOT_A_NUMBER, INFINITE = ("nan",), ("inf", "infinity")


class _RowError(Exception):
    """Why one row cannot be read, before it is known which file and line that is."""


class _Layout(NamedTuple):
    """What the first row tells: ``columns`` names the two columns from left to right."""

    delimiter: str
    columns: tuple[str, str]
    has_header: bool


def read_points(path: Path) -> Dataset:
    """The points of a CSV file: two columns of numbers, x then y.

    - Separated by commas, semicolons or tabs: by that one of them, tried in this order, which makes two fields of the
      first row. A decimal point is a point.
    - A first row in which neither field is meant as a number is a header, with any names; if these are ``y`` and ``x``,
      in that order, the columns are taken that way round.
    - UTF-8 with or without byte-order mark; lines end in LF, CRLF or CR. Empty lines and lines that begin with ``#``
      are passed over. Spaces around numbers and double quotes are fine.

    Raises FileProblem naming the file, the line (counted from 1, the passed-over ones included) and the reason, also
    for NaN, infinities, numbers larger than ``LARGEST_COORDINATE``, and a file without points.
    """
    text = _text_of(path)
    lines = io.StringIO(text, newline="")
    number, first_row = next(_content(lines), (0, ""))
    if not first_row:
        raise FileProblem(path, "no points in it")
    try:
        layout = _layout(first_row)
    except _RowError as bad:
        raise FileProblem(path, str(bad), number) from bad
    rest = _blocks(lines, number + 1) if layout.has_header else _blocks(chain([first_row], lines), number)
    table = np.concatenate([_table(path, first, block, layout) for first, block in rest] or [NO_ROWS])
    if not len(table):
        raise FileProblem(path, "no points in it, only a header")
    x_column = layout.columns.index("x")
    return Dataset.of(table[:, x_column], table[:, 1 - x_column])


def _text_of(path: Path) -> str:
    try:
        if path.is_dir():
            raise FileProblem(path, "is a folder")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise FileProblem(path, reason_for(error)) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        raise FileProblem(path, "not UTF-8 text", before.count(b"\n") + 1) from error


def _content(lines: Iterable[str], first_number: int = 1) -> Iterator[tuple[int, str]]:
    """The lines that are neither empty nor comments, with their numbers."""
    for number, line in enumerate(lines, first_number):
        if not line.isspace() and not line.lstrip().startswith("#"):
            yield number, line


def _blocks(lines: Iterator[str], first_number: int) -> Iterator[tuple[int, list[str]]]:
    """The lines a block at a time, with the number of each block's first line."""
    while block := list(islice(lines, LINES_AT_A_TIME)):
        yield first_number, block
        first_number += len(block)


def _layout(first_row: str) -> _Layout:
    """What the first row tells. Raises _RowError where no delimiter makes two fields of it."""
    for delimiter in DELIMITERS:
        fields = _fields(first_row, delimiter)
        if fields is not None and len(fields) == 2:
            has_header = any(fields) and not any(map(_is_meant_as_number, fields))
            is_turned = has_header and [field.casefold() for field in fields] == ["y", "x"]
            return _Layout(delimiter, ("y", "x") if is_turned else ("x", "y"), has_header)
    raise _not_two(first_row, max(DELIMITERS, key=first_row.count))


def _is_meant_as_number(field: str) -> bool:
    """Also true of 1_000, 0x1F, 0,5 and 5%: taking such a row for a header would drop it without a word."""
    bare = field.lower().lstrip("+-")
    if bare in NOT_A_NUMBER or bare in INFINITE or bare.startswith("0x"):
        return True
    letters = {char for char in bare if char.isalpha()}
    return any(map(str.isdigit, bare)) and letters <= {"e"} and not bare.startswith("e")


def _table(path: Path, first_number: int, lines: list[str], layout: _Layout) -> FloatArray:
    """The rows among these lines as an array (n, 2). Raises FileProblem at the first that is not two good numbers."""
    table = _quickly_read(lines, layout.delimiter)
    if table is not None:
        return table
    numbers: list[float] = []
    for number, line in _content(lines, first_number):
        try:
            numbers.extend(_row(line, layout))
        except _RowError as bad:
            raise FileProblem(path, str(bad), number) from bad
    return np.array(numbers, dtype=np.float64).reshape(-1, 2)


def _quickly_read(lines: list[str], delimiter: str) -> FloatArray | None:
    """All rows as an array (n, 2), or None for a closer look at anything that is not plainly two good numbers a row."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # no rows at all
            table = np.loadtxt(lines, dtype=np.float64, delimiter=delimiter, comments=None, ndmin=2)
    except ValueError:
        return None
    if table.shape[1] != 2 or not bool(np.all(np.abs(table) <= LARGEST_COORDINATE)):
        return None
    return table


def _row(line: str, layout: _Layout) -> list[float]:
    fields = _fields(line, layout.delimiter)
    if fields is None or len(fields) != 2:
        raise _not_two(line, layout.delimiter)
    return [_coordinate(name, field) for name, field in zip(layout.columns, fields, strict=True)]


def _fields(line: str, delimiter: str) -> list[str] | None:
    """The fields of one row, without quotes and the spaces about them; None where quotes are out of place."""
    line = line.rstrip("\r\n")
    if '"' not in line:
        return [field.strip() for field in line.split(delimiter)]
    line = re.sub(rf'" +(?={delimiter}|$)', '"', line)
    try:
        (fields,) = csv.reader([line], delimiter=delimiter, skipinitialspace=True, strict=True)
    except csv.Error:
        return None
    return [field.strip() for field in fields]


def _coordinate(name: str, field: str) -> float:
    # float() also takes 1_000 and the digits of every script, which no other reader of such a file would.
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
    """How to write a number so that it is read, where it has commas."""
    if _GROUPED.fullmatch(field):
        return " (write it without commas)"
    return " (write it with a point)" if "," in field and _NUMBER.fullmatch(field.replace(",", ".")) else ""


def _not_two(line: str, delimiter: str) -> _RowError:
    fields = _fields(line, delimiter)
    if fields is None:
        return _RowError(f"quotes out of place in {quoted(line.strip())}")
    columns = "1 column" if len(fields) == 1 else f"{len(fields)} columns"
    return _RowError(f"{columns}, where there must be two: x and y")
