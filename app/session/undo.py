"""Undo and redo: each edit with its inverse; the edits of one gesture are undone together."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.data.scaling import Line
from app.model.time.changes import Change, MovePoint, SetLine, SetScale, SetSettings
from app.model.time.run import Run
from app.model.time.timeline import RUNS_KEPT, Origin, Place

DEPTH = 1000
"""How many gestures can be undone."""

DROPPED_KEPT = RUNS_KEPT
"""How many dropped runs can be restored: a run is large, so the oldest beyond that are gone for good."""


AxesEnds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Edited:
    """A change was made at the end of a run; ``back`` undoes it."""

    change: Change
    back: Change
    run_number: int


@dataclass(frozen=True, slots=True)
class Travelled:
    """Another moment or run became the present one; ``back`` leads to the one before.

    An edit in the past began that run: ``change``, which ``undoes`` would undo.
    """

    to: Place
    back: Place
    change: Change | None = None
    undoes: Change | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A run was forgotten; this is all of it."""

    run_number: int
    run: Run
    origin: Origin


@dataclass(frozen=True, slots=True)
class KeptLine:
    """Another line became «my line»; None where there is none."""

    to: Line | None
    back: Line | None


@dataclass(frozen=True, slots=True)
class Viewed:
    """The axes of the canvas (least and greatest x, then y) became others, to show the points that came."""

    to: AxesEnds
    back: AxesEnds


UndoEntry = Edited | Travelled | Dropped | KeptLine | Viewed


class UndoStack:
    """Gestures that can be undone or redone, each a list of entries in the order they were made."""

    def __init__(self) -> None:
        self._done: list[list[UndoEntry]] = []
        self._undone: list[list[UndoEntry]] = []
        self._is_open = False
        self._is_fresh = True
        self._series: object = None
        self._latest_of_series: list[UndoEntry] | None = None

    @classmethod
    def of(cls, done: list[list[UndoEntry]], undone: list[list[UndoEntry]], series: object = None) -> UndoStack:
        """A stack with these gestures, the oldest first. The latest goes on with the next one of ``series``."""
        stack = cls()
        stack._done, stack._undone = done[-DEPTH:], undone[-DEPTH:]
        stack._let_old_runs_go()
        if series is not None and stack._done:
            stack._series, stack._latest_of_series = series, stack._done[-1]
        return stack

    @property
    def all_gestures(self) -> tuple[list[list[UndoEntry]], list[list[UndoEntry]]]:
        """Those that can be undone, and those that can be redone; the latest last."""
        return self._done, self._undone

    @property
    def open_series(self) -> object:
        """The series that the latest gesture belongs to; None where it belongs to none, or is no longer the latest."""
        is_latest = bool(self._done) and self._done[-1] is self._latest_of_series
        return self._series if is_latest else None

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to redo."""
        return bool(self._undone)

    @property
    def is_open(self) -> bool:
        """Whether a gesture goes on."""
        return self._is_open

    @property
    def is_gesture_begun(self) -> bool:
        """Whether the gesture that goes on has made an entry."""
        return self._is_open and not self._is_fresh

    def open(self, series: object = None) -> None:
        """All entries until ``close`` are one gesture, and one with the gesture just before if both are of one ``series``.

        None is no series.
        """
        goes_on = series is not None and series == self._series
        if not goes_on:
            self._series, self._latest_of_series = series, None
        self._is_open = True
        self._is_fresh = not self._done or self._done[-1] is not self._latest_of_series

    def close(self) -> None:
        """The gesture is over."""
        self._is_open = False

    def record(self, entry: UndoEntry) -> None:
        """Add an entry; what was undone before can no longer be redone."""
        self._undone.clear()
        if self._is_fresh or not self._is_open or not self._done:
            self._done.append([entry])
            del self._done[:-DEPTH]
        elif (merged := _merged(self._done[-1][-1], entry)) is not None:
            self._done[-1][-1] = merged
        else:
            self._done[-1].append(entry)
        self._is_fresh = False
        if self._is_open:
            self._latest_of_series = self._done[-1]
        if isinstance(entry, Dropped):
            self._let_old_runs_go()

    def undo(self) -> list[UndoEntry]:
        """The entries of the latest gesture, last first; empty where there is none."""
        if not self._done:
            return []
        self._end_series()
        self._undone.append(self._done.pop())
        return self._undone[-1][::-1]

    def redo(self) -> list[UndoEntry]:
        """The entries of the gesture undone last, first first; empty where there is none."""
        if not self._undone:
            return []
        self._end_series()
        self._done.append(self._undone.pop())
        return self._done[-1]

    def _end_series(self) -> None:
        self._is_fresh, self._series, self._latest_of_series = True, None, None

    def _let_old_runs_go(self) -> None:
        dropping = [id(gesture) for gesture in self._done if any(isinstance(entry, Dropped) for entry in gesture)]
        gone = set(dropping[:-DROPPED_KEPT])
        self._done = [gesture for gesture in self._done if id(gesture) not in gone]


def _merged(old: UndoEntry, new: UndoEntry) -> UndoEntry | None:
    """Two entries of one drag as one, where the second leaves nothing of the first."""
    if not (isinstance(old, Edited) and isinstance(new, Edited) and type(old.change) is type(new.change)):
        return None
    if not isinstance(old.change, MovePoint | SetLine | SetSettings | SetScale):
        return None
    if isinstance(old.change, MovePoint) and old.change.index != getattr(new.change, "index", None):
        return None
    return Edited(new.change, old.back, new.run_number)
