"""What is chosen of a file, and what there is to choose from: plain data, whoever reads the file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from app.session.picking.column import NONE_BAD, BadCells, Column, Kind

AXES = ("x", "y")
_LONGEST_CALLED = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """How a person said that the file is to be read. None where nothing was said, so that the file itself shows it."""

    separator: str | None = None
    decimal: str | None = None
    has_header: bool | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One of the first rows: the number of its line, its cells as they are read, and which of them cannot be used.

    Where a mark beside a number is left out, or a date turned into days, ``cells`` has what the file says and ``values``
    what is read; elsewhere a value is empty.
    """

    line: int
    cells: tuple[str, ...]
    values: tuple[str, ...] = ()
    bad: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picking:
    """A file that was read so far that x and y can be chosen.

    ``separator`` (empty for a workbook), ``decimal`` (empty where the file does not show which it is), ``has_header`` and
    ``sheet`` say how it was read; ``separators`` and ``sheets`` are those that there are to choose from. ``ragged`` are
    rows that do not have a cell for each column. ``x`` and ``y`` are the columns chosen, by place from 0, ``at`` the
    column that keys are on; ``x_name`` and ``y_name`` are names that were typed. ``skips_bad`` and ``reads_marks`` say
    what was agreed to.
    """

    title: str
    rows: int
    columns: tuple[Column, ...]
    first_rows: tuple[Row, ...] = ()
    separator: str = ""
    separators: tuple[str, ...] = ()
    decimal: str = "."
    has_header: bool = False
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    ragged: BadCells = NONE_BAD
    asked: Asked = Asked()
    x: int | None = None
    y: int | None = None
    at: int = 0
    x_name: str | None = None
    y_name: str | None = None
    skips_bad: bool = False
    reads_marks: bool = False

    def chosen(self, axis: str) -> Column | None:
        """The column that is chosen for an axis."""
        place = self.x if axis == "x" else self.y
        return None if place is None else self.columns[place]

    def why_column_not(self, place: int, axis: str) -> str:
        """Why a column cannot be x or y, as a sentence; an empty text where it can."""
        column = self.columns[place]
        name = column.name if len(column.name) <= _LONGEST_CALLED else f"{column.name[:_LONGEST_CALLED]}…"
        called, reason = f"Column “{name}”" if name else f"Column {place + 1}", column.why_not(axis)
        return reason and f"{called} {reason}."

    def name_of(self, axis: str) -> str:
        """What an axis will be called: as it was typed, or else as the column is called."""
        typed, column = self.x_name if axis == "x" else self.y_name, self.chosen(axis)
        if typed is not None:
            return typed
        return "" if column is None else column.axis_name

    @cached_property
    def bad(self) -> BadCells:
        """The rows that cannot be used with the columns chosen, by line, each with its first reason.

        They are counted once each; by reason a row counts for every reason that it has.
        """
        parts = [(self.ragged, "")]
        for axis in AXES:
            column = self.chosen(axis)
            if column is not None:
                parts.append((column.bad, axis))
        found: dict[int, str] = {}
        for cells, axis in parts:
            for line, reason in zip(cells.lines, cells.reasons, strict=True):
                found.setdefault(line, f"{axis} {reason}".strip())
        lines = tuple(sorted(found))
        rows = reduce(or_, (int.from_bytes(cells.rows, "little") for cells, _ in parts))
        by_reason = [(f"{axis} {reason}".strip(), times) for cells, axis in parts for reason, times in cells.by_reason]
        by_reason.sort(key=lambda each: -each[1])
        count = max(rows.bit_count(), len(lines), *(cells.count for cells, _ in parts))
        return BadCells(count, lines, tuple(found[line] for line in lines), tuple(by_reason))

    @property
    def needs_marks(self) -> bool:
        """Whether a column is chosen whose numbers have a mark beside them."""
        chosen = (self.chosen(axis) for axis in AXES)
        return any(column is not None and column.kind is Kind.MARKED for column in chosen)

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """Some of the points, for a small picture of them."""
        x, y = self.chosen("x"), self.chosen("y")
        if x is None or y is None:
            return ()
        pairs = zip(x.sample, y.sample, strict=False)
        return tuple((left, right) for left, right in pairs if left is not None and right is not None)

    @cached_property
    def why_not(self) -> str:
        """The reason why the points cannot be taken yet; an empty text where they can."""
        for axis in AXES:
            place = self.x if axis == "x" else self.y
            if place is None:
                return f"choose a column for {axis}"
            if reason := self.why_column_not(place, axis):
                return reason
        if self.x == self.y:
            return "x and y are one column"
        if self.needs_marks and not self.reads_marks:
            return "say whether the marked numbers are to be read as numbers"
        if self.bad.count >= self.rows:
            return "no row can be used"
        return "say whether to go on without the rows that cannot be used" if self.bad.count and not self.skips_bad else ""
