"""A column of a file: what it holds, from where to where, and which of its cells cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds. ``MARKED``: numbers that all have the same mark beside them, such as ``$`` or ``m²``."""

    NUMBERS = "numbers"
    MARKED = "marked numbers"
    DATES = "dates"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class BadCells:
    """Cells that are no values, or rows that are none: how many, and of the first of them the lines and reasons.

    A reason goes on where the name of the column or of the row ends: ``says “?”``, ``is empty``. ``by_reason`` counts all
    of them by the most frequent reasons. ``rows`` has a bit for each row, the lowest of the first byte for the first row.
    """

    count: int = 0
    lines: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()
    by_reason: tuple[tuple[str, int], ...] = ()
    rows: bytes = b""

    @property
    def is_complete(self) -> bool:
        """Whether every one of them is named."""
        return len(self.lines) == self.count


NONE_BAD = BadCells()


@dataclass(frozen=True, slots=True)
class Column:
    """One column, as far as the file was looked at.

    ``count`` values can be used, from ``low`` to ``high``; ``sample`` has those of some rows, the same rows in every
    column, and None where one cannot be used. Numbers may have a ``mark``; dates are days since ``since``.
    """

    name: str
    kind: Kind
    count: int = 0
    low: float = 0.0
    high: float = 0.0
    mark: str = ""
    since: str = ""
    bad: BadCells = NONE_BAD
    sample: tuple[float | None, ...] = ()

    def why_not(self, axis: str) -> str:
        """The reason why it cannot be x or y, to go on after its name; an empty text where it can."""
        if self.kind is Kind.TEXT:
            return f"holds text, so it cannot be {axis}"
        if self.kind is Kind.DATES and axis != "x":
            return "holds dates, which can only be x"
        return "" if self.count else f"holds no number that can be used, so it cannot be {axis}"

    @property
    def axis_name(self) -> str:
        """What an axis that shows it is called, unless another name is given."""
        if self.kind is Kind.DATES:
            return f"days since {self.since}"
        if self.kind is Kind.MARKED and self.mark not in self.name:
            return f"{self.name} ({self.mark})" if self.name else self.mark
        return self.name
