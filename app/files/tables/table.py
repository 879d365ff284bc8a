"""What is read of a file: points, what their columns are called, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames


@dataclass(frozen=True)
class Table:
    """Two columns of a file. ``left_out`` is one line about the rows that were left out, empty where none was.

    ``left_out_briefly`` is as much of it as a notice has room for.
    """

    points: Dataset
    left_out: str = ""
    left_out_briefly: str = ""

    @property
    def names(self) -> ColumnNames:
        """What the columns are called."""
        return self.points.names
