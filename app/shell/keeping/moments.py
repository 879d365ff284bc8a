"""Moments of the past in words, as somebody remembers them."""

from __future__ import annotations

from datetime import datetime, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def when(then: datetime, now: datetime) -> str:
    """``today 14:05``, ``yesterday 14:05``, ``3 May 14:05``, and with the year where it is another."""
    day, time = then.date(), f"{then:%H:%M}"
    if day == now.date():
        return f"today {time}"
    if day == now.date() - timedelta(days=1):
        return f"yesterday {time}"
    year = "" if day.year == now.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year} {time}"
