"""The points of a file, where nothing has to be chosen; and points into a file, in their own units."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TextIO

from app.files.atomic import atomic_writer, settle
from app.files.exports.frames import Told, nobody
from app.files.tables.reading import read_table
from app.model.data.dataset import Dataset

ROWS_AT_A_TIME = 1 << 16


def read_points(path: Path, takes_pipes: bool = False) -> Dataset:
    """The points of a table of two columns of numbers, x then y. Raises FileProblem."""
    return read_table(path, takes_pipes=takes_pipes).points


def write_points(path: Path, points: Dataset, told: Told = nobody) -> None:
    """Write the points as CSV that reads back bit for bit, under the names of their columns.

    Raises FileProblem, and whatever ``told`` raises to give up; an existing file is then left as it was.
    """
    with atomic_writer(path) as file:
        csv.writer(file, lineterminator="\n").writerow([points.names.x or "x", points.names.y or "y"])
        for begin in range(0, len(points), ROWS_AT_A_TIME):
            _write_rows(file, points, slice(begin, begin + ROWS_AT_A_TIME))
            settle(file)
            told(min(1.0, (begin + ROWS_AT_A_TIME) / len(points)))


def _write_rows(file: TextIO, points: Dataset, part: slice) -> None:
    # The repr of a Python float is the shortest numeral that reads back to the same bits.
    columns = points.xs[part].tolist(), points.ys[part].tolist()
    file.writelines(f"{x!r},{y!r}\n" for x, y in zip(*columns, strict=True))
