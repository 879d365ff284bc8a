"""Dates to days: which way of writing them a column has, and how many days after 1970-01-01 each is.

``04/01/1999`` may be of January or of April: where no date in the column shows which is first, it is none of either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.files.problem import quoted
from app.files.tables.numerals import RowError, is_missing

_TIME = r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:[.,]\d+)?))?)?"
_ZONE = r"\s*(?:(?P<utc>Z)|(?P<sign>[+-])(?P<zone_hour>\d{2}):?(?P<zone_minute>\d{2}))?"
_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_WAYS = {
    name: re.compile(date + _TIME + _ZONE, re.ASCII)
    for name, date in (
        ("year first", rf"{_YEAR}(?P<s>[-/.]){_MONTH}(?:(?P=s){_DAY})?"),
        ("day first, dots", rf"{_DAY}\.{_MONTH}\.{_YEAR}"),
        ("day first", rf"{_DAY}(?P<s>[-/]){_MONTH}(?P=s){_YEAR}"),
        ("month first", rf"{_MONTH}(?P<s>[-/]){_DAY}(?P=s){_YEAR}"),
    )
}
SECONDS_A_DAY = 86_400


class Dates(NamedTuple):
    """How the dates of a column are written."""

    way: str

    def value(self, field: str) -> float | None:
        """Days after 1970-01-01, with the time of day as a fraction; None if the field is no date."""
        found = _WAYS[self.way].fullmatch(field)
        if found is None:
            return None
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"] or 1)
        hours, minutes = int(found["hour"] or 0), int(found["minute"] or 0)
        seconds = float((found["second"] or "0").replace(",", "."))
        if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 61):
            return None
        try:
            days = int(np.datetime64(f"{year:04}-{month:02}-{day:02}", "D").astype(np.int64))
        except ValueError:
            return None
        if found["sign"]:
            zone = int(found["zone_hour"]) * 60 + int(found["zone_minute"])
            minutes -= zone if found["sign"] == "+" else -zone
        return days + (hours * 3600 + minutes * 60 + seconds) / SECONDS_A_DAY

    def coordinate(self, role: str, field: str) -> float:
        """The same. Raises RowError."""
        value = self.value(field)
        if value is None:
            raise RowError(f"{quoted(field)} is not a date" if field else f"{role} is missing")
        return value


def dates_of(fields: Sequence[str]) -> Dates | None:
    """How these are written, if all that say something are dates, and of one day each."""
    told = [field for field in fields if not is_missing(field)]
    ways = [Dates(way) for way in _WAYS]
    found = [dates for dates in ways if told and all(dates.value(field) is not None for field in told)]
    if len(found) > 1 and any(found[0].value(field) != found[1].value(field) for field in told):
        return None
    return found[0] if found else None


def is_date(field: str) -> bool:
    """Whether it looks like one, in any way of writing it."""
    return field[:1].isdigit() and any(way.fullmatch(field) is not None for way in _WAYS.values())


def day_of(days: float) -> str:
    """The date so many days after 1970-01-01, as it is written in names."""
    return str(np.datetime64(int(np.floor(days)), "D"))
