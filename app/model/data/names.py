"""What x and y are called where the points come from."""

from __future__ import annotations

from typing import NamedTuple

LONGEST = 80
"""Of a longer name only the beginning is kept: nothing shows more of it."""


class ColumnNames(NamedTuple):
    """The names of the columns of x and y, each empty where the file has none."""

    x: str = ""
    y: str = ""

    @property
    def cleaned(self) -> ColumnNames:
        """The same on one line each, of letters that can be shown, and not longer than is of use."""
        return ColumnNames(*map(_cleaned, self))


NO_NAMES = ColumnNames()


def _cleaned(name: str) -> str:
    shown = " ".join("".join(each if each.isprintable() else " " for each in name).split())
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1].rstrip() + "…"
