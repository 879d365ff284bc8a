"""Every column of a table looked at: how many values it has, from where to where, which cells are none, and some values.

It holds no more than a few values of each column, however long the file is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.files.problem import one_line, quoted
from app.files.tables.bad.cells import Bad
from app.files.tables.columns import Column, Columns
from app.files.tables.kinds.dates import day_of
from app.files.tables.numerals import Numerals, RowError
from app.files.tables.text.dialect import Dialect, Fields
from app.files.tables.text.fields import fields_of
from app.files.tables.text.gaps import Gaps, places_of
from app.files.tables.text.lines import Line
from app.model.data.dataset import LARGEST_COORDINATE, FloatArray
from app.session import picking
from app.session.picking import Kind

SAMPLE, LARGEST_SAMPLE = 512, 100_000
"""So many rows are shown in the thumbnail, fewer of very many columns; and so many values are kept in all."""
LONGEST_CELL = 40
_QUOTES = "has quotes out of place"


@dataclass(eq=False)
class _Seen:
    """What was seen of a column."""

    column: Column
    numerals: Numerals
    gaps: Gaps
    count: int = 0
    low: float = np.inf
    high: float = -np.inf
    bad: Bad = field(default_factory=Bad)
    sample: list[float | None] = field(default_factory=list)

    @property
    def is_number(self) -> bool:
        """Whether it holds plain numbers."""
        return self.column.kind_read.kind is Kind.NUMBERS

    def add(self, row: int, line: int, text: str) -> float | None:
        """One more cell; returns its value."""
        kind, reads = self.column.kind_read
        if kind is Kind.TEXT:
            return None
        value = reads.value(text)
        if value is None or abs(value) > LARGEST_COORDINATE:
            self.bad.add(row, line, reason_against(text, value, self.numerals))
            if value is None and kind is Kind.NUMBERS:
                self.gaps.note(text)
            return None
        self.count += 1
        self.low, self.high = min(self.low, value), max(self.high, value)
        return value

    def add_gaps(self, row: int, values: FloatArray, rows: Sequence[Line], gaps: Sequence[str], separator: str) -> None:
        """More cells, the first of them in that row, of which some are gaps or no values: only these are looked at."""
        is_good = np.abs(values) <= LARGEST_COORDINATE
        self.add_all(values[is_good])
        at = np.flatnonzero(~is_good)
        self.bad.add_rows(row + at)
        kinds, reasons = places_of(values[at], gaps), [reason_against(gap, None, self.numerals) for gap in gaps]

        def reason(place: int, kind: int) -> str:
            return reasons[kind] if kind >= 0 else self._reason(fields_of(rows[place][1], separator))

        named = min(len(at), self.bad.room)
        for place, kind in zip(at[:named].tolist(), kinds[:named].tolist(), strict=True):
            self.bad.name(rows[place][0], reason(place, kind))
        at, kinds = at[named:], kinds[named:]
        for place in at[kinds < 0].tolist():
            self.bad.count(reason(place, -1))
        for kind, times in zip(*np.unique(kinds[kinds >= 0], return_counts=True), strict=True):
            self.bad.count(reasons[kind], int(times))

    def _reason(self, fields: Fields | None) -> str:
        text = (fields or ())[self.column.place]
        return reason_against(text, self.numerals.value(text), self.numerals)

    def add_all(self, values: FloatArray) -> None:
        """More cells, each of which is a value."""
        if not len(values):
            return
        self.count += len(values)
        self.low, self.high = min(self.low, float(values.min())), max(self.high, float(values.max()))


class Survey:
    """All columns of a table while it is read."""

    def __init__(self, columns: Columns, dialect: Dialect) -> None:
        self._columns, self._separator = columns, dialect.separator
        self.gaps = Gaps(self._separator, columns.header or ())
        self._seen = [_Seen(column, dialect.numerals, self.gaps) for column in columns.listed]
        self._numbers = [seen for seen in self._seen if seen.is_number]
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
                self.ragged.add(self.rows, line, f"{_QUOTES}: {quoted(text.strip())}", _QUOTES)
            elif not self._columns.fits(fields):
                there, needed = len(fields), self._columns.width
                self.ragged.add(self.rows, line, f"has {there} column{'s' * (there != 1)}, not {needed}")
            else:
                values = [seen.add(self.rows, line, fields[seen.column.place]) for seen in self._seen]
                self._keep(self.rows, values)
            self.rows += 1

    def add_table(self, table: FloatArray) -> None:
        """Take rows in which every number can be used: an array (rows, columns of numbers)."""
        for seen, values in zip(self._numbers, table.T, strict=True):
            seen.add_all(values)
        self._keep_some(table)

    def add_with_gaps(self, table: FloatArray, rows: Sequence[Line], gaps: Sequence[str]) -> None:
        """The same with their lines, of which some have ``gaps``, written as numbers, or else what no point may have."""
        if "" in gaps:
            is_told = ~np.all(places_of(table, gaps) == gaps.index(""), axis=1)
            for place in np.flatnonzero(~is_told).tolist():
                is_told[place] = any(fields_of(rows[place][1], self._separator) or ())
            table, rows = table[is_told], [rows[place] for place in np.flatnonzero(is_told).tolist()]
        for seen, values in zip(self._numbers, table.T, strict=True):
            seen.add_gaps(self.rows, values, rows, gaps, self._separator)
        self._keep_some(table)

    def _keep_some(self, table: FloatArray) -> None:
        for number in range(-self.rows % self._every, len(table), self._every):
            values = dict(zip(map(id, self._numbers), table[number].tolist(), strict=True))
            self._keep(self.rows + number, [_usable(values.get(id(seen))) for seen in self._seen])
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


def _usable(value: float | None) -> float | None:
    return None if value is None or not abs(value) <= LARGEST_COORDINATE else value


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
