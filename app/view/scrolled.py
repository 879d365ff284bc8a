"""Which rows of a list are in sight where not all of them have room. No drawing in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Rows of these ``heights``, of which those from ``first`` to before ``end`` fit into ``room``, all in pixels."""

    heights: Sequence[int]
    room: int
    first: int
    end: int

    @classmethod
    def of(cls, heights: Sequence[int], room: int, more: int, wanted: int) -> Scrolled:
        """From the wanted row on, as far as there are rows to fill the room.

        Where not all fit, ``more`` pixels at either end are left to say that there are more.
        """
        if sum(heights) <= room:
            return cls(heights, room, 0, len(heights))
        whole = cls(heights, max(0, room - 2 * more), 0, 0)
        first = whole.held(wanted)
        return cls(heights, whole.room, first, whole._end_from(first))

    @property
    def is_part(self) -> bool:
        """Whether some rows are out of sight."""
        return len(self) < len(self.heights)

    def __len__(self) -> int:
        return self.end - self.first

    def __contains__(self, row: int) -> bool:
        return self.first <= row < self.end

    def held(self, first: int) -> int:
        """The nearest row to begin with that leaves no room at the end."""
        return max(0, min(first, self._first_before(len(self.heights) - 1)))

    def revealing(self, row: int) -> int:
        """The row to begin with for that row to be in sight, as near as can be to what is in sight now."""
        return row if row < self.first else self._first_before(row)

    def _first_before(self, last: int) -> int:
        """The first row with which that row is in sight as the last."""
        first, height = last, self.heights[last]
        while first > 0 and height + self.heights[first - 1] <= self.room:
            first -= 1
            height += self.heights[first]
        return first

    def _end_from(self, first: int) -> int:
        end, height = first + 1, self.heights[first]
        while end < len(self.heights) and height + self.heights[end] <= self.room:
            height += self.heights[end]
            end += 1
        return end
