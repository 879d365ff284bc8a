"""The marks on the timeline where something was changed: what each of them stands for, and how it says so in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from app.model.data.dataset import BoolArray, FloatArray
from app.model.time.changes import (
    Change,
    Edit,
    InsertPoint,
    MovePoint,
    RemovePoint,
    ReplacePoints,
    SetLine,
    SetScale,
    SetSettings,
)
from app.model.time.run import Run, Version
from app.plots.numerals import count, significant


@dataclass(frozen=True, slots=True)
class Edits:
    """The edits of a run, told apart by the run's version: their steps, and whether each continues the gesture before."""

    version: Version
    edits: Sequence[Edit] = field(compare=False)
    steps: FloatArray = field(compare=False)
    continues: BoolArray = field(compare=False)

    @classmethod
    def of(cls, run: Run) -> Edits:
        """Those that the run has now."""
        edits = tuple(run.edits)
        steps = np.array([edit.step for edit in edits], dtype=np.float64)
        return cls(run.version, edits, steps, np.array([edit.continues for edit in edits], dtype=bool))


class EditMark(NamedTuple):
    """Changes that are seen as one: edits from ``first`` up to ``end``. A drag of three seconds is some two hundred."""

    first: int
    end: int


def marks_of(columns: FloatArray, continues: BoolArray, reach: int) -> list[EditMark]:
    """The marks of edits at these pixel columns, which grow.

    One mark for those that one gesture made, and for those with at most ``reach`` pixels to the next.
    """
    if not len(columns):
        return []
    firsts = [0, *(np.flatnonzero((columns[1:] - columns[:-1] > reach) & ~continues[1:]) + 1).tolist()]
    return [EditMark(first, end) for first, end in zip(firsts, [*firsts[1:], len(columns)], strict=True)]


def mark_in_words(edits: Sequence[Edit], first: int, end: int) -> str:
    """Such as «step 200: point added» and «steps 200 to 320: point moved ×90», for the edits from ``first`` to ``end``."""
    kinds: dict[str, int] = {}
    for edit in edits[first:end]:
        words = change_in_words(edit.change)
        kinds[words] = kinds.get(words, 0) + 1
    kinds_in_words = [f"{words} ×{count(times)}" if times > 1 else words for words, times in list(kinds.items())[:4]]
    more = ", …" if len(kinds) > 4 else ""
    begin, last = edits[first].step, edits[end - 1].step
    steps = f"step {count(begin)}" if begin == last else f"steps {count(begin)} to {count(last)}"
    return f"{steps}: {', '.join(kinds_in_words)}{more}"


def change_in_words(change: Change) -> str:
    """One change, in a few words."""
    match change:
        case InsertPoint():
            return "point added"
        case RemovePoint():
            return "point removed"
        case MovePoint():
            return "point moved"
        case ReplacePoints(points):
            return f"{count(len(points))} points set" if len(points) else "points cleared"
        case SetLine(line):
            return f"line set to {significant(line.slope, 3)} x + {significant(line.intercept, 3)}"
        case SetScale(scale):
            return f"scaling {scale}"
        case SetSettings(settings):
            return f"{settings.mode}, {settings.order}, learning rate {settings.learning_rate:.6g}"
