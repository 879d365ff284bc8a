"""What is saved when the program ends by a fault of its own: the points, and a report.

Both files go to the folder where the system keeps the state of programs.
"""

from __future__ import annotations

import csv
from pathlib import Path

import platformdirs

from app.files.atomic import atomic_writer
from app.files.preferences import APP_FOLDER
from app.model.data.dataset import Dataset


def keep_points(points: Dataset, stamp: str) -> Path:
    """Write the points as a CSV file; returns its path. Raises FileProblem and OSError."""
    path = _folder() / f"points-{stamp}.csv"
    with atomic_writer(path) as file:
        csv.writer(file, lineterminator="\n").writerow([points.names.x or "x", points.names.y or "y"])
        file.writelines(f"{x!r},{y!r}\n" for x, y in zip(points.xs.tolist(), points.ys.tolist(), strict=True))
    return path


def keep_report(text: str, stamp: str) -> Path:
    """Write the report; returns its path. Raises FileProblem and OSError."""
    path = _folder() / f"fault-{stamp}.txt"
    with atomic_writer(path) as file:
        file.write(text)
    return path


def _folder() -> Path:
    folder = platformdirs.user_state_path(APP_FOLDER, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
