"""The points of a file, where nothing has to be chosen."""

from __future__ import annotations

from pathlib import Path

from app.files.tables.reading import read_table
from app.model.data.dataset import Dataset


def read_points(path: Path, takes_pipes: bool = False) -> Dataset:
    """The points of a table of two columns of numbers, x then y. Raises FileProblem."""
    return read_table(path, takes_pipes=takes_pipes).points
