"""A line to its fields: split at a separator, or at runs of blanks, except within double quotes."""

from __future__ import annotations

import csv
import re
from functools import cache

BLANKS = " "
SEPARATORS = (",", ";", "\t", "|", BLANKS)
"""In the order of preference where more than one will do."""
SPOKEN = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "'|'", BLANKS: "blanks"}
_BLANK = " \t\x0b\x0c\x1c-\x1f"
_RUN_OF_BLANKS = re.compile(f"[{_BLANK}]+")
_BLANK_FIELD = re.compile(rf'[{_BLANK}]*(?:"((?:[^"]|"")*)"|([^"{_BLANK}][^{_BLANK}]*))(?=[{_BLANK}]|$)')


def fields_of(line: str, separator: str) -> list[str] | None:
    """The fields of a row, without quotes and surrounding spaces; None if quotes are out of place."""
    if separator == BLANKS:
        return _between_blanks(line)
    if '"' not in line:
        return [field.strip() for field in line.split(separator)]
    try:
        (fields,) = csv.reader(
            [_blanks_after_quotes(separator).sub('"', line)], delimiter=separator, skipinitialspace=True, strict=True
        )
    except csv.Error:
        return None
    return [field.strip() for field in fields]


@cache
def _blanks_after_quotes(separator: str) -> re.Pattern[str]:
    return re.compile(rf'" +(?={re.escape(separator)}|$)')


def _between_blanks(line: str) -> list[str] | None:
    if '"' not in line:
        bare = line.strip()
        return bare.split() if bare.isascii() else _RUN_OF_BLANKS.split(bare)
    fields: list[str] = []
    place, end = 0, len(line.rstrip())
    while place < end:
        found = _BLANK_FIELD.match(line, place, end)
        if found is None:
            return None
        fields.append((found[2] or (found[1] or "").replace('""', '"')).strip())
        place = found.end()
    return fields
