"""The path of a run through the lines that it had, as a value: compared by which path it is, not line by line."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.time.changes import ReplacePoints, SetScale
from app.model.time.path import PathHistory
from app.model.time.run import Run, Version


class PathKey(NamedTuple):
    """Two paths with the same key go through the same lines as far as both reach.

    ``begin`` is the first step after other points came, or other units: lines before that are in another plane.
    """

    serial: int
    thinnings: int
    begin: int


@dataclass(frozen=True, slots=True)
class RunPath:
    """The path of a run with its present points, in their present units, up to ``step``."""

    key: PathKey
    step: int
    history: PathHistory = field(compare=False, repr=False)

    @classmethod
    def of(cls, run: Run, step: int) -> RunPath:
        """The path of this run up to a step."""
        return cls(PathKey(run.version.serial, run.path.thinnings, begin_of(run, step)), step, run.path)

    @property
    def start(self) -> Line | None:
        """The line that the path begins with; None before the first step."""
        lines = self.history.lines(self.key.begin, self.key.begin)
        return Line(*lines[0].tolist()) if len(lines) and self.key.begin <= self.step else None

    def since(self, step: int) -> FloatArray:
        """The lines (slope, intercept), of shape (k, 2), from the last one at or before ``step`` on."""
        return self.history.lines(max(step, self.key.begin), max(self.step, self.key.begin))


_BEGINS: WeakKeyDictionary[Run, tuple[Version, list[int]]] = WeakKeyDictionary()
"""For each run the first steps with other points or units, as of that version: a drag can leave thousands of edits."""


def begin_of(run: Run, step: int) -> int:
    """The first step of the path that leads to ``step`` with the points and units of then; 0 for all of it."""
    version, begins = _BEGINS.get(run, (None, []))
    if version != run.version:
        begins = [edit.step + 1 for edit in run.edits if edit.step and isinstance(edit.change, ReplacePoints | SetScale)]
        _BEGINS[run] = run.version, begins
    place = bisect_right(begins, step + 1)
    return begins[place - 1] if place else 0
