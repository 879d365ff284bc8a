"""The path of a run through the lines that it had, as a value: compared by which path it is, not line by line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.time.changes import Edit, ReplacePoints, SetLine, SetScale
from app.model.time.path import PathHistory
from app.model.time.run import Run


class Beginning(NamedTuple):
    """The first step of a path, and the line before it where that is none of a step: None at the start of the run."""

    step: int
    line: Line | None


class PathKey(NamedTuple):
    """Two paths with the same key go through the same lines as far as both reach.

    It begins where the line was set by hand last, or other points or units came: no step led there from the lines before.
    """

    serial: int
    thinnings: int
    begin: Beginning


@dataclass(frozen=True, slots=True)
class RunPath:
    """The path of a run from where its present descent began, up to ``step``."""

    key: PathKey
    step: int
    history: PathHistory = field(compare=False, repr=False)

    @classmethod
    def of(cls, run: Run, step: int) -> RunPath:
        """The path of this run up to a step."""
        return cls(PathKey(run.version.serial, run.path.thinnings, beginning_of(run, step)), step, run.path)

    @property
    def start(self) -> Line | None:
        """The line that the path begins with; None before the first step."""
        if self.key.begin.line is not None:
            return self.key.begin.line
        lines = self.history.lines(0, 0)
        return Line(*lines[0].tolist()) if len(lines) else None

    def since(self, step: int) -> FloatArray:
        """The lines (slope, intercept), of shape (k, 2), from the last one at or before ``step`` on."""
        first, opening = self.key.begin
        if opening is None or step >= first:
            return self.history.lines(step, self.step)
        return np.concatenate([[opening], self.history.lines_after(first - 1, self.step)])


@dataclass(slots=True)
class _Known:
    """What is known of a run, brought up to date as it gains edits: a drag can leave thousands.

    ``steps`` are those at which a path begins after one of the first ``settled`` edits: all but the last of a run stay.
    """

    settled: int = 0
    steps: list[int] = field(default_factory=list)
    lines: dict[int, Line] = field(default_factory=dict)


_KNOWN: WeakKeyDictionary[Run, _Known] = WeakKeyDictionary()


def beginning_of(run: Run, step: int) -> Beginning:
    """Where the path begins that leads to ``step``."""
    known = _KNOWN.setdefault(run, _Known())
    settled = max(0, len(run.edits) - 1)
    known.steps += _begun_by(run.edits[known.settled : settled])
    known.settled = settled
    place = bisect_right(known.steps, step + 1)
    begun = [*known.steps[place - 1 : place], *_begun_by(run.edits[settled:])]
    first = max((each for each in begun if each <= step + 1), default=0)
    if not first:
        return Beginning(0, None)
    if first > run.now.step:
        return Beginning(first, run.now.line)
    # What happened before the latest step does not change any more.
    if first not in known.lines:
        known.lines[first] = run.at(first - 1).line
    return Beginning(first, known.lines[first])


def _begun_by(edits: Sequence[Edit]) -> list[int]:
    """The steps at which these edits let a path begin."""
    return [edit.step + 1 for edit in edits if edit.step and isinstance(edit.change, ReplacePoints | SetScale | SetLine)]
