"""What is stored of runs.

A run is its start, its edits and how far it went: that alone is stored of a short one, and its steps run again when it is
needed. Of a long one the histories and some keyframes are stored as well, as the bytes of arrays, so that ten million steps
need not run again. Either way the end is stored, and what is read must lead to it bit for bit.
"""

from __future__ import annotations

from typing import NamedTuple

from app.model.data.dataset import Dataset
from app.model.data.scaling import Line, ScaleChoice
from app.model.learning.methods.method import MethodState
from app.model.learning.sampling import Cursor
from app.model.learning.training import Settings
from app.model.time.changes import Edit
from app.model.time.timeline import Origin, Place


class SavedStart(NamedTuple):
    """Where a run begins, at step 0."""

    points: Dataset
    scale: ScaleChoice
    settings: Settings
    line: Line


class SavedEnd(NamedTuple):
    """Where a run stands; points and settings follow from its start and edits."""

    step: int
    line: Line
    cursor: Cursor
    method_state: MethodState


class SavedDivergence(NamedTuple):
    """The latest divergence of a run, which ``is_over`` once something was changed since.

    ``numbers`` are three floats, of which some may be infinite or NaN: the line that was refused, and the cost before.
    """

    step: int
    last_stable_step: int
    is_over: bool
    numbers: bytes


class SavedHistories(NamedTuple):
    """Bytes of arrays, eight for each number: floats, and whole numbers where the name ends in ``steps`` or ``places``.

    ``cost_opening`` and the columns after it are those of `CostHistory`, ``path_steps`` and ``path_lines`` those of
    `PathHistory`, ``keyframe_rows`` and ``keyframe_places`` line, method state, epoch and position of every ``interval``-th
    step. ``extents`` are least, greatest and least positive cost, and the extent of the path.
    """

    steps_per_bucket: int
    thinnings: int
    interval: int
    extents: bytes
    cost_opening: bytes
    cost_low: bytes
    cost_high: bytes
    cost_low_steps: bytes
    cost_high_steps: bytes
    path_steps: bytes
    path_lines: bytes
    keyframe_rows: bytes
    keyframe_places: bytes


class SavedRun(NamedTuple):
    """``takes_on``: another change of the same kind at the same step takes the place of the latest edit."""

    number: int
    origin: Origin
    start: SavedStart
    edits: tuple[Edit, ...]
    end: SavedEnd
    takes_on: bool
    divergence: SavedDivergence | None
    histories: SavedHistories | None


class SavedTimeline(NamedTuple):
    """All runs in the order of their numbers, and the moment that is shown."""

    runs: tuple[SavedRun, ...]
    place: Place
    numbers_given: int
