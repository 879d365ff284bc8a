"""Every column of a table looked at: how many values it has, from where to where, which cells are none, and some values.

It holds no more than a few values of each column, however long the file is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from app.files.problem import one_line, quoted
from app.files.tables.columns import Column, Columns
from app.files.tables.kinds.dates import day_of
from app.files.tables.numerals import Numerals, RowError
from app.files.tables.text.dialect import Fields
from app.model.data.dataset import LARGEST_COORDINATE, FloatArray
from app.session import picking
from app.session.picking import BadCells, Kind

MOST_NAMED = 1000
"""So many lines with bad cells are named in each column; all are counted."""
SAMPLE, LARGEST_SAMPLE = 512, 100_000
"""So many rows are shown in the thumbnail, fewer of very many columns; and so many values are kept in all."""
LONGEST_CELL = 40


@dataclass
class Bad:
    """Cells or rows that cannot be used, as they are found."""

    count: int = 0
    lines: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, line: int, reason: str) -> None:
        """One more."""
        self.count += 1
        if len(self.lines) < MOST_NAMED:
            self.lines.append(line)
            self.reasons.append(reason)

    @property
    def cells(self) -> BadCells:
        """All of them."""
        return BadCells(self.count, tuple(self.lines), tuple(self.reasons))


@dataclass
class _Seen:
    """What was seen of a column."""

    column: Column
    count: int = 0
    low: float = np.inf
    high: float = -np.inf
    bad: Bad = field(default_factory=Bad)
    sample: list[float | None] = field(default_factory=list)

    def add(self, line: int, text: str, numerals: Numerals) -> float | None:
        """One more cell; returns its value."""
        kind, reads = self.column.kind_read
        if kind is Kind.TEXT:
            return None
        value = reads.value(text)
        if value is None or abs(value) > LARGEST_COORDINATE:
            self.bad.add(line, reason_against(text, value, numerals))
            return None
        self.count += 1
        self.low, self.high = min(self.low, value), max(self.high, value)
        return value

    def add_all(self, values: FloatArray) -> None:
        """More cells, each of which is a value."""
        self.count += len(values)
        self.low, self.high = min(self.low, float(values.min())), max(self.high, float(values.max()))


class Survey:
    """All columns of a table while it is read."""

    def __init__(self, columns: Columns, numerals: Numerals) -> None:
        self._columns, self._numerals = columns, numerals
        self._seen = [_Seen(column) for column in columns.listed]
        self._most = max(2, min(SAMPLE, LARGEST_SAMPLE // max(1, len(self._seen))))
        self._every = 1
        self.rows = 0
        self.ragged = Bad()

    def add_rows(self, rows: Iterable[tuple[int, Fields | None, str]]) -> None:
        """Take rows: for each the number of its line, its fields (None if quotes are out of place), and its text."""
        for line, fields, text in rows:
            if fields is not None and (not any(fields) or self._columns.is_header(fields)):
                continue
            if fields is None:
                self.ragged.add(line, f"has quotes out of place: {quoted(text.strip())}")
            elif not self._columns.fits(fields):
                there, needed = len(fields), self._columns.width
                self.ragged.add(line, f"has {there} column{'s' * (there != 1)}, not {needed}")
            else:
                values = [seen.add(line, fields[seen.column.place], self._numerals) for seen in self._seen]
                self._keep(self.rows, values)
            self.rows += 1

    def add_table(self, table: FloatArray) -> None:
        """Take rows in which every number can be used: an array (rows, columns of numbers)."""
        numbers = [seen for seen in self._seen if seen.column.kind_read.kind is Kind.NUMBERS]
        for seen, values in zip(numbers, table.T, strict=True):
            seen.add_all(values)
        for number in range(-self.rows % self._every, len(table), self._every):
            values_here = iter(table[number].tolist())
            self._keep(self.rows + number, [next(values_here) if seen in numbers else None for seen in self._seen])
        self.rows += len(table)

    def columns(self) -> tuple[picking.Column, ...]:
        """What was seen; a column of which no cell can be used has no range."""
        return tuple(map(_told, self._seen))

    def _keep(self, row: int, values: list[float | None]) -> None:
        """Each row, then every second one, every fourth, …, as there are more of them."""
        if row % self._every:
            return
        if len(self._seen[0].sample) >= self._most:
            for seen in self._seen:
                del seen.sample[1::2]
            self._every *= 2
            if row % self._every:
                return
        for seen, value in zip(self._seen, values, strict=True):
            seen.sample.append(value)


def _told(seen: _Seen) -> picking.Column:
    kind_read, low, high = seen.column.kind_read, seen.low, seen.high
    if not seen.count:
        return picking.Column(one_line(seen.column.name), kind_read.kind, mark=kind_read.mark, bad=seen.bad.cells)
    sample, since, offset = tuple(seen.sample), "", 0.0
    if kind_read.are_dates:
        offset, since = float(np.floor(low)), day_of(low)
        sample = tuple(None if value is None else value - offset for value in sample)
    return picking.Column(
        one_line(seen.column.name),
        kind_read.kind,
        seen.count,
        low - offset,
        high - offset,
        kind_read.mark,
        since,
        seen.bad.cells,
        sample,
    )


def reason_against(text: str, value: float | None, numerals: Numerals) -> str:
    """Why a cell is no value, to be said after the name of its column."""
    if not text:
        return "is empty"
    shown = f"“{shortened(text)}”"
    if value is not None:
        return f"is {shown}, larger in size than {LARGEST_COORDINATE:g}"
    if numerals.is_unsure_of(text):
        try:
            numerals.coordinate("it", text)
        except RowError as reason:
            return f"says {shown}, which {str(reason).partition(' ')[2]}"
    return f"says {shown}"


def shortened(text: str) -> str:
    """A cell for a message or a preview: on one line, and not longer than one can read."""
    return one_line(text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…")
