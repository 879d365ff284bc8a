"""A session as it is now, as values that stay as they are while the program goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model.time.saving.runs import saved_run, saved_timeline
from app.session.lesson.lesson import Lesson
from app.session.saved.records import AS_IT_IS, Desk, SavedDropped, SavedEntry, SavedLesson, SavedUndo, Session
from app.session.state import State
from app.session.targets import TargetId
from app.session.undo import Dropped, UndoEntry, UndoStack


def session_of(state: State) -> Session:
    """All of the session that outlives the program."""
    return Session(_desk({name: getattr(state, name) for name in _FIELDS}), _lesson(state.lesson), state.progress)


_FIELDS = (*AS_IT_IS, "timeline", "undo")


def _desk(fields: Mapping[str, Any]) -> Desk:
    as_it_is = {name: fields[name] for name in AS_IT_IS}
    return Desk(timeline=saved_timeline(fields["timeline"]), undo=_undo(fields["undo"]), **as_it_is)


def _lesson(lesson: Lesson | None) -> SavedLesson | None:
    if lesson is None:
        return None
    seen = tuple(sorted(lesson.seen))
    return SavedLesson(lesson.chapter, seen, lesson.figures, _desk(lesson.own))


def _undo(undo: UndoStack) -> SavedUndo:
    done, undone = (tuple(tuple(map(_entry, gesture)) for gesture in gestures) for gestures in undo.all_gestures)
    series = undo.open_series
    return SavedUndo(done, undone, series if isinstance(series, TargetId) else None)


def _entry(entry: UndoEntry) -> SavedEntry:
    if isinstance(entry, Dropped):
        return SavedDropped(saved_run(entry.run, entry.run_number, entry.origin))
    return entry
