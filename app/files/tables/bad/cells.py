"""Cells of a column, or rows, that cannot be used, as they are found: all counted, in so many rows, the first named."""

from __future__ import annotations

import numpy as np

from app.files.tables.bad.tally import Tally
from app.model.data.arrays import IntArray
from app.session.picking import BadCells

MOST_NAMED = 1000
"""So many lines with bad cells are named in each column; all are counted."""
MOST_TOLD = 8
"""So many reasons are told apart in the end; those of the rest are ``OTHERS``."""
OTHERS = "is something else"


class Bad:
    """What was found so far."""

    def __init__(self) -> None:
        self._lines: list[int] = []
        self._reasons: list[str] = []
        self._tally = Tally()
        self._bits = bytearray()

    @property
    def room(self) -> int:
        """How many more lines will be named."""
        return MOST_NAMED - len(self._lines)

    def add(self, row: int, line: int, reason: str, counted_as: str = "") -> None:
        """One more: in which row, counted from 0, and in which line of the file."""
        self.count(counted_as or reason)
        self._grow(row)
        self._bits[row >> 3] |= 1 << (row & 7)
        if self.room > 0:
            self._lines.append(line)
            self._reasons.append(reason)

    def add_rows(self, rows: IntArray) -> None:
        """Many more by their rows, which are in order; ``name`` and ``count`` say what of them."""
        if len(rows):
            self._grow(int(rows[-1]))
            bits = np.frombuffer(self._bits, dtype=np.uint8)
            np.bitwise_or.at(bits, rows >> 3, (1 << (rows & 7)).astype(np.uint8))

    def name(self, line: int, reason: str) -> None:
        """The line and the reason of one whose row is there already."""
        self.count(reason)
        self._lines.append(line)
        self._reasons.append(reason)

    def count(self, reason: str, times: int = 1) -> None:
        """So many for that reason whose rows are there already."""
        self._tally.add(reason, times)

    @property
    def cells(self) -> BadCells:
        """All of them."""
        told = self._tally.most(MOST_TOLD, OTHERS)
        return BadCells(self._tally.total, tuple(self._lines), tuple(self._reasons), told, bytes(self._bits))

    def _grow(self, row: int) -> None:
        missing = (row >> 3) + 1 - len(self._bits)
        if missing > 0:
            self._bits.extend(bytes(missing))
