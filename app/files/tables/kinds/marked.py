"""Numbers with a mark beside them, the same in a whole column: ``$1,200``, ``12 m²``, ``10 %``.

They are numbers in a unit, and the number as it stands is what is read: ``10 %`` is 10. Nothing here is read unasked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.files.problem import quoted
from app.files.tables.numerals import Numerals, RowError, is_missing

_MONEY = "$€£¥₹₽₩₪฿¢"
_SIGN, _BLANKS = "[+\u2212-]?", "[ \u00a0\u2009\u202f]*"
_NUMBER = r"[0-9.,](?:[0-9.,'’ \u00a0\u2009\u202f]*[0-9.,])?(?:[eE][+\u2212-]?[0-9]+)?"
_CODES = "AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|INR|JPY|KRW|NOK|NZD|PLN|SEK|USD|ZAR"
_BEFORE = rf"(?:[A-Z]{{0,2}}[{_MONEY}]|{_CODES}|Rs\.?|kr\.?)"
_AFTER = rf"[%‰°′″{_MONEY}A-Za-zÀ-ÖØ-öø-ÿΩµμ](?:[A-Za-zÀ-ÖØ-öø-ÿΩµμ°%/·^²³⁻¹.]{{0,9}}[0-9]?)"
_FIELD = re.compile(
    rf"(?P<sign>{_SIGN}){_BLANKS}(?:(?P<before>{_BEFORE}){_BLANKS})?(?P<number>{_SIGN}{_NUMBER})"
    rf"(?:{_BLANKS}(?P<after>{_AFTER}))?"
)


class Marked(NamedTuple):
    """Numbers with that mark before or after them, or without any."""

    mark: str
    numerals: Numerals

    def value(self, field: str) -> float | None:
        """The number without its mark; None if the field is none, or has another mark."""
        number = self.numerals.value(field)
        if number is not None:
            return number
        mark, bare = _parted(field)
        return self.numerals.value(bare) if mark == self.mark else None

    def coordinate(self, role: str, field: str) -> float:
        """The same, as x or y of a point. Raises RowError."""
        mark, bare = _parted(field)
        if mark and mark != self.mark:
            raise RowError(f"{quoted(field)} is not a number with {quoted(self.mark)}")
        return self.numerals.coordinate(role, bare if mark else field)


def marked_of(fields: Sequence[str], numerals: Numerals) -> Marked | None:
    """The mark beside these numbers: one that each of them has that says something, or at least those that have any."""
    told = [field for field in fields if not is_missing(field)]
    marks = {mark for field in told if (mark := _parted(field)[0])}
    if len(marks) != 1:
        return None
    # What a mark beside a number means is asked anyway, so 1,200 is read here as most of the file has it.
    marked = Marked(marks.pop(), numerals._replace(is_sure=True, may_have_spaces=True))
    return marked if all(marked.value(field) is not None for field in told) else None


def is_marked(field: str, numerals: Numerals) -> bool:
    """Whether it is a number with some mark beside it."""
    mark, bare = _parted(field)
    return bool(mark) and numerals.value(bare) is not None


def _parted(field: str) -> tuple[str, str]:
    """The mark and the number, with its sign; no mark where the field is anything else."""
    found = _FIELD.fullmatch(field)
    if found is None or bool(found["before"]) == bool(found["after"]):
        return "", field
    return found["before"] or found["after"], found["sign"] + found["number"]
