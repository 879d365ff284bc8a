"""Dates to days: which way of writing them a column has, and how many days after 1970-01-01 each is.

``04/01/1999`` may be of January or of April: where no date in the column shows which is first, it is none of either.
Months have their English names, wherever in the world the program runs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from app.files.problem import quoted
from app.files.tables.numerals import RowError, is_missing

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_BY_NAME = {part: number for number, name in enumerate(_MONTHS, 1) for part in (name, name[:3])} | {"sept": 9}
_NAME = rf"(?P<name>{'|'.join(sorted(_BY_NAME, key=len, reverse=True))})\.?"
_TIME = r"(?:(?:T|,? +)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}(?:[.,]\d+)?))?(?: ?(?P<half>[ap])m)?)?"
_ZONE = r"\s*(?:(?P<utc>Z)|(?P<sign>[+-])(?P<zone_hour>\d{2}):?(?P<zone_minute>\d{2}))?"
_YEAR, _SHORT_YEAR = r"(?P<year>\d{4})", r"(?P<year>\d{2})"
_MONTH, _DAY, _NAMED_DAY = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})", r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_WAYS = {
    "year first": rf"{_YEAR}(?P<s>[-/.]){_MONTH}(?:(?P=s){_DAY})?",
    "day first, dots": rf"{_DAY}\.{_MONTH}\.{_YEAR}",
    "day first": rf"{_DAY}(?P<s>[-/]){_MONTH}(?P=s){_YEAR}",
    "month first": rf"{_MONTH}(?P<s>[-/]){_DAY}(?P=s){_YEAR}",
    "day first, dots, short year": rf"{_DAY}\.{_MONTH}\.{_SHORT_YEAR}",
    "day first, short year": rf"{_DAY}(?P<s>[-/]){_MONTH}(?P=s){_SHORT_YEAR}",
    "month first, short year": rf"{_MONTH}(?P<s>[-/]){_DAY}(?P=s){_SHORT_YEAR}",
    "day and name": rf"{_NAMED_DAY}(?P<s>[ -]){_NAME}(?:(?P=s)|, ?){_YEAR}",
    "day and name, short year": rf"{_DAY}(?P<s>[ -]){_NAME}(?P=s){_SHORT_YEAR}",
    "name and day": rf"{_NAME} {_NAMED_DAY},? {_YEAR}",
    "name alone": rf"{_NAME}[ -]{_YEAR}",
}
LAST_OF_2000S = 68
"""A year of two digits is one of 1969 to 2068: the rule of POSIX for ``%y``."""
SECONDS_A_DAY = 86_400


class Dates(NamedTuple):
    """How the dates of a column are written."""

    way: str

    def value(self, field: str) -> float | None:
        """Days after 1970-01-01, with the time of day as a fraction; None if the field is no date."""
        found = _pattern(self.way).fullmatch(field)
        return None if found is None else _days(found.groupdict())

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
    return any(map(str.isdigit, field)) and any(_pattern(way).fullmatch(field) is not None for way in _WAYS)


def day_of(days: float) -> str:
    """The date so many days after 1970-01-01, as it is written in names."""
    return str(np.datetime64(int(np.floor(days)), "D"))


@cache
def _pattern(way: str) -> re.Pattern[str]:
    """Made when it is needed first: most sessions read no dates, and shall not wait for it."""
    return re.compile(_WAYS[way] + _TIME + _ZONE, re.ASCII | re.IGNORECASE)


def _days(said: dict[str, str | None]) -> float | None:
    name, hour = said.get("name"), int(said["hour"] or 0)
    month = _BY_NAME[name.lower()] if name else int(said["month"] or 0)
    minutes, seconds = int(said["minute"] or 0), float((said["second"] or "0").replace(",", "."))
    if said["half"] is not None:
        # From 12 over 1 to 11, twice a day.
        hour = hour % 12 + 12 * (said["half"].lower() == "p") if 1 <= hour <= 12 else 24
    if not (hour < 24 and minutes < 60 and seconds < 61):
        return None
    try:
        day = f"{_year(said['year'] or ''):04}-{month:02}-{int(said.get('day') or 1):02}"
        days = int(np.datetime64(day, "D").astype(np.int64))
    except ValueError:
        return None
    if said["sign"]:
        zone = int(said["zone_hour"] or 0) * 60 + int(said["zone_minute"] or 0)
        minutes -= zone if said["sign"] == "+" else -zone
    return days + (hour * 3600 + minutes * 60 + seconds) / SECONDS_A_DAY


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year <= LAST_OF_2000S else 1900)
