"""The path of a run through the lines that it had, as a value: compared by which path it is, not line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from app.model.data.dataset import FloatArray
from app.model.data.scaling import Line
from app.model.time.path import PathHistory
from app.model.time.run import Run


class PathKey(NamedTuple):
    """Two paths with the same key go through the same lines as far as both reach."""

    serial: int
    thinnings: int


@dataclass(frozen=True, slots=True)
class RunPath:
    """The path of a run from its start up to ``step``."""

    key: PathKey
    step: int
    history: PathHistory = field(compare=False, repr=False)

    @classmethod
    def of(cls, run: Run, step: int) -> RunPath:
        """The path of this run up to a step."""
        return cls(PathKey(run.version.serial, run.path.thinnings), step, run.path)

    @property
    def start(self) -> Line | None:
        """The line that the path begins with; None before the first step."""
        lines = self.history.lines(0, 0)
        return Line(*lines[0].tolist()) if len(lines) else None

    def since(self, step: int) -> FloatArray:
        """The lines (slope, intercept), of shape (k, 2), from the last one at or before ``step`` on."""
        return self.history.lines(step, self.step)
