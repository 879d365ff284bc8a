"""A field to a number: decimal point or comma, marks between thousands, a real minus; and why a field is none."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from app.files.problem import quoted
from app.model.data.dataset import LARGEST_COORDINATE

NOT_A_NUMBER, INFINITE = ("nan",), ("inf", "infinity")
MISSING = frozenset(("", "na", "n/a", "#n/a", "null", "none", "nan", "?", "-", "--", "–", "—", ".", "..", "*", "missing"))
"""What stands in the place of a number that is not there."""
_SPACES = "\u00a0\u2009\u202f"
"""No-break space, thin space, narrow no-break space."""
_TO_PLAIN = str.maketrans({"\u2212": "-", **dict.fromkeys("'’ " + _SPACES, "")})


class RowError(Exception):
    """Why a row cannot be used; raised where file and line are not known."""


class Numerals(NamedTuple):
    """How numbers are written in a file.

    ``is_sure``: whether the file itself shows which is the decimal mark. If it does not, ``1,234`` may be either.
    ``may_have_spaces``: whether an ordinary space may stand between thousands, as it does not separate fields.
    """

    decimal: str = "."
    is_sure: bool = False
    may_have_spaces: bool = False

    def value(self, field: str) -> float | None:
        """The number, whatever its size; None if the field is none or is ambiguous."""
        value = _plainly_read(field) if self.decimal == "." else None
        return self._closely_read(field) if value is None else value

    def _closely_read(self, field: str) -> float | None:
        plain, grouped = _patterns(self.decimal, self.may_have_spaces)
        if not plain.fullmatch(field):
            if not grouped.fullmatch(field) or self._is_ambiguous(field):
                return None
            field = field.replace("." if self.decimal == "," else ",", "")
        return float(field.translate(_TO_PLAIN).replace(self.decimal, "."))

    def coordinate(self, role: str, field: str) -> float:
        """The number as x or y of a point. Raises RowError."""
        value = self.value(field)
        if value is None:
            raise RowError(self._reason_against(role, field))
        if abs(value) > LARGEST_COORDINATE:
            raise RowError(f"{role} is {quoted(field)}, larger in size than {LARGEST_COORDINATE:g}")
        return value

    def is_unsure_of(self, field: str) -> bool:
        """Whether the field is one number with a decimal comma and another with one between thousands."""
        return self._is_ambiguous(field) and _patterns(self.decimal, self.may_have_spaces)[1].fullmatch(field) is not None

    def _is_ambiguous(self, field: str) -> bool:
        return not self.is_sure and _patterns(",", False)[0].fullmatch(field) is not None

    def _reason_against(self, role: str, field: str) -> str:
        bare = field.lower().lstrip("+-")
        if not field:
            return f"{role} is missing"
        if bare in NOT_A_NUMBER:
            return f"{role} is NaN"
        if bare in INFINITE:
            return f"{role} is infinite"
        if _patterns(self.decimal, self.may_have_spaces)[1].fullmatch(field):
            whole, point = field.replace(",", ""), field.replace(",", ".")
            return f"{quoted(field)} may be {whole} or {point}"
        return f"{quoted(field)} is not a number"


def _plainly_read(field: str) -> float | None:
    """The number if it is plainly one: most are, and this is several times as fast as a closer look."""
    # float() also accepts 1_000 and digits of other scripts, which other readers of such files do not.
    if "_" in field or not field.isascii():
        return None
    try:
        value = float(field)
    except ValueError:
        return None
    return value if abs(value) <= LARGEST_COORDINATE else None


@cache
def _patterns(decimal: str, may_have_spaces: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A number without marks between thousands, and one with."""
    mark, other = re.escape(decimal), re.escape("." if decimal == "," else ",")
    groups = f"[{other}'’{_SPACES}{' ' if may_have_spaces else ''}]"
    exponent = "([eE][+\u2212-]?[0-9]+)?"
    plain = re.compile(rf"[+\u2212-]?([0-9]+{mark}?[0-9]*|{mark}[0-9]+){exponent}")
    grouped = re.compile(rf"[+\u2212-]?[1-9][0-9]{{0,2}}({groups})[0-9]{{3}}(\1[0-9]{{3}})*({mark}[0-9]*)?{exponent}")
    return plain, grouped


def is_missing(field: str) -> bool:
    """Whether it says that there is no number."""
    return field.lower() in MISSING


def is_meant_as_number(field: str) -> bool:
    """Also true for 1_000, 0x1F, 0,5 and 5%: to take such a row for a header would silently drop it."""
    bare = field.lower().lstrip("+-\u2212")
    if bare in NOT_A_NUMBER or bare in INFINITE or bare.startswith("0x"):
        return True
    letters = {char for char in bare if char.isalpha()}
    return any(map(str.isdigit, bare)) and letters <= {"e"} and not bare.startswith("e")
