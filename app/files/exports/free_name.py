"""A name for a new file that no file has yet."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from app.files.atomic import remove_abandoned
from app.files.problem import FileProblem, reason_for

STEM = "gradient-descent"


def take_free_name(folder: Path, ending: str) -> Path:
    """The name in the folder with the least number that is free, such as ``gradient-descent-1.png``.

    It is taken at once, by an empty file, so that no other program takes it too. Raises FileProblem.
    """
    for number in count(1):
        path = folder / f"{STEM}-{number}{ending}"
        try:
            path.open("x").close()
        except FileExistsError:
            continue
        except OSError as error:
            raise FileProblem(path, reason_for(error)) from error
        return path
    raise AssertionError("numbers do not end")


def give_back(path: Path) -> None:
    """Remove what was written under a name that was taken, complete or not. Raises OSError."""
    remove_abandoned(path)
    path.unlink(missing_ok=True)
