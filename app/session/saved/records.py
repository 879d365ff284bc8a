"""All of a session that outlives the program.

A field of ``Desk`` has the name that it has in the state. What is not here is made anew: caches, what is held or pointed at,
and which of many steps is shown for a while.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from app.model.data.scaling import Line
from app.model.landscape.walk import Walk
from app.model.learning.speed import Speed
from app.model.time.saving.records import SavedRun, SavedTimeline
from app.session.explained.quantity import Quantity
from app.session.lesson.figures import FigureValues
from app.session.lesson.progress import Progress
from app.session.look import Look
from app.session.state import Axes, Landscape
from app.session.targets import TargetId
from app.session.undo import Edited, KeptLine, Travelled, Viewed


@dataclass(frozen=True, slots=True)
class SavedDropped:
    """A run was forgotten; this is all of it."""

    run: SavedRun


SavedEntry = Edited | Travelled | KeptLine | Viewed | SavedDropped


@dataclass(frozen=True, slots=True)
class SavedUndo:
    """What can be undone and redone. The latest gesture goes on with the next nudge of the target ``series``."""

    done: tuple[tuple[SavedEntry, ...], ...] = ()
    undone: tuple[tuple[SavedEntry, ...], ...] = ()
    series: TargetId | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody works on, and how it is looked at: the learner, or a lesson."""

    timeline: SavedTimeline
    undo: SavedUndo
    start_line: Line
    my_line: Line | None
    is_playing: bool
    speed: Speed
    look: Look
    axes: Axes
    landscape: Landscape
    walk: Walk
    show_both_equations: bool
    crosshair: tuple[float, float]
    explained: tuple[Quantity, ...]
    explained_beside: TargetId | None


@dataclass(frozen=True, slots=True)
class SavedLesson:
    """The open chapter, and the learner's own work that waits meanwhile."""

    chapter: str
    seen: tuple[int, ...]
    figures: tuple[FigureValues, ...]
    own: Desk


@dataclass(frozen=True, slots=True)
class Session:
    """The desk that is seen, the lesson if one is open, and how far the learner got in it."""

    desk: Desk
    lesson: SavedLesson | None
    progress: Progress

    @property
    def own(self) -> Desk:
        """The learner's own work."""
        return self.desk if self.lesson is None else self.lesson.own


AS_IT_IS = tuple(field.name for field in fields(Desk) if field.name not in ("timeline", "undo"))
"""What a desk has of the state unchanged."""
