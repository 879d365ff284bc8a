"""Many rows at a time by numpy, where they are plain enough: the rows that need a closer look are few."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.files.tables.columns import Columns
from app.files.tables.text.dialect import Dialect
from app.files.tables.text.fields import BLANKS
from app.model.data.dataset import LARGEST_COORDINATE, FloatArray


class Layout(NamedTuple):
    """How rows become points: where x and y are in a row, and how it is read."""

    dialect: Dialect
    columns: Columns
    x_place: int
    y_place: int


def quickly_read(text: str, layout: Layout, has_gaps: bool = False) -> FloatArray | None:
    """All lines as an array (n, 2); None if they are not plainly rows with two valid numbers, and need a closer look.

    Where it ``has_gaps``, each line is a row of the array, and in some of them there may be what no point may have.
    """
    if "#" in text:
        return None
    separator, width = layout.dialect.separator, layout.columns.width
    quote = '"' if '"' in text else None
    if quote:
        if width != 2 or separator == BLANKS:
            return None
        text = text.replace(f'{separator} "', f'{separator}"').replace(f'" {separator}', f'"{separator}')
        if not _has_quotes_only_at_ends(text, separator):
            return None
    if separator == BLANKS and not text.isascii():
        return None
    if layout.dialect.numerals.decimal == ",":
        if "." in text:
            return None
        text = text.replace(",", ".")
    table = _table(text, layout, quote)
    if table is None or not (has_gaps or bool(np.all(np.abs(table) <= LARGEST_COORDINATE))):
        return None
    # For numpy a quoted field may continue on the next line. Here each line is a row.
    return None if (quote or has_gaps) and len(table) != text.count("\n") + 1 else table


def _table(text: str, layout: Layout, quote: str | None) -> FloatArray | None:
    """Both columns as numpy reads them; None if a row has more fields or fewer, or if one of both is no number."""
    separator, width = layout.dialect.separator, layout.columns.width
    places = (layout.x_place, layout.y_place)
    is_wide = width > 2 and separator != BLANKS
    if is_wide and not has_everywhere(text, separator, width - 1):
        return None
    table = numbers_in(text, separator, places if is_wide else None, quote)
    if table is None or is_wide or (width == 2 == table.shape[1] and places == (0, 1)):
        return table
    return table[:, places] if table.shape[1] == width else None


def numbers_in(
    text: str, separator: str, places: Sequence[int] | None = None, quote: str | None = None
) -> FloatArray | None:
    """All columns, or those in these places, as numpy reads them; None if a field is no number, or rows differ in length."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # no rows at all
            return np.loadtxt(
                io.StringIO(text),
                dtype=np.float64,
                delimiter=None if separator == BLANKS else separator,
                comments=None,
                quotechar=quote,
                ndmin=2,
                usecols=places,
            )
    except ValueError:
        return None


def has_everywhere(text: str, separator: str, times: int) -> bool:
    """Whether the separator stands so many times in every line: numpy looks only at the columns that it reads."""
    content = np.frombuffer(f"{text}\n".encode(), dtype=np.uint8)
    ends, separators = np.flatnonzero(content == ord("\n")), np.flatnonzero(content == ord(separator))
    before = np.searchsorted(separators, ends)
    return bool(np.all(np.diff(before, prepend=0) == times))


def _has_quotes_only_at_ends(text: str, separator: str) -> bool:
    """Whether each quote is at one end of a field, and as many open as close: numpy reads ``"1"2`` as 12, ``"1`` as 1.

    One at both ends counts twice and may stand in for one at none; but it opens or closes a field that has a separator
    or the end of a line in it, and no such field is read as a number.
    """
    lines = f"\n{text}\n"
    opening = lines.count(f'{separator}"') + lines.count('\n"')
    closing = lines.count(f'"{separator}') + lines.count('"\n')
    return opening == closing == text.count('"') / 2
