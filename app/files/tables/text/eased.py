"""Rows that numpy cannot read as they are, written so that it can: without marks between thousands, gaps as numbers.

What is changed is exactly what a closer look at each field would come to; where that is not certain, nothing is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.files.tables.text.dialect import Dialect
from app.files.tables.text.fields import BLANKS
from app.files.tables.text.gaps import as_number
from app.model.data.arrays import BoolArray, IntArray

_MARKS = {".": ",' ", ",": ".' "}
"""By decimal mark, what may stand between thousands and is a single byte."""

_QUOTE, _ZERO = ord('"'), ord("0")
_BEFORE_NUMBER = b'+-\n \t;|,"'
_FRAME = "\n" * 4
"""Around the text, so that every mark has so many neighbours."""


def eased(text: str, dialect: Dialect, gaps: Sequence[str]) -> str:
    """The same rows; ``gaps`` are what stands for a number that is not there, each written as a number of its own."""
    return _with_numbers(_without_marks(text, dialect), dialect.separator, gaps)


def _with_numbers(text: str, separator: str, gaps: Sequence[str]) -> str:
    ends = (" ", "\t", "\n") if separator == BLANKS else (separator, "\n")
    lines = f"\n{text}\n"
    for place, gap in enumerate(gaps):
        if separator == BLANKS and not gap:
            continue
        for before in ends:
            for after in ends:
                if before == after == "\n" and not gap:
                    continue  # an empty line
                # Neighbours share a separator, so it takes two rounds to see them all.
                for _ in range(2):
                    lines = lines.replace(f"{before}{gap}{after}", f"{before}{as_number(place)}{after}")
    return lines[1:-1]


def _without_marks(text: str, dialect: Dialect) -> str:
    """Without the marks between thousands, if there is one kind of them alone, and each stands where one may."""
    numerals, separator = dialect.numerals, dialect.separator
    if not numerals.is_sure or not text.isascii():
        return text
    found = [mark for mark in _MARKS[numerals.decimal] if mark in text and _may_be_mark(mark, dialect)]
    if len(found) != 1:
        return text
    content = np.frombuffer(f"{_FRAME}{text}{_FRAME}".encode("ascii"), dtype=np.uint8)
    at = np.flatnonzero(content == ord(found[0]))
    if found[0] == separator:
        at = at[np.cumsum(content == _QUOTE)[at] % 2 == 1]  # only within quotes it is no separator
    elif found[0] == " ":
        at = at[_is_digit(content)[at - 1] & _is_digit(content)[at + 1]]
    if not len(at) or not bool(np.all(_are_between_thousands(content, at))):
        return text
    return np.delete(content, at)[len(_FRAME) : -len(_FRAME)].tobytes().decode("ascii")


def _may_be_mark(mark: str, dialect: Dialect) -> bool:
    if mark == " ":
        return dialect.numerals.may_have_spaces
    return mark != dialect.separator or mark == ","


def _is_digit(content: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> BoolArray:
    return np.asarray(content - _ZERO < 10)


def _are_between_thousands(content: np.ndarray[tuple[int], np.dtype[np.uint8]], at: IntArray) -> BoolArray:
    """Of each mark, whether three digits come after it, and before it such a group with its mark or the first digits."""
    digit = _is_digit(content)
    has_group = digit[at + 1] & digit[at + 2] & digit[at + 3] & ~digit[at + 4]
    is_later = (content[at - 4] == content[at]) & digit[at - 3] & digit[at - 2] & digit[at - 1]
    one, two, three = digit[at - 1], digit[at - 1] & digit[at - 2], digit[at - 1] & digit[at - 2] & digit[at - 3]
    begin = at - one - two - three
    may_begin = np.isin(content[begin - 1], np.frombuffer(_BEFORE_NUMBER, dtype=np.uint8))
    is_first = one & (content[begin] != _ZERO) & may_begin
    return np.asarray(has_group & (is_later | is_first))
