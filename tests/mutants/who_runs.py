"""Which files of tests call which functions of the program, and how long each takes: seen once, then kept in a file.

By file and not by single test: a picture or a text that one test has made is kept, and another test of the same file may
be the one that looks at it without calling the function again.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.mutants.copies import Copies, Run

KEPT = ".mutants_cache/who_runs.json"
TIMED = "test_signals.py"
"""These tests send signals at moments that depend on how busy the machine is: no fault may count as noticed by chance."""

LONGEST_S = 900.0
Say = Callable[[str], None]


class NotGreenError(Exception):
    """A test fails without any mutant, so that nothing could be learned from its failing with one."""


@dataclass(frozen=True)
class FileOfTests:
    """``runs`` names functions as ``app/file.py:Class.method``; ``key`` tells contents by which it was seen."""

    path: str
    key: str
    seconds: float
    runs: frozenset[str]


def files_of_tests(root: Path, with_window: bool) -> list[str]:
    """Every file of tests but those of this command, timed ones, and those of a real window where they are not wanted."""
    left_out = {"mutants", TIMED} if with_window else {"mutants", TIMED, "window"}
    found = (path.relative_to(root) for path in sorted((root / "tests").rglob("test_*.py")))
    return [path.as_posix() for path in found if not left_out & set(path.parts)]


def who_runs(root: Path, paths: Sequence[str], copies: Copies, say: Say) -> list[FileOfTests]:
    """All files of tests, the quickest first. Only what has changed since the last time is run."""
    kept, keys = _read(root / KEPT), _keys(root, paths)
    known = [kept[path] for path in paths if path in kept and kept[path].key == keys[path]]
    new = [path for path in paths if path not in {each.path for each in known}]
    if not new:
        return _quickest_first(known)
    say(f"watching {len(new)} files of tests to see which functions each of them calls")
    known += copies.results(lambda path: _watched(copies, path, keys[path]), new)
    ordered = _quickest_first(known)
    _write(root / KEPT, {**kept, **{each.path: each for each in known}})
    return ordered


def _quickest_first(files: Sequence[FileOfTests]) -> list[FileOfTests]:
    return sorted(files, key=lambda each: (each.seconds, each.path))


def _watched(copies: Copies, path: str, key: str) -> FileOfTests:
    with copies.one() as copy:
        seen = copy.root.parent / "seen"
        seen.write_bytes(b"")
        watch = {"WATCH_FILE": str(seen), "WATCH_ROOT": str(copy.root)}
        run = copy.pytest([path], LONGEST_S, watch)
        _check(run, path)
        return FileOfTests(path, key, round(run.seconds, 2), frozenset(seen.read_text(encoding="utf-8").splitlines()))


def _check(run: Run, what: str) -> None:
    if run.status != 0:
        raise NotGreenError(f"{what}: not green without any mutant: {run.failed or run.output}")


def _keys(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """For each file of tests a digest of itself and of all that is no file of tests."""
    own = {root / path for path in paths}
    rest = hashlib.sha256(sys.version.encode())
    for folder in ("app", "assets", "tests"):
        for path in sorted((root / folder).rglob("*")):
            name, is_test = path.relative_to(root), path in own or path.name.startswith("test_")
            if path.is_file() and not is_test and not {"__pycache__", "mutants"} & set(name.parts):
                rest.update(name.as_posix().encode() + path.read_bytes())
    rest.update((root / "main.py").read_bytes() + (root / "pyproject.toml").read_bytes())
    return {path: hashlib.sha256(rest.digest() + (root / path).read_bytes()).hexdigest() for path in paths}


def _read(path: Path) -> dict[str, FileOfTests]:
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row["path"]: FileOfTests(**{**row, "runs": frozenset(row["runs"])}) for row in rows}


def _write(path: Path, files: dict[str, FileOfTests]) -> None:
    path.parent.mkdir(exist_ok=True)
    rows = [{**asdict(each), "runs": sorted(each.runs)} for each in files.values()]
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
