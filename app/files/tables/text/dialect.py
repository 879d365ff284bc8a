"""The first rows to the dialect: which separator and which decimal mark make of them the most regular table of numbers.

Every separator is tried with either decimal mark. What counts is how many rows have the same number of fields, and how
many of the fields are numbers then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple, TypeAlias

from app.files.tables.kinds.dates import is_date
from app.files.tables.kinds.marked import is_marked
from app.files.tables.numerals import Numerals, is_missing
from app.files.tables.text.fields import BLANKS, SEPARATORS, fields_of
from app.files.tables.text.lines import Block

SAMPLE_ROWS = 100
OF_A_KIND = 0.75
"""How much a field counts that is not plainly a number, but may be one."""
_DIRECTIVE = "sep="

Fields: TypeAlias = Sequence[str]


class Dialect(NamedTuple):
    """How the rows of a text are to be read; the higher the ``score``, the more regular a table of numbers they are."""

    separator: str
    numerals: Numerals
    score: float = 0.0


class _Trial(NamedTuple):
    dialect: Dialect
    rows: Sequence[Fields | None]


def sample_of(block: Block) -> list[str]:
    """The first rows as text."""
    return [line for _, line in islice(block.rows(), SAMPLE_ROWS)]


def directive_in(line: str) -> str | None:
    """The separator that a first line such as ``sep=;`` names; None if it is no such line."""
    bare = line.strip('" \t') if line.rstrip(' "') != f"{_DIRECTIVE}\t" else f"{_DIRECTIVE}\t"
    if not bare.lower().startswith(_DIRECTIVE) or len(bare) > len(_DIRECTIVE) + 1:
        return None
    separator = bare[len(_DIRECTIVE) :] or ("\t" if "\t" in line else BLANKS)
    return separator if separator in SEPARATORS else None


def dialects_of(lines: Sequence[str], separators: Iterable[str] = SEPARATORS) -> list[Dialect]:
    """The dialects that these rows may be in, the best first, none that splits them as a better one does.

    There are none if no separator splits them into two fields or more.
    """
    trials = [trial for separator in separators if (trial := _trial(lines, separator)) is not None]
    trials.sort(key=lambda trial: -trial.dialect.score)
    return [
        trial.dialect for place, trial in enumerate(trials) if all(trial.rows != better.rows for better in trials[:place])
    ]


def width_of(rows: Iterable[Fields | None]) -> int:
    """The number of fields that most rows have, the first of these if there is more than one; 0 without rows."""
    counts: dict[int, int] = {}
    for row in rows:
        if row is not None:
            counts[len(row)] = counts.get(len(row), 0) + 1
    return max(counts, key=lambda width: counts[width], default=0)


def numerals_of(rows: Sequence[Fields], may_have_spaces: bool = False) -> tuple[Numerals, float]:
    """The numerals that make most of these fields numbers, and the share of fields that then are."""
    shares = {mark: _share_of_numbers(rows, Numerals(mark, True, may_have_spaces)) for mark in (".", ",")}
    mark = "," if shares[","] > shares["."] else "."
    return Numerals(mark, shares["."] != shares[","], may_have_spaces), shares[mark]


def _trial(lines: Sequence[str], separator: str) -> _Trial | None:
    rows = [fields_of(line, separator) for line in lines]
    width = width_of(rows)
    if width < 2:
        return None
    regular = [row for row in rows if row is not None and len(row) == width]
    numerals, share = numerals_of(regular, separator in ";|")
    # Where there are no numbers at all, regular rows still show the separator.
    score = len(regular) / len(rows) * (share + 1e-3)
    return _Trial(Dialect(separator, numerals, score), rows)


def _share_of_numbers(rows: Sequence[Fields], numerals: Numerals) -> float:
    if len(rows) > 1 and not any(numerals.value(field) is not None for field in rows[0]):
        rows = rows[1:]  # probably a header
    fields = [field for row in rows for field in row]
    others = [field for field in fields if numerals.value(field) is None]
    # Words that hold what mostly separates fields are probably two fields; dates and numbers with a mark are one each.
    numbers = len(fields) - len(others) - sum(any(mark in field for mark in ";|\t") for field in others) / 2
    numbers += OF_A_KIND * sum(is_marked(field, numerals) or is_date(field) for field in others)
    # A field that says that there is no number speaks neither for nor against.
    told = len(fields) - sum(map(is_missing, fields))
    return numbers / told if told > 0 else 0.0
