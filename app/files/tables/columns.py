"""The first rows to columns: which there are, what they are called, and which of them are x and y."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.files.problem import quoted
from app.files.tables.kinds.kind import KindRead, kind_of
from app.files.tables.numerals import Numerals, is_meant_as_number, is_missing
from app.files.tables.text.dialect import Fields
from app.session.picking import Asked, Kind

MOST_NAMED = 20
"""So many columns are listed in a message."""


class ColumnsError(Exception):
    """Why x and y cannot be told from these columns, and how to say which they are."""


class UndecidedError(ColumnsError):
    """There are columns enough, but nobody said which of them are x and y."""


@dataclass(frozen=True)
class Wanted:
    """What was asked for: columns, a sheet by name, how rows are to be read, and what to do about bad rows.

    Columns are given by name or by number from 1, as a text, or by their place from 0. ``reads_marks``: numbers with a
    mark beside them are numbers. ``is_asking``: somebody is there to be asked where rows may be split in two ways.
    """

    x: str | int | None = None
    y: str | int | None = None
    sheet: str | None = None
    skips_bad_rows: bool = False
    asked: Asked = Asked()
    reads_marks: bool = False
    is_asking: bool = False


class Column(NamedTuple):
    """A column that has a name or a value: its place in a row from 0, its name, and whether it holds numbers.

    ``kind_read`` is what it holds and how that is read where a person says so.
    """

    place: int
    name: str
    has_numbers: bool
    kind_read: KindRead
    example: str = ""

    def __str__(self) -> str:
        return quoted(self.name) if self.name else "without name"


class Columns(NamedTuple):
    """The columns of a table, as its first rows show them.

    ``width`` is how many fields a row has, those of columns without name or value included; ``header`` is the first row
    where that has the names.
    """

    width: int
    listed: tuple[Column, ...]
    header: Fields | None
    counts_rows: bool = False
    """Whether the first column has no name and only counts the rows."""

    @property
    def least_width(self) -> int:
        """How many fields a row needs for every column to be there."""
        return self.listed[-1].place + 1 if self.listed else 0

    def is_header(self, row: Fields) -> bool:
        """Whether a row is the header again, and not data that are the same as numbers in the place of names."""
        return row == self.header and not any(map(is_meant_as_number, row))

    def fits(self, row: Fields) -> bool:
        """Whether a row has a field for each column, and none besides that says something."""
        return len(row) == self.width or (len(row) >= self.least_width and not any(row[self.width :]))

    def x_and_y(self, wanted: Wanted) -> tuple[Column, Column]:
        """The columns of x and y. Raises ColumnsError if they cannot be told."""
        if len(self.listed) < 2:
            count = "1 column" if len(self.listed) == 1 else "no columns"
            raise ColumnsError(f"{count}, where there must be two: x and y")
        x = None if wanted.x is None else self.said("--x", wanted.x)
        y = None if wanted.y is None else self.said("--y", wanted.y)
        left = [column for column in self.listed[self.counts_rows :] if column not in (x, y)]
        if x is None and y is None and len(left) == 2:
            is_turned = [column.name.casefold() for column in left] == ["y", "x"]
            first, second = (left[1], left[0]) if is_turned else (left[0], left[1])
            if first.kind_read.are_dates:
                called = self._called(first)
                raise UndecidedError(f"column {called} holds dates; --x {called} takes them as days since the first")
            return first, second
        if (x is None or y is None) and len(left) != 1:
            self._check_there_are_two()
            raise UndecidedError(f"{self._list()}; choose with {self._missing(x, y)}, by {self._said_by()}")
        return x or left[0], y or left[0]

    def _check_there_are_two(self) -> None:
        """Raises ColumnsError where no choice gives points."""
        able = [column for column in self.listed if column.has_numbers or column.kind_read.kind is not Kind.TEXT]
        if len(able) < 2:
            holds = f"only {self._called(able[0])} holds numbers" if able else "none holds numbers"
            raise ColumnsError(f"{self._list()}; {holds}, where two must: x and y")

    def said(self, option: str, wanted: str | int) -> Column:
        """The column that was asked for. Raises ColumnsError if there is none, or it can never be x or y."""
        if isinstance(wanted, str):
            return self._named(option, wanted)
        if 0 <= wanted < len(self.listed):
            return self.listed[wanted]
        raise ColumnsError(f"there is no column {wanted + 1}")

    def _named(self, option: str, wanted: str) -> Column:
        bare = wanted.strip()
        for alike in (str.strip, str.casefold):
            found = [column for column in self.listed if column.name and alike(column.name) == alike(bare)]
            if len(found) > 1:
                numbers = " and ".join(str(self.listed.index(column) + 1) for column in found[:2])
                raise ColumnsError(f"columns {numbers} are both {quoted(found[0].name)}; say {option} with a number")
            if found:
                return self._usable(option, found[0])
        if bare.isascii() and bare.isdigit() and 1 <= int(bare[:9]) <= len(self.listed):
            return self._usable(option, self.listed[int(bare) - 1])
        raise ColumnsError(f"{option} {quoted(wanted)} is none of its {self._list()}")

    def _usable(self, option: str, column: Column) -> Column:
        if column.has_numbers or (option == "--x" and column.kind_read.are_dates):
            return column
        raise ColumnsError(f"column {self._called(column)} holds no numbers, but for example {quoted(column.example)}")

    def _called(self, column: Column) -> str:
        return quoted(column.name) if column.name else str(self.listed.index(column) + 1)

    def _list(self) -> str:
        if not any(column.name for column in self.listed):
            return f"{len(self.listed)} columns without names"
        shown = ", ".join(f"{number} {column}" for number, column in enumerate(self.listed[:MOST_NAMED], 1))
        rest = len(self.listed) - MOST_NAMED
        return f"{len(self.listed)} columns: {shown}{f' and {rest} more' if rest > 0 else ''}"

    def _said_by(self) -> str:
        return "name or number" if any(column.name for column in self.listed) else "number"

    @staticmethod
    def _missing(x: Column | None, y: Column | None) -> str:
        return "--x and --y" if x is None and y is None else "--x" if x is None else "--y"


def columns_of(
    rows: Sequence[Fields],
    width: int,
    numerals: Numerals,
    comment: Fields | None = None,
    has_header: bool | None = None,
) -> Columns:
    """The columns of these rows. ``comment`` is what the last comment before them says, which may be the names.

    ``has_header``: whether the first row has the names, where that was said.
    """
    if has_header is None:
        header = _header(rows, width, numerals)
    else:
        header = next((row for row in rows if len(row) == width), None) if has_header else None
    names: Fields = header if header is not None else _names_in(comment, width)
    body = [row for row in rows if row is not header]
    regular = [row for row in body if len(row) == width] or [row for row in body if len(row) >= 2]
    if header is not None and len(header) == width - 1 and any(row[-1] for row in regular):
        names = ["", *header]  # the column with the names of rows has none itself
    listed = [
        column for place in range(width) if (column := _column(place, names, regular, numerals)).name or column.example
    ]
    return Columns(width, tuple(listed), header, len(listed) > 2 and _only_counts(listed[0], names, regular))


def _column(place: int, names: Fields, rows: Sequence[Fields], numerals: Numerals) -> Column:
    name = names[place] if place < len(names) else ""
    values = [row[place] for row in rows if place < len(row) and row[place]]
    has_numbers = any(numerals.value(value) is not None for value in values)
    has_numbers = has_numbers or not any(map(_says_something, values))
    return Column(place, name, has_numbers, kind_of(values, numerals), values[0] if values else "")


def _says_something(value: str) -> bool:
    return not is_missing(value) and not is_meant_as_number(value)


def _only_counts(column: Column, names: Fields, rows: Sequence[Fields]) -> bool:
    """Whether a column without a name beside others that have names counts from 0 or 1, as tools write it."""
    values = [row[column.place] for row in rows]
    return bool(not column.name and any(names)) and any(
        values == [str(number) for number in range(first, first + len(values))] for first in (0, 1)
    )


def _header(rows: Sequence[Fields], width: int, numerals: Numerals) -> Fields | None:
    """The first regular row, if it has names and no numbers: a name at least over each of some columns of numbers."""
    place = next((place for place, row in enumerate(rows) if len(row) == width), len(rows))
    if place and len(rows[place - 1]) == width - 1 > 1 and all(map(_is_name, rows[place - 1])):
        return rows[place - 1]
    if place == len(rows):
        return None
    first, below = rows[place], [row for row in rows[place + 1 :] if len(row) == width]
    if not any(first) or any(is_meant_as_number(field) or (field and is_missing(field)) for field in first):
        return None
    of_numbers = [at for at in range(width) if any(numerals.value(row[at]) is not None for row in below)]
    return first if not of_numbers or any(first[at] for at in of_numbers) else None


def _is_name(field: str) -> bool:
    return bool(field) and not is_meant_as_number(field) and not is_missing(field)


def _names_in(comment: Fields | None, width: int) -> Fields:
    return comment if comment is not None and len(comment) == width and all(map(_is_name, comment)) else ()
