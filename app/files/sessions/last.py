"""The last sessions: where they are kept, and what can be said of the very last without reading it, which may take a while.

What is said of it stands in a file beside it, which says of which one it is: where it is of another, nothing is said.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from os import SEEK_END
from pathlib import Path
from typing import Annotated

import platformdirs

from app.files.atomic import atomic_writer
from app.files.bounded import KIB, read_bounded
from app.files.preferences import APP_FOLDER
from app.files.problem import FileProblem
from app.files.sessions.format import CHECKSUM, ENDING
from app.files.sessions.writing import write_session
from app.session.plain import Within, from_plain
from app.session.saved.records import Session

KEPT = 4
"""So many sessions are kept, the last one among them."""
LARGEST_BRIEF = 4 * KIB
BRIEF = "in-brief.json"
_END = 64
"""The checksum of a session is among so many bytes at its end."""


@dataclass(frozen=True, slots=True)
class Brief:
    """How many points and steps a session has."""

    points: Annotated[int, Within(0, 1 << 53)]
    steps: Annotated[int, Within(0, 1 << 53)]


def last_session() -> Path:
    """Where the session is that was there when the program ended last."""
    return _place(1)


def last_sessions() -> list[Path]:
    """The sessions that are kept, the last one first."""
    return [path for path in map(_place, range(1, KEPT + 1)) if path.exists()]


def write_last(session: Session, brief: Brief, instead_of: int | None = None) -> None:
    """Let this be the last session, before those that there are, of which it may replace the one of that checksum.

    Raises FileProblem and OSError where it cannot be written.
    """
    path = last_session()
    path.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(path, f"new{ENDING}")
    checksum = write_session(new, session)
    for each in last_sessions():
        if checksum_of(each) in {checksum, instead_of} - {None}:
            each.unlink()
    free = next((number for number in range(1, KEPT) if not _place(number).exists()), KEPT)
    for number in range(free - 1, 0, -1):
        _place(number).replace(_place(number + 1))
    new.replace(path)
    try:
        with atomic_writer(_beside(path, BRIEF)) as file:
            json.dump({"of": checksum, **asdict(brief)}, file)
    except FileProblem:
        return  # the session is kept, and that is what matters


def brief_of_last() -> tuple[float, Brief | None] | None:
    """When the last session ended, in seconds of the epoch, and what is said of it; None where there is none."""
    try:
        path = next(iter(last_sessions()), last_session())
        ended = path.stat().st_mtime
        checksum = checksum_of(path)
        said = json.loads(read_bounded(_beside(path, BRIEF), LARGEST_BRIEF))
        is_of_it = isinstance(said, dict) and checksum is not None and said.pop("of", None) == checksum
        return ended, from_plain(said, Brief) if is_of_it else None
    except OSError:
        return None
    except (FileProblem, ValueError, RecursionError):
        return ended, None


def _place(number: int) -> Path:
    name = f"last{ENDING}" if number == 1 else f"last-{number}{ENDING}"
    return platformdirs.user_state_path(APP_FOLDER, appauthor=False) / name


def _beside(path: Path, name: str) -> Path:
    return path.with_name(f"last-{name}")


def checksum_of(path: Path) -> int | None:
    """What stands at the end of a session's file, which another one does not have. Raises OSError."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, SEEK_END) - _END))
        found = re.search(re.escape(CHECKSUM.encode()) + rb"([0-9]{1,10})\s*}\s*$", file.read(_END))
    return None if found is None else int(found[1])
