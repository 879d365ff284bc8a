"""Moments in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.shell.keeping.moments import when


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ((2024, 3, 1, 0, 0), "today 00:00"),
        ((2024, 2, 29, 23, 59), "yesterday 23:59"),
        ((2024, 2, 28, 9, 5), "28 February 09:05"),
        ((2023, 12, 31, 14, 5), "31 December 2023 14:05"),
        ((2024, 3, 2, 14, 5), "2 March 14:05"),
    ],
)
def test_the_day_is_said_as_it_is_remembered(then: tuple[int, int, int, int, int], said: str) -> None:
    assert when(datetime(*then), datetime(2024, 3, 1, 12, 0)) == said
