"""Sets of points to try things on."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.data.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Example:
    """Points with the names of their columns, what they are called, where they are from, and what to look for in them."""

    title: str
    source: str
    look_for: str
    points: Dataset
