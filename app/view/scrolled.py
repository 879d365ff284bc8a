"""Which rows of a list are in sight where not all of them have room. No drawing in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Rows of these ``heights``, of which those from ``first`` to before ``end`` fit into ``room``, all in pixels.

    ``inner`` is the room where there are more rows at both ends.
    """

    heights: Sequence[int]
    room: int
    inner: int
    first: int
    end: int

    @classmethod
    def of(cls, heights: Sequence[int], room: int, more: int, wanted: int) -> Scrolled:
        """From the wanted row on, as far as there are rows to fill the room.

        At an end where there are more, ``more`` pixels are left to say so.
        """
        if sum(heights) <= room:
            return cls(heights, room, room, 0, len(heights))
        inner, beside = max(0, room - 2 * more), max(0, room - more)
        last = _first_before(heights, len(heights) - 1, beside)
        first = max(0, min(wanted, last))
        here = inner if 0 < first < last else beside
        return cls(heights, here, inner, first, _end_from(heights, first, here))

    @property
    def is_part(self) -> bool:
        """Whether some rows are out of sight."""
        return len(self) < len(self.heights)

    def __len__(self) -> int:
        return self.end - self.first

    def __contains__(self, row: int) -> bool:
        return self.first <= row < self.end

    def edges(self, top: int) -> Sequence[int]:
        """Where the rows in sight begin, from ``top`` on, and where the last one ends.

        Where not all have room, those in sight share what is left over, so that no gap is left for part of a row.
        """
        in_sight = self.heights[self.first : self.end]
        spare = max(0, self.room - sum(in_sight)) if self.is_part else 0
        edges = enumerate(accumulate(in_sight, initial=top))
        return [edge + spare * place // max(1, len(in_sight)) for place, edge in edges]

    def held(self, first: int) -> int:
        """The nearest row to begin with that leaves no room at the end."""
        return max(0, min(first, _first_before(self.heights, len(self.heights) - 1, self.room)))

    def on(self, rows: int) -> int:
        """The row to begin with so many rows on, or back; on, at least one more row comes into sight below."""
        first = self.first + rows
        if rows > 0 and self.end < len(self.heights):
            first = max(first, self.revealing(self.end))
        return self.held(first)

    def page(self, way: int) -> int:
        """The row to begin with for the rows just below those in sight (``way`` 1), or just above (−1)."""
        if way > 0:
            return self.held(self.end)
        return _first_before(self.heights, self.first - 1, self.inner) if self.first else 0

    def revealing(self, row: int) -> int:
        """The row to begin with for that row to be in sight, as near as can be to what is in sight now."""
        return row if row < self.first else _first_before(self.heights, row, self.inner)


def _first_before(heights: Sequence[int], last: int, room: int) -> int:
    """The first row with which that row is in sight as the last."""
    first, height = last, heights[last]
    while first > 0 and height + heights[first - 1] <= room:
        first -= 1
        height += heights[first]
    return first


def _end_from(heights: Sequence[int], first: int, room: int) -> int:
    end, height = first + 1, heights[first]
    while end < len(heights) and height + heights[end] <= room:
        height += heights[end]
        end += 1
    return end
