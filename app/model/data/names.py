"""What x and y are called where the points come from."""

from __future__ import annotations

from typing import NamedTuple


class ColumnNames(NamedTuple):
    """The names of the columns of x and y, each empty where the file has none."""

    x: str = ""
    y: str = ""


NO_NAMES = ColumnNames()
