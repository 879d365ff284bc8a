"""A name for a new file that no file has yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from app.files.atomic import remove_abandoned
from app.files.problem import FileProblem, reason_for


def numbered(stem: str, ending: str, first: int = 1) -> Iterator[str]:
    """``stem-1.png``, ``stem-2.png`` and so on, without end."""
    return (f"{stem}-{number}{ending}" for number in count(first))


def take_free_name(folder: Path, names: Iterable[str]) -> Path:
    """The first of the names that no file in the folder has, taken as ``take_name`` does. Raises FileProblem."""
    return next(path for path in map(folder.joinpath, names) if take_name(path))


def take_name(path: Path) -> bool:
    """Whether the name is free; then it is taken at once, by an empty file, so that no other program takes it too.

    Raises FileProblem.
    """
    try:
        path.open("x").close()
    except FileExistsError:
        return False
    except (OSError, ValueError) as error:
        raise FileProblem(path, reason_for(error)) from error
    return True


def give_back(path: Path) -> None:
    """Remove what was written under a name that was taken, complete or not. Raises OSError."""
    remove_abandoned(path)
    path.unlink(missing_ok=True)
