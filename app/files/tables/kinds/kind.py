"""What a column holds, by the fields of its first rows, and how each is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.files.tables.kinds.dates import Dates, dates_of
from app.files.tables.kinds.marked import Marked, marked_of
from app.files.tables.numerals import Numerals, is_missing
from app.session.picking import Kind

LEAST_SHARE = 0.1
"""A column of which fewer fields are numbers holds text with a number here and there."""


class Reads(Protocol):
    """How a field becomes a number."""

    def value(self, field: str) -> float | None:
        """The number, whatever its size; None if the field is none."""

    def coordinate(self, role: str, field: str) -> float:
        """The number as x or y of a point. Raises RowError."""


class KindRead(NamedTuple):
    """What a column holds, and how it is read."""

    kind: Kind
    reads: Reads

    @property
    def mark(self) -> str:
        """What stands beside its numbers."""
        return self.reads.mark if isinstance(self.reads, Marked) else ""

    @property
    def are_dates(self) -> bool:
        """Whether its numbers are days."""
        return isinstance(self.reads, Dates)


def kind_of(fields: Sequence[str], numerals: Numerals) -> KindRead:
    """Of a column with these fields."""
    told = [field for field in fields if not is_missing(field)]
    marked = marked_of(told, numerals)
    if marked is not None:
        return KindRead(Kind.MARKED, marked)
    numbers = sum(numerals.value(field) is not None or numerals.is_unsure_of(field) for field in told)
    if numbers >= LEAST_SHARE * len(told):
        return KindRead(Kind.NUMBERS, numerals)
    dates = dates_of(told)
    return KindRead(Kind.TEXT, numerals) if dates is None else KindRead(Kind.DATES, dates)
