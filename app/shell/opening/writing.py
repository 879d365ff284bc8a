"""What runs in a process of its own where there are many points to write down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.files.tables.cells import cells_of
from app.model.data.dataset import Dataset
from app.model.data.names import ColumnNames


def written(tell: Callable[[Any], None], points: Dataset, names: ColumnNames) -> tuple[str, int]:
    """The points as cells, and how many they are."""
    return cells_of(points, names), len(points)
