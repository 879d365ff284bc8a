"""What stands in a file where a number should be, so that numpy can read the rows around it all the same.

Each such text that was met is written as a number that no point may have, and known again by that number. So of many rows
that cannot be used it is known why, without a look at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from app.files.tables.text.fields import BLANKS
from app.model.data.arrays import IntArray
from app.model.data.dataset import FloatArray

MOST, LONGEST = 32, 40
_DIGITS = "0918273645e270"


class Gaps:
    """Those that were met, of very many the latest; never a name of a column, which is no row with a gap."""

    def __init__(self, separator: str, never: Iterable[str] = ()) -> None:
        self._separator = separator
        self._never = frozenset(never)
        self._met: dict[str, None] = {}

    def note(self, field: str) -> None:
        """A field that is no number."""
        if field in self._never or len(field) > LONGEST or '"' in field or self._is_split(field):
            return
        self._met.pop(field, None)
        self._met[field] = None
        if len(self._met) > MOST:
            del self._met[next(iter(self._met))]

    def _is_split(self, field: str) -> bool:
        """Whether without quotes around it, it would be two fields."""
        return len(field.split()) > 1 if self._separator == BLANKS else self._separator in field

    def standing_in(self, text: str) -> tuple[str, ...]:
        """Those that may stand in that text; none where a number in it could be taken for one."""
        return () if _DIGITS in text else tuple(gap for gap in self._met if gap in text)


def as_number(place: int) -> str:
    """What is written for the gap in that place among those that stand in a text."""
    return f"{place + 1}{_DIGITS}"


def places_of(values: FloatArray, gaps: Sequence[str]) -> IntArray:
    """For each value the place of the gap that it stands for; -1 where it stands for none."""
    known = np.array([float(as_number(place)) for place in range(len(gaps))])
    if not len(known):
        return np.full(values.shape, -1, dtype=np.int64)
    places = np.minimum(np.searchsorted(known, values), len(known) - 1)
    return np.where(known[places] == values, places, -1)
