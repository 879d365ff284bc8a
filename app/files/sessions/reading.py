"""Reading a session file. It may be damaged, or made by somebody who wishes this program ill.

Nothing in it is executed. Its size is bounded before it is read, and the number of its values before these are made into
objects. Whatever does not fit is a ``FileProblem``: one line that says what is wrong, and in which line or field.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any, NoReturn
from zlib import crc32

import numpy as np

from app.files.bounded import read_bounded
from app.files.problem import FileProblem, quoted
from app.files.sessions.format import (
    CHECKSUM,
    ENDING,
    FORMAT,
    LARGEST_FILE,
    MOST_LISTS,
    MOST_VALUES,
    OLDER,
    VERSION,
    Content,
)
from app.model.data.arrays import FloatArray
from app.model.data.dataset import Dataset
from app.model.theory.mean_square import worked_out
from app.session.plain import from_plain, names_from_plain
from app.session.saved.records import Session


def is_session_file(path: Path) -> bool:
    """Whether the name is one of a session file."""
    return path.name.lower().endswith((ENDING, ".json"))


def read_session(path: Path) -> Session:
    """The session in the file. Raises FileProblem.

    Whether its runs lead to where it says is seen when it is opened.
    """
    data = read_bounded(path, LARGEST_FILE)
    try:
        return session_in(data, path)
    except MemoryError as error:
        raise FileProblem(path, "takes more memory than there is") from error


def session_in(data: bytes, path: Path) -> Session:
    """The session in the content of a file of that name. Raises FileProblem."""
    content = _content(data, path)
    try:
        _check_head(content)
        session = _session(content)
    except ValueError as problem:
        raise FileProblem(path, _with_place(str(problem))) from problem
    _check_sum(data, path)
    return session


def _content(data: bytes, path: Path) -> Content:
    if data.count(b"[") + data.count(b"{") > MOST_LISTS or data.count(b",") > MOST_VALUES:
        raise FileProblem(path, f"has more than {MOST_VALUES:,} values")
    try:
        content = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise FileProblem(path, "is not UTF-8 text", data.count(b"\n", 0, error.start) + 1) from error
    except json.JSONDecodeError as error:
        raise FileProblem(path, _why_broken(error), error.lineno) from error
    except RecursionError as error:
        raise FileProblem(path, "is nested too deeply") from error
    except ValueError as error:
        raise FileProblem(path, "has a number that is not finite, or has too many digits") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise FileProblem(path, "is not a session of this program")
    return content


def _why_broken(error: json.JSONDecodeError) -> str:
    if not error.doc.strip():
        return "is empty; a session was expected"
    if not error.doc[error.pos :].strip() or error.msg.startswith("Unterminated string"):
        return "breaks off here: the rest of the session is missing"
    return f"no session can be read from it: in column {error.colno} is something that cannot stand there ({error.msg})"


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _check_head(content: Content) -> None:
    version = content.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError(f"version: needs a whole number from 1, not {quoted(repr(version))}")
    if version > VERSION:
        raise ValueError(f"was saved by a newer version of this program (sessions {version}; here up to {VERSION})")


def _session(content: Content) -> Session:
    content = {name: value for name, value in content.items() if name not in ("format", "crc32")}
    for version in range(content.pop("version"), VERSION):
        content = OLDER[version](content)
    sets = content.pop("points", None)
    if not isinstance(sets, list):
        raise ValueError("points: needs a list")
    found = [_points(each, number) for number, each in enumerate(sets)]
    return from_plain(_with_points(content, found), Session)


def _with_points(value: Any, sets: list[Dataset]) -> Any:
    """The data with points wherever there is their number."""
    if isinstance(value, dict):
        if value.keys() == {"points"} and isinstance(value["points"], int):
            if not 0 <= value["points"] < len(sets):
                raise ValueError(f"there are no points of the number {quoted(str(value['points']))}")
            return sets[value["points"]]
        return {name: _with_points(each, sets) for name, each in value.items()}
    return [_with_points(each, sets) for each in value] if isinstance(value, list) else value


def _points(data: object, number: int) -> Dataset:
    """The points, with all worked out that the first frame that shows a million of them would have to wait for."""
    try:
        return worked_out(_read_points(data))
    except (ValueError, OverflowError) as problem:
        raise ValueError(f"points[{number}]: {problem}") from problem


def _read_points(data: object) -> Dataset:
    if isinstance(data, dict) and "names" in data:
        names = names_from_plain(data["names"])
        return _coordinates({name: value for name, value in data.items() if name != "names"}).read_from(names)
    return _coordinates(data)


def _coordinates(data: object) -> Dataset:
    if isinstance(data, dict) and data.keys() == {"x, y"}:
        return _written_out(data["x, y"])
    if isinstance(data, dict) and data.keys() == {"count", "xs", "ys", "xs crc32", "ys crc32"}:
        return Dataset.of(*(_unpacked(data[name], data["count"], data[f"{name} crc32"]) for name in ("xs", "ys")))
    raise ValueError("needs x, y")


def _written_out(values: object) -> Dataset:
    if not isinstance(values, list) or len(values) % 2 or not all(type(value) in (float, int) for value in values):
        raise ValueError("needs an x and a y of each point, all of them numbers")
    return Dataset.of([float(x) for x in values[::2]], [float(y) for y in values[1::2]])


def _unpacked(text: object, count: object, checksum: object) -> FloatArray:
    data = b64decode(text, validate=True) if isinstance(text, str) else b""
    if not isinstance(count, int) or len(data) != 8 * count:
        raise ValueError(f"needs {quoted(str(count))} numbers, not {len(data) // 8:,}")
    if crc32(data) != checksum:
        raise ValueError("is damaged: its checksum does not match")
    return np.frombuffer(data, "<f8")


def _check_sum(data: bytes, path: Path) -> None:
    place = data.rfind(CHECKSUM.encode())
    if place < 0:
        return
    body = data[:place].replace(b"\r\n", b"\n")
    found = re.match(rb"[0-9]+", data[place + len(CHECKSUM) :])
    if found is None or crc32(body) != int(found[0]):
        way = f"remove the line {quoted(CHECKSUM.strip())} to open it anyway"
        raise FileProblem(path, f"is damaged, or was edited: its checksum does not match ({way})")


def _with_place(problem: str) -> str:
    """``Session.desk: Desk.speed: Speed.count: needs …`` as ``desk.speed.count: needs …``."""
    place = ""
    while found := re.match(r"\[(\d+)\]: |[A-Z]\w*\.(\w+): ", problem):
        place += f"[{found[1]}]" if found[1] else f".{found[2]}"
        problem = problem[found.end() :]
    return f"{place.strip('.')}: {problem}" if place else problem
