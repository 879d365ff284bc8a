"""A desk that was stored, as fields of the state again.

It may come from a file that somebody else made: whatever in it would lead beyond what a person can do is refused, in words
that name it, and what is only looked at is made anew where it cannot be.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from app.lesson.every import BY_NAME
from app.model.data.dataset import LARGEST_COORDINATE
from app.model.data.scaling import Line
from app.model.landscape.walk import MOST_PARTS, MOST_PLACES, Walk
from app.model.learning.speed import MOST_STEPS_PER_FRAME, Speed
from app.model.learning.training import LARGEST_LINE
from app.model.time.saving.runs import MOST_STEPS, check_change, run_of, timeline_of
from app.model.time.timeline import RUNS_KEPT
from app.session.lesson.figures import FigureValues
from app.session.lesson.lesson import Lesson
from app.session.saved.records import AS_IT_IS, Desk, SavedDropped, SavedEntry, SavedLesson, SavedUndo
from app.session.state import Landscape, State
from app.session.undo import DEPTH, Dropped, Edited, UndoEntry, UndoStack
from app.update.axes import are_usable, axes_for
from app.update.explaining import LONGEST_TRAIL
from app.update.landscape.view import is_usable_box
from app.update.lesson.own_work import own_work

LARGEST_VIEW = 1e300
"""Beyond this nothing can be drawn."""

MOST_ENTRIES = 100 * DEPTH
"""Of entries that can be undone; a hand makes far fewer."""


def fields_of(desk: Desk) -> dict[str, Any]:
    """The fields of the state, by name, that the desk stands for. Raises ValueError."""
    timeline = timeline_of(desk.timeline)
    _check_line(desk.start_line)
    _check_speed(desk.speed)
    return {
        **{name: getattr(desk, name) for name in AS_IT_IS},
        "timeline": timeline,
        "undo": _undo_of(desk.undo),
        "axes": desk.axes if are_usable(desk.axes) else axes_for(timeline.training.training_set.points),
        "landscape": _landscape(desk.landscape),
        "walk": desk.walk if _is_usable_walk(desk.walk) else Walk(),
        "crosshair": tuple(max(0.0, min(1.0, share)) for share in desk.crosshair),
        "explained": desk.explained[-LONGEST_TRAIL:],
    }


def lesson_of(saved: SavedLesson) -> Lesson:
    """The lesson, with the learner's own work waiting. Raises ValueError, for a chapter that is not there for example."""
    chapter = BY_NAME.get(saved.chapter)
    if chapter is None:
        raise ValueError(f"there is no chapter {saved.chapter[:40]!r} in the lesson")
    if any(not 0 <= part < chapter.parts for part in saved.seen):
        raise ValueError(f"the task of the chapter {saved.chapter} has no such part")
    own = {**own_work(State()), **fields_of(saved.own)}
    return Lesson(saved.chapter, True, frozenset(saved.seen), saved.figures[: len(FigureValues.__subclasses__())], own=own)


def _undo_of(saved: SavedUndo) -> UndoStack:
    entries = [entry for gesture in (*saved.done, *saved.undone) for entry in gesture]
    if len(entries) > MOST_ENTRIES or not all((*saved.done, *saved.undone)):
        raise ValueError("there is too much to undo, or nothing in a gesture")
    if sum(isinstance(entry, SavedDropped) for entry in entries) > 2 * RUNS_KEPT:
        raise ValueError(f"more than {2 * RUNS_KEPT} dropped runs")
    done, undone = ([[_entry(entry) for entry in each] for each in gestures] for gestures in (saved.done, saved.undone))
    return UndoStack.of(done, undone, saved.series)


def _entry(entry: SavedEntry) -> UndoEntry:
    if isinstance(entry, SavedDropped):
        return Dropped(entry.run.number, run_of(entry.run), entry.run.origin)
    if isinstance(entry, Edited):
        check_change(entry.change)
        check_change(entry.back)
    return entry


def _check_line(line: Line) -> None:
    if max(abs(value) for value in line) > LARGEST_LINE * LARGEST_COORDINATE:
        raise ValueError("the line to start from is too steep, or too far away")


def _check_speed(speed: Speed) -> None:
    if not 1 <= speed.count <= MOST_STEPS_PER_FRAME:
        raise ValueError(f"a speed of {speed.count} steps is impossible")


def _landscape(landscape: Landscape) -> Landscape:
    """The same, with the slices' view made anew where it cannot be shown."""
    box, window, glide = landscape.box, landscape.slice_window, landscape.slice_glide
    spans = [span for each in (window, glide and glide.begun_at) if each for span in (each.domain, each.heights)]
    are_spans = all(low < high and max(abs(low), abs(high)) < LARGEST_VIEW for low, high in spans)
    is_window = are_spans and (window is None or (window.symbol in ("m", "b") and 0.0 <= window.reach < LARGEST_VIEW))
    return replace(
        landscape,
        box=box if box is None or is_usable_box(box) else None,
        yaw=landscape.yaw % 360.0,
        pitch=max(5.0, min(85.0, landscape.pitch)),
        slice_window=window if is_window else None,
        slice_glide=glide if is_window and window is not None else None,
    )


def _is_usable_walk(walk: Walk) -> bool:
    places, traced = walk.places, (walk.along_m, walk.along_b)
    numbers = [value for place in places for value in place.line]
    numbers += [value for each in traced for value in (each.held, *(end for part in each.parts for end in part))]
    is_bounded = len(places) <= MOST_PLACES and all(len(each.parts) <= MOST_PARTS for each in traced)
    in_order = all(0 <= one.step <= other.step <= MOST_STEPS for one, other in pairwise((*places[:1], *places)))
    return is_bounded and in_order and all(abs(value) < LARGEST_VIEW for value in numbers)
