"""The names of columns as they are written on the window."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from app.model.data.names import ColumnNames

SYMBOLS = ColumnNames("x", "y")

SHORT = 12
"""So many letters of a name stand in the equation where there is no room for all of it."""

_UNIT = re.compile(
    r"(?P<quantity>.*\S)\s*(?:\((?P<round>[^()]+)\)|\[(?P<square>[^\[\]]+)\]|\s/\s(?P<over>\S+)|\sin\s(?P<after>\S{1,4}))"
)


class Measured(NamedTuple):
    """A name taken apart: what is measured, and in which unit, empty where the name does not say."""

    quantity: str
    unit: str


@lru_cache(maxsize=64)
def labels(names: ColumnNames) -> ColumnNames:
    """What is written at the axes: nothing where a name says no more than the symbol does."""
    return ColumnNames(*("" if name.casefold() == symbol else name for name, symbol in zip(names, SYMBOLS, strict=True)))


def taken_apart(name: str) -> Measured:
    """Quantity and unit of a name such as «weight (lb)», «weight [lb]», «price in €» or «U / V»."""
    found = _UNIT.fullmatch(name)
    if found is None:
        return Measured(name, "")
    unit = found["round"] or found["square"] or found["over"] or found["after"]
    return Measured(found["quantity"], unit.strip())


@lru_cache(maxsize=64)
def in_equation(names: ColumnNames) -> tuple[ColumnNames, ...]:
    """What x and y are called in an equation, the longest form first and the symbols last."""
    called = ColumnNames(*(name or symbol for name, symbol in zip(labels(names), SYMBOLS, strict=True)))
    without_units = ColumnNames(*(taken_apart(name).quantity for name in called))
    short = ColumnNames(*map(_shortened, without_units))
    return tuple(dict.fromkeys((called, without_units, short, SYMBOLS)))


def _shortened(name: str) -> str:
    return name if len(name) <= SHORT else name[: SHORT - 1].rstrip() + "…"
