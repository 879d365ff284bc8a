"""Rows to points: those that can be used as an array, the others counted with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from app.files.problem import FileProblem, quoted
from app.files.tables.bad.rows import BadRows
from app.files.tables.columns import Column, Columns, Wanted
from app.files.tables.kinds.dates import Dates, day_of
from app.files.tables.kinds.kind import Reads
from app.files.tables.numerals import RowError
from app.files.tables.table import Table
from app.files.tables.text.dialect import Dialect, Fields
from app.files.tables.text.fields import fields_of
from app.files.tables.text.gaps import Gaps, places_of
from app.model.data.arrays import IntArray
from app.model.data.dataset import LARGEST_COORDINATE, Dataset, FloatArray
from app.model.data.names import ColumnNames
from app.session.picking import Kind


class PointsSoFar:
    """The points of one file while it is read."""

    def __init__(self, path: Path, dialect: Dialect, columns: Columns, wanted: Wanted) -> None:
        self._path = path
        self._separator, self._numerals = dialect.separator, dialect.numerals
        self._columns = columns
        self._wanted = wanted
        self.x, self.y = columns.x_and_y(wanted)
        self._reads = {"x": self._how(self.x, can_be_dates=True), "y": self._how(self.y, can_be_dates=False)}
        self._tables: list[FloatArray] = []
        self._bad = BadRows()
        self.gaps = Gaps(self._separator, columns.header or ())
        """What stood for a number that was not there so far."""

    @property
    def are_plain(self) -> bool:
        """Whether both columns hold numbers with nothing beside them."""
        return all(reads is self._numerals for reads in self._reads.values())

    def add(self, table: FloatArray) -> None:
        """Take points that were read already, an array (n, 2)."""
        self._tables.append(table)

    def add_rows(self, rows: Iterable[tuple[int, Fields | None, str]]) -> None:
        """Take rows: for each the number of its line, its fields (None if quotes are out of place), and its text."""
        numbers: list[tuple[float, float]] = []
        for line, fields, text in rows:
            if fields is not None and (not any(fields) or self._columns.is_header(fields)):
                continue
            try:
                numbers.append(self._point(fields, text))
            except RowError as bad:
                self._bad.add(line, str(bad))
                self._note_gaps(fields or ())
        if numbers:
            self._tables.append(np.array(numbers, dtype=np.float64))

    def add_with_gaps(self, table: FloatArray, rows: Sequence[tuple[int, str]], gaps: Sequence[str]) -> None:
        """Take rows with their lines, of which some have ``gaps``, written as numbers, or else what no point may have.

        Those that will be named are looked at one by one; of all others only the reason counts, which a gap shows.
        """
        is_good = np.all(np.abs(table) <= LARGEST_COORDINATE, axis=1)
        self._tables.append(table[is_good])
        others = np.flatnonzero(~is_good)
        named = 0
        while named < len(others) and not self._bad.is_full:
            self._look_at(rows[others[named]])
            named += 1
        kinds, reasons = self._reasons(table[others[named:]], gaps)
        for kind, times in zip(*np.unique(kinds[kinds >= 0], return_counts=True), strict=True):
            self._bad.add_more(reasons[kind], int(times))
        for place in others[named:][kinds < 0].tolist():
            self._look_at(rows[place])

    def _look_at(self, row: tuple[int, str]) -> None:
        number, line = row
        self.add_rows([(number, fields_of(line, self._separator), line)])

    def _reasons(self, table: FloatArray, gaps: Sequence[str]) -> tuple[IntArray, list[str]]:
        """Why each of these rows cannot be used, as a place in a list of reasons; -1 where it takes a closer look."""
        first = 0 if self.x.place <= self.y.place else 1
        near, far = table[:, first], table[:, 1 - first]
        is_later = np.abs(near) <= LARGEST_COORDINATE
        found = places_of(np.where(is_later, far, near), gaps)
        empty = gaps.index("") if "" in gaps else len(gaps)
        is_empty = (places_of(near, gaps) == empty) & (places_of(far, gaps) == empty)  # the whole row may be
        roles = ("x", "y") if first == 0 else ("y", "x")
        reasons = [self._reason(role, gap) for role in roles for gap in gaps]
        return np.where((found < 0) | is_empty, -1, found + np.where(is_later, len(gaps), 0)), reasons

    def _reason(self, role: str, gap: str) -> str:
        try:
            self._numerals.coordinate(role, gap)
        except RowError as bad:
            return str(bad)
        raise AssertionError(f"{gap!r} is a number")

    def table(self) -> Table:
        """All of them. Raises FileProblem if there are none, or rows that cannot be used and are not to be left out."""
        good = self._count()
        if self._bad.count and not (good and self._wanted.skips_bad_rows):
            raise self._bad.problem(self._path, good)
        if not good:
            raise FileProblem(self._path, "no points in it, only a header")
        xs, ys = (np.concatenate([table[:, column] for table in self._tables]) for column in (0, 1))
        self._tables.clear()  # a third of the memory needed here
        left_out = (self._bad.left_out(self._path, good), self._bad.left_out_briefly(good)) if self._bad.count else ()
        x_name = self.x.name
        if isinstance(self._reads["x"], Dates):
            first = float(np.floor(xs.min()))
            xs, x_name = xs - first, f"days since {day_of(first)}"
        return Table(Dataset.of(xs, ys).read_from(ColumnNames(x_name, self.y.name)), *left_out)

    def _how(self, column: Column, can_be_dates: bool) -> Reads:
        """How a column is read: dates where it was asked for, marked numbers where that was agreed to."""
        kind, reads = column.kind_read
        is_asked_for = self._wanted.x is not None and can_be_dates
        is_agreed = (kind is Kind.DATES and is_asked_for) or (kind is Kind.MARKED and self._wanted.reads_marks)
        return reads if is_agreed else self._numerals

    def _note_gaps(self, fields: Fields) -> None:
        """What stood there for no number: where it does so once, it often does."""
        for column in (self.x, self.y):
            if column.place < len(fields) and self._numerals.value(fields[column.place]) is None:
                self.gaps.note(fields[column.place])

    def _count(self) -> int:
        return sum(map(len, self._tables))

    def _point(self, fields: Fields | None, text: str) -> tuple[float, float]:
        if fields is None:
            raise RowError(f"quotes out of place in {quoted(text.strip())}")
        if not self._columns.fits(fields):
            raise RowError(_not_so_many(fields, self._columns))
        if self.x.place <= self.y.place:
            x = self._coordinate("x", self.x, fields)
            return x, self._coordinate("y", self.y, fields)
        y = self._coordinate("y", self.y, fields)
        return self._coordinate("x", self.x, fields), y

    def _coordinate(self, role: str, column: Column, fields: Fields) -> float:
        return self._reads[role].coordinate(role, fields[column.place])


def _not_so_many(fields: Sequence[str], columns: Columns) -> str:
    there = "1 column" if len(fields) == 1 else f"{len(fields)} columns"
    needed = len(columns.listed)
    return f"{there}, where there must be {'two: x and y' if needed == 2 else needed}"
